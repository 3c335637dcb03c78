import type { Op } from './contract';

/** What has been done and not been acknowledged, kept on the device: one entry per op, so that two tabs never overwrite each other. */
export type Queue = {
  /** In the order in which they are sent. */
  all(): readonly Op[];
  /** @returns false when the device could not keep it and it lives in this page alone */
  put(op: Op): boolean;
  remove(requestId: string): void;
  /** Whether something would be lost with this page. */
  readonly hasUnstored: boolean;
};

/** The queue of one person and one article. `storage` is null where the browser refuses it. */
export const createQueue = (storage: Storage | null, userId: string, articleId: string): Queue => {
  const prefix = `verimark/ops/${userId}/${articleId}/`;
  const unstored = new Map<string, Op>();
  const stored = () => (storage ? keysUnder(storage, prefix).flatMap((key) => read(storage, key)) : []);
  return {
    all: () => [...stored(), ...unstored.values()].filter((op) => op.by === userId).toSorted(inOrder),
    put: (op) => {
      try {
        if (!storage) throw new Error('no storage');
        storage.setItem(prefix + op.requestId, JSON.stringify(op));
        unstored.delete(op.requestId);
        return true;
      } catch {
        unstored.set(op.requestId, op);
        return false;
      }
    },
    remove: (requestId) => {
      unstored.delete(requestId);
      storage?.removeItem(prefix + requestId);
    },
    get hasUnstored() {
      return unstored.size > 0;
    },
  };
};

/** Two tabs can count the same number at once: the id decides, the same way in both. */
const inOrder = (a: Op, b: Op): number => a.order - b.order || (a.requestId < b.requestId ? -1 : 1);

/** The storage's keys that begin with `prefix`. */
export const keysUnder = (storage: Storage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

const read = (storage: Storage, key: string): Op[] => {
  try {
    const op = JSON.parse(storage.getItem(key) ?? 'null') as Op | null;
    return op && typeof op.requestId === 'string' ? [op] : [];
  } catch {
    return [];
  }
};

/** The device's storage, or null where it is switched off. */
export const deviceStorage = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};
