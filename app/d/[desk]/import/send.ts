import type { ImportOutcome } from '@/lib/domain/article-source';

/** What the server says about one thing handed in; a refusal with its reason in the person's language. */
export type Outcome = Exclude<ImportOutcome, { outcome: 'refused' }> | Refused;
export type Refused = { outcome: 'refused'; message: string };

/** An answer other than an outcome: what is wrong, and at which field. */
export type Problem = { title: string; fields: Readonly<Record<string, string>> };

export type Answer = { ok: true; outcome: Outcome } | { ok: false; problem: Problem };

type Raw = {
  items?: readonly Outcome[];
  title?: string;
  fields?: readonly { path: string; message: string }[];
};

const send = async (deskId: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(`/api/desks/${deskId}/articles`, { method: 'POST', ...init });
  const { items, title = '', fields = [] }: Raw = await response.json();
  const outcome = items?.[0];
  if (response.ok && outcome) return { ok: true, outcome };
  const byPath = Object.fromEntries(fields.map(({ path, message }) => [path, message]));
  return { ok: false, problem: { title, fields: byPath } };
};

/** Hand in one file. @throws TypeError when the server cannot be reached */
export const sendFile = (deskId: string, file: File): Promise<Answer> => {
  const body = new FormData();
  body.append('files', file, file.name);
  return send(deskId, { body });
};

/** Hand in a pasted text with what was said about it. @throws TypeError when the server cannot be reached */
export const sendText = (deskId: string, fields: Readonly<Record<string, string>>): Promise<Answer> =>
  send(deskId, { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } });
