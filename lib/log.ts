import { randomBytes } from 'node:crypto';
import { env } from './env';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

type Level = Exclude<(typeof LEVELS)[number], 'silent'>;
type Fields = Readonly<Record<string, unknown>>;

const COLOURS: Record<Level, string> = { debug: '\x1b[2m', info: '', warn: '\x1b[33m', error: '\x1b[31m' };

/** For a machine: one JSON object a line. */
function asJson(level: Level, message: string, fields: Fields): string {
  return JSON.stringify({ time: new Date().toISOString(), level, message, ...fields });
}

/** For a person at a terminal. A stack keeps its lines. */
function asText(level: Level, message: string, { stack, ...fields }: Fields): string {
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const trace = stack ? `\n${stack}` : '';
  return `${COLOURS[level]}${level === 'info' ? '' : `${level}: `}${message}${rest.join('')}${trace}\x1b[0m`;
}

function write(level: Level, message: string, fields: Fields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env().LOG_LEVEL)) return;
  const stream = level === 'warn' || level === 'error' ? process.stderr : process.stdout;
  const format = stream.isTTY ? asText : asJson;
  stream.write(`${format(level, message, fields)}\n`);
}

/** The logger: JSON lines, readable text on a terminal. Fields must not hold what is secret. */
export const log = {
  debug: (message: string, fields?: Fields) => write('debug', message, fields),
  info: (message: string, fields?: Fields) => write('info', message, fields),
  warn: (message: string, fields?: Fields) => write('warn', message, fields),
  error: (message: string, fields?: Fields) => write('error', message, fields),
};

/**
 * Log an error nobody expected, under an id that the person who met it can pass on.
 *
 * @returns the id, eight hexadecimal digits
 */
export function logError(error: unknown, fields: Fields = {}): string {
  const id = randomBytes(4).toString('hex');
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  log.error(message, { id, ...fields, stack });
  return id;
}
