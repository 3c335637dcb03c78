/** Whether a file is a published report as it was published; if not, what of it is not. Runs in a browser too. */
import { canonicalJson, sha256 } from './hash';
import { lookAtJson } from './json-keys';
import {
  headOf,
  Manifest,
  manifestHash,
  type PartList,
  partHash,
  partLists,
  publishedRecord,
} from './manifest';
import { type ChangeKind, differences, type Entry } from './part-differences';
import { Report } from './report';

/**
 * A part of the file that is not as it was published. `head`: a field of the report, by its name; `manifest`: the list
 * of hashes itself; `hash`: the report's own; `file`: somewhere, by its path. `number` and `name` (short text, title,
 * verdict) are those of the manifest, where it knows the part.
 */
export type Alteration = {
  readonly part: PartList | 'head' | 'manifest' | 'hash' | 'file';
  readonly kind: ChangeKind;
  readonly number: number | null;
  readonly name: string;
};

/** What a file says it is. `published`: null for a report that was never published. */
export type ReportFacts = {
  readonly desk: string;
  readonly title: string;
  readonly published: Report['published'];
  readonly asOf: string;
  /** Worked out anew from the file: to be compared with the one the desk shows. */
  readonly hash: string;
  readonly claims: number;
};

/** Why a file cannot be looked at as a report; the words stand in lib/i18n under `verify.unreadable`. */
export const unreadableReasons = [
  ...(['large', 'empty', 'text', 'json', 'truncated', 'deep'] as const),
  /** Something else, another version, and what no program of ours can have written. */
  ...(['other', 'version', 'record'] as const),
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** What a file is. */
export type VerifiedReport =
  | { readonly state: 'intact'; readonly facts: ReportFacts }
  | { readonly state: 'altered'; readonly facts: ReportFacts | null; readonly changed: readonly Alteration[] }
  | { readonly state: 'unreadable'; readonly reason: UnreadableReason };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In bytes, or UTF-16 code units: what a browser can hold several times over. */
export const MAX_REPORT_FILE = 256 * 1024 * 1024;

/** How much of the work is done after each step, 0 to 1, as a report of 50 MB takes it. */
const SHARES = { read: 0.05, looked: 0.2, parsed: 0.3, hashed: 0.5, compared: 0.75, known: 0.85 } as const;

/**
 * Look at a file: of the published report as JSON, or of a report that was never published, which has a hash and no
 * manifest. Numbers, escapes, order of keys and white space may be written in any way; a value may not.
 *
 * @param content the file, as bytes or as text
 * @param onStep is told how much of the work is done, 0 to 1
 */
export const verifyReport = (
  content: Uint8Array | string,
  onStep: (share: number) => void = () => {},
): VerifiedReport => {
  if (content.length > MAX_REPORT_FILE) return unreadable('large');
  const text = textOf(content);
  if (text === null) return unreadable('text');
  if (text.trim() === '') return unreadable('empty');
  onStep(SHARES.read);
  const look = lookAtJson(text);
  onStep(SHARES.looked);
  if (look.deep) return unreadable('deep');
  const raw = parsed(text);
  if (raw === undefined) return unreadable(look.open && /^\s*\{/.test(text) ? 'truncated' : 'json');
  if (!isFields(raw)) return unreadable('other');
  const isNewer = /^verimark-report-(?!1$)\d+$/.test(String(raw.format));
  if (raw.format !== 'verimark-report-1' && !isManifest(raw.manifest))
    return unreadable(isNewer ? 'version' : 'other');
  const twice = look.repeated.map(
    (name): Alteration => ({ part: 'file', kind: 'twice', number: null, name }),
  );
  onStep(SHARES.parsed);
  const hash = recordHash(raw);
  onStep(SHARES.hashed);
  const changed = [...twice, ...alterationsOf(raw, hash)];
  onStep(SHARES.compared);
  const report = Report.safeParse(raw).data ?? null;
  onStep(SHARES.known);
  if (changed.length > 0) return { state: 'altered', facts: report && factsOf(report, hash), changed };
  if (!report) return unreadable(isNewer ? 'version' : 'record');
  const facts = factsOf(report, hash);
  return isOwn(raw, report)
    ? { state: 'intact', facts }
    : { state: 'altered', facts, changed: [manifestChanged] };
};

const unreadable = (reason: UnreadableReason): VerifiedReport => ({ state: 'unreadable', reason });

const isManifest = (manifest: unknown): boolean =>
  isFields(manifest) && manifest.format === 'verimark-manifest-1';

const factsOf = ({ desk, title, published, asOf, items }: Report, hash: string): ReportFacts => ({
  ...{ desk, title, published, asOf, claims: items.length, hash },
});

/** Whether its manifest is the one that a report like this gets, in every word. */
const isOwn = (raw: Fields, report: Report): boolean =>
  report.published === null ||
  canonicalJson(raw.manifest) === canonicalJson(publishedRecord(report).manifest);

const textOf = (content: Uint8Array | string): string | null => {
  if (typeof content === 'string') return content.replace(/^\ufeff/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Of everything in the record but the hash itself, whatever it is: also of what no report has. */
const recordHash = ({ hash: _, manifest: __, ...content }: Fields): string => sha256(canonicalJson(content));

const whole = (part: Alteration['part'], kind: ChangeKind): Alteration => ({
  ...{ part, kind, number: null, name: '' },
});

const manifestChanged = whole('manifest', 'changed');

/** @param own the record's hash as it is worked out from the file */
const alterationsOf = (raw: Fields, own: string): Alteration[] => {
  const hash = own === raw.hash ? [] : [whole('hash', 'changed')];
  if (!('manifest' in raw)) return raw.published === null ? hash : [whole('manifest', 'removed'), ...hash];
  const { data: manifest } = Manifest.safeParse(raw.manifest);
  const isSealed = manifest !== undefined && manifestHash(manifest) === manifest.sha256;
  // The record agrees with itself, and what was put beside it does not: the parts are not to blame.
  if (!manifest || (!isSealed && hash.length === 0)) return [manifestChanged, ...hash];
  const parts = [
    ...headChanges(raw, manifest),
    ...partLists.flatMap((list) => listChanges(raw, manifest, list)),
  ];
  // The hash follows from the parts: where those say what changed, it is no news that it no longer fits.
  const isNews = parts.length === 0 || raw.hash !== manifest.report;
  return [...parts, ...(isNews ? hash : []), ...(isSealed ? [] : [manifestChanged])];
};

const headChanges = (raw: Fields, { head }: Manifest): Alteration[] => {
  const found = new Map(headOf(raw));
  const names = new Set([...Object.keys(head), ...found.keys()]);
  return [...names].flatMap((name): Alteration[] => {
    const at = { part: 'head', number: null, name } as const;
    if (!found.has(name)) return [{ ...at, kind: 'removed' }];
    if (!Object.hasOwn(head, name)) return [{ ...at, kind: 'added' }];
    return partHash(found.get(name)) === head[name] ? [] : [{ ...at, kind: 'changed' }];
  });
};

/** The field by which a part is known, and the one people call it by. */
const named: Readonly<Record<PartList, { key: string; name: string }>> = {
  articles: { key: 'id', name: 'title' },
  definitions: { key: 'verdict', name: 'verdict' },
  items: { key: 'claimId', name: 'shortText' },
  notAssessed: { key: 'claimId', name: 'shortText' },
};

const entryOf = (list: PartList, fields: unknown, hash: string): Entry => {
  const row: Fields = isFields(fields) ? fields : {};
  const { key, name } = named[list];
  return {
    sha256: hash,
    key: row[key],
    number: typeof row.number === 'number' ? row.number : null,
    name: typeof row[name] === 'string' ? row[name] : '',
  };
};

const listChanges = (raw: Fields, manifest: Manifest, list: PartList): Alteration[] => {
  const wanted = manifest[list].map((entry) => entryOf(list, entry, entry.sha256));
  const there = raw[list];
  if (!Array.isArray(there)) return [{ part: list, kind: 'removed', number: null, name: '' }];
  const found = there.map((part: unknown) => entryOf(list, part, partHash(part)));
  return differences(wanted, found).map(({ kind, entry: { number, name } }) => ({
    part: list,
    kind,
    number,
    name,
  }));
};
