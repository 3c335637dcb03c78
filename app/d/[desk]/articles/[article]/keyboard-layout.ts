'use client';
import { useSyncExternalStore } from 'react';

type Layout = ReadonlyMap<string, string>;
/** Chromium's Keyboard API; elsewhere the labels of a US keyboard are shown. */
type KeyboardApi = { getLayoutMap(): Promise<Layout> };

let layout: Layout | null = null;
let asked = false;
const listeners = new Set<() => void>();

const ask = async (): Promise<void> => {
  if (asked) return;
  asked = true;
  const keyboard: unknown = Reflect.get(navigator, 'keyboard');
  if (!isKeyboard(keyboard)) return;
  layout = await keyboard.getLayoutMap().catch(() => null);
  for (const listener of listeners) listener();
};

const isKeyboard = (value: unknown): value is KeyboardApi =>
  typeof value === 'object' && value !== null && 'getLayoutMap' in value;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  void ask();
  return () => listeners.delete(listener);
};

/** What is printed on the person's keys, by `event.code`; null while it is not known. */
export const useKeyboardLayout = (): Layout | null =>
  useSyncExternalStore(
    subscribe,
    () => layout,
    () => null,
  );
