'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Labelled } from '@/app/_ui/field';
import { fold } from '@/lib/domain/text';
import style from './form.module.css';

/** Something of the desk that is found by typing its name. */
export type Entry = { id: string; name: string; suggestedReliability?: string | null };

type Props = {
  label: string;
  /** What is typed, and the entry that is meant by it; the empty text where none is. */
  text: string;
  id: string;
  onType: (text: string, entry: Entry | null) => void;
  /** Address that answers `?q=` with `{ items }`. */
  address: string;
  /** Entries that are at hand before the desk has answered. */
  known: readonly Entry[];
  /** Says that a name makes a new entry. */
  newHint: string;
  placeholder?: string;
  error?: string | undefined;
};

/** While typing: how long to wait before asking. */
const PAUSE_MS = 150;
const MOST = 7;

/** A text field with the desk's entries of that name under it; a name that is none of theirs is a new one. */
export function Typeahead(props: Props) {
  const { label, text, id, onType, known, newHint, placeholder, error } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useFound(props, isOpen);
  const listId = useId();
  const offered = isOpen ? merge(known, found, text) : [];
  const choose = (entry: Entry) => {
    onType(entry.name, entry);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || offered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = offered[active];
    if (step) setActive((active + step + offered.length) % offered.length);
    else if (event.key === 'Enter' && entry && !event.ctrlKey && !event.metaKey) choose(entry);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNew = text.trim() !== '' && id === '';
  return (
    <Labelled label={label} error={error}>
      {(wiring) => (
        <span className={style.typeahead}>
          <input
            {...wiring}
            className={style.input}
            role="combobox"
            aria-expanded={offered.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={offered[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={placeholder}
            value={text}
            onChange={({ currentTarget: { value } }) => {
              onType(value, sameName([...known, ...found], value));
              setOpen(true);
              setActive(-1);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
          {isNew && <span className={style.isNew}>{newHint}</span>}
          <div
            id={listId}
            role="listbox"
            aria-label={label}
            className={style.offered}
            hidden={offered.length === 0}
          >
            {offered.map((entry, i) => (
              <div
                key={entry.id}
                id={`${listId}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === active}
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(entry);
                }}
              >
                {entry.name}
              </div>
            ))}
          </div>
        </span>
      )}
    </Labelled>
  );
}

/** The entry that has this name, with or without its accents. */
export const sameName = (entries: readonly Entry[], text: string): Entry | null =>
  entries.find((entry) => fold(entry.name) === fold(text.trim())) ?? null;

const merge = (known: readonly Entry[], found: readonly Entry[], text: string): Entry[] => {
  const near = known.filter((entry) => fold(entry.name).includes(fold(text.trim())));
  const all = new Map([...near, ...found].map((entry) => [entry.id, entry]));
  return [...all.values()].slice(0, MOST);
};

/** What the desk has by that name, asked while one types. Out of reach it has nothing: the name can be typed all the same. */
const useFound = ({ address, text, id, onType }: Props, isOpen: boolean): readonly Entry[] => {
  const meant = useRef(onType);
  useEffect(() => {
    meant.current = onType;
  });
  const [found, setFound] = useState<readonly Entry[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const entries = await entriesAt(address, text.trim(), stop.signal);
      if (stop.signal.aborted) return;
      setFound(entries);
      const same = id === '' && sameName(entries, text);
      if (same) meant.current(text, same);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, text, id, isOpen]);
  return found;
};

/** The desk's entries whose names hold what is typed; none where the desk cannot be reached. */
export const entriesAt = async (
  address: string,
  typed: string,
  signal: AbortSignal | null = null,
): Promise<readonly Entry[]> => {
  try {
    const response = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { signal });
    return response.ok ? ((await response.json()) as { items: Entry[] }).items : [];
  } catch {
    return [];
  }
};
