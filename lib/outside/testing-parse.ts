/** A parsing program whose files are instructions: what can go wrong in one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { DomainError } from '../domain/errors';
import { answerParses } from './parse-answers';
import type { Parser } from './parsers';

const attempt = (deed: () => unknown): string => {
  try {
    deed();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

const parsers: Record<string, Parser> = {
  size: (bytes) => bytes.byteLength,
  upper: (bytes) => new TextDecoder().decode(bytes).toUpperCase(),
  pid: () => process.pid,
  wait: (_, milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds, process.pid)),
  refuse: () => {
    throw new DomainError('parse.encrypted', { by: 'test' });
  },
  throw: () => {
    throw new TypeError('damaged at byte 12');
  },
  recurse: () => {
    const deeper = (level: number): number => deeper(level + 1) + 1;
    return deeper(0);
  },
  spin: () => {
    for (;;);
  },
  hoard: () => {
    for (const kept: object[] = []; ; ) kept.push({ at: kept.length, word: `w${kept.length}` });
  },
  buffers: () => {
    for (const kept: Buffer[] = []; ; ) kept.push(Buffer.alloc(2 ** 20, 1));
  },
  exit: () => process.exit(3),
  environment: () => Object.keys(process.env),
  read: (_, file: string) => attempt(() => readFileSync(file)),
  write: (_, file: string) => attempt(() => writeFileSync(file, 'x')),
  run: () => attempt(() => process.getBuiltinModule('node:child_process').execFileSync('true')),
  evaluate: () => attempt(() => new Function('return 1')()),
};

answerParses(parsers, Number(process.argv[2]));
