/** What an annotation says of a passage, as what a desk keeps: a claim, a proposed verdict, notes, evidence. */
import { ClaimType, Layer, LinkKind, SHORT_TEXT_MAX, SourceKind } from '@/lib/domain/claim';
import { Channel, ContactOutcome } from '@/lib/domain/contact';
import { PartialDate } from '@/lib/domain/dates';
import { Directness, EvidenceSourceKind, Stance } from '@/lib/domain/evidence';
import type { KeptAnnotation } from '@/lib/domain/kept-annotation';
import { SearchOutcome } from '@/lib/domain/search-log';
import { codePoints, normalise } from '@/lib/domain/text';
import { Basis, Confidence, Verdict } from '@/lib/domain/verdict';
import { termsIn } from './annotation-terms';
import { isDateTime, type JsonRecord, keepable, listOf, textIn } from './json-value';
import { type Annotation, type AnnotationBody, bodyJson } from './web-annotation';

/** A note that it brings; public only where a desk had made it so. */
export type NoteSaid = { readonly text: string; readonly visibility: 'internal' | 'public' };

/** An item of evidence that it brings, as far as it is said; `origin` is the same for those of one origin. */
export type EvidenceSaid = { readonly fields: JsonRecord; readonly origin: number | null };

/** A claim that it says its own is linked with, by the name of that one where it came from. */
export type LinkSaid = {
  readonly kind: LinkKind;
  readonly direction: 'from' | 'to';
  readonly claim: string;
};

export type Proposal = {
  /** A desk wrote it: what it says in our own terms is taken at its word. */
  readonly isOurs: boolean;
  /** Fields of the claim that are said; the others come from the words that are marked. */
  readonly claim: JsonRecord;
  readonly layer: Layer;
  readonly verdict: JsonRecord | null;
  readonly notes: readonly NoteSaid[];
  readonly evidence: readonly EvidenceSaid[];
  /** What was looked for, and who was asked: public where it came from. */
  readonly searches: readonly JsonRecord[];
  readonly contacts: readonly JsonRecord[];
  readonly links: readonly LinkSaid[];
  readonly kept: KeptAnnotation;
  /** Properties without a place here, by name: they are kept as they came. */
  readonly keptNames: readonly string[];
  /** They were more than is kept. */
  readonly isTooMuch: boolean;
};

/** In UTF-16 code units of JSON: more of what has no place here is not kept with a passage. */
const MOST_KEPT = 20_000;

/** Of one annotation, in which every text can be kept. `now`: ISO 8601, for what does not say when it was seen. */
export const proposalOf = (given: Annotation, now: string): Proposal => {
  const annotation = keepable(given);
  const bodies = annotation.bodies.map(readBody);
  const ofPart = (part: string) => bodies.find(({ said }) => said.part === part);
  const claim = ofPart('claim');
  const statement = ofPart('statement');
  const isOurs = claim !== undefined && statement !== undefined;
  const taken = bodies.map((one) => (isOurs ? takeOurs(one) : takeTheirs(one, now)));
  const verdict = ofPart('verdict');
  const kept = keptOf(annotation, bodies, taken, isOurs);
  const names = [kept.rest, kept.target, ...Object.values(kept.besides)].flatMap(Object.keys);
  const isTooMuch = JSON.stringify(kept).length > MOST_KEPT;
  return {
    isOurs,
    claim: isOurs ? claimSaid(claim.said, statement.body) : {},
    layer: Layer.safeParse(claim?.said.layer).data ?? 'content',
    verdict: isOurs && verdict ? verdictSaid(verdict, ofPart('rationale')) : null,
    notes: taken.flatMap((one) => one?.note ?? []),
    evidence: taken.flatMap((one) => one?.evidence ?? []),
    searches: taken.flatMap((one) => (one?.search ? [one.search] : [])),
    contacts: taken.flatMap((one) => (one?.contact ? [one.contact] : [])),
    links: taken.flatMap((one) => one?.link ?? []),
    kept: isTooMuch ? { ...kept, rest: {}, target: {}, besides: {}, bodies: [] } : kept,
    keptNames: isTooMuch ? [] : [...new Set([...names, ...(kept.bodies.length > 0 ? ['body'] : [])])],
    isTooMuch,
  };
};

/** A body, with what it says in our own terms. */
type ReadBody = { readonly body: AnnotationBody; readonly said: JsonRecord; readonly rest: JsonRecord };

const readBody = (body: AnnotationBody): ReadBody => ({ body, ...termsIn(body.rest) });

/** What becomes of a body. Null: it means nothing here, and is kept. */
type Use = {
  readonly note?: NoteSaid;
  readonly evidence?: EvidenceSaid;
  readonly search?: JsonRecord;
  readonly contact?: JsonRecord;
  readonly link?: LinkSaid;
} | null;

const takeOurs = ({ body, said }: ReadBody): Use => {
  if (said.part === 'note' && body.value) return { note: { text: body.value, visibility: 'public' } };
  if (said.part === 'evidence') return { evidence: ourEvidence(body, said) };
  if (said.part === 'search') return { search: ourSearch(body, said) };
  if (said.part === 'contact') return { contact: ourContact(body, said) };
  if (said.part === 'link') return ourLink(body, said);
  return said.part === undefined ? null : {};
};

/** Comments become internal notes; links with words quoted from there become evidence, others a note of their address. */
const takeTheirs = ({ body }: ReadBody, now: string): Use => {
  const { purpose, value, source, quote } = body;
  if (purpose === 'linking' && source) {
    if (quote && isWeb(source)) return { evidence: theirEvidence(body, source, quote, now) };
    return { note: { text: source, visibility: 'internal' } };
  }
  if (value && (purpose === 'commenting' || purpose === null))
    return { note: { text: normalise(value), visibility: 'internal' } };
  return null;
};

const isWeb = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);

const keptOf = (
  { canonical, via, rest, target }: Annotation,
  bodies: readonly ReadBody[],
  taken: readonly Use[],
  isOurs: boolean,
): KeptAnnotation => {
  // Who made it and why stand under the name by which it came: what goes out is this desk's.
  const { creator: _, motivation: __, ...more } = rest;
  const { format, ...ofTarget } = target.rest;
  const parts = isOurs ? bodies.filter((one) => Object.keys(one.rest).length > 0) : [];
  const named = parts.filter(({ said }) => BESIDES.includes(String(said.part)));
  const claim = bodies.find(({ said }) => said.part === 'claim');
  return {
    canonical,
    via: [...new Set(via)],
    claim: isOurs ? (claim?.body.source ?? null) : null,
    rest: more,
    target: { ...ofTarget, ...(format !== undefined && format !== 'text/plain' && { format }) },
    besides: Object.fromEntries(named.map(({ said, rest: own }) => [String(said.part), own])),
    bodies: bodies.flatMap(({ body }, i) => (taken[i] === null ? [bodyJson(body)] : [])),
  };
};

/** Parts of which there is one. */
const BESIDES: readonly string[] = ['claim', 'statement', 'verdict', 'rationale'];

const one = (schema: { safeParse: (value: unknown) => { data?: unknown } }, value: unknown): unknown =>
  schema.safeParse(value).data ?? null;

const textsIn = (value: unknown): string[] => listOf(value).flatMap((text) => textIn(text) ?? []);

/** A short text that is too long, as somebody else may write one, is left to be made from the words. */
const claimSaid = (said: JsonRecord, { value, language }: AnnotationBody): JsonRecord => {
  const shortText = textIn(said.shortText);
  return {
    ...(value && { statement: value }),
    ...(shortText && codePoints(shortText) <= SHORT_TEXT_MAX && { shortText }),
    ...(language && { language }),
    type: one(ClaimType, said.type),
    subjects: textsIn(said.subjects),
    claimDate: one(PartialDate, said.claimDate),
    place: textIn(said.place),
    sourceName: textIn(said.sourceName),
    sourceKind: one(SourceKind, said.sourceKind),
  };
};

/** A verdict that is none of ours is none. */
const verdictSaid = ({ body, said }: ReadBody, rationale: ReadBody | undefined): JsonRecord | null => {
  const verdict = Verdict.safeParse(body.value).data;
  if (!verdict) return null;
  return {
    verdict,
    basis: one(Basis, said.basis),
    confidence: one(Confidence, said.confidence),
    whatWouldChangeIt: textIn(said.whatWouldChangeIt) ?? '',
    rationale: rationale?.body.value ?? '',
  };
};

const ourEvidence = ({ source, quote, state }: AnnotationBody, said: JsonRecord): EvidenceSaid => ({
  origin: typeof said.origin === 'number' ? said.origin : null,
  fields: {
    url: textIn(said.url),
    archiveUrl: source === null ? textIn(said.archiveUrl) : (state?.cached ?? null),
    document: textIn(said.document),
    quote: source === null ? textIn(said.quote) : quote,
    accessedAt: source === null ? textIn(said.accessedAt) : state?.sourceDate,
    sourceKind: one(EvidenceSourceKind, said.sourceKind),
    sourceName: textIn(said.sourceName),
    publisher: textIn(said.publisher),
    title: textIn(said.title),
    author: textIn(said.author),
    publishedOn: one(PartialDate, said.publishedOn),
    stance: one(Stance, said.stance),
    directness: one(Directness, said.directness),
  },
});

const ourSearch = ({ at }: AnnotationBody, said: JsonRecord): JsonRecord => ({
  ...{ lookedFor: textIn(said.lookedFor), place: textIn(said.place), searchedAt: at },
  ...{ outcome: one(SearchOutcome, said.outcome), result: textIn(said.result) ?? '', visibility: 'public' },
});

const ourContact = ({ at }: AnnotationBody, said: JsonRecord): JsonRecord => ({
  ...{ contacted: textIn(said.contacted) ?? '', channel: one(Channel, said.channel), attemptedAt: at },
  outcome: one(ContactOutcome, said.outcome),
  ...{ response: textIn(said.response) ?? '', visibility: 'public' },
});

/** A link of a kind that is none of ours is kept as it came. */
const ourLink = ({ source }: AnnotationBody, { kind, direction }: JsonRecord): Use => {
  const known = LinkKind.safeParse(kind).data;
  if (!known || source === null || (direction !== 'from' && direction !== 'to')) return null;
  return { link: { kind: known, direction, claim: source } };
};

/** Which way it speaks nobody says: it counts for neither until a person has looked. */
const theirEvidence = (
  { state, by, at }: AnnotationBody,
  url: string,
  quote: string,
  now: string,
): EvidenceSaid => ({
  origin: null,
  fields: {
    ...{ url, quote: normalise(quote), publisher: new URL(url).hostname, author: by },
    archiveUrl: state?.cached && isWeb(state.cached) ? state.cached : null,
    accessedAt: utc(state?.sourceDate) ?? utc(at) ?? now,
    ...{ sourceKind: 'document', stance: 'contextualises', directness: 'secondary' },
  },
});

const utc = (time: string | null | undefined): string | null =>
  isDateTime(time) ? new Date(time).toISOString() : null;

/** The names by which an annotation may have been taken before. */
export const namesOf = ({ id, canonical, via }: Annotation): string[] =>
  [id, canonical, ...via].filter((name) => name !== null);
