/**
 * Runs in the browser: the contestants of the anchors' race. Each gets the changed text, as a page or as a string, and
 * says where the quotes now lie.
 */
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import { toTextPosition } from 'dom-anchor-text-quote';
import { type Anchor, resolver } from '../lib/domain/anchor';
import { reanchorAll } from '../lib/domain/reanchor';
import type { Range as Offsets } from '../lib/domain/sentences';
import { approxQuote } from './approx-quote';

/** What was found for an anchor; undefined where the time was over before. */
export type Found = (Offsets | null | undefined)[];

/** Two texts, and anchors described in the first. */
export type Race = { readonly before: string; readonly after: string; readonly anchors: readonly Anchor[] };

type Contestant = (race: Race, root: HTMLElement, deadline: number) => Found | Promise<Found>;

/** One anchor after the other, in an order that spreads them over the text, as long as there is time. */
async function oneByOne<Answer>(
  anchors: readonly Anchor[],
  deadline: number,
  find: (anchor: Anchor) => Answer | Promise<Answer>,
): Promise<(Answer | undefined)[]> {
  const found: (Answer | undefined)[] = anchors.map(() => undefined);
  const STRIDE = 7;
  for (let i = 0; i < anchors.length && performance.now() < deadline; i += 1) {
    const at = (i * STRIDE) % anchors.length;
    const anchor = anchors[at];
    if (anchor) found[at] = await find(anchor);
  }
  return found;
}

async function firstRange(anchor: Anchor, root: HTMLElement): Promise<Range | null> {
  const { exact, prefix, suffix } = anchor;
  const match = createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix });
  for await (const range of match(root)) return range;
  return null;
}

/** The ends of a DOM range as offsets into the text of `root`; not part of what is measured. */
function offsetsOf(root: HTMLElement, range: Range): Offsets {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

const contestants: Readonly<Record<string, Contestant>> = {
  'through the difference': ({ before, after, anchors }) => [...reanchorAll(before, after, anchors)],
  'the quote alone': ({ after, anchors }) => anchors.map(resolver(after)),
  'approx-string-match': ({ after, anchors }, _, deadline) =>
    oneByOne(anchors, deadline, (anchor) => approxQuote(after, anchor)),
  'dom-anchor-text-quote': ({ anchors }, root, deadline) =>
    oneByOne(anchors, deadline, (anchor) => toTextPosition(root, anchor, { hint: anchor.start })),
};

/** Paragraphs, as articles have them; the text of the page is the text itself. */
function show(text: string): HTMLElement {
  const root = document.querySelector('main') ?? document.body;
  root.replaceChildren(
    ...text.split(/(?<=\n\n)/).map((paragraph) => {
      const element = document.createElement('p');
      element.textContent = paragraph;
      return element;
    }),
  );
  if (root.textContent !== text) throw new Error('the page shows another text');
  return root;
}

let race: Race = { before: '', after: '', anchors: [] };

const prepare = (next: Race): void => {
  race = next;
  show(race.after);
};

/** @param budget milliseconds after which no further anchor is begun */
async function run(name: string, budget: number): Promise<{ took: number; found: Found }> {
  const root = document.querySelector('main') ?? document.body;
  const start = performance.now();
  if (name === '@apache-annotator/dom') {
    const ranges = await oneByOne(race.anchors, start + budget, (anchor) => firstRange(anchor, root));
    const took = performance.now() - start;
    return { took, found: ranges.map((range) => range && offsetsOf(root, range)) };
  }
  const contestant = contestants[name];
  if (!contestant) throw new Error(`no contestant ${name}`);
  const found = await contestant(race, root, start + budget);
  return { took: performance.now() - start, found };
}

const names = [...Object.keys(contestants), '@apache-annotator/dom'];

declare global {
  interface Window {
    race: { prepare: typeof prepare; run: typeof run; names: string[] };
  }
}
window.race = { prepare, run, names };
