import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import Database from 'better-sqlite3';
import { columnTypesOf, isBusy, isSqliteError, mapSqliteError, toSqlite } from './sqlite-values';

const NAME = { provider: 'sqlite', adapterName: 'verimark-sqlite' } as const;

/** How long a statement waits for another process to finish its own; less than a transaction waits to begin. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 4;

/** 16 MB instead of 2: thousands of rows, each with its indexes, are not read again and again from the file. */
const CACHE = 'cache_size = -16000';

/** Prepared statements kept per connection. The driver frees one only when it is collected, so each is made once. */
const KEPT_STATEMENTS = 500;

/** One at a time, in the order of asking. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Wait for the turn; the caller ends it by calling what it is given. */
  async take(): Promise<() => void> {
    const previous = this.#last;
    let end = () => {};
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await previous;
    return end;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const end = await this.take();
    try {
      return await work();
    } finally {
      end();
    }
  }
}

/**
 * The driver blocks the process while it reads. Before each read, whoever else has asked for something meanwhile gets
 * it: else a page's scripts would wait until all queries of its article are through.
 */
const othersFirst = (): Promise<void> => setImmediate();

/** Try again while another process is writing. Waiting here, not in the driver, leaves the event loop free. */
async function patiently<Result>(work: () => Result): Promise<Result> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw asDriverError(error);
    }
    await sleep(RETRY_MS);
  }
}

function asDriverError(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  return new DriverAdapterError({
    originalCode: error.code,
    originalMessage: error.message,
    ...mapSqliteError(error),
  });
}

/** One connection to the file, with its prepared statements. All of it is synchronous. */
class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<[unknown[]]>>();

  constructor(file: string, pragmas: readonly string[]) {
    this.#database = new Database(file);
    for (const pragma of pragmas) this.#database.pragma(pragma);
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  script(sql: string): void {
    this.#database.exec(sql);
  }

  /** Rows changed. */
  execute({ sql, args, argTypes }: SqlQuery): number {
    return this.#statement(sql).run(bind(args, argTypes)).changes;
  }

  query({ sql, args, argTypes }: SqlQuery): SqlResultSet {
    const statement = this.#statement(sql);
    if (!statement.reader) {
      statement.run(bind(args, argTypes));
      return { columnNames: [], columnTypes: [], rows: [] };
    }
    // In raw mode a row is the list of its values.
    const rows = statement.all(bind(args, argTypes)) as unknown[][];
    const columns = statement.columns();
    const declared = columns.map((column) => column.type);
    return {
      columnNames: columns.map((column) => column.name),
      columnTypes: columnTypesOf(declared, rows),
      rows,
    };
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): Database.Statement<[unknown[]]> {
    const kept = this.#statements.get(sql);
    if (kept) return kept;

    const statement = this.#database.prepare<[unknown[]]>(sql);
    if (statement.reader) statement.raw(true);
    const oldest = this.#statements.keys().next();
    if (this.#statements.size >= KEPT_STATEMENTS && !oldest.done) this.#statements.delete(oldest.value);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function bind(args: SqlQuery['args'], types: SqlQuery['argTypes']): unknown[] {
  return args.map((arg, index) => toSqlite(arg, types[index] ?? { scalarType: 'unknown', arity: 'scalar' }));
}

const isRead = ({ sql }: SqlQuery) => /^\s*SELECT\b/i.test(sql);

/**
 * Prisma over one SQLite file, safe for a server with many requests at once.
 *
 * All writes go through one connection, one at a time, whether they are transactions or single statements, so
 * no write ever joins (and is rolled back with) the transaction of somebody else. Reads outside transactions
 * have a connection of their own: they see what is committed and wait for nobody. A transaction takes the
 * file's write lock at its beginning, so that it cannot fail on the way because another process wrote.
 */
class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = NAME.provider;
  readonly adapterName = NAME.adapterName;
  readonly #turns = new Turns();
  readonly #writer: Connection;
  readonly #reader: Connection;

  constructor(file: string) {
    // The writer's own time-out stays at zero: `patiently` does the waiting. WAL is a property of the file.
    this.#writer = new Connection(file, [
      'busy_timeout = 0',
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      // What is destroyed is overwritten with zeros, not only forgotten (protected notes).
      'secure_delete = ON',
      CACHE,
    ]);
    this.#reader = new Connection(file, [`busy_timeout = ${PATIENCE_MS}`, 'query_only = ON']);
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    if (isRead(query)) return othersFirst().then(() => patiently(() => this.#reader.query(query)));
    return this.#turns.run(() => patiently(() => this.#writer.query(query)));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#turns.run(() => patiently(() => this.#writer.execute(query)));
  }

  executeScript(script: string): Promise<void> {
    return this.#turns.run(() => patiently(() => this.#writer.script(script)));
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false, maxBindValues: 32_766 };
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level && level !== 'SERIALIZABLE')
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });

    const end = await this.#turns.take();
    try {
      await patiently(() => this.#writer.script('BEGIN IMMEDIATE'));
    } catch (error) {
      end();
      throw error;
    }
    return transactionOn(this.#writer, end);
  }

  async dispose(): Promise<void> {
    this.#reader.close();
    await this.#turns.run(async () => this.#writer.close());
  }
}

/** Statements of an open transaction; it already has the lock, so none of them waits. */
function queryableOn(connection: Connection): SqlQueryable {
  const attempt = async <Result>(work: () => Result): Promise<Result> => {
    try {
      return work();
    } catch (error) {
      throw asDriverError(error);
    }
  };
  return {
    ...NAME,
    queryRaw: (query) => attempt(() => connection.query(query)),
    executeRaw: (query) => attempt(() => connection.execute(query)),
  };
}

function transactionOn(connection: Connection, end: () => void): Transaction {
  const finish = async () => {
    try {
      // A COMMIT that failed leaves the transaction open; the next turn must not inherit it.
      if (connection.inTransaction) connection.script('ROLLBACK');
    } finally {
      end();
    }
  };
  return {
    ...queryableOn(connection),
    // Prisma itself sends COMMIT and ROLLBACK and then calls one of these.
    options: { usePhantomQuery: false },
    commit: finish,
    rollback: finish,
    createSavepoint: async (name) => connection.script(`SAVEPOINT ${name}`),
    rollbackToSavepoint: async (name) => connection.script(`ROLLBACK TO ${name}`),
    releaseSavepoint: async (name) => connection.script(`RELEASE SAVEPOINT ${name}`),
  };
}

/** Reads one moment of a file: what is committed later is not there. It writes nothing and waits for nobody. */
class SqliteMoment implements SqlDriverAdapter {
  readonly provider = NAME.provider;
  readonly adapterName = NAME.adapterName;
  readonly #reader: Connection;

  constructor(file: string) {
    this.#reader = new Connection(file, [`busy_timeout = ${PATIENCE_MS}`, 'query_only = ON', CACHE]);
    this.#reader.script('BEGIN');
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return othersFirst().then(() => patiently(() => this.#reader.query(query)));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return patiently(() => this.#reader.execute(query));
  }

  async executeScript(script: string): Promise<void> {
    this.#reader.script(script);
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false, maxBindValues: 32_766 };
  }

  /** One of Prisma's own, for its reads of several statements, is within the one that is open already. */
  startTransaction(): Promise<Transaction> {
    return Promise.reject(new Error('a moment is read without transactions'));
  }

  async dispose(): Promise<void> {
    this.#reader.script('ROLLBACK');
    this.#reader.close();
  }
}

/** The adapter for a client that reads one moment of a file: that of its first query. */
export function sqliteMoment(file: string): SqlDriverAdapterFactory {
  return { ...NAME, connect: () => patiently(() => new SqliteMoment(file)) };
}

/**
 * The adapter for `new PrismaClient({ adapter })`.
 *
 * @param file path of the database; it must exist with its tables (lib/data/migrate.ts)
 */
export function sqliteAdapter(file: string): SqlDriverAdapterFactory {
  return { ...NAME, connect: () => patiently(() => new SqliteAdapter(file)) };
}
