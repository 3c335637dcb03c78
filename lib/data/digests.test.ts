import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAILED_AFTER, MAILED_EVERY, MAILED_WITHIN } from '@/lib/domain/digest';
import { newId } from '@/lib/domain/ids';
import { changePreferences } from './account';
import { database } from './client';
import { sendDigests } from './digests';
import { anEmptyDesk, aPerson, eachEngine } from './testing';

type Person = Awaited<ReturnType<typeof aPerson>>;
const root = 'https://desk.example.org';
const MINUTE = 60_000;

/** What the mail server on this machine has taken: to whom, and the message. */
let taken: { to: string; raw: string }[] = [];
/** What it answers instead of taking; null: it takes. */
let refusal: { message: string; responseCode: number } | null = null;

const server = new SMTPServer({
  authOptional: true,
  disableReverseLookup: true,
  logger: false,
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      if (refusal) return done(Object.assign(new Error(refusal.message), refusal));
      taken.push({ to: envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(parts).toString() });
      done();
    });
  },
});

const bodyOf = (raw: string): string => {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString() : text;
};

beforeAll(async () => {
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

beforeEach(() => {
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
  vi.stubEnv('MAIL_FROM', 'desk@example.org');
  vi.stubEnv('LOG_LEVEL', 'silent');
  [taken, refusal] = [[], null];
});
afterEach(() => vi.unstubAllEnvs());

const tell = async ({ userId, deskId }: Person, at: Date, more: object = {}) =>
  (await database()).notification.create({
    data: { id: newId(), deskId, userId, kind: 'sent_back', seq: 1, createdAt: at, ...more },
  });

const mailedOf = async ({ userId }: Person) =>
  (await (await database()).notification.findMany({ where: { userId } })).map((one) => one.mailedAt);

eachEngine('digests', () => {
  const now = new Date('2022-01-07T12:00:00Z');
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const later = (ms: number) => new Date(now.getTime() + ms);

  describe('go to whom', () => {
    it('has not read in a while, as one message in their language, with links', async () => {
      const person = await aPerson(await anEmptyDesk('Bàn thời sự'), 'checker');
      await changePreferences({ id: person.userId }, { locale: 'vi' });
      await tell(person, ago(MAILED_AFTER + MINUTE));
      await tell(person, ago(MAILED_AFTER + MINUTE), { kind: 'assigned' });
      expect(await sendDigests(root, now)).toBe(1);
      const text = bodyOf(taken[0]?.raw ?? '');
      expect(text).toContain('Bàn thời sự');
      expect(text).toContain('trả lại đánh giá của bạn');
      expect(text).toContain(`${root}/d/${person.deskId}/`);
      expect(text).toContain(`${root}/account`);
      expect(await mailedOf(person)).toEqual([now, now]);
    });

    const cases: [name: string, prepare: (person: Person) => Promise<unknown>][] = [
      ['has just been told', (person) => tell(person, ago(MAILED_AFTER - MINUTE))],
      ['has read it', (person) => tell(person, ago(MAILED_AFTER + MINUTE), { readAt: now })],
      ['was told long ago', (person) => tell(person, ago(MAILED_WITHIN + MINUTE))],
      [
        'wants no mail',
        async (person) => {
          await changePreferences({ id: person.userId }, { mail: false });
          await tell(person, ago(MAILED_AFTER + MINUTE));
        },
      ],
      [
        'has left the desk',
        async (person) => {
          const where = { userId: person.userId };
          await (await database()).membership.updateMany({ where, data: { deactivatedAt: now } });
          await tell(person, ago(MAILED_AFTER + MINUTE));
        },
      ],
    ];
    it.each(cases)('but not who %s', async (_, prepare) => {
      await prepare(await aPerson(await anEmptyDesk(), 'checker'));
      expect(await sendDigests(root, now)).toBe(0);
      expect(taken).toEqual([]);
    });
  });

  it('are no flood: one an hour', async () => {
    const to = `${newId()}@example.org`;
    const person = await aPerson(await anEmptyDesk(), 'checker', to);
    const messages = () => taken.filter((one) => one.to === to).length;
    await tell(person, ago(MAILED_AFTER + MINUTE));
    await sendDigests(root, now);
    expect(messages()).toBe(1);
    await tell(person, now);
    await sendDigests(root, later(MAILED_EVERY - MINUTE));
    expect(messages()).toBe(1);
    await sendDigests(root, later(MAILED_EVERY + MINUTE));
    expect(messages()).toBe(2);
  });

  it('are marked only when the mail server has taken them, and tried again', async () => {
    const person = await aPerson(await anEmptyDesk(), 'checker');
    await tell(person, ago(MAILED_AFTER + MINUTE));
    refusal = { message: 'come again', responseCode: 451 };
    expect(await sendDigests(root, now)).toBe(0);
    expect(await mailedOf(person)).toEqual([null]);
    refusal = null;
    expect(await sendDigests(root, later(MINUTE))).toBe(0);
    expect(await sendDigests(root, later(11 * MINUTE))).toBe(1);
    expect(await mailedOf(person)).not.toContain(null);
  });

  it('leave out the words of a claim whose source is protected', async () => {
    const person = await aPerson(await anEmptyDesk(), 'checker');
    const db = await database();
    const claims = ['Người này nói.', 'Ai cũng biết.'].map((words) => ({
      ...{ id: newId(), deskId: person.deskId, createdById: person.userId, createdAt: now },
      ...{ statement: words, shortText: words, layer: 'content', language: 'vi', subjects: [] },
    }));
    await db.claim.createMany({ data: claims });
    for (const { id } of claims) await tell(person, ago(MAILED_AFTER + MINUTE), { claimId: id });
    await db.protectedNote.create({
      data: {
        ...{ id: newId(), claimId: claims[0]?.id ?? '', authorId: person.userId, createdAt: now },
        ...{ text: 'Họ tên', salt: 'muối', sha256: '0'.repeat(64), readers: [] },
      },
    });
    expect(await sendDigests(root, now)).toBe(1);
    const text = bodyOf(taken[0]?.raw ?? '');
    expect(text).toContain('Ai cũng biết.');
    expect(text).not.toContain('Người này nói.');
    expect(text).not.toContain('Họ tên');
  });

  it('are none where no mail server is set', async () => {
    const person = await aPerson(await anEmptyDesk(), 'checker');
    await tell(person, ago(MAILED_AFTER + MINUTE));
    vi.stubEnv('SMTP_URL', '');
    expect(await sendDigests(root, now)).toBe(0);
    expect(await mailedOf(person)).toEqual([null]);
  });
});
