import { readFileSync } from 'node:fs';
import { importArticle } from '../lib/data/articles';
import { database, type Tx } from '../lib/data/client';
import { load, save } from '../lib/data/records';
import { readWorkspace } from '../lib/data/workspace';
import { write } from '../lib/data/write';
import { type AuditEvent, hashOf } from '../lib/domain/audit';
import { apply, type Change, noRecords, type Records } from '../lib/domain/change';
import { plainDesk } from '../lib/domain/desk-rules';
import { newId } from '../lib/domain/ids';
import { parse } from '../lib/domain/input';
import type { Actor } from '../lib/domain/permissions';
import type { Passage } from '../lib/domain/placing';
import { searchable } from '../lib/domain/text';
import { verbs } from '../lib/domain/verbs';

/** A desk with one person and the corpus' first article: where a contestant works. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

const CORPUS = new URL('../seeds/000_be9c6d21626579b7.txt', import.meta.url);

export async function openDesk() {
  const client = await database();
  const [deskId, userId] = [newId(), newId()];
  const createdAt = new Date();
  await client.desk.create({ data: { id: deskId, name: 'Desk', createdAt } });
  const account = { email: `${userId}@example.org`, passwordHash: '-', preferences: {}, createdAt };
  await client.user.create({ data: { id: userId, name: 'Checker A', ...account } });
  const actor: Actor = { kind: 'person', userId, name: 'Checker A', deskId, role: 'checker' };
  const { articleId } = await importArticle(actor, { bytes: readFileSync(CORPUS), fileName: 'first.txt' });
  const { article, version } = await readWorkspace(actor, articleId);
  const passage: Passage = {
    ...{ articleId, text: version.text, language: article.language },
    ...{ sentences: version.sentences as number[], boundaries: {} },
  };
  return { actor, userId, deskId, articleId, version, passage };
}

/** What a person sends for a claim, its verdict and a note on it, about one sentence after the other. */
export function wish({ version }: Desk, turn: number) {
  const at = (turn * 2) % version.sentences.length;
  const [start = 0, end = 0] = version.sentences.slice(at, at + 2);
  const [claimId, versionId] = [newId(), version.id];
  return {
    claimId,
    claim: { id: claimId, occurrenceId: newId(), versionId, start, end },
    verdict: { id: newId(), claimId, version: 1, verdict: 'unconfirmed', basis: 'single_source' },
    note: { id: newId(), claimId, version: 2, text: 'Hỏi lại hãng tin về nguồn.', visibility: 'internal' },
  };
}

export type Wish = ReturnType<typeof wish>;

/** The one change that the three verbs make together. Pure. */
function changeOf(
  records: Records,
  asked: Wish,
  by: string,
  at: string,
  texts: ReadonlyMap<string, Passage>,
) {
  const writing = { by, at, texts, desk: plainDesk, interests: [] };
  const draft = verbs['claim.draft'].change(records, parse(verbs['claim.draft'].input, asked.claim), writing);
  const drafted = apply(records, draft);
  const give = verbs['verdict.give'].change(
    drafted,
    parse(verbs['verdict.give'].input, asked.verdict),
    writing,
  );
  const given = apply(drafted, give);
  const add = verbs['note.add'].change(given, parse(verbs['note.add'].input, asked.note), writing);
  return [...draft, ...give, ...add];
}

/** Claim, assessment, note and event the way the desk writes: permission, rules, save, audit, one transaction. */
export function writeAsDesk(desk: Desk, asked: Wish): Promise<AuditEvent> {
  const work = async (tx: Tx, at: Date) => {
    const { records, texts } = await load(tx, desk.deskId, { versions: [desk.version.id] });
    const change = changeOf(records, asked, desk.userId, at.toISOString(), texts);
    await save(tx, desk.deskId, records, change);
    return { target: asked.claimId, articleId: desk.articleId, change };
  };
  return write(desk.actor, 'claim.draft', work, newId());
}

/** Everything that `writeAsDesk` works out, without the database: the change, the event's hash, the search texts. */
export function workOut(desk: Desk, asked: Wish, seq: number, prevHash: string) {
  const at = new Date().toISOString();
  const texts = new Map([[desk.version.id, desk.passage]]);
  const change: Change = changeOf(noRecords, asked, desk.userId, at, texts);
  const records = apply(noRecords, change);
  const unsealed = {
    deskId: desk.deskId,
    seq,
    at,
    actorId: desk.userId,
    action: 'claim.draft',
    target: asked.claimId,
    articleId: desk.articleId,
    change: JSON.parse(JSON.stringify(change)),
    requestId: newId(),
    undoes: null,
    prevHash,
  };
  const claim = records.claim.get(asked.claimId);
  const found = {
    claim: searchable(`${claim?.statement}\n${claim?.shortText}`),
    note: searchable(asked.note.text),
  };
  return { records, event: { ...unsealed, hash: hashOf(unsealed) }, found };
}

export type WorkedOut = ReturnType<typeof workOut>;
