import type { ComponentProps, ReactNode } from 'react';
import style from './button.module.css';
import { Icon, type IconName } from './icon';

type Look = 'plain' | 'solid' | 'bare' | 'danger';

const classOf = (look: Look, className?: string) =>
  [style.button, style[look], className].filter(Boolean).join(' ');

type Common = {
  /** One `solid` a view, the thing most people came for; `bare` beside it; `danger` for what takes something away. */
  look?: Look;
  icon?: IconName;
  /** The key that does the same. */
  shortcut?: string;
  children: ReactNode;
};

/**
 * A button. It is of `type="button"` unless told otherwise. Use `aria-disabled` instead of `disabled` where a person
 * should be able to reach it and learn why.
 */
export function Button({
  look = 'plain',
  icon,
  shortcut,
  children,
  className,
  ...rest
}: Common & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={classOf(look, className)}>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </button>
  );
}

/** A link that looks like a button, for what leads somewhere. */
export function ButtonLink({
  look = 'plain',
  icon,
  shortcut,
  children,
  className,
  ...rest
}: Common & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classOf(look, className)}>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </a>
  );
}

/** A square button with an icon alone; `label` is what a screen reader says and what the pointer shows. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={[style.square, className].filter(Boolean).join(' ')}
    >
      <Icon name={icon} />
    </button>
  );
}
