/** A desk behind HTTP for the tests of this folder: answers as the real one does, and fails when it is told to. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apply, type Change, invert, noRecords, type Records } from '@/lib/domain/change';
import { plainDesk } from '@/lib/domain/desk-rules';
import { isDomainError } from '@/lib/domain/errors';
import { historyOf, stacks } from '@/lib/domain/history';
import { newId } from '@/lib/domain/ids';
import { parse } from '@/lib/domain/input';
import { changeOf, isVerbName, verbNamed } from '@/lib/domain/verbs';
import type { Performed, Workspace } from '@/lib/domain/workspace';

/** How the next answers come: as they should, not at all, or as an error. */
export type Mood = 'well' | 'cut' | 'lost-answer' | 'broken' | 'signed-out';

type Event = { seq: number; action: string; undoes: number | null; requestId: string; change: Change };

export const text = 'Một câu. Hai câu nữa. Câu thứ ba chưa được xác nhận.';
const sentences = [0, 8, 9, 21, 22, text.length];
const at = '2026-01-06T08:00:00.000Z';

export const startDesk = async () => {
  const articleId = newId();
  const versionId = newId();
  const article = {
    id: articleId,
    title: 'Bài',
    byline: null,
    publisher: null,
    agency: null,
    url: null,
    language: 'vi',
    publishedOn: '2022-01',
    titleGiven: false,
    fileName: 'a.txt',
    currentNumber: 1,
    version: 1,
    createdAt: at,
    deletedAt: null,
  };
  const desk = plainDesk;
  const version = {
    ...{ id: versionId, articleId, number: 1, text, sha256: '', sourceSha256: '', sentences },
    ...{ boundaries: {}, origin: 'import' as const, importedAt: at },
  };
  let records: Records = {
    ...noRecords,
    article: new Map([[articleId, article]]),
    version: new Map([[versionId, version]]),
  };
  let events: Event[] = [];
  let mood: Mood = 'well';
  let requests = 0;
  const texts = new Map([[versionId, { ...version, language: 'vi' }]]);

  const record = (event: Omit<Event, 'seq'>): Event => {
    records = apply(records, event.change);
    const made = { ...event, seq: events.length + 1 };
    events = [...events, made];
    return made;
  };

  const perform = (body: { verb: string; requestId: string; input: unknown }): Event => {
    const earlier = events.find((event) => event.requestId === body.requestId);
    if (earlier) return earlier;
    const { requestId, verb } = body;
    if (isVerbName(verb)) {
      const input = parse(verbNamed(verb).input, body.input);
      const change = changeOf(verb, records, input, { by: 'person-a', at, texts, desk, interests: [] });
      return record({ action: verb, undoes: null, requestId, change });
    }
    const { done, undone } = stacks(events);
    const last = verb === 'history.undo' ? done.at(-1) : undone.at(-1);
    const before = events.find((event) => event.seq === last?.seq);
    if (!before) throw new Error('nothing to take back');
    return record({ action: verb, undoes: before.seq, requestId, change: invert(before.change, at) });
  };

  const server = createServer(async (request, response) => {
    requests += 1;
    const body = await bodyOf(request);
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (mood === 'cut') return void request.socket.destroy();
    if (mood === 'broken') return answer(500, { code: 'internal' });
    if (mood === 'signed-out') return answer(401, { code: 'session.missing' });
    try {
      const { seq, change } = perform(body);
      const performed: Performed = { seq, change, history: historyOf(stacks(events)), left: [] };
      if (mood === 'lost-answer') return void request.socket.destroy();
      answer(200, performed);
    } catch (error) {
      if (!isDomainError(error)) return answer(500, { code: 'internal' });
      answer(error.status, {
        status: error.status,
        code: error.code,
        details: error.details,
        fields: error.fields,
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const workspace = (): Workspace => ({
    article,
    version: { ...version, boundaries: records.version.get(versionId)?.boundaries ?? {} },
    hasSplitter: true,
    outside: [],
    claims: [...records.claim.values()],
    occurrences: [...records.occurrence.values()],
    assessments: [...records.assessment.values()],
    notes: [...records.note.values()],
    links: [...records.link.values()],
    evidence: [...records.evidence.values()],
    searches: [...records.search.values()],
    contacts: [...records.contact.values()],
    reviews: [...records.review.values()],
    assignments: [...records.assignment.values()],
    origins: [...records.origin.values()],
    sources: [...records.source.values()],
    snapshots: [],
    sealed: [],
    desk,
    interests: [],
    elsewhere: {},
    articles: {},
    people: {},
    waiting: {},
    seq: events.length,
    history: historyOf(stacks(events)),
    abilities: [
      'claim.draft',
      'claim.edit',
      'claim.withdraw',
      'verdict.give',
      'note.add',
      'history.undo',
      'history.redo',
      'article.describe',
    ],
  });

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/verbs`,
    articleId,
    versionId,
    workspace,
    get records() {
      return records;
    },
    get events(): readonly Event[] {
      return events;
    },
    get requests() {
      return requests;
    },
    be: (next: Mood) => {
      mood = next;
    },
    /** What another person does meanwhile. */
    someoneElse: (verb: string, input: unknown) => perform({ verb, requestId: newId(), input }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

export type TestDesk = Awaited<ReturnType<typeof startDesk>>;

const bodyOf = async (request: IncomingMessage) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return JSON.parse(body) as { verb: string; requestId: string; input: unknown };
};

/** A device's storage that can be full. */
export const memoryStorage = (): Storage & { full: boolean } => {
  const entries = new Map<string, string>();
  return {
    full: false,
    get length() {
      return entries.size;
    },
    key: (i) => [...entries.keys()][i] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      if (this.full) throw new Error('QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
};
