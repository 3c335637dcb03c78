'use client';

import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

/** A bare button, named in full by `title`, that opens a dialog of the same name over the page. */
export function DialogButton({
  title,
  label,
  children,
}: {
  title: string;
  /** What is seen of the name. */
  label: string;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="bare" aria-label={title} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={title}>
        {children}
      </Dialog>
    </>
  );
}
