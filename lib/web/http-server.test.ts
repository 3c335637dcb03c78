import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDeskServer, type DeskServer, type Handler, type ServerOptions } from './http-server';

let desk: DeskServer;
let agent: Agent;
beforeEach(() => {
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await desk.drain(0);
  vi.restoreAllMocks();
});

async function started(handler: Handler, options: Partial<ServerOptions> = {}): Promise<number> {
  desk = createDeskServer(handler, { secure: false, mode: 'production', trusted: () => false, ...options });
  desk.server.listen(0, '127.0.0.1');
  await once(desk.server, 'listening');
  return (desk.server.address() as AddressInfo).port;
}

async function get(port: number, path = '/'): Promise<IncomingMessage> {
  const [answer] = await once(request({ host: '127.0.0.1', port, path, agent }).end(), 'response');
  return answer;
}

async function headersOf(handler: Handler, options: Partial<ServerOptions> = {}, path = '/') {
  const answer = await get(await started(handler, options), path);
  answer.resume();
  return answer.headers;
}

const empty: Handler = (_, res) => res.end();

describe('what is asked for', () => {
  test.each([
    ['/d/a?q=tin%00tin', '/d/a?q=tin%EF%BF%BDtin'],
    ['/d/%00/claims?q=%00&q=%0%000', '/d/%EF%BF%BD/claims?q=%EF%BF%BD&q=%0%EF%BF%BD0'],
    ['/d/a?q=%2500', '/d/a?q=%2500'],
    ['/d/%ED%A0%80/a+b&c%/%zz?q=%zz', '/d/%EF%BF%BD%EF%BF%BD%EF%BF%BD/a%2Bb%26c%25/%25zz?q=%zz'],
    ['/d/b%C3%A0i+1&2', '/d/b%C3%A0i+1&2'],
    ['/', '/'],
  ])('can be read and looked for: %s', async (path, expected) => {
    const answer = await get(await started((req, res) => res.end(req.url)), path);
    expect(await text(answer)).toBe(expected);
  });
});

describe('security headers', () => {
  test('stand on every answer, whichever way it is written', async () => {
    const ways: Handler[] = [
      empty,
      (_, res) => res.writeHead(404).end(),
      (_, res) => res.writeHead(200, 'Fine', { 'content-type': 'text/plain' }).end('x'),
      (_, res) => res.writeHead(200, ['content-type', 'text/plain']).end('x'),
      (_, res) => res.write('x') && res.end(),
      (_, res) => {
        res.flushHeaders();
        res.end();
      },
    ];
    for (const way of ways) {
      const headers = await headersOf(way);
      await desk.drain(0);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toContain("object-src 'none'");
      expect(headers['permissions-policy']).toContain('camera=()');
    }
  });

  test('status, reason and headers of the route are kept', async () => {
    const port = await started((_, res) =>
      res.writeHead(418, 'Teapot', { 'content-type': 'text/tea' }).end('x'),
    );
    const answer = await get(port);
    answer.resume();
    expect([answer.statusCode, answer.statusMessage, answer.headers['content-type']]).toEqual([
      418,
      'Teapot',
      'text/tea',
    ]);
  });

  test('a policy that the route has set itself stands', async () => {
    const headers = await headersOf((_, res) => res.setHeader('content-security-policy', 'sandbox').end());
    expect(headers['content-security-policy']).toBe('sandbox');
  });

  test('other sites may frame an answer whose own policy lets them, and no other', async () => {
    const answering =
      (policy: string): Handler =>
      (_, res) =>
        res.setHeader('content-security-policy', policy).end();
    const embed = await headersOf(answering("default-src 'none'; frame-ancestors *"));
    await desk.drain(0);
    const page = await headersOf(answering("default-src 'none'; frame-ancestors 'none'"));
    expect([embed['x-frame-options'], page['x-frame-options']]).toEqual([undefined, 'DENY']);
  });

  test.each([
    ['/', 'noindex, nofollow'],
    ['/d/desk/claims/one', 'noindex, nofollow'],
    ['/api/desks/desk/report?format=pdf', 'noindex, nofollow'],
    ['/verifying', 'noindex, nofollow'],
    ['/p/desk/vi', undefined],
    ['/verify', undefined],
  ])('search engines keep away from all that is not published: %s', async (path, expected) => {
    expect((await headersOf(empty, {}, path))['x-robots-tag']).toBe(expected);
  });

  test('the nonce is the one the renderer is told, and new for each request', async () => {
    const port = await started((req, res) => res.end(req.headers['content-security-policy']));
    const policies = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const answer = await get(port);
      const told = await text(answer);
      expect(answer.headers['content-security-policy']).toBe(told);
      policies.add(told);
    }
    expect(policies.size).toBe(3);
  });

  test('scripts run by nonce alone, and nothing is evaluated', async () => {
    const policy = String((await headersOf(empty))['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/[\w-]+ [^;]*'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
  });

  test.each([
    [true, 'max-age=63072000'],
    [false, undefined],
  ])('https is insisted on where the address is https: %s', async (secure, expected) => {
    expect((await headersOf(empty, { secure }))['strict-transport-security']).toBe(expected);
  });
});

describe('cache-control', () => {
  const FOR_EVER = 'public, max-age=31536000, immutable';

  test.each([
    ['a page', '/', 200, undefined, 'no-store'],
    ['a file of public/', '/icon.svg', 200, 'public, max-age=0', 'no-store'],
    ['a hashed file', '/_next/static/chunks/a1b2.js', 200, FOR_EVER, FOR_EVER],
    ['a hashed file that is not there', '/_next/static/chunks/none.js', 404, FOR_EVER, 'no-store'],
    ['what is published', '/p/desk/vi', 200, 'public, max-age=60', 'public, max-age=60'],
    ['what is published and has not changed', '/p/desk/vi', 304, 'public, max-age=60', 'public, max-age=60'],
    ['what is not published', '/p/desk/vi', 404, 'public, max-age=60', 'no-store'],
    ['a page that only begins alike', '/people', 200, 'public, max-age=60', 'no-store'],
    ['an answer its reader may keep', '/api/x', 200, 'private, no-cache', 'private, no-cache'],
    ['an answer that is stricter', '/', 200, 'private, no-cache, no-store', 'private, no-cache, no-store'],
  ])('%s', async (_, path, status, own, expected) => {
    const handler: Handler = (_req, res) => res.writeHead(status, own ? { 'cache-control': own } : {}).end();
    expect((await headersOf(handler, {}, path))['cache-control']).toBe(expected);
  });
});

test('a handler that throws answers 500, says why in the log, and the server lives on', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const port = await started(async (req, res) => {
    if (req.url === '/bad') throw new Error('broken');
    res.end('fine');
  });
  const bad = await get(port, '/bad');
  expect([bad.statusCode, await text(bad)]).toEqual([500, '']);
  expect(log).toHaveBeenCalledOnce();
  expect(await text(await get(port))).toBe('fine');
});

describe('drain', () => {
  test('what is in flight is finished, and its connection closed', async () => {
    const port = await started(async (_, res) => {
      await sleep(200);
      res.end('done');
    });
    const asked = get(port);
    await once(desk.server, 'request');
    const drained = desk.drain(5_000);
    const answer = await asked;
    expect(await text(answer)).toBe('done');
    expect(answer.headers.connection).toBe('close');
    expect(await drained).toBe(0);
    await expect(get(port)).rejects.toThrow('ECONNREFUSED');
  });

  test('an upload in flight is read to its end', async () => {
    const port = await started(async (req, res) => res.end(String((await text(req)).length)));
    const upload = request({ host: '127.0.0.1', port, method: 'POST', agent });
    upload.write('a'.repeat(1000));
    await once(desk.server, 'request');
    const drained = desk.drain(5_000);
    upload.end('a'.repeat(1000));
    const [answer] = await once(upload, 'response');
    expect(await text(answer)).toBe('2000');
    expect(await drained).toBe(0);
  });

  test('what takes too long is cut off and counted', async () => {
    const port = await started(() => {});
    const asked = get(port);
    await once(desk.server, 'request');
    const cutOff = desk.drain(100);
    await expect(asked).rejects.toThrow('socket hang up');
    expect(await cutOff).toBe(1);
  });

  test('idle, unused and streaming connections do not hold it up', async () => {
    const port = await started((req, res) => {
      if (req.url !== '/events') return res.end();
      res.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    });
    (await get(port)).resume();
    const unused = connect(port, '127.0.0.1');
    const events = await get(port, '/events');
    events.on('error', () => {}).resume();

    const since = performance.now();
    expect(await desk.drain(5_000)).toBe(0);
    expect(performance.now() - since).toBeLessThan(1_000);
    unused.destroy();
  });
});
