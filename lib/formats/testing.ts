/** Texts that mean harm, and a report whose every text is one of them. */
import type { KeptAnnotation } from '@/lib/domain/kept-annotation';
import { type Report, type ReportItem, sealed } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';

/** Controls of both sets, and the one between them. */
const controls = String.fromCharCode(
  ...Array.from({ length: 32 }, (_, i) => i),
  ...Array.from({ length: 33 }, (_, i) => 127 + i),
);

export const hostile: readonly (readonly [name: string, text: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['the end of a script', '</script></style></title><img src=x onerror=alert(1)>'],
  ['a script after a script', '</script><script>alert(1)</script>'],
  ['a picture that fails', '<img src=x onerror=alert(1)>'],
  ['a script after a comment', '--><script>alert(1)</script><!--'],
  ['a comment', '<!-- --> <![CDATA[ ]]>'],
  ['the end of a section', ']]><script>alert(1)</script>'],
  ['an attribute', `" onmouseover="alert(1)" x='`],
  ['an entity', '&lt;b&gt; &amp;amp; &#0;'],
  [
    'an entity of its own',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><x>&xxe;</x>',
  ],
  ['a template', '{{7*7}} $' + "{7*7} <%= 7*7 %> #{7*7} {n, plural, other {#}} '{"],
  ['a formula', '=HYPERLINK("http://example.org","x")'],
  ['a command', '=cmd|"/C calc"!A0'],
  ['a formula after spaces', '  \t=1+1'],
  ['a formula after a mark of byte order', '\ufeff=1+1'],
  ['a formula after nothing seen', '\u200b\u2060=1+1'],
  ['a formula on the second line', 'a\n=1+1\r\n+2'],
  ['a full-width formula', '＝1+1'],
  ['plus', '+1'],
  ['minus', '-1'],
  ['at', '@SUM(A1)'],
  ['a tab', '\t=1'],
  ['a carriage return', '\r=1'],
  ['a character code', '_x000D_=1'],
  ['quotes, commas and lines', 'a "b", c\r\nd\ne'],
  ['line separators', 'one\u2028two\u2029three'],
  ['a direction override', 'invoice\u202Efdp.exe\u2066'],
  ['isolates and marks of direction', 'a\u2066b\u2067c\u2068d\u2069e\u200ef\u200fg\u061ch'],
  ['a path', '../../etc/passwd'],
  ['a path of Windows', '..\\..\\CON\0.txt'],
  ['a device', 'CON'],
  ['a device with dots', 'aux. . .'],
  ['three hundred letters', 'ế'.repeat(300)],
  ['a header', 'x"\r\nSet-Cookie: a=b\r\n\r\n<b>'],
  ['ten thousand marks', `a${'\u0301'.repeat(10_000)}`],
  ['a word of a million letters', 'ế'.repeat(1_000_000)],
  ['halves of a pair', 'x\ud800y\udc00'],
  ['a first half', 'x\ud83d'],
  ['a second half', '\udd25x'],
  ['controls', `a${controls}b`],
  ['no characters', 'a\ufffeb\uffffc\ufdd0'],
  [
    'a link of Markdown',
    '[x](javascript:alert(1)) ![](http://evil.example.org/x.png) <http://evil.example.org>',
  ],
  ['a table of Markdown', 'a | b\n--- | ---\n`c` | ```d```\n\n# e\n\n* f'],
  ['a reference of Markdown', '[a]: javascript:alert(1)\n\n[a]'],
  ['an address that runs', 'javascript:alert(1)'],
  ['an address that runs, hidden', 'java\tscript\n:alert(1)'],
  ['an address that is a page', 'data:text/html,<script>alert(1)</script>'],
  ['an address that is a file', 'file:///etc/passwd'],
  ['a family', '👨‍👩‍👧‍👦 Đặng Ế'],
];

/** What a person has typed or an article has brought, by its name in the record. Everything else is of a closed kind. */
const typed: ReadonlySet<string> = new Set([
  ...['desk', 'publisher', 'title', 'byline', 'name', 'method', 'text', 'fileName', 'agency', 'url'],
  ...['before', 'exact', 'after', 'prefix', 'suffix', 'statement', 'shortText', 'subjects', 'place'],
  ...['rationale', 'whatWouldChangeIt', 'assessedBy', 'author', 'sourceName', 'document', 'quote'],
  ...['archiveUrl', 'lookedFor', 'result', 'contacted', 'response', 'reason', 'by'],
]);

/** What the words of a claim may have; an article has more. In UTF-16 code units. */
export const FIELD_MAX = 5_000;

const said = (value: unknown, text: string, name = ''): unknown => {
  if (typeof value === 'string' && typed.has(name)) return text.slice(0, FIELD_MAX);
  if (Array.isArray(value)) return value.map((one) => said(one, text, name));
  if (typeof value !== 'object' || value === null) return value;
  const isChange = name === 'verdict';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isChange ? one : said(one, text, key)]),
  );
};

/** A report with every part that there is, and the text wherever a person can have written one. */
export const reportOf = (text: string, language: Report['language'] = 'en'): Report => {
  const report = fullReport(language);
  const { items, articles, ...rest } = report;
  // The schema drops nothing of it, and refuses what is none.
  const all = said({ ...rest, articles, items }, text) as Report;
  return sealed({
    ...all,
    articles: all.articles.map((one) => ({ ...one, url: `javascript:${one.url}` })),
    items: all.items.map((item, i) => ({
      ...{ ...item, evidence: withAddresses(item.evidence), links: i === 0 ? linksIn(all) : [] },
      passages: item.passages.map((one) => ({
        ...{ ...one, annotation: keptOf(one.exact) },
        ...(i === 0 && { exact: text }),
      })),
    })),
  });
};

/** To the second claim, and to one that the report does not print. */
const linksIn = ({ items: [, second] }: Report): ReportItem['links'] =>
  [2, null].flatMap((number) =>
    second ? [{ ...pick(second), kind: 'contradicts' as const, direction: 'from' as const, number }] : [],
  );

const pick = ({ claimId, shortText, language }: ReportItem) => ({ claimId, shortText, language });

/** What an annotation from elsewhere said besides: names are words too. */
const keptOf = (text: string): KeptAnnotation => ({
  ...{ canonical: null, via: [], claim: text, besides: {} },
  ...{
    rest: { [text]: text },
    target: { styleClass: text },
    bodies: [{ type: 'TextualBody', value: text }],
  },
});

/** One address as it was typed, one that begins as those of the web do. */
const withAddresses = ({ items, ...evidence }: ReportItem['evidence']) => ({
  ...evidence,
  items: items.map((one) => ({
    ...one,
    archiveUrl: one.archiveUrl && `https://archive.example.org/${one.archiveUrl}`,
  })),
});

const fullReport = (language: Report['language']): Report => {
  const desk = sampleDesk();
  desk.perform('note.add', {
    ...{ id: '0'.repeat(20), claimId: desk.hedged, version: 2, visibility: 'public' },
    text: 'x',
  });
  keepAll(desk);
  const source = approvedSource(desk);
  const known = { byline: 'x', publisher: 'x', agency: 'x' };
  const evidence = source.evidence.map((one) => ({
    ...one,
    ...{ document: 'x', author: 'x', sourceName: 'x', title: 'x', archiveUrl: 'x', url: 'x' },
  }));
  const claims = source.claims.map((one) => ({ ...one, subjects: ['x'], place: 'x', sourceName: 'x' }));
  const assessments = source.assessments.map((one) => ({ ...one, whatWouldChangeIt: 'x' }));
  const corrections = source.corrections.map((one) => ({
    ...one,
    before: { verdict: 'confirmed', rationale: 'x', whatWouldChangeIt: 'x' },
    after: { verdict: 'unconfirmed', rationale: 'y', whatWouldChangeIt: 'y' },
  }));
  const searches = source.searches.map((one) => ({ ...one, result: 'x' }));
  const articles = source.articles.map((one) => ({ ...one, ...known }));
  return reportFor(
    'editor',
    { ...source, articles, claims, assessments, evidence, searches, corrections },
    { articleIds: [desk.articleId], title: 'x', byline: 'x' },
    language,
  );
};

/** The words of a record that are not the text, by name: of what is closed, and cannot be typed. */
export const closedNames = (report: Report, text: string): string[] => {
  const found = new Set<string>();
  JSON.stringify(report, function (this: unknown, key, value) {
    const name = Array.isArray(this) ? '' : key;
    if (typeof value === 'string' && !value.includes(text)) found.add(name);
    return value;
  });
  return [...found].sort();
};
