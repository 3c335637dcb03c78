import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dataDir, env, parseEnv } from './env';

const SECRET = 'q7Zt1mVw9Kx3Lr5Yp8Nd2Hs6Jf4Gb0Ca';

describe('parseEnv', () => {
  test('has a default for everything a desk needs to start', () => {
    expect(parseEnv({})).toEqual({ PORT: 3000, DATA_DIR: 'data', LOG_LEVEL: 'info' });
  });

  test.each([
    ['PORT', '0', 0],
    ['DATABASE_URL', 'postgresql://desk@localhost/verimark', 'postgresql://desk@localhost/verimark'],
    ['DATABASE_URL', 'file:/srv/verimark.db', 'file:/srv/verimark.db'],
    ['NEXTAUTH_SECRET', SECRET, SECRET],
    ['PUBLIC_URL', 'https://verimark.example.org/', 'https://verimark.example.org'],
    ['PUBLIC_URL', 'http://localhost:3000', 'http://localhost:3000'],
    ['TRUSTED_PROXY', '127.0.0.1, 10.0.0.0/8,::1', ['127.0.0.1', '10.0.0.0/8', '::1']],
    ['VERIMARK_ADMIN_EMAIL', 'Editor@Example.org', 'editor@example.org'],
    ['MAIL_FROM', 'desk@example.org', { name: '', address: 'desk@example.org' }],
    [
      'MAIL_FROM',
      'Bàn kiểm chứng <desk@example.org>',
      { name: 'Bàn kiểm chứng', address: 'desk@example.org' },
    ],
    ['MAIL_FROM', '"Desk, the" <desk@example.org>', { name: 'Desk, the', address: 'desk@example.org' }],
    ['LOG_LEVEL', 'silent', 'silent'],
  ])('takes %s=%s', (name, value, expected) => {
    expect(parseEnv({ [name]: value })).toMatchObject({ [name]: expected });
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/verimark'],
    ['NEXTAUTH_SECRET', 'short'],
    ['NEXTAUTH_SECRET', 'change-me-please-change-me-please-change-me'],
    ['NEXTAUTH_SECRET', 'a'.repeat(64)],
    ['PUBLIC_URL', 'desk.example.org'],
    ['PUBLIC_URL', 'ftp://verimark.example.org'],
    ['PUBLIC_URL', 'https://example.org/verimark'],
    ['TRUSTED_PROXY', 'proxy.example.org'],
    ['TRUSTED_PROXY', '10.0.0.0/eight'],
    ['VERIMARK_ADMIN_EMAIL', 'editor'],
    ['VERIMARK_ADMIN_PASSWORD', 'seven77'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'desk@'],
    ['MAIL_FROM', 'Desk <desk@example.org>, Other <other@example.org>'],
    ['MAIL_FROM', 'Desk\r\nBcc: x@example.org <desk@example.org>'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in one line that names it and does not repeat the value', (name, value) => {
    const refusal = () => parseEnv({ [name]: value });
    expect(refusal).toThrow(new RegExp(`^${name}: [^\\n]+$`));
    expect(refusal).not.toThrow(value);
  });

  test('sends mail from somebody', () => {
    const SMTP_URL = 'smtp://desk:a%40b@mail.example.org:587';
    expect(() => parseEnv({ SMTP_URL })).toThrow('MAIL_FROM: is needed');
    expect(parseEnv({ SMTP_URL, MAIL_FROM: 'desk@example.org' })).toMatchObject({ SMTP_URL });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(parseEnv({ PORT: '', PUBLIC_URL: '' })).toEqual(parseEnv({}));
  });
});

test('env follows a variable that is set later, and is otherwise the same object', () => {
  const before = process.env.DATA_DIR;
  onTestFinished(() => {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
  });
  process.env.DATA_DIR = 'one';
  expect(env()).toBe(env());
  process.env.DATA_DIR = 'two';
  expect(dataDir()).toBe(path.join(process.cwd(), 'two'));
});
