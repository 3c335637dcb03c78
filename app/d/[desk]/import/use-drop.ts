'use client';

import { useEffect, useRef, useState } from 'react';
import { droppedIn, type Given } from './gather';

/** Files may be dropped anywhere on the page: whoever misses the field would lose the page to the file. */
export function useDrop(onFiles: (files: readonly Given[]) => void): boolean {
  const [over, setOver] = useState(false);
  const now = useRef(onFiles);
  useEffect(() => {
    now.current = onFiles;
  });
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Leaving the window names nothing that is entered.
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void droppedIn(event.dataTransfer).then((files) => now.current(files));
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
