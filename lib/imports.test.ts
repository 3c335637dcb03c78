import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom. A folder is matched by its longest prefix; a file may import its own folder.
 * `packages` are allowed besides node's own modules; a star allows any.
 */
const rules: Record<string, { folders: string[]; packages: string[] }> = {
  'lib/domain': { folders: [], packages: ['zod', '@noble/hashes', 'diff'] },
  'lib/formats': { folders: ['lib/domain', 'lib/i18n'], packages: ['*'] },
  'lib/i18n': { folders: ['lib/domain'], packages: ['use-intl'] },
  'lib/outside': { folders: ['lib/domain', 'lib/formats', 'lib/env', 'lib/log'], packages: ['*'] },
  'lib/data': {
    folders: ['lib/domain', 'lib/formats', 'lib/outside', 'lib/env', 'lib/log'],
    packages: ['*'],
  },
  'lib/web': {
    folders: [
      'lib/data',
      'lib/domain',
      'lib/formats',
      'lib/outside',
      'lib/i18n',
      'lib/env',
      'lib/log',
      'package.json',
    ],
    packages: ['*'],
  },
  'lib/env': { folders: ['lib/domain'], packages: ['zod'] },
  'lib/log': { folders: ['lib/env'], packages: [] },
  app: {
    folders: [
      'lib/data',
      'lib/domain',
      'lib/formats',
      'lib/outside',
      'lib/web',
      'lib/i18n',
      'lib/env',
      'lib/log',
      'package.json',
    ],
    packages: ['*'],
  },
};

/** In the browser: code that begins with 'use client', and what only such code imports, is held to less. */
const browser = { folders: ['lib/domain', 'lib/i18n', 'app'], typesFrom: ['lib/data'] };

const root = path.resolve(import.meta.dirname, '..');
const isCode = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|\/generated\/|\/testing\.ts$/.test(file);

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(file) : isCode(file) ? [file] : [];
  });

type Import = { from: string; target: string; typeOnly: boolean; line: number };

const resolveImport = (from: string, specifier: string): string => {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return path.normalize(path.join(path.dirname(from), specifier));
};

const importsOf = (from: string): Import[] => {
  const text = readFileSync(path.join(root, from), 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g,
  );
  return [...statements].map((match) => {
    const specifier = match[3] ?? '';
    const local = specifier.startsWith('.') || specifier.startsWith('@/');
    return {
      from,
      target: local ? resolveImport(from, specifier) : `package:${specifier}`,
      typeOnly: match[2] !== undefined,
      line: text.slice(0, match.index).split('\n').length + 1,
    };
  });
};

const under = (file: string, folder: string) =>
  file === folder || file.startsWith(`${folder}/`) || file.startsWith(`${folder}.`);
const folderOf = (file: string) =>
  Object.keys(rules)
    .filter((folder) => under(file, folder))
    .sort((a, b) => b.length - a.length)[0];

const packageName = (target: string) => {
  const parts = target.slice('package:'.length).split('/');
  return target.startsWith('package:@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
};

const complaint = (one: Import): string | null => {
  const folder = folderOf(one.from);
  const rule = folder && rules[folder];
  if (!rule) return `${one.from}:${one.line} stands in no folder of the table`;
  if (one.target.startsWith('package:node:'))
    return under(one.from, 'lib/domain') ? `${one.from}:${one.line} the domain knows no node` : null;
  if (one.target.startsWith('package:')) {
    const name = packageName(one.target);
    if (/^(@prisma\/|prisma$)/.test(name) && !under(one.from, 'lib/data'))
      return `${one.from}:${one.line} only lib/data imports Prisma`;
    return rule.packages.includes('*') || rule.packages.includes(name)
      ? null
      : `${one.from}:${one.line} may not import ${name}`;
  }
  if (one.target.includes('generated/') && !under(one.from, 'lib/data'))
    return `${one.from}:${one.line} only lib/data imports Prisma`;
  const allowed = [folder, ...rule.folders].some((target) => under(one.target, target));
  return allowed || /\.css$/.test(one.target)
    ? null
    : `${one.from}:${one.line} (${folder}) may not import ${one.target}`;
};

const isClient = (file: string) =>
  /^['"]use client['"]/.test(readFileSync(path.join(root, file), 'utf8').trimStart());

const clientComplaint = (one: Import): string | null => {
  if (one.target.startsWith('package:') || /\.css$/.test(one.target) || isActions(one.target)) return null;
  if (browser.folders.some((folder) => under(one.target, folder))) return null;
  if (one.typeOnly && browser.typesFrom.some((folder) => under(one.target, folder))) return null;
  return `${one.from}:${one.line} runs in the browser and may not import ${one.target}`;
};

/** A server action is called from the browser, not carried into it. */
const isActions = (target: string) => {
  const file = ['.ts', '.tsx'].map((end) => path.join(root, target + end)).find(existsSync);
  return file !== undefined && /^['"]use server['"]/.test(readFileSync(file, 'utf8').trimStart());
};

const code = ['lib', 'app']
  .filter((folder) => existsSync(path.join(root, folder)) && statSync(path.join(root, folder)).isDirectory())
  .flatMap(filesIn);

describe('imports run one way', () => {
  it('finds the code it looks at', () => {
    expect(code.length).toBeGreaterThan(15);
  });

  it('as the table says', () => {
    expect(code.flatMap(importsOf).map(complaint).filter(Boolean)).toEqual([]);
  });

  it('and the browser gets neither database nor files', () => {
    expect(code.filter(isClient).flatMap(importsOf).map(clientComplaint).filter(Boolean)).toEqual([]);
  });

  it('the domain reads in one direction: no file imports one that imports it', () => {
    const graph = new Map(
      filesIn('lib/domain').map((file) => [
        file.replace(/\.ts$/, ''),
        importsOf(file).map((one) => one.target),
      ]),
    );
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (graph.get(from) ?? []).some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
      );
    expect([...graph.keys()].filter((file) => reaches(file, file))).toEqual([]);
  });
});
