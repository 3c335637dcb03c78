import type { Change } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { Verdict } from '@/lib/domain/verdict';
import { database } from './client';
import { isOpen, readHidden } from './sealed';
import { matchText } from './search-index';

/** A claim of the desk as one looks for it to join another one to it. */
export type FoundClaim = {
  id: string;
  version: number;
  shortText: string;
  verdict: Verdict | null;
  /** Title of the first article in which it stands; null where it stands in none. */
  articleTitle: string | null;
};

/** As many as one looks through. */
const LIMIT = 30;

/**
 * Claims of the desk whose words hold those of `query`, with or without accents, best first.
 *
 * @throws DomainError permission.denied
 */
export const findClaims = async (actor: Actor, query: string): Promise<FoundClaim[]> => {
  assertCan(actor, 'claim.read');
  const db = await database();
  const hits = await matchText(db, actor.deskId, query, { kinds: ['claim'], limit: LIMIT });
  const ids = hits.map((hit) => hit.ownerId);
  const rows = await db.claim.findMany({
    where: { id: { in: ids }, deskId: actor.deskId, deletedAt: null },
    select: {
      id: true,
      version: true,
      shortText: true,
      assessment: { select: { verdict: true } },
      occurrences: {
        where: { deletedAt: null, article: { deletedAt: null } },
        orderBy: { createdAt: 'asc' },
        take: 1,
        select: { article: { select: { title: true } } },
      },
    },
  });
  const hidden = await readHidden(db, actor, ids);
  const found = new Map(rows.filter(({ id }) => !hidden.claims.has(id)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { version, shortText, assessment, occurrences } = row;
    const verdict = assessment && !hidden.verdicts.has(id) ? Verdict.parse(assessment.verdict) : null;
    return [{ id, version, shortText, verdict, articleTitle: occurrences[0]?.article.title ?? null }];
  });
};

/** What a note said from a time on (ISO 8601, UTC). */
export type Wording = { text: string; at: string };

/**
 * The earlier wordings of a note, oldest first, as the log has them; what it says now is not among them.
 *
 * @throws DomainError permission.denied; not-found, also for other desks' notes
 */
export const earlierWordings = async (actor: Actor, noteId: string): Promise<Wording[]> => {
  assertCan(actor, 'history.read');
  assertCan(actor, 'note.read-internal');
  const db = await database();
  const note = await db.sourcingNote.findFirst({
    where: { id: noteId, deletedAt: null, claim: { deskId: actor.deskId } },
    select: { authorId: true, claim: { select: { id: true, merged: { select: { id: true } } } } },
  });
  const hidden = await readHidden(db, actor, note ? [note.claim.id] : []);
  if (!note || !isOpen(actor, hidden)({ claimId: note.claim.id, authorId: note.authorId }))
    throw new DomainError('not-found');
  // Events are filed under the claim on which the note stood at the time.
  const target = { in: [note.claim.id, ...note.claim.merged.map((claim) => claim.id)] };
  const events = await db.auditEvent.findMany({
    where: { deskId: actor.deskId, actorId: note.authorId, target },
    orderBy: { seq: 'asc' },
    select: { at: true, change: true },
  });
  const wordings = events.flatMap(({ at, change }) =>
    textsOf(change as unknown as Change, noteId).map((text) => ({ text, at: at.toISOString() })),
  );
  return wordings.slice(0, -1);
};

/** What a change makes a note say. */
const textsOf = (change: Change, noteId: string): string[] =>
  change.flatMap((patch) => {
    if (patch.kind !== 'note' || patch.id !== noteId) return [];
    const text = 'create' in patch ? patch.create.text : patch.set.text?.[1];
    return typeof text === 'string' ? [text] : [];
  });
