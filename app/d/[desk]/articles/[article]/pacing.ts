/** Asks for some work that is done later, once however often it is asked for meanwhile. */
export type Asking = (() => void) & { cancel: () => void };

/** In the next frame. */
export const frame = (work: () => void): Asking => {
  let waiting = 0;
  const ask = (): void => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      work();
    });
  };
  const cancel = (): void => {
    cancelAnimationFrame(waiting);
    waiting = 0;
  };
  return Object.assign(ask, { cancel });
};

/** In milliseconds: steps of a scrolling that is too quick for anyone to read along are closer together than this. */
const PAUSE = 80;

/** When nobody has asked for it for a moment. */
export const settled = (work: () => void): Asking => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(work, PAUSE);
  };
  return Object.assign(ask, { cancel: () => clearTimeout(waiting) });
};

/** When the next frame is on the screen: the layout is known by then, and nothing of that frame waits for the work. */
export const afterPaint = (work: () => void): void => {
  requestAnimationFrame(() => setTimeout(work));
};
