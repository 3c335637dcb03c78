import { parse } from 'yaml';
import { ArticleDetails } from '@/lib/domain/article';
import type { Known } from './extracted';

const FENCED = /^\ufeff?---[^\S\n]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/m;

/** The names under which sites write what we know as a field of an article. */
const FIELD_OF: Readonly<Record<string, keyof ArticleDetails>> = {
  title: 'title',
  author: 'byline',
  authors: 'byline',
  byline: 'byline',
  publisher: 'publisher',
  agency: 'agency',
  url: 'url',
  canonical: 'url',
  lang: 'language',
  language: 'language',
  date: 'publishedOn',
  published: 'publishedOn',
};

/**
 * Take a YAML head between `---` lines off a document. A field that does not hold what it should is passed over;
 * a head that is no YAML map is text and stays.
 */
export function takeFrontMatter(source: string): { known: Known; body: string } {
  const head = FENCED.exec(source);
  const map = head?.index === 0 ? parseMap(head[1] ?? '') : null;
  if (!head || !map) return { known: {}, body: source };
  return { known: knownFrom(map), body: source.slice(head[0].length) };
}

function parseMap(yaml: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function knownFrom(map: Readonly<Record<string, unknown>>): Known {
  const fields = Object.entries(map).flatMap(([name, value]) => {
    const field = FIELD_OF[name.toLowerCase()];
    const read = field && ArticleDetails.shape[field].safeParse(line(field, value));
    return read?.success && read.data ? [[field, read.data]] : [];
  });
  return Object.fromEntries(fields);
}

function line(field: keyof ArticleDetails, value: unknown): string {
  const text = (Array.isArray(value) ? value : [value]).filter(isScalar).join(', ');
  return field === 'publishedOn' ? moment(text) : text;
}

const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** `2022-01-06 20:00:00 +07:00` as the minute in UTC. Without a zone only the day is certain. */
function moment(text: string): string {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return text;
  const time = Date.parse(text.replace(' ', 'T').replaceAll(' ', ''));
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(time);
  return zoned ? `${new Date(time).toISOString().slice(0, 16)}Z` : text.slice(0, 10);
}
