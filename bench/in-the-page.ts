/**
 * Runs in the browser: the contestants of the pane's race. Each gets the same data in a page with the same style
 * sheets and is done when sentences can be focused and highlights have been painted.
 */
import '../app/_ui/tokens.css';
import '../app/_ui/base.css';
import '../app/d/[desk]/articles/[article]/highlights.css';
import '@recogito/text-annotator/text-annotator.css';
import { createTextAnnotator, type HighlightStyleExpression } from '@recogito/text-annotator';
import { begin, recordsOf } from '../app/d/[desk]/articles/[article]/begin';
import style from '../app/d/[desk]/articles/[article]/text.module.css';
import { textView } from '../app/d/[desk]/articles/[article]/text-view';
import { claimsInOrder } from '../app/d/[desk]/articles/[article]/views';
import type { Workspace } from '../lib/domain/workspace';

/** A claim as its peers need it. */
type Mark = { readonly id: string; readonly start: number; readonly end: number; readonly verdict: string };

const silent = () => undefined;

/** The pane itself: the workspace's records, claims in reading order, text, highlights, focus. */
function pane(root: HTMLElement, workspace: Workspace): void {
  root.className = style.text ?? '';
  const me = { id: '', name: '', email: '' };
  const state = begin(workspace, me, recordsOf(workspace));
  const { text, sentences } = workspace.version;
  const view = textView(
    root,
    { text, sentences, outside: workspace.outside },
    {
      names: { block: style.block ?? '', bracket: style.bracket ?? '', pin: style.pin ?? '' },
      describe: () => '',
      nameOfPin: () => '',
      onPin: silent,
      onLayout: silent,
    },
  );
  view.show({ focus: 0, selection: null, openClaim: null, views: claimsInOrder(state) });
}

/** The text as its peers get it: a paragraph for each of the source. */
function plainText(root: HTMLElement, text: string): void {
  root.className = style.text ?? '';
  root.innerHTML = text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n\n');
}

const colours: Readonly<Record<string, `#${string}`>> = {
  confirmed: '#0f7a64',
  unconfirmed: '#9a5f00',
  disputed: '#c0283e',
};

function recogito(renderer: 'CSS_HIGHLIGHTS' | 'SPANS', root: HTMLElement, workspace: Workspace): void {
  plainText(root, workspace.version.text);
  const marks = marksOf(workspace);
  const verdicts = new Map(marks.map(({ id, verdict }) => [id, verdict]));
  const style: HighlightStyleExpression = ({ id }) => ({
    fill: colours[verdicts.get(id) ?? ''] ?? '#5b6067',
    fillOpacity: 0.2,
  });
  const annotator = createTextAnnotator(root, { renderer, style });
  const range = document.createRange();
  annotator.setAnnotations(
    marks.map(({ id, start, end }) => ({
      id,
      bodies: [],
      target: {
        annotation: id,
        selector: [{ quote: workspace.version.text.slice(start, end), start, end, range }],
      },
    })),
  );
}

/** Wrapping in elements: every text node of every passage in a `mark`, from the last passage to the first. */
function wrapped(root: HTMLElement, workspace: Workspace): void {
  plainText(root, workspace.version.text);
  for (const { start, end, verdict } of marksOf(workspace).toReversed()) wrap(root, start, end, verdict);
}

function wrap(root: HTMLElement, start: number, end: number, verdict: string): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const inside: [Text, number, number][] = [];
  for (let at = 0, node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    if (at + node.length > start)
      inside.push([node, Math.max(0, start - at), Math.min(node.length, end - at)]);
    at += node.length;
  }
  for (const [node, from, to] of inside) {
    const words = from > 0 ? node.splitText(from) : node;
    if (to - from < words.length) words.splitText(to - from);
    const mark = document.createElement('mark');
    mark.className = verdict;
    words.replaceWith(mark);
    mark.append(words);
  }
}

const marksOf = ({ claims, occurrences, assessments }: Workspace): Mark[] => {
  const verdicts = new Map(assessments.map((one) => [one.id, one.verdict]));
  const ofClaim = new Map(
    claims.map((claim) => [claim.id, verdicts.get(claim.assessmentId ?? '') ?? 'open']),
  );
  return occurrences
    .map(({ id, claimId, start, end }) => ({ id, start, end, verdict: ofClaim.get(claimId) ?? 'open' }))
    .sort((a, b) => a.start - b.start);
};

type Contestant = { run: (root: HTMLElement, workspace: Workspace) => void; done: () => boolean };

const anyHighlight = () => CSS.highlights.size > 0;
const anyElement = (selector: string) => () => document.querySelector(selector) !== null;

const contestants: Readonly<Record<string, Contestant>> = {
  pane: { run: pane, done: anyHighlight },
  'recogito highlights': { run: (root, data) => recogito('CSS_HIGHLIGHTS', root, data), done: anyHighlight },
  'recogito spans': {
    run: (root, data) => recogito('SPANS', root, data),
    done: anyElement('.r6o-annotation'),
  },
  'mark elements': { run: wrapped, done: anyElement('mark') },
};

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** After the frame that is being made has been handed to the screen. */
async function painted(): Promise<number> {
  await nextFrame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  return performance.now();
}

/** Milliseconds from data in the page to painted. */
async function measure(name: string, workspace: Workspace): Promise<number> {
  const root = document.getElementById('root');
  const contestant = contestants[name];
  if (!root || !contestant) throw new Error(`no contestant ${name}`);
  await document.fonts.ready;
  await painted();
  const start = performance.now();
  contestant.run(root, workspace);
  let end = await painted();
  while (!contestant.done()) end = await painted();
  return end - start;
}

Object.assign(window, { measure, contestants: Object.keys(contestants) });
