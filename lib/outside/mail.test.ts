import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mailIsOn, sendMail } from './mail';

beforeEach(() => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  vi.stubEnv('MAIL_FROM', 'Bàn kiểm chứng <desk@example.org>');
});
afterEach(() => vi.unstubAllEnvs());

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

/** A mail server on this machine, what it received, and the setting that leads to it. */
async function receiving(options: SMTPServerOptions = {}, on = '127.0.0.1') {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, on, () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const use = (credentials = '', host = on, protocol = 'smtp') =>
    vi.stubEnv('SMTP_URL', `${protocol}://${credentials}${host}:${port}`);
  use();
  return { received, use };
}

const mail = { to: 'checker-a@example.org', subject: 'Gửi lại', text: 'Nhận định đã được gửi lại.' };

const headersOf = ({ raw }: Received): string[] =>
  (raw.split('\r\n\r\n', 1)[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');
const header = (one: Received, name: string) =>
  headersOf(one).filter((line) => line.toLowerCase().startsWith(`${name}:`));

/** The words of `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`. */
const decoded = (line: string): string =>
  line
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : decodeURIComponent(word.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%')),
    );

describe('sendMail', () => {
  it('hands a message to the server, plain text in any language', async () => {
    const { received } = await receiving();
    expect(mailIsOn()).toBe(true);
    expect(await sendMail(mail)).toEqual({ outcome: 'sent' });
    const [one] = received;
    if (!one) throw new Error('nothing came');
    expect(one).toMatchObject({ from: 'desk@example.org', to: ['checker-a@example.org'] });
    expect(decoded(header(one, 'subject').join())).toBe('Subject: Gửi lại');
    expect(decoded(header(one, 'from').join())).toContain('Bàn kiểm chứng');
    expect(header(one, 'content-type')).toEqual(['Content-Type: text/plain; charset=utf-8']);
    expect(header(one, 'auto-submitted')).toEqual(['Auto-Submitted: auto-generated']);
    const body = one.raw.split('\r\n\r\n').slice(1).join('');
    const encoding = header(one, 'content-transfer-encoding').join();
    const text = encoding.includes('base64')
      ? Buffer.from(body, 'base64').toString()
      : decoded(`=?UTF-8?Q?${body.replaceAll('=\r\n', '').replaceAll('_', '=5F').trim()}?=`);
    expect(text.trim()).toBe(mail.text);
  });

  it('puts the text before the HTML', async () => {
    const { received } = await receiving();
    await sendMail({ ...mail, text: 'plain words', html: '<p>plain words</p>' });
    const raw = received[0]?.raw ?? '';
    expect(raw).toContain('multipart/alternative');
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  });

  it('signs in where the address of the server says so', async () => {
    const seen: unknown[] = [];
    const { use } = await receiving({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    use('desk:p%40ss@');
    expect(await sendMail(mail)).toEqual({ outcome: 'sent' });
    expect(seen).toEqual([['desk', 'p@ss']]);
  });

  it('tells no password to a server elsewhere without TLS', async () => {
    const seen: unknown[] = [];
    const elsewhere = '127.0.0.2';
    const { use, received } = await receiving(
      {
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: ({ password }, _, done) => {
          seen.push(password);
          done(null, { user: 'desk' });
        },
      },
      elsewhere,
    );
    use('', elsewhere);
    expect(await sendMail(mail)).toEqual({ outcome: 'sent' });
    use('desk:secret@', elsewhere);
    expect(await sendMail(mail)).toMatchObject({ outcome: 'later' });
    expect(seen).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it('does not believe a server that cannot show who it is', async () => {
    const { use } = await receiving({ secure: true });
    use('', '127.0.0.1', 'smtps');
    expect(await sendMail(mail)).toMatchObject({ outcome: 'later' });
  });
});

describe('nothing of a message', () => {
  const lines = [
    '\r\nBcc: other@example.org',
    '\nBcc: other@example.org',
    '\rBcc: other@example.org',
    '\u2028Bcc: x',
  ];

  it.each(lines)('makes a header of its subject: %j', async (line) => {
    const { received } = await receiving();
    await sendMail({ ...mail, subject: `Subject${line}\r\n\r\nbody` });
    const [one] = received;
    if (!one) throw new Error('nothing came');
    expect(one.to).toEqual(['checker-a@example.org']);
    expect(header(one, 'bcc')).toEqual([]);
    expect(header(one, 'subject')).toHaveLength(1);
  });

  const addresses = [
    ...lines.map((line) => `checker-a@example.org${line}`),
    ...[
      'checker-a@example.org, other@example.org',
      'other@example.org <checker-a@example.org>',
      'checker-a',
      '',
    ],
    ...['a@example.org> RCPT TO:<other@example.org', '"a b"@example.org'],
  ];
  it.each(addresses)('goes to an address that is not one: %j', async (to) => {
    const { received } = await receiving();
    expect(await sendMail({ ...mail, to })).toEqual({ outcome: 'refused', reason: 'not an address' });
    expect(received).toEqual([]);
  });

  it('ends it early, or says more than a subject should', async () => {
    const { received } = await receiving();
    await sendMail({
      ...mail,
      subject: 'x'.repeat(5_000),
      text: 'before\r\n.\r\nMAIL FROM:<x@example.org>\r\nafter',
    });
    const [one, ...more] = received;
    if (!one) throw new Error('nothing came');
    expect(more).toEqual([]);
    expect(one.raw).toContain('after');
    expect(header(one, 'subject').join().length).toBeLessThan(260);
  });
});

describe('where it fails', () => {
  const answers: Record<string, [status: number, outcome: string]> = {
    'an address that does not exist is refused': [550, 'refused'],
    'a full letter box is for later': [452, 'later'],
    'a greylisting server is for later': [451, 'later'],
  };
  it.each(Object.entries(answers))('%s', async (_, [status, outcome]) => {
    await receiving({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('not now'), { responseCode: status })),
    });
    expect(await sendMail(mail)).toMatchObject({ outcome, reason: expect.stringContaining('not now') });
  });

  it('a wrong password is for later, when it has been put right', async () => {
    const { use } = await receiving({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
    });
    use('desk:wrong@');
    expect(await sendMail(mail)).toMatchObject({ outcome: 'later' });
  });

  it('a server that is not there is for later', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    expect(await sendMail(mail)).toMatchObject({ outcome: 'later' });
  });

  it('without a server it says so', async () => {
    vi.stubEnv('SMTP_URL', '');
    expect(mailIsOn()).toBe(false);
    expect(await sendMail(mail)).toEqual({ outcome: 'off' });
  });
});
