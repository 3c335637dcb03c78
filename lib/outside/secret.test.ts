import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptSecret } from './secret';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verimark-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe('keptSecret', () => {
  test('is made once, for its owner alone, and stays', () => {
    const secret = keptSecret(folder);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(modeOf(path.join(folder, 'secret'))).toBe(0o600);
    expect(keptSecret(folder)).toBe(secret);
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  test('differs from folder to folder', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'verimark-secret-'));
    expect(keptSecret(other)).not.toBe(keptSecret(folder));
    rmSync(other, { recursive: true });
  });

  test('is closed to others again where a copy has opened it', () => {
    keptSecret(folder);
    chmodSync(path.join(folder, 'secret'), 0o644);
    keptSecret(folder);
    expect(modeOf(path.join(folder, 'secret'))).toBe(0o600);
  });

  test('is refused where it was cut short', () => {
    writeFileSync(path.join(folder, 'secret'), 'abc');
    expect(() => keptSecret(folder)).toThrow(/secret was cut short/);
  });

  test('a folder that cannot be written fails with the system’s code', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => keptSecret(path.join(folder, 'file'))).toThrow(/ENOTDIR/);
  });
});
