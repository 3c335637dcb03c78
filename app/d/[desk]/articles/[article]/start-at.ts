import type { Store, Ui } from './contract';
import { claimView } from './views';

/**
 * Begins where the address says: `#claim-ID` opens a claim, `?sentence=23` puts a sentence in focus. Follows later
 * changes of the part after `#`.
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
  const sentence = Number(new URLSearchParams(location.search).get('sentence'));
  if (!follow() && Number.isInteger(sentence) && sentence > 0) {
    store.setFocus(sentence - 1);
    const range = store.get().sentences[store.get().focus];
    if (range) ui.pane?.scrollTo(range);
  }
  const later = () => void follow();
  window.addEventListener('hashchange', later);
  return () => window.removeEventListener('hashchange', later);
};
