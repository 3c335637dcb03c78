/** No word that a reader may not see stands in any byte of any file they take along. */
import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { forEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import { allowedTo, everything, plainRequest } from '@/lib/domain/report-request';
import { addressesOf } from '@/lib/formats/addresses';
import { type ReportFormat, reportFormats } from '@/lib/formats/report-format';
import { textOfPdf, unzipped } from '@/lib/formats/testing-reading';
import { writeReportHere } from '@/lib/outside/report-writers';
import { importArticle } from './articles';
import { database } from './client';
import { writeProtectedNote } from './protected-notes';
import { publishReport } from './published';
import { readPublished } from './published-list';
import { beginReading, markDoubleRead } from './readings';
import { readReport } from './report';
import { eachEngine } from './testing';
import { anItem, askAs } from './testing-claim';
import { aPublicDesk, type PublicDeskForTests } from './testing-public';

const AT = '2022-01-07T08:00:00.000Z';

/** Each kind of thing that stays with the desk, by the one word that tells it. Short, so that no line breaks it. */
const secrets = {
  'an internal note': 'zqnote',
  'a deleted note': 'zqgone',
  'a protected note': 'zqkept',
  'a comment': 'zqtalk',
  'a note on evidence': 'zqside',
  'evidence taken back': 'zqback',
  'an internal search': 'zqlook',
  'an internal contact': 'zqcall',
  'a first verdict that is sealed': 'zqseal',
  'a claim of an article that two people read apart': 'zqhide',
  'a claim that was taken back': 'zqdrop',
} as const;

/** Not a secret: found, it says that the reader of a file finds what is in it. */
const TOLD = 'zqtold';

const articleWith = (words: string, id: string) =>
  `Bản tin ${id}. Quân đội ${words} đã tới. Tin này chưa rõ.`;

const claimOn = async (by: PublicDeskForTests['checker'], words: string) => {
  const { articleId } = await importArticle(by, { text: articleWith(words, newId()), title: 'Bản tin' });
  const version = await (await database()).articleVersion.findFirstOrThrow({ where: { articleId } });
  const [id, start] = [newId(), version.text.indexOf('Quân đội')];
  const range = { versionId: version.id, start, end: version.text.indexOf('. Tin này') };
  await askAs(by, 'claim.draft', { id, occurrenceId: newId(), ...range }, articleId);
  return { id, articleId };
};

/** All of it, kept for a claim that is in the report. */
const keepSecrets = async ({
  checker,
  second,
  editor,
  admin,
  hedged,
  capital,
  approve,
  on,
  deskId,
}: PublicDeskForTests) => {
  const searched = { place: 'Cổng tin', searchedAt: AT, outcome: 'found', result: 'Có.' };
  const asked = { channel: 'email', attemptedAt: AT, outcome: 'answered', response: 'Không.' };
  const gone = newId();
  await on(capital, 'note.add', { text: secrets['an internal note'], visibility: 'internal' });
  await on(capital, 'note.add', { id: gone, text: secrets['a deleted note'], visibility: 'public' });
  await on(capital, 'note.delete', { id: gone });
  await on(capital, 'note.add', { text: TOLD, visibility: 'public' });
  const beside = { ...anItem, stance: 'contextualises', archiveUrl: 'https://archive.example.org/2' };
  const item = { ...beside, note: secrets['a note on evidence'] };
  await on(capital, 'evidence.add', item);
  const back = newId();
  await on(capital, 'evidence.add', { ...beside, id: back, quote: secrets['evidence taken back'] });
  await on(capital, 'evidence.remove', { id: back });
  await on(capital, 'search.log', { ...searched, lookedFor: secrets['an internal search'] });
  await on(capital, 'contact.log', { ...asked, contacted: secrets['an internal contact'] });
  await askAs(checker, 'comment.add', {
    id: newId(),
    claimId: hedged,
    text: secrets['a comment'],
    mentions: [],
  });
  const guarded = { claimId: hedged, text: secrets['a protected note'], readers: [editor.userId] };
  await writeProtectedNote(checker, { id: newId(), ...guarded });
  const given = { verdict: 'disputed', basis: 'contradicted', confidence: 'high', rationale: TOLD };
  await approve(capital, given);

  const dropped = await claimOn(checker, secrets['a claim that was taken back']);
  await on(dropped.id, 'claim.withdraw', {});
  const apart = await claimOn(checker, secrets['a claim of an article that two people read apart']);
  await markDoubleRead(editor, { articleId: apart.articleId, doubleRead: true });
  for (const reader of [checker, second]) await beginReading(reader, apart);
  const sealed = await claimOn(checker, 'khác');
  await (await database()).desk.update({ where: { id: deskId }, data: { blind: true } });
  const rationale = secrets['a first verdict that is sealed'];
  await askAs(admin, 'verdict.give', {
    id: newId(),
    claimId: sealed.id,
    version: 1,
    verdict: 'disputed',
    rationale,
  });
};

/** Everything that a file holds, as who opens it finds it. */
const wordsOf = async (format: ReportFormat, report: Report, deskId: string): Promise<string> => {
  const addresses = addressesOf('https://desk.example.org', deskId);
  const written = await writeReportHere(format, report, { addresses }, () => {});
  if (typeof written === 'string') return written;
  if (!(written instanceof Uint8Array)) return [...written].join('');
  return format === 'pdf' ? `${(await textOfPdf(written)).text} ${latin(written)}` : parts(written);
};

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const parts = (bytes: Uint8Array): string => [...unzipped(bytes)].flat().join('\n');

const formats = Object.keys(reportFormats) as ReportFormat[];
/** Those that print public notes. */
const telling = formats.filter((one) => !['csv-evidence', 'fever', 'claim-review'].includes(one));

eachEngine('a file that somebody takes along', () => {
  let desk: PublicDeskForTests;
  const reports = new Map<string, Report>();

  beforeAll(async () => {
    desk = await aPublicDesk();
    await keepSecrets(desk);
    const everyClaim = {
      ...plainRequest,
      selection: everything,
      show: { grades: true, confidence: true, searches: true, contacts: true },
    };
    for (const reader of ['second', 'editor'] as const) {
      const request = allowedTo(desk[reader], everyClaim);
      reports.set(reader, await readReport(desk[reader], { ...request, language: 'vi' }));
    }
    const asked = { selection: { states: ['approved' as const] }, language: 'vi' as const };
    const { number } = await publishReport(desk.editor, asked, null, newId());
    reports.set('everybody', forEverybody((await readPublished(desk.editor, number)).report));
  });

  it.each(formats)('holds none of it as %s', async (format) => {
    for (const [reader, report] of reports) {
      const words = await wordsOf(format, report, desk.deskId);
      const told = Object.entries(secrets).filter(([, word]) => words.includes(word));
      expect([reader, told]).toEqual([reader, []]);
    }
  });

  it.each(telling)('would be caught with it as %s', async (format) => {
    const report = reports.get('editor');
    if (!report) throw new Error('an editor reads it');
    expect(await wordsOf(format, report, desk.deskId)).toContain(TOLD);
  });
});
