/**
 * Check files of reports: `npm run verify-report -- FILE…`. Needs no database and no server.
 * Ends with 0 when all are intact, 1 when one was altered, 2 when one cannot be read as a report.
 */
import { readFile, stat } from 'node:fs/promises';
import { MAX_REPORT_FILE, type VerifiedReport, verifyReport } from '@/lib/domain/verify-report';
import { alterationMessage, Locale, translator, unreadableMessage } from '@/lib/i18n';

/** As many as one reads; the rest is counted. */
const PRINTED = 100;

const locale = Locale.catch('en').parse((process.env.LC_ALL || process.env.LANG || '').slice(0, 2));
const t = translator(locale);

const look = async (file: string): Promise<VerifiedReport> => {
  const { size } = await stat(file);
  if (size > MAX_REPORT_FILE) return { state: 'unreadable', reason: 'large' };
  return verifyReport(await readFile(file));
};

const factLines = (found: VerifiedReport): string[] => {
  if (found.state === 'unreadable' || !found.facts) return [];
  const { published, desk, title, asOf, claims, hash } = found.facts;
  const number = published
    ? t('verify.facts.numbered', { number: String(published.number) })
    : t('verify.facts.unnumbered');
  const facts = [
    [t('verify.facts.number'), number],
    [t('verify.facts.desk'), desk],
    [t('verify.facts.title'), title],
    published ? [t('verify.facts.at'), published.at] : [t('verify.facts.asOf'), asOf],
    [t('verify.facts.claims'), String(claims)],
    [t('verify.facts.hash'), hash],
  ];
  return facts.map(([name, value]) => `  ${name}: ${printable(value ?? '')}`);
};

/** A file may try to move the cursor, or to write from right to left. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

const linesOf = (found: VerifiedReport): string[] => {
  if (found.state === 'intact') return [t('verify.intact'), ...factLines(found)];
  if (found.state === 'unreadable')
    return [t('verify.unreadable'), `  ${unreadableMessage(locale, found.reason)}`];
  const { changed } = found;
  const named = changed.slice(0, PRINTED).map((one) => `  - ${printable(alterationMessage(locale, one))}`);
  const more = changed.length > PRINTED ? [`  ${t('verify.more', { count: changed.length - PRINTED })}`] : [];
  return [t('verify.altered'), ...named, ...more, ...factLines(found)];
};

const codes = { intact: 0, altered: 1, unreadable: 2 } as const;

async function verifyFile(file: string): Promise<number> {
  const found = await look(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    console.error(`${printable(file)}: ${found.message}`);
    return codes.unreadable;
  }
  const [state, ...lines] = linesOf(found);
  console.log([`${printable(file)}: ${state}`, ...lines].join('\n'));
  return codes[found.state];
}

const files = process.argv.slice(2);
if (files.length === 0) console.error('npm run verify-report -- FILE…');
let code: number = files.length === 0 ? codes.unreadable : codes.intact;
for (const file of files) code = Math.max(code, await verifyFile(file));
process.exitCode = code;
