/** A web server for tests of what is fetched. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { publicWeb, type Reach } from '@/lib/outside/connect';

/** What stands at a path. */
export type Standing = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type Asked = { readonly path: string; readonly headers: IncomingHttpHeaders };

/** The public web, and with it one address of this machine. */
export const withHere: Reach = { ...publicWeb, address: () => true, port: () => true };

/** A server for the length of a test; what stands there may be changed meanwhile, and `asked` says what was asked. */
export async function aWeb(standing: Record<string, Standing>) {
  const asked: Asked[] = [];
  const server = createServer((req, res) => {
    const path = req.url ?? '/';
    asked.push({ path, headers: req.headers });
    const { status = 200, headers = {}, body = '' } = standing[path] ?? { status: 404 };
    const known = headers.etag && req.headers['if-none-match'] === headers.etag;
    res.writeHead(known ? 304 : status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    res.end(known ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, standing };
}
