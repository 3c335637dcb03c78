import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { log, logError } from './log';

const written: { stream: string; line: string }[] = [];

beforeEach(() => {
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((line) => {
      written.push({ stream, line: String(line) });
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  written.length = 0;
});

test('writes one JSON object a line', () => {
  log.info('listening', { port: 3000 });
  const [{ stream, line } = { stream: '', line: '' }] = written;
  expect(stream).toBe('stdout');
  expect(line).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(line)).toMatchObject({ level: 'info', message: 'listening', port: 3000 });
});

test('writes for a reader on a terminal, with the lines of a stack', () => {
  const { isTTY } = process.stderr;
  process.stderr.isTTY = true;
  onTestFinished(() => {
    process.stderr.isTTY = isTTY;
  });
  log.warn('slow', { ms: 900 });
  const id = logError(new Error('broken'));
  expect(written[0]?.line).toContain('warn: slow ms=900');
  expect(written[1]?.line).toContain(`error: broken id="${id}"\nError: broken\n    at `);
});

test('leaves out what is below its level', () => {
  vi.stubEnv('LOG_LEVEL', 'warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(written.map(({ stream, line }) => [stream, JSON.parse(line).message])).toEqual([
    ['stderr', 'c'],
    ['stderr', 'd'],
  ]);
});

test('says nothing at all when it is to be silent', () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  logError(new Error('unheard'));
  expect(written).toEqual([]);
});

test('logs an error with its stack under the id it returns, whatever was thrown', () => {
  const ids = [logError(new Error('broken'), { path: '/d/x' }), logError('a string'), logError(undefined)];
  const lines = written.map(({ line }) => JSON.parse(line));
  expect(lines.map((line) => line.id)).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}$/);
  expect(lines[0]).toMatchObject({ message: 'broken', path: '/d/x' });
  expect(lines[0].stack).toContain('log.test.ts');
  expect(lines[1].message).toBe('a string');
});
