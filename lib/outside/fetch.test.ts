import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isDomainError } from '../domain/errors';
import { publicWeb, type Reach, type Resolved } from './connect';
import { type FetchOptions, fetchGuarded, nextHop } from './fetch';

const HERE = '127.0.0.1';
/** Another address of this machine: what lies behind the guard. */
const PRIVATE = '127.0.0.2';

const here = (address: string): Resolved => ({ address, family: 4 });

/** As the public web, but with one address of this machine in the place of all that is public. */
const reach: Reach = {
  address: (address) => address === HERE,
  port: () => true,
  resolve: async () => [here(HERE)],
};

type Asked = { readonly method: string; readonly path: string; readonly headers: Record<string, unknown> };

async function listening(server: Server, address: string): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A web server, and what it was asked. */
async function serving(answer: RequestListener, address = HERE) {
  const asked: Asked[] = [];
  const server = createServer((req, res) => {
    asked.push({ method: req.method ?? '', path: req.url ?? '', headers: req.headers });
    answer(req, res);
  });
  const port = await listening(server, address);
  return { origin: `http://${address}:${port}`, port, asked };
}

/** A server that says these bytes to whoever connects, and nothing after. */
async function saying(bytes: string, { end = true } = {}): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.once('data', () => (end ? socket.end(bytes) : socket.write(bytes)));
  });
  return `http://${HERE}:${await listening(server, HERE)}/`;
}

const get = (address: string, options: FetchOptions = {}) => fetchGuarded(address, { reach, ...options });
const textOf = async (address: string) => Buffer.from((await get(address)).bytes).toString();

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'fetched',
    (error) => (isDomainError(error) ? [error.code, error.details, error.fields, error.message] : error),
  );
const code = async (work: Promise<unknown>): Promise<unknown> => {
  const refused = await refusal(work);
  return Array.isArray(refused) ? refused[0] : refused;
};

describe('an answer', () => {
  it('comes with what its server says of it', async () => {
    const { origin } = await serving((_, res) => {
      res.setHeader('content-type', 'Text/HTML; Charset="UTF-8"');
      res.setHeader('etag', '"1"');
      res.setHeader('set-cookie', 'a=b');
      res.end('vùng trời');
    });
    const before = Date.now();
    const answer = await get(`${origin}/page?a=1#part`);
    expect(answer).toMatchObject({
      ...{
        status: 200,
        url: `${origin}/page?a=1#part`,
        mediaType: 'text/html',
        charset: 'utf-8',
        redirects: [],
      },
      bytes: Buffer.from('vùng trời'),
    });
    expect(Object.keys(answer.headers)).toEqual(['date', 'etag']);
    expect(Date.parse(answer.fetchedAt)).toBeGreaterThanOrEqual(before);
  });

  it('is asked for by a plain name, with no cookie and no referrer', async () => {
    const { origin, port, asked } = await serving((_, res) => void res.end());
    await get(`${origin}/a%20b?c=d#e`);
    expect(asked).toEqual([
      {
        ...{ method: 'GET', path: '/a%20b?c=d' },
        headers: {
          ...{ host: `${HERE}:${port}`, 'user-agent': 'Verimark', connection: 'close' },
          ...{ accept: expect.any(String), 'accept-encoding': 'gzip, br' },
        },
      },
    ]);
  });

  it.each([204, 304, 404, 500])('of status %i is an answer', async (status) => {
    const { origin } = await serving(
      (_, res) => void res.writeHead(status, { 'content-encoding': 'gzip' }).end(),
    );
    expect(await get(origin)).toMatchObject({
      status,
      mediaType: null,
      charset: null,
      bytes: Buffer.alloc(0),
    });
  });

  it.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['identity', Buffer.from('packed')],
  ])('is unpacked from %s', async (encoding, body) => {
    const { origin } = await serving((_, res) => void res.setHeader('content-encoding', encoding).end(body));
    expect(await textOf(origin)).toBe('packed');
  });

  it('to what is sent comes back, redirect or not', async () => {
    const { origin, asked } = await serving((req, res) => {
      req.pipe(res.writeHead(307, { location: '/elsewhere' }));
    });
    const headers = { 'content-type': 'application/json', 'x-signature': 's' };
    const answer = await get(origin, { method: 'POST', body: Buffer.from('{}'), headers });
    expect(answer).toMatchObject({
      status: 307,
      bytes: Buffer.from('{}'),
      headers: { location: '/elsewhere' },
    });
    expect(asked).toMatchObject([{ method: 'POST', headers: { ...headers, 'content-length': '2' } }]);
  });
});

describe('an address', () => {
  const cases = [
    ...[
      '',
      'example.org',
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://example.org/',
    ],
    ...['http://someone:secret@example.org/', 'http://someone@example.org/', 'https://', 'http://[::1'],
    ...[
      'http://example.org:22/',
      'http://example.org:25/',
      'http://example.org:6379/',
      'https://example.org:3000/',
    ],
    ...[
      'http://127.0.0.1/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
    ],
    ...[
      'http://017700000001/',
      'http://0/',
      'http://①②⑦.0.0.1/',
      'http://127.0.0.1./',
      'http://10.0.0.1:8080/',
    ],
    ...[
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/',
      'http://[::]/',
      'http://[::ffff:127.0.0.1]/',
    ],
    ...[
      'http://[::ffff:7f00:1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[fd00::1]/',
    ],
    `http://example.org/${'a'.repeat(9_000)}`,
  ];
  it.each(cases)('%s is refused before anything is asked', async (address) => {
    const resolve = () => Promise.reject(new Error('asked'));
    expect(await code(fetchGuarded(address, { reach: { ...publicWeb, resolve } }))).toBe('fetch.refused');
  });

  it('that means this machine is not reached by default', async () => {
    const { port, asked } = await serving((_, res) => void res.end());
    expect(await code(fetchGuarded(`http://${HERE}:${port}/`))).toBe('fetch.refused');
    const all = { ...publicWeb, port: () => true };
    expect(await code(fetchGuarded(`http://localhost:${port}/`, { reach: all }))).toBe('fetch.failed');
    expect(asked).toEqual([]);
  });
});

describe('a name', () => {
  it('is resolved once for each connection, and that is where it goes', async () => {
    const { port, asked } = await serving((req, res) => {
      if (req.url === '/') res.writeHead(302, { location: '/next' });
      res.end();
    });
    const names: string[] = [];
    const resolve = async (name: string) => {
      names.push(name);
      return [here(HERE)];
    };
    await get(`http://news.example.org:${port}/`, { reach: { ...reach, resolve } });
    expect(names).toEqual(['news.example.org', 'news.example.org']);
    expect(asked.map(({ headers }) => headers.host)).toEqual([
      `news.example.org:${port}`,
      `news.example.org:${port}`,
    ]);
  });

  it('that is public first and private then is not followed', async () => {
    const inside = await serving((_, res) => void res.end('secret'), PRIVATE);
    const outside = await serving(
      (_, res) => void res.writeHead(302, { location: `http://rebind.example.org:${inside.port}/` }).end(),
    );
    const answers = [[here(HERE)], [here(PRIVATE)]];
    const resolve = async () => answers.shift() ?? [];
    const work = get(`http://rebind.example.org:${outside.port}/`, { reach: { ...reach, resolve } });
    expect(await code(work)).toBe('fetch.failed');
    expect(inside.asked).toEqual([]);
  });

  it('with one private address among public ones is not fetched', async () => {
    const { port, asked } = await serving((_, res) => void res.end());
    const resolve = async () => [here(HERE), here(PRIVATE)];
    expect(await code(get(`http://both.example.org:${port}/`, { reach: { ...reach, resolve } }))).toBe(
      'fetch.failed',
    );
    expect(asked).toEqual([]);
  });

  it('is given up before a byte is sent, if the connection goes elsewhere after all', async () => {
    const { port, asked } = await serving((_, res) => void res.end());
    const answers = [true, false];
    const address = () => answers.shift() ?? false;
    expect(await code(get(`http://news.example.org:${port}/`, { reach: { ...reach, address } }))).toBe(
      'fetch.failed',
    );
    expect(answers).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('a redirect', () => {
  const leadingTo = (location: string, status = 302) =>
    serving((req, res) => {
      if (req.url === '/end') res.end('the end');
      else res.writeHead(status, { location }).end('on you go');
    });

  it.each([301, 302, 303, 307, 308])('%i is followed and remembered', async (status) => {
    const { origin } = await leadingTo('end', status);
    expect(await get(`${origin}/a?b`)).toMatchObject({
      ...{ status: 200, url: `${origin}/end`, redirects: [`${origin}/a?b`], bytes: Buffer.from('the end') },
    });
  });

  it('to a private address is not followed', async () => {
    const inside = await serving((_, res) => void res.end('secret'), PRIVATE);
    const { origin } = await leadingTo(inside.origin);
    expect(await code(get(origin))).toBe('fetch.failed');
    expect(inside.asked).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'http://u:p@127.0.0.1/', 'javascript:0', 'http://[::1/'])(
    'to %s is not followed',
    async (location) => {
      const { origin } = await leadingTo(location);
      expect(await code(get(origin))).toBe('fetch.failed');
    },
  );

  it('to itself ends after five', async () => {
    const { origin, asked } = await leadingTo('/again');
    expect(await code(get(origin))).toBe('fetch.failed');
    expect(asked).toHaveLength(6);
  });

  it('takes what was meant for one origin to no other', async () => {
    const other = await serving((_, res) => void res.end());
    const { origin, asked } = await leadingTo(`${other.origin}/`);
    await get(origin, { headers: { 'if-none-match': '"1"' } });
    expect(asked[0]?.headers).toHaveProperty('if-none-match');
    expect(other.asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('goes from http to https and never back', () => {
    const [plain, secure] = [new URL('http://a.example.org/'), new URL('https://a.example.org/x')];
    expect(nextHop(plain, 'https://b.example.org/', publicWeb).href).toBe('https://b.example.org/');
    expect(nextHop(secure, '//b.example.org/y', publicWeb).href).toBe('https://b.example.org/y');
    expect(() => nextHop(secure, 'http://a.example.org/', publicWeb)).toThrow('fetch.failed');
  });
});

describe('too slow', () => {
  const within = { seconds: 0.4 };

  it('are headers that do not come', async () => {
    const { origin } = await serving(() => {});
    expect(await code(get(origin, within))).toBe('fetch.timeout');
  });

  it('is a body that comes byte by byte', async () => {
    const { origin } = await serving((_, res) => {
      const timer = setInterval(() => res.write('x'), 20);
      res.on('close', () => clearInterval(timer));
    });
    expect(await code(get(origin, within))).toBe('fetch.timeout');
  });

  it('are headers that come byte by byte', async () => {
    const server = createSocketServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x: y\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await code(get(`http://${HERE}:${await listening(server, HERE)}/`, within))).toBe('fetch.timeout');
  });

  it('are redirects that take their time one by one', async () => {
    const { origin } = await serving((_, res) => {
      setTimeout(() => res.writeHead(302, { location: '/again' }).end(), 150);
    });
    expect(await code(get(origin, within))).toBe('fetch.timeout');
  });

  it('stops for who gives it up', async () => {
    const { origin } = await serving(() => {});
    const given = new AbortController();
    const work = get(origin, { signal: given.signal });
    setTimeout(() => given.abort(new Error('given up')), 50);
    await expect(work).rejects.toThrow('given up');
  });
});

describe('too large', () => {
  const small = { bytes: 100_000 };

  it('is a body that never ends', async () => {
    const { origin } = await serving((_, res) => {
      const write = () => {
        while (res.write('x'.repeat(10_000)));
      };
      res.on('drain', write);
      write();
    });
    expect(await code(get(origin, small))).toBe('fetch.too-large');
  });

  it('is one that says so', async () => {
    const { origin } = await serving((_, res) => void res.setHeader('content-length', 100_001).write('x'));
    expect(await code(get(origin, small))).toBe('fetch.too-large');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50 * 2 ** 20))],
    ['br', brotliCompressSync(Buffer.alloc(50 * 2 ** 20))],
  ])('is one that unpacks to it from %s', async (encoding, bomb) => {
    expect(bomb.byteLength).toBeLessThan(small.bytes);
    const { origin } = await serving((_, res) => void res.setHeader('content-encoding', encoding).end(bomb));
    expect(await code(get(origin, small))).toBe('fetch.too-large');
  });

  it('is nothing that just fits', async () => {
    const { origin } = await serving((_, res) => void res.end(Buffer.alloc(100_000)));
    expect((await get(origin, small)).bytes).toHaveLength(100_000);
  });
});

describe('damaged', () => {
  const cases: Record<string, string> = {
    'is a body shorter than it says': 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort',
    'is a body cut off between its parts':
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshort\r\n',
    'is a packed body that is not':
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain',
    'is an encoding nobody asked for':
      'HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\ncontent-length: 1\r\n\r\nx',
    'is a packing within a packing':
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip, gzip\r\ncontent-length: 1\r\n\r\nx',
    'are headers without end': `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`,
    'is another protocol': '220 mail.example.org ESMTP\r\n',
    'is nothing at all': '',
    'is a switch of protocols': 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  };
  it.each(Object.entries(cases))('%s', async (_, bytes) => {
    expect(await code(get(await saying(bytes), { seconds: 2 }))).toBe('fetch.failed');
  });

  it('is not a body longer than it says: what was announced is kept', async () => {
    expect(await textOf(await saying('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nshort and more'))).toBe(
      'short',
    );
  });
});

it('nobody learns from the error what is there', async () => {
  const closed = await listening(createSocketServer(), HERE).then((port) => `http://${HERE}:${port + 1}/`);
  const plain = await serving((_, res) => void res.end());
  const at = (resolve: Reach['resolve']) => ({ reach: { ...reach, resolve }, seconds: 0.3 });
  const tries = [
    get(closed),
    get(
      'http://private.example.org/',
      at(async () => [here('10.0.0.1')]),
    ),
    get(
      'http://nowhere.example.org/',
      at(() => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))),
    ),
    get(
      'http://empty.example.org/',
      at(async () => []),
    ),
    get(
      'http://silent.example.org/',
      at(() => new Promise(() => {})),
    ),
    get(plain.origin.replace('http:', 'https:')),
    get(await saying('SSH-2.0-x\r\n')),
  ];
  const outcomes = await Promise.all(tries.map(refusal));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set(['["fetch.failed",{},[],"fetch.failed"]']),
  );
});
