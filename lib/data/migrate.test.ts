import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { engines } from './address';
import { migrate } from './migrate';
import { emptyPlace, migrationsOf, type Place } from './testing';

const OURS = path.join(process.cwd(), 'prisma');
const ALL = migrationsOf('sqlite');

describe.each(engines)('migrating on %s', (engine) => {
  let place: Place;
  let folder: string;

  beforeEach(async () => {
    place = await emptyPlace(engine);
    folder = await mkdtemp(path.join(tmpdir(), 'verimark-migrations-'));
    await cp(path.join(OURS, engine), path.join(folder, engine), { recursive: true });
    onTestFinished(async () => {
      await place.drop();
      await rm(folder, { recursive: true });
    });
  });

  const fileOf = (name: string) => path.join(folder, engine, 'migrations', name, 'migration.sql');
  const add = async (name: string, script: string) => {
    await mkdir(path.dirname(fileOf(name)), { recursive: true });
    await writeFile(fileOf(name), script);
  };

  test('applies what is new, in order of the names, once', async () => {
    expect(await migrate(place.url, folder)).toEqual(ALL);
    expect(await migrate(place.url, folder)).toEqual([]);
    await add('9003_third', 'INSERT INTO "Second" VALUES (1)');
    await add('9002_second', 'CREATE TABLE "Second" ("id" INTEGER PRIMARY KEY)');
    expect(await migrate(place.url, folder)).toEqual(['9002_second', '9003_third']);
    expect(await migrate(place.url, folder)).toEqual([]);
  });

  test('finds its folder from where the program runs', async () => {
    expect(await migrate(place.url)).toEqual(ALL);
  });

  test('refuses one that was edited after it was applied', async () => {
    await migrate(place.url, folder);
    await appendFile(fileOf('0001_initial'), '-- one more line');
    const refusal = { code: 'migration.edited', details: { migration: '0001_initial' } };
    await expect(migrate(place.url, folder)).rejects.toMatchObject(refusal);
  });

  test('refuses a database that has had one it does not know', async () => {
    await add('9002_second', 'CREATE TABLE "Second" ("id" INTEGER PRIMARY KEY)');
    await migrate(place.url, folder);
    await rm(path.dirname(fileOf('9002_second')), { recursive: true });
    const refusal = { code: 'database.newer', details: { migration: '9002_second' } };
    await expect(migrate(place.url, folder)).rejects.toMatchObject(refusal);
  });

  test('leaves nothing of one that fails half way, and applies it when it is mended', async () => {
    await add(
      '9002_second',
      'CREATE TABLE "Second" ("id" INTEGER PRIMARY KEY); INSERT INTO "Nowhere" VALUES (1)',
    );
    await expect(migrate(place.url, folder)).rejects.toThrow(/Nowhere/);
    await add('9002_second', 'CREATE TABLE "Second" ("id" INTEGER PRIMARY KEY)');
    expect(await migrate(place.url, folder)).toEqual(['9002_second']);
  });

  test('says where it looked when there is nothing to apply', async () => {
    await expect(migrate(place.url, '/nowhere')).rejects.toThrow(`/nowhere/${engine}/migrations`);
  });
});

test('refuses a SQLite migration that leaves rows pointing nowhere', async () => {
  const place = await emptyPlace('sqlite');
  onTestFinished(place.drop);
  const folder = path.join(place.folder, 'prisma');
  await cp(path.join(OURS, 'sqlite'), path.join(folder, 'sqlite'), { recursive: true });
  const orphan = `INSERT INTO "Membership" VALUES ('m', 'no desk', 'no user', 'viewer', 0, NULL)`;
  const second = path.join(folder, 'sqlite', 'migrations', '0002_orphan');
  await mkdir(second);
  await writeFile(path.join(second, 'migration.sql'), orphan);
  await expect(migrate(place.url, folder)).rejects.toThrow('2 rows point at rows that are not there');
});
