/** What the page for importing says to the server, and what it hears. */

import type { LinkOutcome } from '@/lib/domain/article-link';
import type { ImportOutcome } from '@/lib/domain/article-source';

/** What is wrong, in the person's language, and at which field. */
export type Problem = { title: string; fields: Readonly<Record<string, string>> };
export const NO_PROBLEM: Problem = { title: '', fields: {} };

/** What was asked for, or why not. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** Where a text that was handed in by itself is now. */
export type Arrived = Exclude<ImportOutcome, { outcome: 'refused' }>;

type Raw = { title?: string; fields?: readonly { path: string; message: string }[] };

/** Ask the server for something. @throws TypeError when it cannot be reached */
export const ask = async <Value>(address: string, init: RequestInit = {}): Promise<Answer<Value>> => {
  const response = await fetch(address, init);
  if (response.ok) return { ok: true, value: await response.json() };
  const { title = '', fields = [] }: Raw = await response.json();
  const byPath = Object.fromEntries(fields.map(({ path, message }) => [path, message]));
  return { ok: false, problem: { title, fields: byPath } };
};

/** A body of JSON for a write. */
export const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

type Refused = { outcome: 'refused'; message: string };

/** Hand in a pasted text with what was said about it. @throws TypeError when the server cannot be reached */
export const sendText = async (
  deskId: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer<Arrived>> => {
  const answer = await ask<{ items: readonly (Arrived | Refused)[] }>(
    `/api/desks/${deskId}/articles`,
    posted(fields),
  );
  if (!answer.ok) return answer;
  const item = answer.value.items[0];
  if (!item || item.outcome === 'refused')
    return { ok: false, problem: { title: item?.message ?? '', fields: {} } };
  return { ok: true, value: item };
};

/** Have the server fetch an address; `versionOf`: as a new version of this article. @throws TypeError as above */
export const sendLink = (
  deskId: string,
  link: { url: string; versionOf?: string },
): Promise<Answer<LinkOutcome>> => ask(`/api/desks/${deskId}/articles/link`, posted(link));
