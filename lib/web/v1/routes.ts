import { Id } from '@/lib/domain/ids';
import { container } from './container';
import { desk } from './desk';
import { files } from './files';
import { published } from './published';
import { reads } from './reads';
import type { Route } from './route';
import { takingOver } from './taking-over';
import { texts } from './texts';
import { writes } from './writes';

/** The whole interface for programs, one line per address and method. */
export const routes: readonly Route[] = [
  ...reads,
  ...writes,
  ...texts,
  ...container,
  ...takingOver,
  ...published,
  ...desk,
  ...files,
];

/** Where everything of it is. */
export const BASE = '/api/v1';

type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** What the address says for each name in the path; null where it is another address. Every name stands for an id, but `number`. */
const paramsIn = (path: string, segments: readonly string[]): Record<string, string> | null => {
  const pattern = segmentsOf(path);
  if (pattern.length !== segments.length) return null;
  const pairs: [string, string][] = [];
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i] ?? '';
    if (!part.startsWith('{')) {
      if (part !== segment) return null;
    } else if (part === '{number}' ? /^[1-9]\d{0,8}$/.test(segment) : Id.safeParse(segment).success)
      pairs.push([part.slice(1, -1), segment]);
    else return null;
  }
  return Object.fromEntries(pairs);
};

/** Every line for an address, by whatever method. */
export const linesAt = (pathname: string): readonly Found[] => {
  if (!pathname.startsWith(`${BASE}/`)) return [];
  const segments = segmentsOf(pathname.slice(BASE.length));
  return routes.flatMap((route) => {
    const params = paramsIn(route.path, segments);
    return params ? [{ route, params }] : [];
  });
};
