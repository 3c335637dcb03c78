'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './button';
import style from './dialog.module.css';

/**
 * A dialog over the page: the native element, so focus stays inside, Escape closes it and focus goes back to where it
 * was. `onClose` is called however it is closed; the caller then sets `open` to false. Buttons go to `footer`.
 */
export function Dialog({
  open,
  onClose,
  title,
  footer,
  wide = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('shell.dialog');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={`${style.dialog} ${wide ? style.wide : ''}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <>
          <header className={style.head}>
            <h2 id={titleId}>{title}</h2>
            <IconButton icon="close" label={t('close')} onClick={() => dialog.current?.close()} />
          </header>
          <div className={style.body}>{children}</div>
          {footer && <footer className={style.foot}>{footer}</footer>}
        </>
      )}
    </dialog>
  );
}
