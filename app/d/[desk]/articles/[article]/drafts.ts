/**
 * What is being typed, kept on the device from the first keystroke until it has
 * become an op of the queue (kept likewise): by person, record and
 * field. A reload and a second tab find it in its field again.
 */
import { keysUnder } from './queue';

export type Drafts = {
  /** Null: nothing is being typed there. The empty text is something typed. */
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
  subscribe(listener: () => void): () => void;
  /** Keys below `prefix` for which something is typed. */
  keys(prefix: string): readonly string[];
};

/** Key of a field's draft: `claim/<id>/statement`. */
export const draftKey = (kind: string, id: string, field: string): string => `${kind}/${id}/${field}`;

/** The drafts of one person. Where the device keeps nothing they live in the page. */
export const createDrafts = (storage: Storage | null, userId: string): Drafts => {
  const prefix = `verimark/drafts/${userId}/`;
  const inPage = new Map<string, string>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const get = (key: string) => inPage.get(key) ?? storage?.getItem(prefix + key) ?? null;
  const remove = (key: string) => {
    if (get(key) === null) return;
    inPage.delete(key);
    storage?.removeItem(prefix + key);
    tell();
  };
  const set = (key: string, text: string) => {
    try {
      if (!storage) throw new Error('no storage');
      storage.setItem(prefix + key, text);
      inPage.delete(key);
    } catch {
      inPage.set(key, text);
    }
    tell();
  };
  return {
    get,
    set,
    remove,
    subscribe: (listener) => {
      const elsewhere = (event: StorageEvent) => {
        if (event.key?.startsWith(prefix) ?? true) listener();
      };
      listeners.add(listener);
      if (typeof window !== 'undefined') window.addEventListener('storage', elsewhere);
      return () => {
        listeners.delete(listener);
        if (typeof window !== 'undefined') window.removeEventListener('storage', elsewhere);
      };
    },
    keys: (below) => {
      const stored = storage ? keysUnder(storage, prefix + below).map((key) => key.slice(prefix.length)) : [];
      return [...new Set([...stored, ...[...inPage.keys()].filter((key) => key.startsWith(below))])];
    },
  };
};
