import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/** Values that stand in examples and are known to everybody. */
const SAMPLE_SECRET = /change|secret|example|sample|password|12345678/i;

const isAddressOrRange = (text: string) => {
  const [address = '', bits] = text.split('/');
  return isIP(address) > 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
};

const secret = z
  .string()
  .min(32, 'needs 32 characters or more')
  .refine((value) => !SAMPLE_SECRET.test(value) && new Set(value).size >= 8, 'is a sample; make a random one')
  .optional();

const isWebRoot = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/';

const publicUrl = z
  .string()
  .refine(isWebRoot, 'must be an address such as https://verimark.example.org, without a path')
  .transform((value) => new URL(value).origin)
  .optional();

const trustedProxy = z
  .string()
  .transform((value) => value.split(',').map((item) => item.trim()))
  .refine((list) => list.every(isAddressOrRange), 'must be addresses or ranges, separated by commas')
  .optional();

const isMailServer = (text: string) =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';

/** `desk@example.org`, or `Name <desk@example.org>`. */
const mailFrom = z
  .string()
  .transform((value) => {
    const [, name = '', address = ''] = /^([^<>\r\n]*?)\s*<([^<>\s]+)>$/.exec(value) ?? [value, '', value];
    return { name: name.replace(/^"(.*)"$/, '$1'), address };
  })
  .refine(
    ({ address }) => z.email().safeParse(address).success,
    'must be one e-mail address, or a name and the address in angle brackets',
  )
  .optional();

const variables = z.object({
  /** Port to listen on; 0 takes any that is free. */
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535, 'must be 65535 or less').default(3000),
  /** Folder with the database, the secret and the files. */
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/)/, 'must begin with file: or postgresql://')
    .optional(),
  NEXTAUTH_SECRET: secret,
  /** Address in links, without a slash at its end. */
  PUBLIC_URL: publicUrl,
  /** Peers whose x-forwarded-for is believed. */
  TRUSTED_PROXY: trustedProxy,
  VERIMARK_ADMIN_EMAIL: z.email('must be an email address').toLowerCase().optional(),
  VERIMARK_ADMIN_PASSWORD: z.string().min(8, 'needs 8 characters or more').optional(),
  /** Server that mail is handed to; without it none is sent. */
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'must be the address of a mail server, with its scheme: smtp or smtps')
    .optional(),
  /** Whom mail comes from. */
  MAIL_FROM: mailFrom,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
});

const settings = variables.refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
  path: ['MAIL_FROM'],
  message: 'is needed to send mail by SMTP_URL',
});

/** The program's settings, as they come from the environment. */
export type Env = z.infer<typeof variables>;

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Read the settings out of an environment; an empty variable counts as one that is not set.
 *
 * @throws Error of one line that names the variable and says what is wrong with it, never its value
 */
export function parseEnv(source: Source): Env {
  const present = Object.keys(variables.shape).filter((name) => source[name]);
  const result = settings.safeParse(Object.fromEntries(present.map((name) => [name, source[name]])));
  if (result.success) return result.data;
  const problem = result.error.issues[0];
  throw new Error(`${problem?.path.join('.')}: ${problem?.message}`);
}

let parsed: { readonly key: string; readonly env: Env } | undefined;

/**
 * The settings of this process, parsed when first asked for and again only after a variable was set.
 *
 * @throws Error of one line that names the variable
 */
export function env(): Env {
  const key = JSON.stringify(Object.keys(variables.shape).map((name) => process.env[name]));
  if (parsed?.key !== key) parsed = { key, env: parseEnv(process.env) };
  return parsed.env;
}

/** Absolute path of the data folder. */
export function dataDir(): string {
  return path.resolve(env().DATA_DIR);
}
