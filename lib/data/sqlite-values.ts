import {
  type ArgType,
  type ColumnType,
  ColumnTypeEnum,
  type MappedError,
} from '@prisma/driver-adapter-utils';

/** What SQLite itself can hold. */
export type SqliteValue = string | number | Uint8Array | null;

/** Prisma's column types by the type a column was declared with in a migration. */
const DECLARED: ReadonlyMap<string, ColumnType> = new Map([
  ['TEXT', ColumnTypeEnum.Text],
  ['INTEGER', ColumnTypeEnum.Int32],
  ['REAL', ColumnTypeEnum.Double],
  ['BOOLEAN', ColumnTypeEnum.Boolean],
  ['DATETIME', ColumnTypeEnum.DateTime],
  ['JSONB', ColumnTypeEnum.Json],
  ['BLOB', ColumnTypeEnum.Bytes],
]);

function inferColumnType(value: unknown): ColumnType {
  if (typeof value === 'string') return ColumnTypeEnum.Text;
  if (typeof value === 'number') return ColumnTypeEnum.UnknownNumber;
  if (value instanceof Uint8Array) return ColumnTypeEnum.Bytes;
  return ColumnTypeEnum.Int32;
}

/**
 * Column types of a result: as declared where the column is one of a table, else as its first value looks.
 * A column of nothing but null counts as Int32, as in Prisma's own adapters.
 */
export function columnTypesOf(
  declared: readonly (string | null)[],
  rows: readonly (readonly unknown[])[],
): ColumnType[] {
  return declared.map((type, column) => {
    const known = type === null ? undefined : DECLARED.get(type.toUpperCase());
    return known ?? inferColumnType(rows.find((row) => row[column] !== null)?.[column]);
  });
}

/** A JavaScript value from Prisma as SQLite stores it: dates as ISO text in UTC, truth as 1 and 0. */
export function toSqlite(value: unknown, type: ArgType): SqliteValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') throw new TypeError(`SQLite cannot hold a ${typeof value}`);
  return textToSqlite(value, type);
}

function textToSqlite(text: string, { scalarType }: ArgType): SqliteValue {
  if (scalarType === 'datetime') return new Date(text).toISOString();
  if (scalarType === 'bytes') return Buffer.from(text, 'base64');
  if (['int', 'bigint', 'float', 'decimal'].includes(scalarType)) return Number(text);
  return text;
}

/** An error of the driver; `code` is SQLite's name for it, `rawCode` its extended number. */
export interface SqliteError extends Error {
  readonly code: string;
  readonly rawCode?: number;
}

/** Whether `error` came from SQLite rather than from a mistake of ours. */
export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

/** Whether another process holds the write lock. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && error.code.startsWith('SQLITE_BUSY');
}

/** Columns and table out of `UNIQUE constraint failed: Claim.deskId, Claim.number`. */
function constraintOf(message: string): { fields: string[]; table?: string } {
  const columns = message.split('constraint failed: ')[1]?.split(', ') ?? [];
  const table = columns[0]?.split('.')[0];
  return { fields: columns.map((column) => column.split('.').at(-1) ?? column), table };
}

/** Prisma's words for an error of SQLite: they become its codes, such as P2002 for a violated uniqueness. */
export function mapSqliteError(error: SqliteError): MappedError {
  const { fields, table } = constraintOf(error.message);
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return { kind: 'UniqueConstraintViolation', constraint: { fields }, table };
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { kind: 'NullConstraintViolation', constraint: { fields } };
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } };
    default:
      if (isBusy(error)) return { kind: 'SocketTimeout' };
      return { kind: 'sqlite', extendedCode: error.rawCode ?? 1, message: error.message };
  }
}
