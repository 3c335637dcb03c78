import { existsSync, readFileSync } from 'node:fs';
import { type Range, splitSentences } from '../lib/domain/sentences';
import { normalise } from '../lib/domain/text';

/**
 * Measure the sentence splitter: `npm run eval:sentences -- PATH [LANGUAGE] [--errors]`.
 * PATH holds one JSON object a line, `{"sentences": [...]}`; a document's sentences are joined with one space
 * and split again, and the boundaries inside it compared.
 */
type Splitter = (text: string, language: string) => Range[];
type Score = { hits: number; spurious: number; missed: number };

const [path, language = 'vi', ...flags] = process.argv.slice(2);
if (!path || !existsSync(path)) {
  console.log(`eval:sentences skipped: ${path ? `there is no ${path}` : 'no path given'}`);
  process.exit(0);
}

const documents = readFileSync(path, 'utf8').trim().split('\n').map(readDocument);
report('ours', splitSentences);
report('Intl.Segmenter', segmenterAlone);
time();

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

function report(name: string, split: Splitter): void {
  const score: Score = { hits: 0, spurious: 0, missed: 0 };
  for (const sentences of documents)
    compare(sentences, split, score, flags.includes('--errors') && name === 'ours');
  const precision = score.hits / (score.hits + score.spurious);
  const recall = score.hits / (score.hits + score.missed);
  const f1 = (2 * precision * recall) / (precision + recall);
  const percent = (share: number) => (100 * share).toFixed(2).padStart(6);
  console.log(
    `${name.padEnd(16)} precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`,
  );
}

function compare(sentences: readonly string[], split: Splitter, score: Score, shown: boolean): void {
  const text = sentences.join(' ');
  const truth = new Set<number>();
  let end = -1;
  for (const sentence of sentences) {
    end += sentence.length + 1;
    truth.add(end);
  }
  truth.delete(text.length);
  const found = new Set(split(text, language).map(({ end }) => end));
  found.delete(text.length);
  for (const place of found) if (!truth.has(place)) note('spurious', text, place, score, shown);
  for (const place of truth) note(found.has(place) ? 'hits' : 'missed', text, place, score, shown);
}

function note(kind: keyof Score, text: string, end: number, score: Score, shown: boolean): void {
  score[kind] += 1;
  if (shown && kind !== 'hits')
    console.log(`${kind.padEnd(9)}${text.slice(Math.max(0, end - 50), end)} ⏐${text.slice(end, end + 40)}`);
}

function time(): void {
  const all = documents.flat().join(' ');
  const megabyte = all.repeat(Math.ceil(1e6 / all.length)).slice(0, 1e6);
  const start = performance.now();
  const count = splitSentences(megabyte, language).length;
  console.log(
    `1,000,000 characters in one paragraph: ${Math.round(performance.now() - start)} ms, ${count} sentences`,
  );
}
