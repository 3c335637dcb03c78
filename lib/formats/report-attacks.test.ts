/** Words that mean harm, in every field, as every format writes them: each stays what it is, words. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { forEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import { readFonts } from '@/lib/outside/fonts';
import { addressesOf } from './addresses';
import { reportClaimReviews } from './claim-review';
import { correctionsAtom } from './corrections-atom';
import { asciiName, fileName } from './file-name';
import type { FontBytes } from './pdf-fonts';
import { cardHtml, oembedOf, oembedXml } from './public-card';
import { publicHtml } from './public-page';
import { reportAnnotations } from './report-annotations';
import { evidenceCsv, reportCsv } from './report-csv';
import { reportDocx } from './report-docx';
import { type ReportFormat, reportFormats } from './report-format';
import { reportHtml } from './report-html';
import { reportJson } from './report-json';
import { reportJsonLines } from './report-jsonl';
import { reportMarkdown } from './report-markdown';
import { reportPdf } from './report-pdf';
import { reportAveritec, reportFever } from './report-research';
import { reportXlsx } from './report-xlsx';
import { sitemapXml } from './sitemap';
import { closedNames, hostile, reportOf } from './testing';
import { type Kind, PLAIN } from './testing-inert';
import {
  annotationsJson,
  csvFile,
  jsonLinesRecord,
  jsonRecord,
  nameOfFile,
  researchJson,
  researchLines,
  reviewsJson,
} from './testing-inert-data';
import { docxFile, officeParts, pdfFile, xlsxFile, xmlFile, xmlOfWords } from './testing-inert-documents';
import { htmlFile, markdownFile } from './testing-inert-pages';
import { claimOf, everything, LATER, ORIGIN, readingIn } from './testing-public';

const css = readFileSync(new URL('./report.css', import.meta.url), 'utf8');
const addresses = addressesOf('https://desk.example.org', 'quocte');
/** Milliseconds for a million letters, on a machine that does other things too. */
const PATIENCE = 120_000;
const joined = (pieces: Iterable<string>): string => [...pieces].join('');

let fonts: FontBytes;
beforeAll(async () => {
  fonts = await readFonts();
});

/** The words, and the report that has them in every field. */
type Attack = { readonly words: string; readonly report: Report };

/** A file that is written, and how it is judged. */
type Column = {
  readonly name: string;
  readonly faultsWith: (attack: Attack) => Promise<string[]>;
  /** Each rule with what it finds in the file of a careless writer. */
  readonly careless: readonly (readonly [rule: string, faults: () => Promise<readonly unknown[]>])[];
};

const attackWith = (words: string): Attack => ({ words, report: reportOf(words, 'vi') });
const plain = attackWith(PLAIN);
/** Each is built once: a million letters take their time. */
const attacks = hostile.map(([name, words]) => [name, attackWith(words)] as const);

const column = <Raw, Seen>(
  name: string,
  { read, rules }: Kind<Raw, Seen>,
  write: (attack: Attack) => Raw | Promise<Raw>,
): Column => {
  let usual: Promise<{ raw: Raw; seen: Seen }> | undefined;
  const harmless = () => {
    usual ??= (async () => {
      const raw = await write(plain);
      return { raw, seen: await read(raw) };
    })();
    return usual;
  };
  return {
    name,
    faultsWith: async (attack) => {
      const seen = await read(await write(attack));
      const { seen: other } = await harmless();
      return rules.flatMap(({ rule, faults }) =>
        faults(seen, other, attack.words).map((fault) => `${rule}: ${String(fault).slice(0, 200)}`),
      );
    },
    careless: rules.map(({ rule, faults, careless }) => [
      rule,
      async () => {
        const { raw, seen } = await harmless();
        return faults(await read(await careless(raw)), seen, PLAIN);
      },
    ]),
  };
};

const timed = async (write: () => Promise<Uint8Array>) => {
  const began = performance.now();
  const bytes = await write();
  return { bytes, seconds: (performance.now() - began) / 1000 };
};

/** Every way to take a report along. */
const files: Readonly<Record<ReportFormat, Column>> = {
  html: column('HTML', htmlFile, ({ report }) => reportHtml(report, css)),
  pdf: column('PDF', pdfFile, ({ report }) => timed(() => reportPdf(report, fonts))),
  docx: column('DOCX', docxFile, async ({ report }) => officeParts(await reportDocx(report))),
  xlsx: column('XLSX', xlsxFile, async ({ report }) => officeParts(await reportXlsx(report))),
  markdown: column('Markdown', markdownFile, ({ report }) => joined(reportMarkdown(report))),
  csv: column('CSV', csvFile, ({ report }) => joined(reportCsv(report))),
  'csv-evidence': column('CSV of evidence', csvFile, ({ report }) => joined(evidenceCsv(report))),
  json: column('JSON', jsonRecord, ({ report }) => reportJson(report)),
  jsonl: column('JSON Lines', jsonLinesRecord, ({ report }) => joined(reportJsonLines(report))),
  fever: column('FEVER', researchLines, ({ report }) => joined(reportFever(report))),
  averitec: column('AVeriTeC', researchJson, ({ report }) => joined(reportAveritec(report))),
  'claim-review': column('ClaimReview', reviewsJson, ({ report }) =>
    joined(reportClaimReviews(report, addresses)),
  ),
  annotations: column('annotations', annotationsJson, ({ report }) =>
    joined(reportAnnotations(report, addresses)),
  ),
};

const pageNames = [
  ...['index', 'report', 'claim', 'corrections', 'method', 'withdrawn', 'withdrawn claim'],
] as const;

const readingOf = ({ words }: Attack) => readingIn('vi', words.slice(0, 300));
const openTo = ({ report }: Attack) => forEverybody(report);
const size = { width: null, height: null };
/** The one frame that is meant, of which the words are the title. */
const OWN_FRAME =
  /^<iframe src="[^"<>]*" title="([^"<>]*)" width="\d+" height="\d+" loading="lazy" style="border:0;max-width:100%"><\/iframe>$/;
const cardOf = (attack: Attack) => oembedOf(readingOf(attack), claimIn(attack), size);
const claimIn = (attack: Attack) => claimOf(openTo(attack), readingOf(attack).desk);

const feedOf = (attack: Attack): string => {
  const { desk, addresses: places } = readingOf(attack);
  const told = { id: 'c1', at: LATER, claimId: 'x', shortText: attack.words, language: 'vi' };
  const [correction] = openTo(attack).items[0]?.corrections ?? [];
  if (!correction) throw new Error('something was put right');
  const withdrawal = { kind: 'withdrawal', id: 'w1', at: LATER, number: 1, supersededBy: null } as const;
  const entries = [
    { ...told, kind: 'correction' as const, correction },
    { ...withdrawal, reason: attack.words },
  ];
  return correctionsAtom({ desk, language: 'vi', entries }, places);
};

const places = {
  deskId: 'd'.repeat(20),
  reports: [{ number: 1, language: 'vi' as const, at: LATER }],
};

/** What everybody reads. */
const pages: readonly Column[] = [
  ...pageNames.map((name) =>
    column(`the public page: ${name}`, htmlFile, (attack) => {
      const page = everything(openTo(attack), readingOf(attack))[name];
      if (!page) throw new Error(name);
      return publicHtml(readingOf(attack), page);
    }),
  ),
  column('the card', htmlFile, (attack) => cardHtml(readingOf(attack), claimIn(attack))),
  column('the card as others put it in their pages', htmlFile, (attack) => {
    const frame = String(cardOf(attack).html).replace(OWN_FRAME, '<p title="$1"></p>');
    return `<!doctype html><html><head><title>x</title></head><body>${frame}</body></html>`;
  }),
  column('oEmbed in XML', xmlOfWords, (attack) => oembedXml(cardOf(attack))),
  column('the feed', xmlOfWords, feedOf),
  column('the map', xmlFile, ({ words }) =>
    sitemapXml([{ ...places, claims: [{ claimId: words, at: LATER }] }], ORIGIN),
  ),
];

/** What a file is called. */
const names: readonly Column[] = [
  column('the name of a file', nameOfFile, ({ words }) => fileName('', words, 'html')),
  column('its name in ASCII', nameOfFile, ({ words }) => asciiName(fileName('', words, 'html'))),
  column('the name of a report', nameOfFile, ({ words }) => fileName('báo cáo', words, 'html')),
];

const columns = [...Object.values(files), ...pages, ...names];

describe('the table', () => {
  it('has every format, and every field that is not of a closed kind', () => {
    expect(Object.keys(files)).toEqual(Object.keys(reportFormats));
    expect(closedNames(plain.report, PLAIN)).toEqual([
      ...['', 'accessedAt', 'after', 'asOf', 'assessedAt', 'at', 'basis', 'before', 'channel', 'claimId'],
      ...['direction', 'directness', 'format', 'hash', 'id', 'importedAt', 'kind', 'language', 'layer'],
      ...['occurrenceId', 'order', 'outcome', 'publishedOn', 'role', 'sha256', 'sourceKind', 'stance'],
      ...['state', 'timeZone', 'type', 'verdict'],
    ]);
  });
});

describe.each(columns.map((one) => [one.name, one] as const))('%s', (_, { faultsWith, careless }) => {
  it('breaks no rule with harmless words', async () => {
    expect(await faultsWith(plain)).toEqual([]);
  });

  it.each(careless)('would be caught where it did not hold that it %s', async (__, faults) => {
    expect(await faults()).not.toEqual([]);
  });

  it.each(attacks)('holds %s as words', { timeout: PATIENCE }, async (__, attack) => {
    expect(await faultsWith(attack)).toEqual([]);
  });
});
