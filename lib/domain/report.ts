import { z } from 'zod';
import { LanguageTag } from './article';
import { ClaimType, Layer, LinkKind, SourceKind } from './claim';
import { Channel, ContactOutcome } from './contact';
import { Credibility, Directness, EvidenceSourceKind, Reliability, Stance } from './evidence';
import { canonicalJson, sha256 } from './hash';
import { KeptAnnotation } from './kept-annotation';
import { Locale } from './people';
import { Role } from './permissions';
import { ReportOrder, ReportShow, Selection } from './report-request';
import { CorrectionKind } from './review';
import { SearchOutcome } from './search-log';
import { AssessmentState, Basis, Confidence, Verdict } from './verdict';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const count = z.int().nonnegative();
const number = z.int().positive();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Never missing (VR-27). */
const words = z.string().regex(/\S/);
/** ISO 8601 in UTC. */
const Time = z.iso.datetime();

/** An article that the report speaks of. `publishedOn` is as precise as it is known. */
export const ReportArticle = z.object({
  number,
  id: z.string(),
  title: z.string(),
  byline: z.string().nullable(),
  publisher: z.string().nullable(),
  fileName: z.string().nullable(),
  agency: z.string().nullable(),
  url: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: LanguageTag,
  /** Of the text as it is now, as UTF-8. */
  sha256: Sha256,
  /** The texts in which the passages stand, and the one that is read now, oldest first. */
  versions: list(z.object({ number, sha256: Sha256, importedAt: Time })),
});
export type ReportArticle = z.infer<typeof ReportArticle>;

/** The words marked as the claim, between the rest of the sentence or sentences they stand in. */
export const Passage = z.object({
  /** Number of the article in this report. */
  article: number,
  before: z.string(),
  exact: z.string(),
  after: z.string(),
  occurrenceId: z.string(),
  /** Number of the article's version in whose text it stands. */
  version: number,
  /** Half-open, in code points of that text: what interchange formats count in. */
  start: count,
  end: count,
  /** As much of the text around it as makes it the only such place. */
  prefix: z.string(),
  suffix: z.string(),
  /** What the annotation that it was imported as said besides; absent: it was marked here. */
  annotation: KeptAnnotation.optional(),
});
export type Passage = z.infer<typeof Passage>;

/** A claim at the other end of a link. `from`: it is this claim that reports, contradicts … the other. */
export const ReportLink = z.object({
  kind: LinkKind,
  direction: z.enum(['from', 'to']),
  claimId: z.string(),
  shortText: z.string(),
  language: LanguageTag,
  /** Its number, where it is in this report too. */
  number: number.nullable(),
});
export type ReportLink = z.infer<typeof ReportLink>;

/** An item of evidence as readers see it. Its note is the desk's own, and so are its grades unless they were asked for. */
export const ReportEvidence = z.object({
  stance: Stance,
  directness: Directness,
  sourceKind: EvidenceSourceKind,
  sourceName: z.string().nullable(),
  publisher: z.string(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  publishedOn: z.string().nullable(),
  accessedAt: Time,
  url: z.string().nullable(),
  document: z.string().nullable(),
  quote: z.string(),
  archiveUrl: z.string().nullable(),
  snapshotSha256: Sha256.nullable(),
  /** Published after what the claim speaks of. */
  later: z.boolean(),
  /** Items with the same number go back to one origin. */
  origin: number,
  grades: z.object({ reliability: Reliability, credibility: Credibility }).nullable(),
});
export type ReportEvidence = z.infer<typeof ReportEvidence>;

/** What readers are told of an assessment, as far as it is of interest. */
export const Told = z
  .object({
    verdict: Verdict,
    basis: Basis.nullable(),
    confidence: Confidence.nullable(),
    rationale: z.string(),
    whatWouldChangeIt: z.string(),
  })
  .partial();
export type Told = z.infer<typeof Told>;

/** What was put right in a claim that stood in an exported report. */
export const ReportCorrection = z.object({
  kind: CorrectionKind,
  reason: z.string(),
  at: Time,
  by: z.string(),
  /** Null where it did not change. */
  verdict: z.object({ before: Verdict, after: Verdict }).nullable(),
  /** What was said before and is not said any more. */
  before: Told.optional(),
});
export type ReportCorrection = z.infer<typeof ReportCorrection>;

/** A claim without verdict. */
export const UnassessedItem = z.object({
  claimId: z.string(),
  statement: z.string(),
  shortText: z.string(),
  language: LanguageTag,
  layer: Layer,
  passages: list(Passage),
});
export type UnassessedItem = z.infer<typeof UnassessedItem>;

/** A claim with the verdict it has, and all that is printed of both. */
export const ReportItem = UnassessedItem.extend({
  number,
  type: ClaimType.nullable(),
  subjects: list(z.string()),
  claimDate: z.string().nullable(),
  place: z.string().nullable(),
  /** Who says it. The name of an anonymous source is never here. */
  source: z.object({ name: z.string().nullable(), kind: SourceKind.nullable() }).nullable(),
  verdict: Verdict,
  /** How far the verdict has come; printed with it, always. */
  state: AssessmentState,
  basis: Basis.nullable(),
  confidence: Confidence.nullable(),
  rationale: z.string(),
  whatWouldChangeIt: z.string(),
  assessedBy: z.string(),
  assessedAt: Time,
  /** A newer version of an article moved, changed or lost words of the claim, and nobody has looked at them since. */
  olderVersion: z.boolean(),
  /** Who said yes to exactly this; empty while nobody has. */
  approvedBy: list(z.object({ name: z.string(), at: Time })),
  /** Of all that is printed of the claim, as it was approved; null before it was submitted. */
  hash: Sha256.nullable(),
  /** Rules that keep it from being exported as approved: it was tampered with, or what it rests on was. */
  unsound: list(z.string()),
  notes: list(z.object({ text: z.string(), author: z.string(), at: Time })),
  evidence: z.object({ links: count, origins: count, items: list(ReportEvidence) }),
  searches: list(
    z.object({
      lookedFor: z.string(),
      place: z.string(),
      at: Time,
      outcome: SearchOutcome,
      result: z.string(),
    }),
  ),
  contacts: list(
    z.object({
      contacted: z.string(),
      channel: Channel.nullable(),
      at: Time,
      outcome: ContactOutcome,
      response: z.string(),
    }),
  ),
  corrections: list(ReportCorrection),
  links: list(ReportLink),
});
export type ReportItem = z.infer<typeof ReportItem>;

/** How many claims have each verdict. */
export const totalsOf = (items: readonly Pick<ReportItem, 'verdict'>[]) => {
  const count = (verdict: Verdict) => items.filter((item) => item.verdict === verdict).length;
  return { confirmed: count('confirmed'), unconfirmed: count('unconfirmed'), disputed: count('disputed') };
};

/** Who answers for it, in one line. */
export const authorOf = ({ byline, publisher }: Report): string =>
  [byline, publisher].filter(Boolean).join(', ');

/** Items that say they are approved and cannot be relied on as such. */
export const unsoundItems = (items: readonly ReportItem[]): ReportItem[] =>
  items.filter(({ state, unsound }) => state === 'approved' && unsound.length > 0);

/** A verdict in the report's own words: what it means, and what each of its bases means. */
export const Definition = z.object({
  verdict: Verdict,
  text: words,
  bases: list(z.object({ basis: Basis, text: words })),
});
export type Definition = z.infer<typeof Definition>;

/** A report that was published: its number within the desk, when, and the report whose place it takes. */
export const Publication = z.object({
  number,
  at: Time,
  supersedes: z.object({ number, hash: Sha256 }).nullable(),
});
export type Publication = z.infer<typeof Publication>;

const content = {
  format: z.literal('verimark-report-1'),
  /** Of one article, of several that were chosen, or of all. */
  kind: z.enum(['article', 'articles', 'desk']),
  desk: z.string(),
  /** In whose name it speaks: the desk's, unless it has set another. */
  publisher: z.string(),
  /** As it is printed. */
  title: z.string(),
  /** Null: a draft, or a copy for oneself. */
  published: Publication.nullable(),
  /** Who answers for it; null: nobody is named besides who prepared it. */
  byline: z.string().nullable(),
  asOf: Time,
  /** IANA name of the zone in which times are printed. */
  timeZone: z.string(),
  generatedBy: z.object({ name: z.string(), role: Role }),
  /** Of the report's own words. Articles and claims say theirs. */
  language: Locale,
  selection: Selection,
  order: ReportOrder,
  show: ReportShow,
  articles: list(ReportArticle),
  method: words,
  definitions: list(Definition),
  totals: z.object({ confirmed: count, unconfirmed: count, disputed: count }),
  items: list(ReportItem),
  notAssessed: list(UnassessedItem),
  /** Claims that were asked for and left out by hand. */
  leftOut: count,
  /** Approved claims that are left out, because they or what they rest on were tampered with. */
  withheld: count,
};

const ReportContent = z.object(content);
type ReportContent = z.infer<typeof ReportContent>;

/**
 * The verified-claim report: one record that every format is written from.
 * It holds what its reader may see and nothing else: the schema drops what it does not name.
 */
export const Report = z.object({
  ...content,
  /** SHA-256 of the canonical JSON of everything above. */
  hash: Sha256,
});
export type Report = z.infer<typeof Report>;

/** All of it but its claims and its hash. */
export const ReportHead = ReportContent.omit({ items: true, notAssessed: true });
export type ReportHead = z.infer<typeof ReportHead>;

/** Takes the text that a report's hash is of, piece by piece: first the head, then claims as they come, last the rest. */
export type Sealing = {
  readonly items: (items: readonly ReportItem[]) => void;
  readonly notAssessed: (items: readonly UnassessedItem[]) => void;
  readonly end: () => void;
};

/**
 * The canonical JSON of a report whose claims come some at a time, those without verdict last.
 *
 * @param add is given pieces that make the whole text; of SHA-256 over it the report's hash is
 */
export const sealing = (head: ReportHead, add: (text: string) => void): Sealing => {
  const lists = ['items', 'notAssessed'];
  const keys = [...Object.keys(head), ...lists].sort();
  const told: Readonly<Record<string, unknown>> = head;
  let at = 0;
  let isFirst = true;
  /** Everything that stands before the list, and its bracket. */
  const upTo = (list: string | undefined) => {
    let text = '';
    for (; at < keys.length; at += 1) {
      const key = keys[at] ?? '';
      text += `${at === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      if (key === list) break;
      text += lists.includes(key) ? '[]' : canonicalJson(told[key]);
    }
    add(list === undefined ? `${text}}` : `${text}[`);
    at += 1;
    isFirst = true;
  };
  const some = (items: readonly unknown[]) => {
    if (items.length === 0) return;
    add(`${isFirst ? '' : ','}${items.map(canonicalJson).join()}`);
    isFirst = false;
  };
  let open = '';
  const inList = (list: string, items: readonly unknown[]) => {
    if (items.length === 0) return;
    if (open !== list) {
      if (open !== '') add(']');
      upTo(list);
      open = list;
    }
    some(items);
  };
  return {
    items: (items) => inList('items', items),
    notAssessed: (items) => inList('notAssessed', items),
    end: () => {
      if (open !== '') add(']');
      upTo(undefined);
    },
  };
};

const hashOf = (report: ReportContent): string => sha256(canonicalJson(ReportContent.parse(report)));

/** The report with its hash, its fields in the order of the schema. */
export const sealed = (report: ReportContent): Report => Report.parse({ ...report, hash: hashOf(report) });

/** The same report as it is published: the hash covers its number, and what it takes the place of. */
export const publishedAs = (report: Report, published: Publication): Report =>
  sealed({ ...report, published });

/** Whether nothing was changed in the report since it was sealed. */
export const isIntact = (report: Report): boolean => hashOf(report) === report.hash;
