import { parse } from 'yaml';
import type { Known } from './extracted';
import { fieldNamed, knownFrom } from './fields';

const FENCED = /^\ufeff?---[^\S\n]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/m;

/**
 * Take a YAML head between `---` lines off a document. A field that does not hold what it should is passed over;
 * a head that is no YAML map is text and stays.
 */
export function takeFrontMatter(source: string): { known: Known; body: string } {
  const head = FENCED.exec(source);
  const map = head?.index === 0 ? parseMap(head[1] ?? '') : null;
  if (!head || !map) return { known: {}, body: source };
  return { known: saidIn(map), body: source.slice(head[0].length) };
}

function parseMap(yaml: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** What the head says under names that we know; the first of several that mean the same. */
function saidIn(map: Readonly<Record<string, unknown>>): Known {
  const said = Object.entries(map).flatMap(([name, value]) => {
    const field = fieldNamed(name);
    return field && field !== 'text' ? [[field, value] as const] : [];
  });
  return knownFrom(Object.fromEntries(said.reverse()));
}
