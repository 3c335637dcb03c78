import type { Store, Ui } from './contract';
import { claimView } from './views';

/**
 * Begins where the address says: `#claim-ID` opens a claim, `?sentence=23` puts a sentence in focus. Whoever comes back,
 * by a reload or the browser's arrows, finds the sentence they left in this tab. Follows later changes of the part after `#`.
 *
 * @returns what ends the following
 */
export const startAt = (store: Store, ui: Ui): (() => void) => {
  const follow = () => {
    const claimId = /^#claim-(\w+)$/.exec(location.hash)?.[1];
    const passage = claimView(store.get(), claimId ?? null)?.here[0];
    if (!claimId || !passage) return false;
    store.open(claimId);
    ui.pane?.scrollTo(passage);
    return true;
  };
  const goTo = (sentence: number) => {
    store.setFocus(sentence);
    const range = store.get().sentences[store.get().focus];
    if (range) ui.pane?.scrollTo(range);
  };
  const left = sentenceLeft(store);
  const asked = Number(new URLSearchParams(location.search).get('sentence'));
  if (left !== null) goTo(left);
  else if (!follow() && Number.isInteger(asked) && asked > 0) goTo(asked - 1);

  const stop = new AbortController();
  window.addEventListener('hashchange', () => void follow(), { signal: stop.signal });
  window.addEventListener('pagehide', () => leave(store), { signal: stop.signal });
  return () => stop.abort();
};

const keyOf = (store: Store): string => `verimark/sentence/${store.get().workspace.article.id}`;

const leave = (store: Store): void => {
  try {
    sessionStorage.setItem(keyOf(store), String(store.get().focus));
  } catch {
    // A tab that keeps nothing begins where the address says.
  }
};

/** The index of the sentence that was in focus when the page was left; null when it is opened anew. */
const sentenceLeft = (store: Store): number | null => {
  const [visit] = performance.getEntriesByType('navigation');
  if (!(visit instanceof PerformanceNavigationTiming) || visit.type === 'navigate') return null;
  try {
    const left = sessionStorage.getItem(keyOf(store));
    return left === null ? null : Number(left);
  } catch {
    return null;
  }
};
