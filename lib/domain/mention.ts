/** People called by their name in a text: `@Checker A`. */
import { fold } from './text';

/** Someone who can be called. */
export type Callable = { readonly userId: string; readonly name: string };

/** A piece of text; with a person, their name as it stands there. */
export type Piece = { readonly text: string; readonly userId?: string };

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** The longest name that stands at an offset right behind its @, and goes no further as a word. */
const calledAt = (text: string, at: number, people: readonly Callable[]): Callable | undefined =>
  people
    .filter(({ name }) => {
      const end = at + 1 + name.length;
      return text.slice(at + 1, end) === name && !WORD.test(text.slice(end, end + 1));
    })
    .toSorted((a, b) => b.name.length - a.name.length)[0];

const isFree = (text: string, at: number): boolean => at === 0 || !WORD.test(text.slice(at - 1, at));

/** The text in pieces, those that call somebody by themselves: joined they give it back. */
export const piecesOf = (text: string, people: readonly Callable[]): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const called = isFree(text, at) ? calledAt(text, at, people) : undefined;
    if (!called) continue;
    const end = at + 1 + called.name.length;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: text.slice(at, end), userId: called.userId });
    from = end;
  }
  return from < text.length ? [...pieces, { text: text.slice(from) }] : pieces;
};

/** Ids of the people called, in the order of the list. Namesakes are called together. */
export const mentionsIn = (text: string, people: readonly Callable[]): string[] => {
  const called = new Set(
    piecesOf(text, people).flatMap((piece) => (piece.userId ? [piece.text.slice(1)] : [])),
  );
  return people.filter(({ name }) => called.has(name)).map(({ userId }) => userId);
};

/** Words of a name that are typed at most before the list of people goes away. */
const LONGEST_CALL = 40;

/**
 * The name that is being typed before the caret, without its @.
 *
 * @returns where the @ stands, and what follows it; null when nobody is being called
 */
export const callAt = (text: string, caret: number): { start: number; query: string } | null => {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start < 0 || !isFree(text, start)) return null;
  const query = before.slice(start + 1);
  return query.length > LONGEST_CALL || /[\n@]|^\s|\s\s/.test(query) ? null : { start, query };
};

/** People any word of whose name begins with what was typed, or whose whole name does; accents need not be typed. */
export const callable = <P extends Callable>(query: string, people: readonly P[]): P[] => {
  const typed = fold(query).trimEnd();
  return people.filter(({ name }) => {
    const folded = fold(name);
    return folded.startsWith(typed) || folded.split(/\s+/).some((word) => word.startsWith(typed));
  });
};
