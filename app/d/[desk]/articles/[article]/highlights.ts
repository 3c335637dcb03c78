import type { TextMap } from './text-map';

/** What a passage is painted as: a rule `::highlight(name)` in highlights.css. */
export type Mark = { readonly start: number; readonly end: number; readonly name: string };

export type Painter = {
  /** Paint these marks and no others. Only what differs from the last time is touched. */
  readonly paint: (marks: ReadonlyMap<string, Mark>) => void;
  readonly clear: () => void;
};

/** Whether this browser paints passages of a text without wrapping them in elements. */
export const canHighlight = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

type Painted = Mark & { readonly range: AbstractRange };

/**
 * Paints marks by the CSS Custom Highlight API. Ranges are static: the text below them never changes,
 * and live ones would have to be kept up by the browser at every change of the document.
 */
export function painter(map: TextMap, priorities: Readonly<Record<string, number>>): Painter {
  const painted = new Map<string, Painted>();
  const highlights = new Map<string, Highlight>();
  const highlight = (name: string): Highlight => {
    const known = highlights.get(name);
    if (known) return known;
    const made = new Highlight();
    made.priority = priorities[name] ?? 0;
    highlights.set(name, made);
    CSS.highlights.set(name, made);
    return made;
  };
  const put = (id: string, mark: Mark): void => {
    const range = map.staticRangeOf(mark.start, mark.end);
    highlight(mark.name).add(range);
    painted.set(id, { ...mark, range });
  };
  const drop = (id: string, mark: Painted): void => {
    highlights.get(mark.name)?.delete(mark.range);
    painted.delete(id);
  };
  return {
    paint: (marks) => {
      for (const [id, mark] of painted) if (!sameMark(mark, marks.get(id))) drop(id, mark);
      for (const [id, mark] of marks) if (!painted.has(id)) put(id, mark);
    },
    clear: () => {
      for (const name of highlights.keys()) CSS.highlights.delete(name);
      highlights.clear();
      painted.clear();
    },
  };
}

const sameMark = (a: Mark, b: Mark | undefined): boolean =>
  b !== undefined && a.start === b.start && a.end === b.end && a.name === b.name;
