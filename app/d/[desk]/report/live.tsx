'use client';

import { useRouter } from 'next/navigation';
import {
  type ChangeEvent,
  type FormEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react';
import { useTranslations } from 'use-intl/react';
import { NONE } from '@/lib/domain/report-request';
import layout from './paper.module.css';
import style from './report.module.css';

/** Id of the form that chooses; the crosses on the paper belong to it. */
export const FORM = 'choose';

/** Milliseconds until what was typed, or ticked, is shown. */
const PAUSE = { typed: 450, ticked: 120 };

type Props = {
  /** Of the page, without its query. */
  address: string;
  /** How many claims are in the report. */
  count: number;
  choose: ReactNode;
  beside: ReactNode;
  paper: ReactNode;
};

/**
 * The paper, and the form that says what stands on it. The form is a plain one, whose address is the report; with script
 * the paper follows what is changed, and neither the place nor the focus is lost.
 */
export function Live({ address, count, choose, beside, paper }: Props) {
  const t = useTranslations('builder');
  const form = useRef<HTMLFormElement>(null);
  const { go, pending, keep } = useAddress(address, form);
  const later = useLater();
  const change = ({ target }: ChangeEvent<HTMLFormElement>) => {
    const field: Element = target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !field.name) return;
    later(() => go(null), /^(text|date)$/.test(field.type) ? PAUSE.typed : PAUSE.ticked);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    keep(submitter);
    go(submitter);
  };
  return (
    <div className={`${layout.table} ${style.desk}`}>
      <aside className={style.side} aria-label={t('label')}>
        <form
          ref={form}
          id={FORM}
          className={style.choose}
          action={address}
          onChange={change}
          onSubmit={submit}
        >
          {choose}
        </form>
        <div className={style.beside}>{beside}</div>
        <p className="sr" role="status">
          {pending ? '' : t('claimCount', { count })}
        </p>
      </aside>
      <main id="content" tabIndex={-1} aria-busy={pending} className={`${layout.paper} ${style.paper}`}>
        {paper}
      </main>
    </div>
  );
}

/** Only the last of several changes in a row counts. */
function useLater() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (work: () => void, pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, pause);
  };
}

/** Goes where the form says, in place; when what had the focus is gone, the next of its kind gets it. */
function useAddress(address: string, form: { current: HTMLFormElement | null }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [left, setLeft] = useState<{ at: number } | null>(null);
  useEffect(() => {
    if (pending || !left) return;
    const all = crosses();
    (all[Math.min(left.at, all.length - 1)] ?? document.getElementById('content'))?.focus();
    setLeft(null);
  }, [pending, left]);
  return {
    pending,
    keep: (submitter: HTMLElement | null) => {
      const at = submitter ? crosses().indexOf(submitter) : -1;
      if (at >= 0) setLeft({ at });
    },
    go: (submitter: HTMLElement | null) => {
      if (!form.current) return;
      const query = queryIn(new FormData(form.current, submitter)).toString();
      start(() => router.replace(`${address}${query && `?${query}`}`, { scroll: false }));
    },
  };
}

const crosses = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`#content button[form="${FORM}"]`),
];

/** What the form says, without what says nothing. */
const queryIn = (data: FormData): URLSearchParams => {
  const said = [...data].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value] as const] : [],
  );
  const ticked = new Set(said.filter(([, value]) => value !== NONE).map(([name]) => name));
  return new URLSearchParams(
    said.filter(([name, value]) => value !== NONE || !ticked.has(name)).map(([...pair]) => pair),
  );
};
