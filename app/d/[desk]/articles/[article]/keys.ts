'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { commands } from './commands';
import type { CommandName, Store, Ui } from './contract';
import { commandOf, type KeyMap, keyOf, keysOf, repeats, writes } from './key-map';

/** How the person wants the keys: stored with them, so that every device has the same. */
export type KeyPreferences = {
  readonly keys: Readonly<Record<string, string>>;
  readonly singleKeys: boolean;
};

const usual: KeyPreferences = { keys: {}, singleKeys: true };
let preferences = usual;
let asked = false;
const listeners = new Set<() => void>();

const adopt = (next: KeyPreferences): void => {
  preferences = next;
  for (const listener of listeners) listener();
};

const ADDRESS = '/api/me/preferences';

/** The usual keys hold until the person's own have come, and when they cannot be had. */
async function ask(): Promise<void> {
  if (asked) return;
  asked = true;
  const answer = await fetch(ADDRESS).catch(() => null);
  if (!answer?.ok) return;
  const { keys, singleKeys } = (await answer.json()) as Partial<KeyPreferences>;
  adopt({ keys: keys ?? {}, singleKeys: singleKeys ?? true });
}

/** Applied at once. @returns whether it was also stored; if not, it holds until the page is left */
export async function savePreferences(change: Partial<KeyPreferences>): Promise<boolean> {
  adopt({ ...preferences, ...change });
  const answer = await fetch(ADDRESS, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  }).catch(() => null);
  return answer?.ok ?? false;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  void ask();
  return () => listeners.delete(listener);
};

export const useKeyPreferences = (): KeyPreferences =>
  useSyncExternalStore(
    subscribe,
    () => preferences,
    () => usual,
  );

/** One listener for all keys of the workspace. */
export function useKeys(store: Store, ui: Ui): void {
  const { keys, singleKeys } = useKeyPreferences();
  useEffect(() => {
    const map = keysOf(keys);
    const onKey = (event: KeyboardEvent): void => {
      const name = commandFor(event, map, singleKeys);
      if (!name || (event.repeat && !repeats(name))) return;
      if (!commands[name].available(store)) return;
      event.preventDefault();
      commands[name].run(store, ui);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, ui, keys, singleKeys]);
}

/** Where letters are typed, or arrows and first letters choose. */
const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox], [role=menu]';
/** What has its own use for Enter, Escape, Home and the arrows. */
const CONTROL =
  'a[href], button, summary, input, [role=slider], [role=radiogroup], [role=tablist], [popover]';

function commandFor(event: KeyboardEvent, map: KeyMap, singleKeys: boolean): CommandName | null {
  const key = event.defaultPrevented ? null : keyOf(event);
  if (!key || document.querySelector('dialog[open]')) return null;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPING)) return null;
  if (writes(key)) return singleKeys ? commandOf(map, key) : null;
  return key !== 'Escape' && target.closest(CONTROL) ? null : commandOf(map, key);
}
