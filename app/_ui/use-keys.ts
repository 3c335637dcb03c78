'use client';

import { useEffect, useRef } from 'react';

/** While an input method is at work, browsers report this in place of the key. */
const COMPOSING = 229;

/**
 * Single keys of a page, by `event.code`. Never inside a text field, never while an input method composes, and not with
 * Ctrl, Alt or Meta.
 */
export const useKeys = (actions: readonly (readonly [code: string, work: () => unknown])[]): void => {
  const now = useRef(actions);
  useEffect(() => {
    now.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const [, work] = now.current.find(([code]) => code === event.code) ?? [];
      if (!work || event.defaultPrevented || event.repeat || !isFree(event)) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};

const isFree = ({
  isComposing,
  keyCode,
  ctrlKey,
  altKey,
  metaKey,
  shiftKey,
  target,
}: KeyboardEvent): boolean =>
  !isComposing &&
  keyCode !== COMPOSING &&
  !ctrlKey &&
  !altKey &&
  !metaKey &&
  !shiftKey &&
  !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog'));
