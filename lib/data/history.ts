import { z } from 'zod';
import type { AuditEvent } from '@/lib/domain/audit';
import type { Change, Patch } from '@/lib/domain/change';
import { DomainError } from '@/lib/domain/errors';
import { beginOf } from '@/lib/domain/first-calls';
import { parse } from '@/lib/domain/input';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type ClaimThen, claimThen, type Step, storyOf } from '@/lib/domain/story';
import { database, type Tx } from './client';
import { namesOf } from './people';
import { claimsBeside, type Hidden, readHidden, veiledChange } from './sealed';
import { toAuditEvent } from './write';

/** A claim's story with the names of those who act in it. */
export type Story = { readonly steps: readonly Step[]; readonly people: Readonly<Record<string, string>> };

/** What happened to a claim, oldest first. @throws DomainError permission.denied; not-found, also for other desks' */
export const readStory = async (actor: Actor, claimId: string): Promise<Story> => {
  assertCan(actor, 'history.read');
  const db = await database();
  const steps = storyOf(claimId, await eventsOf(db, actor, claimId));
  return {
    steps,
    people: await namesOf(
      db,
      steps.map((step) => step.actorId),
    ),
  };
};

/** A day (YYYY-MM-DD, to its end in the desk's time zone) or an instant (ISO 8601). */
export const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * A claim as it stood at the end of a day, or at an instant, by the time at which it was recorded.
 *
 * @returns null where it was not there yet
 * @throws DomainError permission.denied; input.invalid; not-found, also for other desks'
 */
export const asOf = async (actor: Actor, claimId: string, at: string): Promise<ClaimThen | null> => {
  assertCan(actor, 'history.read');
  const moment = parse(Moment, at);
  const db = await database();
  const { timeZone } = await db.desk.findUniqueOrThrow({
    where: { id: actor.deskId },
    select: { timeZone: true },
  });
  return claimThen(claimId, await eventsOf(db, actor, claimId), endOf(moment, timeZone));
};

const DAY_MS = 86_400_000;

/** The last instant that belongs to the moment, ISO 8601 in UTC. */
const endOf = (moment: string, timeZone: string): string => {
  if (moment.length > 10) return new Date(moment).toISOString();
  const next = new Date(Date.parse(`${moment}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return new Date(beginOf(next, timeZone) - 1).toISOString();
};

/**
 * Events that say anything of the claim: its own, those of claims that went into it, and where it was split off or went
 * itself. What is hidden from the reader is left out here and nowhere else.
 */
const eventsOf = async (db: Tx, actor: Actor, claimId: string): Promise<AuditEvent[]> => {
  const { deskId } = actor;
  const claim = await db.claim.findFirst({
    where: { id: claimId, deskId },
    select: {
      mergedIntoId: true,
      merged: { select: { id: true } },
      linksTo: { select: { fromId: true } },
      occurrences: { select: { id: true, articleId: true } },
    },
  });
  if (!claim) throw new DomainError('not-found');
  const own = [claimId, ...claim.merged.map(({ id }) => id)];
  const ends = [...claim.linksTo.map(({ fromId }) => fromId), claim.mergedIntoId].filter((id) => id !== null);
  const rows = await db.auditEvent.findMany({
    where: {
      deskId,
      OR: [
        { target: { in: own } },
        { target: { in: ends }, action: { in: JOINING } },
        { action: 'claim.split' },
        { target: { in: claim.occurrences.map((one) => one.articleId) }, action: { in: NEW_TEXTS } },
      ],
    },
    orderBy: { seq: 'asc' },
  });
  const passages = claim.occurrences.map(({ id }) => id);
  const events = rows
    .map(toAuditEvent)
    .filter(({ action, target, change }) =>
      NEW_TEXTS.includes(action)
        ? speaksOf(change, passages)
        : action !== 'claim.split' || own.includes(target) || speaksOf(change, [claimId]),
    );
  const told = events.flatMap(({ change, ...event }) =>
    Array.isArray(change) ? [{ ...event, change: change as Change }] : [],
  );
  const named = told.flatMap(({ target, change }) => [target, ...change.flatMap(claimsBeside)]);
  const hidden = await readHidden(db, actor, [...new Set(named)]);
  return told
    .filter(({ target }) => !hidden.claims.has(target))
    .map((event) => {
      const change = veiledChange(event.change, event.target, actor, hidden);
      return { ...event, change, isWhole: change.length === event.change.length };
    })
    .filter(
      ({ target, change, isWhole }) =>
        (isWhole && !hidden.verdicts.has(target)) || change.some(saysSomething),
    );
};

/** More than that there was a write. */
const saysSomething = (one: Patch): boolean => 'create' in one || Object.keys(one.set).length > 0;

/** What is done to one claim and says something of another. */
const JOINING = ['claim.draft', 'claim.link', 'claim.unlink', 'claim.merge', 'history.undo', 'history.redo'];

/** A new version of an article is one event for all claims in it. */
const NEW_TEXTS = ['version.add', 'version.edit'];

const speaksOf = (change: unknown, ids: readonly string[]): boolean =>
  Array.isArray(change) && (change as Change).some((one) => ids.includes(one.id));

/** Entries of the log on one page. */
export const LOG_PAGE = 50;

/** What of the log is looked at; days are in the desk's time zone. */
export const LogQuery = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  person: z.string().max(64).catch(''),
  action: z.string().max(50).catch(''),
  from: z.iso.date().or(z.literal('')).catch(''),
  to: z.iso.date().or(z.literal('')).catch(''),
});
export type LogQuery = z.infer<typeof LogQuery>;

/** An entry of the log: what was done, by whom, to what. */
export type LogEntry = {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
  readonly target: string;
  /** Short text of the claim or title of the article it is about. */
  readonly about: {
    readonly kind: 'claim' | 'article';
    readonly words: string;
    readonly language: string;
  } | null;
  readonly undoes: number | null;
  readonly hash: string;
};

export type LogPage = {
  readonly entries: readonly LogEntry[];
  /** A gap in the numbers would tell of what is hidden. */
  readonly isNumbered: boolean;
  readonly total: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly string[];
};

/** The desk's log, newest first. @throws DomainError permission.denied */
export const readLog = async (actor: Actor, query: LogQuery, timeZone: string): Promise<LogPage> => {
  assertCan(actor, 'audit.read');
  const db = await database();
  const { deskId } = actor;
  const hidden = await readHidden(db, actor);
  const { blind } = await db.desk.findUniqueOrThrow({ where: { id: deskId }, select: { blind: true } });
  const isSealed = hidden.verdicts.size + hidden.claims.size > 0;
  const where = {
    deskId,
    ...(query.person && { actorId: query.person }),
    ...(query.action && { action: query.action }),
    ...(isSealed && { NOT: sealedEvents(hidden) }),
    at: {
      ...(query.from && { gte: new Date(beginOf(query.from, timeZone)) }),
      ...(query.to && { lte: new Date(endOf(query.to, timeZone)) }),
    },
  };
  const [total, rows, actions, people] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where,
      orderBy: { seq: 'desc' },
      skip: (query.page - 1) * LOG_PAGE,
      take: LOG_PAGE,
      omit: { change: true },
      include: { actor: { select: { name: true } } },
    }),
    db.auditEvent.findMany({
      where: { deskId, ...(isSealed && { NOT: sealedEvents(hidden) }) },
      distinct: ['action'],
      select: { action: true },
    }),
    db.user.findMany({
      where: { memberships: { some: { deskId } } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  const about = await aboutOf(db, actor, rows);
  const entries = rows.map((row) => ({
    ...{ seq: row.seq, at: row.at.toISOString(), by: row.actor?.name ?? null, action: row.action },
    ...{ target: row.target, about: about.get(row.target) ?? null, undoes: row.undoes, hash: row.hash },
  }));
  return {
    entries,
    // Numbers that leave some out would tell of what is hidden.
    isNumbered: !blind && !isSealed,
    total,
    people,
    actions: actions.map(({ action }) => action).sort(),
  };
};

const aboutOf = async (db: Tx, { deskId }: Actor, rows: readonly { target: string }[]) => {
  const these = { in: [...new Set(rows.map(({ target }) => target))] };
  const ids = { id: these, deskId };
  const article = { select: { title: true, language: true } };
  const [claims, articles, versions] = await Promise.all([
    db.claim.findMany({ where: ids, select: { id: true, shortText: true, language: true } }),
    db.article.findMany({ where: ids, select: { id: true, ...article.select } }),
    db.articleVersion.findMany({
      where: { id: these, article: { deskId } },
      select: { id: true, article },
    }),
  ]);
  return new Map<string, NonNullable<LogEntry['about']>>([
    ...claims.map(
      ({ id, shortText, language }) => [id, { kind: 'claim' as const, words: shortText, language }] as const,
    ),
    ...[...articles, ...versions.map((one) => ({ id: one.id, ...one.article }))].map(
      ({ id, title, language }) => [id, { kind: 'article' as const, words: title, language }] as const,
    ),
  ]);
};

/**
 * Events of the desk's log by their numbers, as far as the reader may know of them.
 *
 * @returns number and action of each, in order
 */
export const eventsShown = async (
  db: Tx,
  actor: Actor,
  seq: { gt: number; lte: number } | { in: number[] },
): Promise<{ seq: number; action: string }[]> => {
  const hidden = await readHidden(db, actor);
  const isSealed = hidden.verdicts.size + hidden.claims.size > 0;
  return db.auditEvent.findMany({
    where: {
      deskId: actor.deskId,
      seq,
      ...(isSealed && { NOT: sealedEvents(hidden) }),
    },
    orderBy: { seq: 'asc' },
    select: { seq: true, action: true },
  });
};

/** Which verb somebody used on a claim of which the reader may know nothing yet would tell them. */
const sealedEvents = ({ verdicts, claims }: Hidden) => [
  { target: { in: [...claims] } },
  { target: { in: [...verdicts] }, OR: TELLING.map((noun) => ({ action: { startsWith: noun } })) },
];

const TELLING = [
  'annotation.',
  'verdict.',
  'note.',
  'assessment.',
  'review.',
  'opinion.',
  'comment.',
  'history.',
];
