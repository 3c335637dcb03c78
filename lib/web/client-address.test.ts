import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { canonicalAddress, trustedProxies } from './client-address';
import { createDeskServer, type DeskServer } from './http-server';

describe('canonicalAddress', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
    ['10.0.0.1:443', '10.0.0.1'],
    ['::1', '::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:0a00:1', '10.0.0.1'],
    ['unknown', null],
    ['_hidden', null],
    ['10.0.0', null],
    ['', null],
  ])('%j is %j', (text, address) => {
    expect(canonicalAddress(text)).toBe(address);
  });
});

describe('trustedProxies', () => {
  const trusted = trustedProxies('127.0.0.1, 10.0.0.0/8 2001:db8::/32,::1');

  test.each([
    ['127.0.0.1', true],
    ['127.0.0.2', false],
    ['10.255.0.1', true],
    ['11.0.0.1', false],
    ['2001:db8:ffff::1', true],
    ['2001:db9::1', false],
    ['::1', true],
  ])('%s: %s', (address, expected) => {
    expect(trusted(address)).toBe(expected);
  });

  test('an empty list trusts nobody', () => expect(trustedProxies('')('127.0.0.1')).toBe(false));

  test.each(['proxy.example.org', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/-1'])(
    '%s is refused',
    (entry) => {
      expect(() => trustedProxies(`127.0.0.1,${entry}`)).toThrow(entry);
    },
  );
});

type Sent = Record<string, string | string[]>;
type Seen = Record<string, string | undefined>;

let running: DeskServer | undefined;
afterEach(() => running?.drain(0));

/** What a page would read after a real request with these headers over a real socket from this machine. */
async function seenBy(trusted: string, headers: Sent, listenOn = '127.0.0.1'): Promise<Seen> {
  running = createDeskServer((req, res) => res.end(JSON.stringify(req.headers)), {
    secure: false,
    mode: 'production',
    trusted: trustedProxies(trusted),
  });
  running.server.listen(0, listenOn);
  await once(running.server, 'listening');
  const { port } = running.server.address() as AddressInfo;
  const host = listenOn === '::' ? '127.0.0.1' : listenOn;
  const asked = request({ host, port, headers: { host: 'desk.example.org', ...headers } }).end();
  const [answer] = await once(asked, 'response');
  return JSON.parse(await text(answer));
}

const FORGED: Sent = {
  'x-forwarded-for': ['6.6.6.6', '7.7.7.7, 8.8.8.8'],
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example.org',
  'x-forwarded-port': '443',
  'x-real-ip': '6.6.6.6',
  forwarded: 'for=6.6.6.6;proto=https',
};

describe('from a peer that nobody trusts', () => {
  test.each([
    ['over IPv4', '127.0.0.1', '127.0.0.1'],
    ['over IPv6', '::1', '::1'],
    ['over IPv4 to a server that listens on IPv6', '::', '127.0.0.1'],
  ])('forged headers change nothing %s', async (_, listenOn, address) => {
    expect(await seenBy('', FORGED, listenOn)).toMatchObject({
      'x-forwarded-for': address,
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'desk.example.org',
      'x-forwarded-port': '80',
    });
  });

  test('what is not set anew is gone', async () => {
    const seen = await seenBy('', FORGED);
    expect(seen).not.toHaveProperty('x-real-ip');
    expect(seen).not.toHaveProperty('forwarded');
  });

  test('the port is the one that was asked for', async () => {
    expect(await seenBy('', { host: 'desk.example.org:8443' })).toMatchObject({ 'x-forwarded-port': '8443' });
  });
});

describe('from a trusted proxy', () => {
  const PROXIES = '127.0.0.1, 10.0.0.0/8';

  test.each<[string, string | string[], string]>([
    ['its client', '203.0.113.7', '203.0.113.7'],
    ['the right-most hop it did not forge', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['past a second trusted proxy', '6.6.6.6, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['from a header sent twice', ['6.6.6.6', '203.0.113.7'], '203.0.113.7'],
    ['an IPv6 client in one spelling', '2001:DB8:0::7', '2001:db8::7'],
    ['an IPv6 client with its port', '[2001:db8::7]:4711', '2001:db8::7'],
    ['an IPv4 client written as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the last hop that is an address', '203.0.113.7, unknown, 10.1.2.3', '10.1.2.3'],
    ['the left-most hop where all are trusted', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['the proxy itself where it says nothing', [], '127.0.0.1'],
  ])('%s', async (_, forwardedFor, address) => {
    const seen = await seenBy(PROXIES, { 'x-forwarded-for': forwardedFor });
    expect(seen['x-forwarded-for']).toBe(address);
  });

  test('its word on protocol and host is taken', async () => {
    const seen = await seenBy(PROXIES, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'news.example.org',
    });
    expect(seen).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'news.example.org',
      'x-forwarded-port': '443',
    });
  });

  test('a protocol that is none is not', async () => {
    expect(await seenBy(PROXIES, { 'x-forwarded-proto': 'gopher' })).toMatchObject({
      'x-forwarded-proto': 'http',
    });
  });

  test('trust is in the address, also of an IPv4 peer on an IPv6 socket', async () => {
    const seen = await seenBy(PROXIES, { 'x-forwarded-for': '203.0.113.7' }, '::');
    expect(seen['x-forwarded-for']).toBe('203.0.113.7');
  });
});
