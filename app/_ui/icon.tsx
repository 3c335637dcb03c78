import type { ReactNode } from 'react';
import style from './icon.module.css';

/** The drawings, on a grid of 16 × 16, as strokes in the colour of the text. */
const drawings = {
  confirmed: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 2 2 3.7-4.2" />
    </>
  ),
  unconfirmed: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.75 2.15" />
      <path d="M6.3 6.5a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.65-.9 1.3" />
      <path d="M8 11.3v.01" />
    </>
  ),
  disputed: (
    <>
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" />
      <path d="M5.6 6.9h4.8M5.6 9.3h4.8M9.2 5.2l-2.4 5.8" />
    </>
  ),
  back: (
    <>
      <path d="M10 3 5 8l5 5" />
    </>
  ),
  next: (
    <>
      <path d="m6 3 5 5-5 5" />
    </>
  ),
  down: (
    <>
      <path d="m4 6 4 4 4-4" />
    </>
  ),
  undo: (
    <>
      <path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3" />
    </>
  ),
  redo: (
    <>
      <path d="M13 6H6.5a3.5 3.5 0 0 0 0 7H10M13 6l-3-3M13 6l-3 3" />
    </>
  ),
  disk: (
    <>
      <path d="M2.5 8.5 6 12l7.5-8" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.25 10.25 3.5 3.5" />
    </>
  ),
  close: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
  split: (
    <>
      <path d="M8 2v12" strokeDasharray="2 2" />
      <path d="M5.5 8H1.5m0 0L3.5 6M1.5 8l2 2M10.5 8h4m0 0-2-2m2 2-2 2" />
    </>
  ),
  join: (
    <>
      <path d="M1.5 8h5m0 0-2-2m2 2-2 2M14.5 8h-5m0 0 2-2m-2 2 2 2" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  minus: (
    <>
      <path d="M3 8h10" />
    </>
  ),
  up: (
    <>
      <path d="M8 13V3.5M4 7.5l4-4 4 4" />
    </>
  ),
  against: (
    <>
      <path d="M8 3v9.5M4 8.5l4 4 4-4" />
    </>
  ),
  about: (
    <>
      <path d="M3 6c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0M3 10.5c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0" />
    </>
  ),
  note: (
    <>
      <path d="M3 2.5h10v8L10 13.5H3ZM10 13.5v-3h3M5.5 5.5h5M5.5 8h3" />
    </>
  ),
  lock: (
    <>
      <path d="M3.5 7h9v6.5h-9ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  eye: (
    <>
      <path d="M1.5 8c3.5-5.3 9.5-5.3 13 0-3.5 5.3-9.5 5.3-13 0Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  todo: (
    <>
      <circle cx="8" cy="8" r="5.25" />
    </>
  ),
  done: (
    <>
      <path d="m3 8.5 3.2 3.2L13 4.5" />
    </>
  ),
  quote: (
    <>
      <path d="M6.5 4.5c-2.3.6-3.5 2-3.5 4.5v2.5h3.5V8H4.7M13 4.5c-2.3.6-3.5 2-3.5 4.5v2.5H13V8h-1.8" />
    </>
  ),
  comment: (
    <>
      <path d="M2.5 3h11v8H8l-3 2.75V11H2.5ZM5.5 5.75h5M5.5 8.25h3" />
    </>
  ),
  bell: (
    <>
      <path d="M3.5 11.5c1-1 1-2.3 1-4a3.5 3.5 0 0 1 7 0c0 1.7 0 3 1 4ZM6.75 13.5h2.5" />
    </>
  ),
  more: (
    <>
      <path d="M3.5 8v.01M8 8v.01M12.5 8v.01" strokeWidth="2" />
    </>
  ),
  print: (
    <>
      <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z" />
    </>
  ),
  link: (
    <>
      <path d="M6.5 9.5l3-3M7.5 4.5l1.3-1.3a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.3 1.3a2.8 2.8 0 0 1-4-4L4.5 7.5" />
    </>
  ),
  menu: (
    <>
      <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
    </>
  ),
  alert: (
    <>
      <path d="M8 2 14.5 13.5h-13Z" />
      <path d="M8 6.5v3M8 11.6v.01" />
    </>
  ),
  upload: (
    <>
      <path d="M8 10.5V3M4.5 6 8 2.5 11.5 6M2.5 10.5v3h11v-3" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.75" />
      <path d="M2.75 13.5c.7-2.7 2.7-4 5.25-4s4.55 1.3 5.25 4" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

const idOf = (name: IconName) => `icon-${name}`;

/** Every icon once per page, so that a list of five thousand claims does not repeat its paths. Stands in the layout. */
export function IconSprite() {
  return (
    <svg className={style.sprite} aria-hidden="true">
      {(Object.keys(drawings) as IconName[]).map((name) => (
        <symbol key={name} id={idOf(name)} viewBox="0 0 16 16">
          {drawings[name]}
        </symbol>
      ))}
    </svg>
  );
}

/**
 * One icon. It says nothing to a screen reader: the label stands beside it, or on the button around it.
 * `size` is small in dense lists (12 px), normal (16 px), large for the thumb (20 px).
 */
export function Icon({ name, size = 'normal' }: { name: IconName; size?: 'small' | 'normal' | 'large' }) {
  return (
    <svg className={`${style.icon} ${style[size]}`} aria-hidden="true">
      <use href={`#${idOf(name)}`} />
    </svg>
  );
}

/** The three lines of the name: confirmed, unconfirmed, disputed. */
export function Mark() {
  return (
    <svg
      className={style.mark}
      viewBox="0 0 20 20"
      aria-hidden="true"
      stroke="currentColor"
      strokeWidth="2"
      fill="none"
    >
      <path d="M2 5h16" />
      <path d="M2 10h16" strokeDasharray="4 2" />
      <path d="M2 15.5q2-3 4 0t4 0 4 0 4 0" />
    </svg>
  );
}
