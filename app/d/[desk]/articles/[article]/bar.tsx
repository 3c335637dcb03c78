'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Icon, type IconName } from '@/app/_ui/icon';
import { Verdict } from '@/lib/domain/verdict';
import style from './bar.module.css';
import { commands } from './commands';
import type { CommandName, PartProps } from './contract';
import { keysOf, labelsOf } from './key-map';
import { useKeyPreferences } from './keys';
import { useStore } from './use-store';
import { rangeInHand } from './views';

/**
 * The verdicts beside the words that were clicked or dragged over. It comes with the mouse alone (keys have their
 * keys, thumbs the sheet), goes with the next key or click elsewhere, and while a claim is open, whose card has it all.
 * It stands right after the text, so that Tab leads from the sentence into it.
 */
export function VerdictKeys({ store, ui }: PartProps) {
  const t = useTranslations('pane.bar');
  const bar = useRef<HTMLFieldSetElement>(null);
  const pointed = usePointed(bar);
  const open = useStore(store, (state) => state.openClaim);
  const words = useStore(store, rangeInHand);
  const shown = pointed !== null && open === null && store.can('claim.draft');

  useEffect(() => {
    if (!shown || pointed === null) return;
    let waiting = 0;
    const place = () => {
      waiting = 0;
      const line = ui.pane?.rectOf(words);
      if (!line || !bar.current) return;
      const left = Math.min(
        Math.max(line.left, pointed - bar.current.offsetWidth / 2),
        Math.max(line.left, line.right - bar.current.offsetWidth),
      );
      bar.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(line.top - bar.current.offsetHeight - 6)}px)`;
    };
    const ask = () => {
      waiting ||= requestAnimationFrame(place);
    };
    place();
    window.addEventListener('scroll', ask, { passive: true });
    return () => {
      cancelAnimationFrame(waiting);
      window.removeEventListener('scroll', ask);
    };
  }, [shown, pointed, words, ui]);

  if (!shown) return null;
  const button = (name: CommandName, icon: IconName, label: string) => (
    <BarButton key={name} name={name} icon={icon} label={label} store={store} ui={ui} />
  );
  return (
    <fieldset ref={bar} className={style.bar} aria-label={t('label')}>
      <Verdicts store={store} ui={ui} />
      <span className={style.rule} />
      {button('claim.attribution', 'quote', t('attribution'))}
      {button('note.write', 'note', t('note'))}
      {button('claim.attach', 'link', t('attach'))}
      <span className={style.rule} />
      {button('sentence.split', 'split', t('split'))}
      {button('sentence.join', 'join', t('join'))}
      <span className={style.rule} />
      {button('selection.end-previous-word', 'minus', t('less'))}
      {button('selection.end-next-word', 'plus', t('more'))}
    </fieldset>
  );
}

function Verdicts({ store, ui }: PartProps) {
  const t = useTranslations('shell.verdict');
  return Verdict.options.map((verdict) => (
    <BarButton
      key={verdict}
      name={`verdict.${verdict}`}
      icon={verdict}
      label={t(verdict)}
      className={verdict}
      store={store}
      ui={ui}
    />
  ));
}

type ButtonProps = PartProps & { name: CommandName; icon: IconName; label: string; className?: string };

function BarButton({ name, icon, label, className = '', store, ui }: ButtonProps) {
  const { keys, singleKeys } = useKeyPreferences();
  const key = singleKeys ? labelsOf(keysOf(keys)[name], null).join(' ') : '';
  const available = useStore(store, () => commands[name].available(store));
  return (
    <button
      type="button"
      className={`${style.button} ${className}`}
      aria-label={label}
      title={key ? `${label} (${key})` : label}
      disabled={!available}
      onClick={() => commands[name].run(store, ui)}
    >
      <Icon name={icon} />
      {className && <span>{label}</span>}
    </button>
  );
}

/** Where the text was last pressed with the mouse, in pixels from the left; null after anything else. */
function usePointed(bar: React.RefObject<HTMLElement | null>): number | null {
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    const onUp = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target && bar.current?.contains(target)) return;
      const inText =
        target?.closest('[data-version] p') && event.pointerType === 'mouse' && event.button === 0;
      // After the click has chosen its words.
      setTimeout(() => setPointed(inText ? event.clientX : null));
    };
    const onKey = (event: KeyboardEvent) => {
      const inBar = event.target instanceof Node && bar.current?.contains(event.target);
      if (!inBar && !['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) setPointed(null);
      if (inBar && event.key === 'Escape') setPointed(null);
    };
    document.addEventListener('pointerup', onUp);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('keydown', onKey);
    };
  }, [bar]);
  return pointed;
}
