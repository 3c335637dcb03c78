import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { database } from '@/lib/data/client';
import { anEmptyDesk, aPerson, freshDatabase, type Place } from '@/lib/data/testing';
import { MAILED_AFTER } from '@/lib/domain/digest';
import { newId } from '@/lib/domain/ids';
import { mailDigests } from './digests';

/** Milliseconds that the mail server thinks about a message. */
const SLOW = 300;

let place: Place;
let arrived: () => void = () => {};
const server = new SMTPServer({
  authOptional: true,
  disableReverseLookup: true,
  logger: false,
  onData(stream, _, done) {
    stream.resume();
    stream.on('end', () => {
      arrived();
      setTimeout(done, SLOW);
    });
  },
});

beforeAll(async () => {
  place = await freshDatabase('sqlite');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  vi.stubEnv('MAIL_FROM', 'desk@example.org');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await place.drop();
});

it('sends while the server runs; a message on its way is waited for at the end', async () => {
  const { deskId, userId } = await aPerson(await anEmptyDesk(), 'checker');
  const db = await database();
  const createdAt = new Date(Date.now() - MAILED_AFTER - 1000);
  await db.notification.create({
    data: { id: newId(), deskId, userId, kind: 'assigned', seq: 1, createdAt },
  });
  const sending = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const end = mailDigests(10);
  await sending;
  const told = () => db.notification.findFirstOrThrow({ where: { userId } });
  expect((await told()).mailedAt).toBeNull();
  await end();
  expect((await told()).mailedAt).toBeInstanceOf(Date);
});

it('does nothing where no mail server is set', async () => {
  vi.stubEnv('SMTP_URL', '');
  await mailDigests(10)();
});
