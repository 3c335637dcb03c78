import type { Block } from './blocks';

/** A piece of text on a page; x to the right and y upwards from the page's lower left corner, in points. */
export type PdfPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly height: number;
};

export type PdfPage = { readonly height: number; readonly pieces: readonly PdfPiece[] };

type Line = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
};

/** In heights of a letter: pieces no further apart than this stand on one line. */
const SAME_LINE = 0.5;
/** In heights of a letter: a space between two pieces. */
const SPACE = 0.15;
/** In usual distances between lines: more begins a paragraph. */
const APART = 1.35;
/** In heights of a letter: a line that begins further in begins a paragraph. */
const INDENT = 0.8;
/** Share of the column: a line that ends before this ends its paragraph. */
const FULL = 0.85;
/** How much larger the letters of a heading are, and how long one is in code units. */
const HEADING = 1.15;
const LONGEST_HEADING = 200;
/** Share of a page's height, at its top and bottom, where what comes again on other pages stands. */
const EDGE = 0.09;

/**
 * The paragraphs of a PDF, which knows only letters and their places: lines that fill their column and stand as close as
 * lines do belong together, larger letters make a heading, and what stands at the edge of several pages comes last, marked.
 */
export function pdfBlocks(pages: readonly PdfPage[]): Block[] {
  const lined = pages.map(({ height, pieces }) => ({ height, lines: linesOf(pieces) }));
  const repeated = repeatedEdges(lined);
  const isRepeated = (line: Line, height: number) =>
    isEdge(line, height) && repeated.has(withoutNumbers(line.text));
  const bodies = lined.map(({ lines, height }) => lines.filter((line) => !isRepeated(line, height)));
  const usual = {
    height: median(bodies.flat().map((line) => line.height)),
    distance: usualDistance(bodies),
  };
  const edges = lined.flatMap(({ lines, height }) => lines.filter((line) => isRepeated(line, height)));
  return [
    ...paragraphs(bodies, usual),
    ...edges.map(({ text }): Block => ({ kind: 'boilerplate', gap: 2, text })),
  ];
}

function paragraphs(pages: readonly (readonly Line[])[], usual: Usual): Block[] {
  const blocks: Block[] = [];
  let previous: Line | undefined;
  for (const lines of pages) {
    const right = Math.max(0, ...lines.map((line) => line.right));
    for (const line of lines) {
      const kind =
        line.height > HEADING * usual.height && line.text.length < LONGEST_HEADING ? 'heading' : 'paragraph';
      const last = blocks.at(-1);
      const isSame = last && previous && last.kind === kind && goesOn(previous, line, usual, right);
      if (isSame) blocks[blocks.length - 1] = { ...last, text: joined(last.text, line.text) };
      else blocks.push({ kind, gap: 2, text: line.text });
      previous = line;
    }
  }
  return blocks;
}

function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const blank = piece.text.trim() === '';
    if (
      last &&
      Math.abs(last.y - piece.y) <= SAME_LINE * Math.max(last.height, piece.height || last.height)
    ) {
      lines[lines.length - 1] = extended(last, piece);
    } else if (!blank) lines.push({ ...piece, right: piece.x + piece.width, text: piece.text });
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

function extended(line: Line, piece: PdfPiece): Line {
  const gap =
    piece.x - line.right > SPACE * line.height && !/\s$/.test(line.text) && !/^\s/.test(piece.text)
      ? ' '
      : '';
  return {
    ...line,
    text: line.text + gap + piece.text,
    right: Math.max(line.right, piece.x + piece.width),
    height: Math.max(line.height, piece.text.trim() === '' ? 0 : piece.height),
  };
}

type Usual = { readonly height: number; readonly distance: number };

function goesOn(previous: Line, line: Line, usual: Usual, right: number): boolean {
  const distance = previous.y - line.y;
  // At the top of a page or column the text goes on, if the line before was full.
  const onNext = distance < 0;
  if (!onNext && distance > APART * Math.max(usual.distance, line.height)) return false;
  if (!onNext && line.x - previous.x > INDENT * line.height) return false;
  if (/^(?:[-–•*]\s|\d{1,2}[.)]\s)/.test(line.text)) return false;
  return (
    previous.right - previous.x >= FULL * (right - Math.min(previous.x, line.x)) ||
    onNext ||
    endsOpen(previous.text)
  );
}

/** No sentence ends there. */
const endsOpen = (text: string): boolean => /[\p{L}\p{N},;-]$/u.test(text);

/** Words that were cut at the end of a line come together again; a hyphen between capitals or numbers stays. */
function joined(text: string, next: string): string {
  if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return /[-\u00ad]$/.test(text) ? text + next : `${text} ${next}`;
}

const usualDistance = (pages: readonly (readonly Line[])[]): number =>
  median(
    pages.flatMap((lines) =>
      lines.slice(1).flatMap((line, i) => {
        const distance = (lines[i]?.y ?? 0) - line.y;
        return distance > 0 && distance < 4 * line.height ? [distance] : [];
      }),
    ),
  );

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const isEdge = (line: Line, height: number): boolean =>
  line.y < EDGE * height || line.y > (1 - EDGE) * height;

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#');

/** Lines at the edges of at least two pages, and of half of them; numbers of pages differ. */
function repeatedEdges(
  pages: readonly { readonly height: number; readonly lines: readonly Line[] }[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { height, lines } of pages) {
    const edges = new Set(
      lines.filter((line) => isEdge(line, height)).map(({ text }) => withoutNumbers(text)),
    );
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const enough = Math.max(2, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([text]) => text));
}
