/** Texts that mean harm, and a report whose every text is one of them. */
import type { Report } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';

export const hostile: readonly (readonly [name: string, text: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['the end of a script', '</script></style></title><img src=x onerror=alert(1)>'],
  ['a comment', '<!-- --> <![CDATA[ ]]>'],
  ['an attribute', `" onmouseover="alert(1)" x='`],
  ['an entity', '&lt;b&gt; &amp;amp; &#0;'],
  ['a formula', '=HYPERLINK("http://example.org","x")'],
  ['a command', '=cmd|"/C calc"!A0'],
  ['a formula after spaces', '  \t=1+1'],
  ['a full-width formula', '＝1+1'],
  ['plus', '+1'],
  ['minus', '-1'],
  ['at', '@SUM(A1)'],
  ['a tab', '\t=1'],
  ['a carriage return', '\r=1'],
  ['quotes, commas and lines', 'a "b", c\r\nd\ne'],
  ['line separators', 'one\u2028two\u2029three'],
  ['a direction override', 'invoice\u202Efdp.exe\u2066'],
  ['a path', '../../etc/passwd'],
  ['a path of Windows', '..\\..\\CON\0.txt'],
  ['ten thousand marks', `a${'\u0301'.repeat(10_000)}`],
  ['halves of a pair', 'x\ud800y\udc00'],
  ['a family', '👨‍👩‍👧‍👦 Đặng Ế'],
];

/** The sample report with the text wherever a person can have written one. */
export const reportOf = (text: string, language: Report['language'] = 'en'): Report => {
  const desk = sampleDesk();
  desk.perform('note.add', {
    ...{ id: '0'.repeat(20), claimId: desk.hedged, version: 2, visibility: 'public' },
    text: 'x',
  });
  keepAll(desk);
  const source = approvedSource(desk);
  return reportFor(
    'editor',
    {
      ...source,
      desk: { ...source.desk, name: text },
      articles: source.articles.map((one) => ({
        ...one,
        title: text,
        byline: text,
        publisher: text,
        fileName: text,
        agency: text,
        url: `javascript:${text}`,
      })),
      claims: source.claims.map((one) => ({
        ...one,
        statement: text,
        shortText: text,
        subjects: [text],
        place: text,
        sourceName: text,
      })),
      assessments: source.assessments.map((one) => ({ ...one, rationale: text, whatWouldChangeIt: text })),
      notes: source.notes.map((one) => ({ ...one, text })),
      evidence: source.evidence.map((one) => ({
        ...{ ...one, url: `javascript:${text}`, archiveUrl: `javascript:${text}`, document: text },
        ...{ publisher: text, title: text, author: text, sourceName: text, quote: text },
      })),
      searches: source.searches.map((one) => ({ ...one, lookedFor: text, place: text, result: text })),
      contacts: source.contacts.map((one) => ({ ...one, contacted: text, response: text })),
      corrections: source.corrections.map((one) => ({ ...one, reason: text })),
      people: new Map([['checker-a', text]]),
    },
    { articleIds: [desk.articleId] },
    language,
  );
};
