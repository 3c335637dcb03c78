/**
 * Calls `work` as soon as nothing is being typed: at once, or when the field is left. A dialog that opens in the middle
 * of a word would swallow the rest of it.
 *
 * @returns what calls it off
 */
export const whenHandsAreFree = (work: () => void): (() => void) => {
  if (!isTyping()) {
    work();
    return () => undefined;
  }
  const onLeave = () => setTimeout(() => !isTyping() && done());
  const done = () => {
    document.removeEventListener('focusout', onLeave);
    work();
  };
  document.addEventListener('focusout', onLeave);
  return () => document.removeEventListener('focusout', onLeave);
};

const isTyping = (): boolean =>
  document.activeElement?.matches('textarea, input:not([type="radio"], [type="checkbox"])') ?? false;
