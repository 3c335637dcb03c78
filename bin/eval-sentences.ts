import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Range, splitSentences } from '../lib/domain/sentences';
import { normalise } from '../lib/domain/text';

// Measures the sentence splitter: `npm run eval:sentences -- PATH [--language vi] [--errors]`.
// PATH holds one JSON object a line, `{"sentences": [...]}`; a document's sentences are joined with one space
// and split again, and the boundaries inside it compared.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'vi' }, errors: { type: 'boolean', default: false } },
});
const [path] = positionals;
const { language } = values;
if (!path || !existsSync(path)) {
  console.log(`eval:sentences skipped: ${path ? `there is no ${path}` : 'no path given'}`);
  process.exit(0);
}

type Splitter = (text: string, language: string) => Range[];
type Mistake = { readonly kind: 'spurious' | 'missed'; readonly text: string; readonly end: number };
type Score = { readonly hits: number; readonly mistakes: readonly Mistake[] };

const documents = readFileSync(path, 'utf8').split('\n').filter(Boolean).map(readDocument);
const ours = measure(splitSentences);
print('ours', ours);
print('Intl.Segmenter', measure(segmenterAlone));
time();
if (values.errors) ours.mistakes.forEach(show);

function readDocument(line: string): string[] {
  const { sentences }: { sentences: string[] } = JSON.parse(line);
  return sentences.map((sentence) => normalise(sentence).trim()).filter(Boolean);
}

function segmenterAlone(text: string, tag: string): Range[] {
  const pieces = new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(text);
  return Array.from(pieces, ({ index, segment }) => ({
    start: index,
    end: index + segment.trimEnd().length,
  }));
}

function measure(split: Splitter): Score {
  const scores = documents.map((sentences) => compare(sentences, split));
  return {
    hits: scores.reduce((sum, { hits }) => sum + hits, 0),
    mistakes: scores.flatMap(({ mistakes }) => mistakes),
  };
}

function compare(sentences: readonly string[], split: Splitter): Score {
  const text = sentences.join(' ');
  const truth = new Set(sentences.map((_, i) => sentences.slice(0, i + 1).join(' ').length));
  const found = new Set(split(text, language).map(({ end }) => end));
  // Where the document ends is no achievement.
  truth.delete(text.length);
  found.delete(text.length);
  const spurious = [...found].filter((end) => !truth.has(end));
  const missed = [...truth].filter((end) => !found.has(end));
  return {
    hits: truth.size - missed.length,
    mistakes: [
      ...spurious.map((end) => ({ kind: 'spurious' as const, text, end })),
      ...missed.map((end) => ({ kind: 'missed' as const, text, end })),
    ],
  };
}

function print(name: string, { hits, mistakes }: Score): void {
  const count = (kind: Mistake['kind']) => mistakes.filter((mistake) => mistake.kind === kind).length;
  const precision = hits / (hits + count('spurious'));
  const recall = hits / (hits + count('missed'));
  const f1 = (2 * precision * recall) / (precision + recall);
  const percent = (share: number) => (100 * share).toFixed(2).padStart(6);
  console.log(
    `${name.padEnd(14)} precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`,
  );
}

function show({ kind, text, end }: Mistake): void {
  console.log(`${kind.padEnd(9)}${text.slice(Math.max(0, end - 50), end)} ⏐${text.slice(end, end + 40)}`);
}

function time(): void {
  const all = documents.flat().join(' ');
  const megabyte = all.repeat(Math.ceil(1e6 / Math.max(1, all.length))).slice(0, 1e6);
  const start = performance.now();
  const count = splitSentences(megabyte, language).length;
  const ms = Math.round(performance.now() - start);
  console.log(`1,000,000 characters in one paragraph: ${ms} ms, ${count} sentences`);
}
