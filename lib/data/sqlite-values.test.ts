import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { columnTypesOf, isBusy, isSqliteError, mapSqliteError, toSqlite } from './sqlite-values';

const type = (scalarType: 'string' | 'int' | 'datetime' | 'bytes' | 'decimal' | 'boolean' | 'unknown') => ({
  scalarType,
  arity: 'scalar' as const,
});

test.each([
  ['text', 'chữ', type('string'), 'chữ'],
  ['digits that are text', '007', type('string'), '007'],
  ['a number that came as text', '42', type('int'), 42],
  ['a fraction that came as text', '2.5', type('decimal'), 2.5],
  ['a number', 42, type('int'), 42],
  ['a large number', 42n, type('int'), 42],
  ['true', true, type('boolean'), 1],
  ['false', false, type('boolean'), 0],
  ['nothing', null, type('string'), null],
  ['nothing at all', undefined, type('string'), null],
  ['a date', new Date(0), type('datetime'), '1970-01-01T00:00:00.000Z'],
  ['a date that came as text', '1970-01-01T07:00:00+07:00', type('datetime'), '1970-01-01T00:00:00.000Z'],
  ['bytes in base64', 'AQI=', type('bytes'), Buffer.from([1, 2])],
])('toSqlite stores %s', (_, value, argType, expected) => {
  expect(toSqlite(value, argType)).toEqual(expected);
});

test('toSqlite refuses what SQLite cannot hold', () => {
  expect(() => toSqlite({}, type('unknown'))).toThrow('SQLite cannot hold a object');
});

test('columnTypesOf takes the declared type, else the look of the first value', () => {
  const declared = ['TEXT', 'INTEGER', 'DATETIME', 'JSONB', 'BOOLEAN', null, null, null, null];
  const rows = [
    [null, null, null, null, null, null, null, null, null],
    ['a', 1, '2022', '[]', 1, 'text', 1.5, new Uint8Array(), null],
  ];
  expect(columnTypesOf(declared, rows)).toEqual([
    ColumnTypeEnum.Text,
    ColumnTypeEnum.Int32,
    ColumnTypeEnum.DateTime,
    ColumnTypeEnum.Json,
    ColumnTypeEnum.Boolean,
    ColumnTypeEnum.Text,
    ColumnTypeEnum.UnknownNumber,
    ColumnTypeEnum.Bytes,
    ColumnTypeEnum.Int32,
  ]);
});

describe('mapSqliteError', () => {
  const database = new Database(':memory:');
  database.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE "Desk" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL CONSTRAINT "no_x" CHECK ("name" <> 'x'));
    CREATE TABLE "Claim" ("deskId" TEXT REFERENCES "Desk", "number" INTEGER, UNIQUE ("deskId", "number"));
    INSERT INTO "Desk" VALUES ('d', 'Desk');
    INSERT INTO "Claim" VALUES ('d', 1);
  `);

  const errorOf = (sql: string) => {
    try {
      database.exec(sql);
    } catch (error) {
      if (isSqliteError(error)) return mapSqliteError(error);
    }
    throw new Error('was not refused');
  };

  test.each([
    [
      `INSERT INTO "Claim" VALUES ('d', 1)`,
      {
        kind: 'UniqueConstraintViolation',
        constraint: { fields: ['deskId', 'number'] },
        table: 'Claim',
      },
    ],
    [
      `INSERT INTO "Desk" VALUES ('d', 'Desk')`,
      { kind: 'UniqueConstraintViolation', constraint: { fields: ['id'] }, table: 'Desk' },
    ],
    [
      `INSERT INTO "Desk" VALUES ('e', NULL)`,
      { kind: 'NullConstraintViolation', constraint: { fields: ['name'] } },
    ],
    [
      `INSERT INTO "Claim" VALUES ('nowhere', 1)`,
      { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } },
    ],
    [
      `INSERT INTO "Desk" VALUES ('e', 'x')`,
      { kind: 'sqlite', extendedCode: 275, message: 'CHECK constraint failed: no_x' },
    ],
    ['SELECT * FROM "Nowhere"', { kind: 'sqlite', extendedCode: 1, message: 'no such table: Nowhere' }],
  ])('%s', (sql, expected) => {
    expect(errorOf(sql)).toEqual(expected);
  });
});

test('isBusy knows a lock from a mistake', () => {
  const error = (code: string) => Object.assign(new Error('…'), { code });
  expect(isBusy(error('SQLITE_BUSY'))).toBe(true);
  expect(isBusy(error('SQLITE_BUSY_SNAPSHOT'))).toBe(true);
  expect(isBusy(error('SQLITE_CONSTRAINT'))).toBe(false);
  expect(isBusy(new Error('SQLITE_BUSY'))).toBe(false);
});
