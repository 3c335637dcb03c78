import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { signed } from '@/lib/domain/webhook';
import { publicWeb } from '@/lib/outside/connect';
import { database } from './client';
import { deliver } from './deliveries';
import { deactivateMember } from './members';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, askAs } from './testing-claim';
import { addWebhook, listWebhooks, removeWebhook, secretFor, testWebhook } from './webhooks';

type Person = Actor & { kind: 'person' };
type Told = { headers: IncomingHttpHeaders; body: string };

/** Another program; it answers with the next of these, and then with 204. */
let answers: number[] = [];
let told: Told[] = [];
const listener = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    told.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(answers.shift() ?? 204).end();
  });
});
/** Tests may reach this machine. */
const reach = { ...publicWeb, port: () => true, address: () => true };

eachEngine('webhooks', () => {
  let [admin, checker, stranger]: Person[] = [];
  let url = '';
  const person = (one: Person | undefined): Person => {
    if (!one) throw new Error('nobody there');
    return one;
  };
  const send = (at = new Date()) => deliver({ reach, now: () => at });
  const types = () => told.map(({ body }) => JSON.parse(body).type);
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  beforeAll(async () => {
    await new Promise<void>((done) => void listener.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => void listener.close());

  beforeEach(async () => {
    const deskId = await anEmptyDesk();
    admin = await aPerson(deskId, 'admin');
    checker = await aPerson(deskId, 'checker');
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    [answers, told] = [[], []];
  });

  it('tells what is wanted from now on, once, signed, and without a word of it', async () => {
    await aClaim(person(checker));
    const id = await addWebhook(person(admin), { url, actions: ['claim.'] });
    const { id: claimId } = await aClaim(person(checker));
    await send();
    await send();
    expect(types()).toEqual(['claim.draft']);
    const [{ headers, body } = { headers: {}, body: '' }] = told;
    expect(JSON.parse(body).data).toMatchObject({ target: claimId, actorId: person(checker).userId });
    expect(body).not.toContain('Quân đội');
    const [messageId, seconds] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
    expect(headers).toMatchObject(signed({ id: messageId, seconds, body }, secretFor(id)));
  });

  it('tries again with growing pauses under the same id, and notes what came', async () => {
    await addWebhook(person(admin), { url, actions: ['claim.'] });
    await aClaim(person(checker));
    answers = [500, 302];
    await send();
    await send();
    expect(told).toHaveLength(1);
    await send(later(1));
    await send(later(10));
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [hook] = await listWebhooks(person(admin));
    expect(hook?.deliveries).toMatchObject([
      { state: 'delivered', attempts: 3, status: 204, action: 'claim.draft' },
    ]);
  });

  it('killed while it was sent, it is sent again', async () => {
    const webhookId = await addWebhook(person(admin), { url, actions: ['claim.'] });
    await aClaim(person(checker));
    await send();
    const db = await database();
    const dueAt = later(1);
    await db.delivery.updateMany({ where: { webhookId }, data: { state: 'waiting', endedAt: null, dueAt } });
    await send();
    expect(told).toHaveLength(1);
    await send(later(2));
    expect(told).toHaveLength(2);
  });

  it('of two processes one sends', async () => {
    await addWebhook(person(admin), { url, actions: ['claim.'] });
    for (let n = 0; n < 4; n++) await aClaim(person(checker));
    await Promise.all([send(), send(), send()]);
    expect(told).toHaveLength(4);
  });

  it('gives up on an address where nobody is any more', async () => {
    await addWebhook(person(admin), { url, actions: ['claim.'] });
    await aClaim(person(checker));
    answers = [410];
    await send();
    await aClaim(person(checker));
    await send(later(60));
    expect(told).toHaveLength(1);
    expect(await listWebhooks(person(admin))).toMatchObject([
      { enabled: false, deliveries: [{ state: 'failed' }] },
    ]);
  });

  it('says nothing of what is hidden on a blind desk from whoever made it', async () => {
    await (await database()).desk.update({ where: { id: person(admin).deskId }, data: { blind: true } });
    await addWebhook(person(admin), { url, actions: [] });
    const { id: claimId } = await aClaim(person(checker));
    await askAs(person(checker), 'verdict.give', { id: newId(), claimId, version: 1, verdict: 'disputed' });
    await send();
    expect(types()).toContain('claim.draft');
    expect(types()).not.toContain('verdict.give');
  });

  it('shows another administrator no delivery of what is hidden from them', async () => {
    await (await database()).desk.update({ where: { id: person(admin).deskId }, data: { blind: true } });
    await addWebhook(person(admin), { url, actions: ['claim.', 'verdict.'] });
    const { id: claimId } = await aClaim(person(checker));
    await askAs(person(admin), 'verdict.give', { id: newId(), claimId, version: 1, verdict: 'disputed' });
    await send();
    const second = await aPerson(person(admin).deskId, 'admin');
    const seen = async (reader: Person) =>
      (await listWebhooks(reader)).flatMap(({ deliveries }) => deliveries.map(({ action }) => action)).sort();
    expect(await seen(person(admin))).toEqual(['claim.draft', 'verdict.give']);
    expect(await seen(second)).toEqual(['claim.draft']);
  });

  it('ends with the place of whoever made it, and with its removal', async () => {
    const second = await aPerson(person(admin).deskId, 'admin');
    await addWebhook(second, { url, actions: ['claim.'] });
    const webhookId = await addWebhook(person(admin), { url, actions: ['claim.'] });
    await deactivateMember(person(admin), second);
    await aClaim(person(checker));
    await send();
    expect(told).toHaveLength(1);
    expect(await codeOf(removeWebhook(person(stranger), { webhookId }))).toBe('not-found');
    await removeWebhook(person(admin), { webhookId });
    await aClaim(person(checker));
    await send();
    expect(told).toHaveLength(1);
  });

  it('can be tested, by whoever may add one', async () => {
    const webhookId = await addWebhook(person(admin), { url, actions: ['review.'] });
    expect(await codeOf(testWebhook(person(checker), { webhookId }))).toBe('permission.denied');
    await testWebhook(person(admin), { webhookId });
    await send();
    expect(types()).toEqual(['test']);
  });

  it('does not reach into our own network', async () => {
    const webhookId = await addWebhook(person(admin), { url, actions: [] });
    await testWebhook(person(admin), { webhookId });
    await deliver();
    expect(told).toEqual([]);
    expect(await listWebhooks(person(admin))).toMatchObject([{ deliveries: [{ code: 'fetch.refused' }] }]);
  });
});
