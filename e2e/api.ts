import type { APIResponse, Page } from '@playwright/test';
import type { ClaimPage } from '../lib/domain/claim-page';
import { newId } from '../lib/domain/ids';
import { unpack } from '../lib/domain/workspace-wire';

/** What the server answers to a write: its status and, refused, why. */
export type Answer = { status: number; code: string | null; rules: string[] };

const answerOf = async (response: APIResponse): Promise<Answer> => {
  const body = await response.json();
  const findings: readonly { rule: string }[] = body.details?.findings ?? [];
  const named = body.details?.rule ? [body.details.rule] : findings.map(({ rule }) => rule);
  return { status: response.status(), code: body.code ?? null, rules: named };
};

/** The desk of an open page as a program sees it, over HTTP and with that person's session. */
export const apiOf = (page: Page) => {
  const deskId = /\/d\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const { request } = page.context();
  const at = (path: string) => `/api/desks/${deskId}/${path}`;
  const verb = async (name: string, input: object): Promise<Answer> =>
    answerOf(
      await request.post(at('verbs'), {
        data: { verb: name, requestId: newId(), articleId: null, input },
      }),
    );
  const claim = async (id: string): Promise<ClaimPage> => (await request.get(at(`claims/${id}`))).json();
  /** A verb on a claim as it is now. */
  const on = async (claimId: string, name: string, input: object = {}): Promise<Answer> =>
    verb(name, { id: newId(), claimId, version: (await claim(claimId)).claim.version, ...input });
  const article = async (id: string) => unpack(await (await request.get(at(`articles/${id}`))).json());
  const search = async (query: string): Promise<{ rows: { id: string; fileName: string | null }[] }> =>
    (await request.get(at(`search?${query}`))).json();
  const importText = async (text: string): Promise<string> => {
    const { items } = await (await request.post(at('articles'), { data: { text } })).json();
    return items[0].articleId;
  };
  /** Mark the first place where the words stand. @returns the claim's id */
  const draft = async (articleId: string, quote: string, more: object = {}): Promise<string> => {
    const { version } = await article(articleId);
    const start = version.text.indexOf(quote);
    const id = newId();
    await verb('claim.draft', {
      ...{ id, occurrenceId: newId(), versionId: version.id, start, end: start + quote.length },
      ...more,
    });
    return id;
  };
  /** Give a verdict. @returns the assessment's id */
  const judge = async (claimId: string, given: object): Promise<string> => {
    const id = newId();
    await on(claimId, 'verdict.give', { id, ...given });
    return id;
  };
  /** Keep a text file as a snapshot. */
  const capture = async (text: string): Promise<{ id: string; sha256: string }> => {
    const file = { name: 'trang.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
    const { snapshot } = await (await request.post(at('snapshots'), { multipart: { file } })).json();
    return snapshot;
  };
  /** Export a report of an article. */
  const report = async (articleId: string): Promise<Answer & { approved: number }> => {
    const response = await request.get(at(`report?format=json&article=${articleId}`));
    const items: readonly { state: string }[] = (await response.json()).items ?? [];
    return {
      ...(await answerOf(response)),
      approved: items.filter(({ state }) => state === 'approved').length,
    };
  };
  return { deskId, capture, report, verb, claim, on, article, search, importText, draft, judge };
};

export type Api = ReturnType<typeof apiOf>;
