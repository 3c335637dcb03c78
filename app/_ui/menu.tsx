'use client';

import { type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import style from './menu.module.css';

const GAP = 4;
const EDGE = 8;

/** Under the button, its right edge on the button's, and never past the edges of the window. Sizes in px. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(at.right, innerWidth - EDGE) - menu.offsetWidth);
  const below = at.bottom + GAP;
  const above = at.top - GAP - menu.offsetHeight;
  const top = below + menu.offsetHeight > innerHeight - EDGE && above > EDGE ? above : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

/**
 * A button that opens a list of links and buttons beside it. The native popover: a click elsewhere or Escape closes
 * it, and it opens without JavaScript. `label` names the button when its content is an icon. Put `MenuLink`s,
 * `MenuButton`s and `MenuRule`s inside.
 */
export function Menu({
  label,
  button,
  className,
  children,
}: {
  label: string;
  button: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open' && opener.current) place(event.currentTarget, opener.current);
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className ?? style.opener}
        popoverTarget={id}
        aria-label={label}
        title={label}
      >
        {button}
      </button>
      {/* A click on anything inside has done its work: the list goes away. */}
      <div id={id} popover="auto" className={style.menu} onToggle={onToggle}>
        {children}
      </div>
    </>
  );
}

const close = (target: HTMLElement) => target.closest<HTMLElement>('[popover]')?.hidePopover();

/** A line of a menu that leads somewhere. */
export function MenuLink({
  href,
  current,
  children,
}: {
  href: string;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <a className={style.item} href={href} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}

/** A line of a menu that does something; of type submit when it stands in a form. */
export function MenuButton({
  onClick,
  type = 'button',
  children,
}: {
  onClick?: () => void;
  type?: 'button' | 'submit';
  children: ReactNode;
}) {
  return (
    <button
      type={type}
      className={style.item}
      onClick={(event) => {
        if (type === 'button') close(event.currentTarget);
        onClick?.();
      }}
    >
      {children}
    </button>
  );
}

/** A line between two groups of a menu. */
export function MenuRule() {
  return <hr className={style.rule} />;
}
