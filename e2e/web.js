// @ts-check
/**
 * The web of the journeys: names under example.org lead to pages made up here, on this machine. The program cannot be told
 * to fetch from a private address, so it is Node that says that these names stand for a public one. Loaded before it:
 * `node --import ./e2e/web.js bin/start.js`, as e2e/server.js does.
 */
import dns from 'node:dns/promises';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const PUBLIC = '93.184.215.14';
const OURS = /(?:^|\.)example\.org$/;

/** A story of an agency; each of one `id` shares most of its words with the others. */
const story = (/** @type {string} */ id, /** @type {string} */ headline) => {
  const sentences = Array.from(
    { length: 12 },
    (_, i) =>
      `<p>Warehouse ${i} of ${id} said on day ${id} that all lorries ${id} had come back ${id} quite full.</p>`,
  );
  return `<!doctype html><html lang="en"><head><title>${headline} ${id}</title>
<link rel="canonical" href="http://news.example.org/story/${id}/${headline}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${headline} ${id}","datePublished":"2022-01-07T08:00:00Z","author":{"@type":"Person","name":"Reporter A"},"publisher":{"@type":"Organization","name":"The Example"}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>${headline} ${id}</h1><p class="byline">Reporter A</p>
${sentences.join('\n')}<p>${headline} was the word of the day, and nobody asked further.</p></article></body></html>`;
};

const item = (/** @type {string} */ id, /** @type {string} */ headline) =>
  `<item><title>${headline} ${id}</title><link>http://news.example.org/story/${id}/${headline}</link><guid>${id}-${headline}</guid></item>`;

const feed = (/** @type {string} */ id) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${id}</title>${item(id, 'Calm')}${item(id, 'Plenty')}</channel></rss>`;

const server = http.createServer((request, response) => {
  const [, kind, id = '', headline = ''] = (request.url ?? '').split('/');
  const found = kind === 'story' ? story(id, headline) : kind === 'feed' ? feed(id) : null;
  const type = kind === 'feed' ? 'application/rss+xml' : 'text/html; charset=utf-8';
  response.writeHead(found ? 200 : 404, { 'content-type': type }).end(found ?? 'There is nothing here.');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
server.unref();
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;

const { lookup } = dns;
const { connect } = net;

Object.assign(dns, {
  lookup: (/** @type {string} */ name, /** @type {object} */ options) =>
    OURS.test(name) ? Promise.resolve([{ address: PUBLIC, family: 4 }]) : lookup(name, options),
});
Object.assign(net, {
  connect: (/** @type {any} */ options, /** @type {any[]} */ ...rest) => {
    if (!OURS.test(options?.host ?? '')) return Reflect.apply(connect, net, [options, ...rest]);
    const socket = connect({ host: '127.0.0.1', port: port ?? 0, signal: options.signal });
    return Object.defineProperty(socket, 'remoteAddress', { value: PUBLIC });
  },
});
syncBuiltinESMExports();
