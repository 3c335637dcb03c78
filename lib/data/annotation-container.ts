import { type Change, type Patch, patch } from '@/lib/domain/change';
import type { Occurrence } from '@/lib/domain/claim';
import { DomainError } from '@/lib/domain/errors';
import { keptIn, keptText } from '@/lib/domain/kept-annotation';
import type { Locale } from '@/lib/domain/people';
import { type Actor, assertCan } from '@/lib/domain/permissions';
import { takeAll } from '@/lib/domain/taking';
import { type Addresses, addressesOf } from '@/lib/formats/addresses';
import { readAnnotations } from '@/lib/formats/annotation-import';
import { type Proposal, proposalOf } from '@/lib/formats/annotation-reading';
import { isDeeper, isOfType, isRecord } from '@/lib/formats/json-value';
import { annotationsOf, canonicalOf, unassessedAnnotations } from '@/lib/formats/report-annotations';
import type { Annotation } from '@/lib/formats/web-annotation';
import { stepsTo } from './annotation-replacing';
import { importAnnotations, previewAnnotations } from './annotations';
import { database, type Tx } from './client';
import { loadFor, perform } from './perform';
import { save } from './records';
import { everyClaimOf } from './report';
import { isOpen, readHidden } from './sealed';
import { MOST_DEEP } from './take-over';
import { write } from './write';

type Person = Actor & { kind: 'person' };

/** An annotation of a version: of one passage of a claim, whose version its own is. */
export type Member = {
  readonly occurrenceId: string;
  readonly claimId: string;
  readonly version: number;
  readonly annotation: Annotation;
};

/** The annotations on one version of an article's text, in reading order. */
export type Container = {
  readonly articleId: string;
  readonly title: string;
  readonly members: readonly Member[];
};

/** Where the desk is found, and in which language the desk's own words are. */
export type Place = { readonly origin: string; readonly language: Locale };

type VersionRow = {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly text: string;
  readonly title: string;
  readonly newestId: string;
};

/** @throws DomainError not-found, also for other desks' */
const versionOf = async (db: Tx, { deskId }: Actor, versionId: string): Promise<VersionRow> => {
  const row = await db.articleVersion.findFirst({
    where: { id: versionId, article: { deskId, deletedAt: null } },
    include: { article: { select: { title: true, currentNumber: true } } },
  });
  if (!row) throw new DomainError('not-found');
  const { id, articleId, number, text, article } = row;
  const newest = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId, number: article.currentNumber } },
    select: { id: true },
  });
  return { id, articleId, number, text, title: article.title, newestId: newest.id };
};

/** Of a container each annotation is named by where it is in it. */
const addressesIn = (origin: string, actor: Actor, versionId: string): Addresses => {
  const addresses = addressesOf(origin, actor.deskId);
  const annotation = (_: string, occurrenceId: string) => addresses.container(versionId) + occurrenceId;
  return { ...addresses, annotation };
};

/**
 * The annotations on a version as this person sees its claims on the screen: those with a verdict, and those that wait
 * for one.
 *
 * @throws DomainError permission.denied; not-found, also for other desks'
 */
export const readContainer = async (
  actor: Person,
  versionId: string,
  { origin, language }: Place,
): Promise<Container> => {
  assertCan(actor, 'claim.read');
  const db = await database();
  const { articleId, number, title } = await versionOf(db, actor, versionId);
  const addresses = addressesIn(origin, actor, versionId);
  const report = await everyClaimOf(actor, articleId, language);
  const source = addresses.version(articleId, number);
  const prefix = addresses.container(versionId).length;
  const all = [...annotationsOf(report, addresses), ...unassessedAnnotations(report, addresses)]
    .filter(({ target }) => target.source === source)
    .toSorted((a, b) => (a.target.position?.start ?? 0) - (b.target.position?.start ?? 0));
  const owners = new Map(
    [...report.items, ...report.notAssessed].flatMap(({ claimId, passages }) =>
      passages.map(({ occurrenceId }) => [occurrenceId, claimId] as const),
    ),
  );
  const claims = await db.claim.findMany({
    where: { id: { in: [...new Set(owners.values())] } },
    select: { id: true, version: true },
  });
  const versions = new Map(claims.map(({ id, version }) => [id, version]));
  const members = all.map((annotation): Member => {
    const occurrenceId = (annotation.id ?? '').slice(prefix);
    const claimId = owners.get(occurrenceId) ?? '';
    // When it was written down says nothing of it, and would make each answer another.
    return {
      occurrenceId,
      claimId,
      version: versions.get(claimId) ?? 0,
      annotation: { ...annotation, generated: null },
    };
  });
  return { articleId, title, members };
};

/** One annotation of a version. @throws DomainError permission.denied, not-found */
export const readMember = async (
  actor: Person,
  versionId: string,
  occurrenceId: string,
  place: Place,
): Promise<Member> => {
  const { members } = await readContainer(actor, versionId, place);
  const found = members.find((one) => one.occurrenceId === occurrenceId);
  if (!found) throw new DomainError('not-found');
  return found;
};

/** @throws DomainError input.invalid */
const assertAnnotation = (json: unknown): void => {
  if (!isDeeper(json, MOST_DEEP) && isRecord(json) && isOfType(json, 'Annotation')) return;
  throw new DomainError('input.invalid', {}, [{ path: 'type', key: 'invalid' }]);
};

/**
 * Put one annotation into a version: as an import of it would, but all of it or nothing.
 *
 * @returns the passage that it is now
 * @throws DomainError permission.denied; not-found; input.invalid; text.newer where the article has a newer text;
 *   annotation.known, annotation.left; and what the desk refuses of its parts
 */
export const postAnnotation = async (
  actor: Person,
  versionId: string,
  json: unknown,
  { origin, requestId }: { origin: string; requestId: string },
): Promise<string> => {
  assertCan(actor, 'annotation.import');
  assertAnnotation(json);
  const { articleId, newestId } = await versionOf(await database(), actor, versionId);
  if (newestId !== versionId) throw new DomainError('text.newer', { versionId: newestId });
  const handed = { json, articleId, addresses: addressesIn(origin, actor, versionId) };
  const [before] = (await previewAnnotations(actor, handed)).rows;
  const refused = before?.refused[0];
  if (refused) throw new DomainError(refused.code, { verb: refused.verb });
  const [row] = (await importAnnotations(actor, handed, requestId)).rows;
  if (row?.outcome === 'known') throw new DomainError('annotation.known', { id: row.occurrenceId });
  if (!row?.occurrenceId) throw new DomainError('annotation.left', { because: row?.because ?? null });
  return row.occurrenceId;
};

type Replacing = {
  readonly version: number;
  readonly origin: string;
  readonly requestId: string;
};

/**
 * Replace an annotation: passage, claim, verdict, public notes, evidence and what is kept become what it says, each by its
 * own verb. What it leaves unsaid of a claim that others wrote stays.
 *
 * @throws DomainError permission.denied; not-found; version.stale; input.invalid; annotation.left, annotation.names; and
 *   what the desk refuses of its parts
 */
export const putAnnotation = async (
  actor: Person,
  { versionId, occurrenceId }: { versionId: string; occurrenceId: string },
  json: unknown,
  { version, origin, requestId }: Replacing,
): Promise<void> => {
  assertCan(actor, 'annotation.replace');
  assertAnnotation(json);
  const db = await database();
  const member = await readMember(actor, versionId, occurrenceId, { origin, language: 'en' });
  const { claimId } = member;
  const { articleId, number, text } = await versionOf(db, actor, versionId);
  const addresses = addressesIn(origin, actor, versionId);
  const names = [addresses.version(articleId, number), addresses.article(articleId)];
  const { taken, left } = readAnnotations(json, [{ versionId, names, text }], () => true);
  const [read] = taken;
  if (!read) throw new DomainError('annotation.left', { because: left[0]?.code ?? null });
  const claimAt = (address: string) => address.slice(addresses.claim('').length);
  const work = async (tx: Tx, at: Date) => {
    const proposal = proposalOf(read.annotation, at.toISOString());
    const others = proposal.links.map((one) => claimAt(one.claim));
    const needs = { versions: [versionId], cases: [claimId], claims: others };
    const { records, writing } = await loadFor(tx, actor, needs, at);
    const claim = records.claim.get(claimId);
    const passage = records.occurrence.get(occurrenceId);
    if (!claim || !passage) throw new DomainError('not-found');
    if (claim.version !== version) throw new DomainError('version.stale');
    const named = keptPatch(passage, read.annotation, proposal);
    const isShown = isOpen(actor, await readHidden(tx, actor, [claimId]));
    const printed = proposalOf(member.annotation, at.toISOString()).links;
    const steps = stepsTo({
      ...{ records, claim, passage, proposal, read, versionId, requestId },
      ...{ isShown, printed, claimAt },
    });
    const { change, refused } = takeAll(records, claimId, steps, { actor, writing });
    if (refused[0]) throw refused[0].error;
    const all: Change = [...change, ...named];
    if (all.length === 0) throw NOTHING;
    // What is kept beside the words is no verb's: the version counts up for it here.
    const counted = change.length > 0 ? all : [...all, patch('claim', claim, {})];
    await save(tx, actor.deskId, records, counted);
    return { target: claimId, articleId, change: counted };
  };
  await write(actor, 'annotation.replace', work, requestId).catch((error: unknown) => {
    if (error !== NOTHING) throw error;
  });
};

/** It says what stands there already. */
const NOTHING = new DomainError('import.empty');

/** What is kept with the passage, as the annotation says it now. @throws DomainError annotation.names */
const keptPatch = (passage: Occurrence, { canonical, via }: Annotation, { kept }: Proposal): Patch[] => {
  const before = keptIn(passage.annotation);
  const own = before?.canonical ?? canonicalOf(passage.id);
  if (canonical !== null && canonical !== own) throw new DomainError('annotation.names');
  const known = before?.via ?? [];
  if (via.length > 0 && via.join('\n') !== known.join('\n')) throw new DomainError('annotation.names');
  const isPlain =
    Object.keys({ ...kept.rest, ...kept.target, ...kept.besides }).length + kept.bodies.length === 0;
  if (!before && isPlain) return [];
  const names = { canonical: before?.canonical ?? null, via: known, claim: before?.claim ?? null };
  const next = keptText({ ...kept, ...names });
  const one = patch('occurrence', passage, { annotation: next });
  return 'set' in one && Object.keys(one.set).length === 0 ? [] : [one];
};

/**
 * Take an annotation away: the passage from its claim, and with the last one the claim is withdrawn.
 *
 * @throws DomainError permission.denied; not-found; version.stale
 */
export const deleteAnnotation = async (
  actor: Person,
  { versionId, occurrenceId }: { versionId: string; occurrenceId: string },
  { version, origin, requestId }: Replacing,
): Promise<void> => {
  const { claimId } = await readMember(actor, versionId, occurrenceId, { origin, language: 'en' });
  const others = await (await database()).occurrence.count({
    where: { claimId, deletedAt: null, id: { not: occurrenceId } },
  });
  const verb = others > 0 ? 'occurrence.remove' : 'claim.withdraw';
  const input = others > 0 ? { id: occurrenceId, claimId, version } : { claimId, version };
  await perform(actor, { verb, requestId, articleId: null, input });
};
