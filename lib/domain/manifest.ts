/** The manifest of a published report: a hash for each of its parts, so that a change can be named and not only noticed. */
import { z } from 'zod';
import { canonicalJson, sha256 } from './hash';
import { Publication, Report } from './report';
import { Verdict } from './verdict';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const number = z.int().positive();

/** Lists of a report whose members are hashed one by one; every other field of it is part of its head. */
export const partLists = ['articles', 'definitions', 'items', 'notAssessed'] as const;
export type PartList = (typeof partLists)[number];

const entries = {
  articles: list(z.strictObject({ number, id: z.string(), title: z.string(), sha256: Sha256 })),
  definitions: list(z.strictObject({ verdict: Verdict, sha256: Sha256 })),
  items: list(z.strictObject({ number, claimId: z.string(), shortText: z.string(), sha256: Sha256 })),
  notAssessed: list(z.strictObject({ claimId: z.string(), shortText: z.string(), sha256: Sha256 })),
};

/**
 * What a published report is made of. Each `sha256` is of the canonical JSON of a part (RFC 8785, UTF-8); the
 * manifest's own is of everything else in it.
 */
export const Manifest = z.strictObject({
  format: z.literal('verimark-manifest-1'),
  desk: z.string(),
  published: Publication.strict(),
  /** The report record's own hash, which the desk keeps: whoever rewrites report and manifest cannot rewrite that. */
  report: Sha256,
  /** By name of the field. */
  head: z.record(z.string(), Sha256),
  ...entries,
  sha256: Sha256,
});
export type Manifest = z.infer<typeof Manifest>;

/** A published report as it is kept and handed on: the record, and its manifest beside it. */
export const PublishedRecord = Report.extend({ published: Publication, manifest: Manifest });
export type PublishedRecord = z.infer<typeof PublishedRecord>;

/** Hash of a part as the manifest has it. @throws TypeError, RangeError on what JSON cannot say */
export const partHash = (part: unknown): string => sha256(canonicalJson(part));

/** Of everything in a manifest but its own hash. */
export const manifestHash = ({ sha256: _, ...content }: Manifest): string => partHash(content);

const isList = (field: string): boolean => partLists.some((one) => one === field);

/** Fields of a record that are neither lists of parts nor its hash or manifest. */
export const headOf = (record: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(record).filter(([field]) => !isList(field) && field !== 'hash' && field !== 'manifest');

/** The report with its manifest. @throws Error when it was never published */
export const publishedRecord = (report: Report): PublishedRecord => {
  const { published } = report;
  if (!published) throw new Error('a report has a manifest once it is published');
  const content = {
    format: 'verimark-manifest-1' as const,
    desk: report.desk,
    published,
    report: report.hash,
    head: Object.fromEntries(headOf(report).map(([field, value]) => [field, partHash(value)])),
    articles: report.articles.map((one) => ({
      ...pick(one, 'number', 'id', 'title'),
      sha256: partHash(one),
    })),
    definitions: report.definitions.map((one) => ({ verdict: one.verdict, sha256: partHash(one) })),
    items: report.items.map((one) => ({
      ...pick(one, 'number', 'claimId', 'shortText'),
      sha256: partHash(one),
    })),
    notAssessed: report.notAssessed.map((one) => ({
      ...pick(one, 'claimId', 'shortText'),
      sha256: partHash(one),
    })),
  };
  return { ...report, published, manifest: { ...content, sha256: partHash(content) } };
};

const pick = <Row extends object, Field extends keyof Row>(row: Row, ...fields: Field[]): Pick<Row, Field> =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as Pick<Row, Field>;
