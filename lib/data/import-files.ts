import { DomainError, isDomainError } from '@/lib/domain/errors';
import type { Layout } from '@/lib/formats/drafts';
import { database } from './client';
import type { ImportFile } from './generated/sqlite/client';
import { Prisma } from './generated/sqlite/client';
import { unpackArchive } from './import-archive';
import { bytesOf, type Outcome, openStored } from './import-open';
import { parsePatiently } from './import-parse';
import { piecesOf, type ReadLines } from './import-pieces';
import { type Advance, type Item, type Run, storeBatch, UNKNOWN_TYPE } from './import-store';

/** Attempts at one place of a file, each of which ended with the end of the process that made it. */
const ATTEMPTS = 3;
/** Files and bytes of them that are opened together; each still fails alone. */
const TOGETHER = 16;
const BYTES_TOGETHER = 2 ** 20;
/** UTF-16 code units of texts that are stored in one transaction, if they are several. */
const BATCH = 64_000;
/** Records that are read at once of a file that is no file of lines. */
const STRETCH = 200;
/** Pieces that are parsed while one is stored. */
const AHEAD = 2;

const unfinished = { state: { in: ['waiting', 'reading'] } };

/**
 * Do what is left of a job: open its files, store those that are articles, unpack archives, and read on in those that
 * hold many, each from where it was.
 *
 * @throws Stopped, and the reason of `signal`
 */
export const importFiles = async (run: Run, signal: AbortSignal): Promise<void> => {
  for (let after = 0; ; ) {
    const window = await unopened(run, after);
    if (window.length > 0) {
      await openWindow(run, window, signal);
      after = window.at(-1)?.number ?? after;
      continue;
    }
    const file = await begun(run);
    if (!file) return;
    await readOn(run, file, signal);
  }
};

/** The next files that nobody has looked into. One that was being looked into when its process ended comes alone. */
const unopened = async ({ jobId }: Run, after: number): Promise<ImportFile[]> => {
  const where = { jobId, number: { gt: after }, ...unfinished, recognised: { equals: Prisma.DbNull } };
  const { importFile } = await database();
  const files = await importFile.findMany({ where, orderBy: { number: 'asc' }, take: TOGETHER });
  let bytes = 0;
  const end = files.findIndex((file, i) => {
    bytes += file.size;
    return i > 0 && (bytes > BYTES_TOGETHER || file.attempts > 0);
  });
  const window = end < 0 ? files : files.slice(0, end);
  return (window[0]?.attempts ?? 0) > 0 ? window.slice(0, 1) : window;
};

/** The next file that holds many, of which some are still to be read. */
const begun = async ({ jobId }: Run): Promise<ImportFile | null> =>
  (await database()).importFile.findFirst({ where: { jobId, ...unfinished }, orderBy: { number: 'asc' } });

type Opening = { readonly file: ImportFile; readonly outcome: Outcome };

const openWindow = async (run: Run, window: readonly ImportFile[], signal: AbortSignal): Promise<void> => {
  await countAttempt(run, window);
  const opened = await Promise.all(
    window.map(async (file): Promise<Opening> => ({ file, outcome: await open(file, signal) })),
  );
  const ones = opened.filter(({ outcome }) => outcome.holds === 'one' || outcome.holds === 'nothing');
  for (const batch of batchesOf(ones)) await storeBatch(run, batch.flatMap(itemOf), batch.map(advanceOf));
  for (const { file, outcome } of opened) {
    if (outcome.holds === 'many') await keepLayout(run, file, outcome.layout);
    if (outcome.holds === 'archive') await openArchive(run, file, signal);
  }
};

/** Written before it is made: what ends the process is not tried for ever. */
const countAttempt = async ({ jobId }: Run, files: readonly ImportFile[]): Promise<void> => {
  const where = { jobId, id: { in: files.map(({ id }) => id) } };
  const data = { attempts: { increment: 1 }, state: 'reading' };
  await (await database()).importFile.updateMany({ where, data });
};

const tooOften = (): DomainError => new DomainError('import.attempts', { attempts: ATTEMPTS });

const open = async (file: ImportFile, signal: AbortSignal): Promise<Outcome> => {
  if (file.attempts >= ATTEMPTS) return { holds: 'nothing', error: tooOften() };
  return openStored(file, signal);
};

const lengthOf = ({ outcome }: Opening): number => (outcome.holds === 'one' ? outcome.draft.text.length : 0);

function* batchesOf(all: readonly Opening[]): Generator<Opening[]> {
  let batch: Opening[] = [];
  let length = 0;
  for (const one of all) {
    if (batch.length > 0 && length + lengthOf(one) > BATCH) {
      yield batch;
      [batch, length] = [[], 0];
    }
    batch.push(one);
    length += lengthOf(one);
  }
  if (batch.length > 0) yield batch;
}

const itemOf = ({ file, outcome }: Opening): Item[] => {
  if (outcome.holds !== 'one') return [];
  const { mediaType, draft } = outcome;
  return [{ file, mediaType, record: { line: 1, draft } }];
};

const advanceOf = ({ file, outcome }: Opening): Advance => {
  const read = { position: file.size, attempts: 0 };
  if (outcome.holds !== 'nothing') return { fileId: file.id, from: 0, set: { ...read, state: 'done' } };
  return { fileId: file.id, from: 0, set: { ...read, ...refusal(outcome.error) } };
};

const refusal = ({ code, details }: DomainError) => ({
  ...{ state: 'refused', code, refused: { increment: 1 } },
  details: JSON.parse(JSON.stringify(details)),
});

const keepLayout = async (run: Run, file: ImportFile, layout: Layout): Promise<void> => {
  const recognised: object = JSON.parse(JSON.stringify(layout));
  await storeBatch(run, [], [{ fileId: file.id, from: 0, set: { recognised, attempts: 0 } }]);
  const where = { sha256: file.sha256, mediaType: UNKNOWN_TYPE };
  await (await database()).storedFile.updateMany({ where, data: { mediaType: layout.mediaType } });
};

const openArchive = async (run: Run, file: ImportFile, signal: AbortSignal): Promise<void> => {
  const done = { position: file.size, attempts: 0, state: 'done' };
  const set = await unpackArchive(run, file, signal).then(() => done, refusedBy);
  await storeBatch(run, [], [{ fileId: file.id, from: 0, set: { ...done, ...set } }]);
};

const refusedBy = (error: unknown) => {
  if (isDomainError(error)) return refusal(error);
  throw error;
};

/** Read a file that holds many from where it was. */
const readOn = async (run: Run, file: ImportFile, signal: AbortSignal): Promise<void> => {
  await countAttempt(run, [file]);
  if (file.attempts >= ATTEMPTS) return refuse(run, file, tooOften());
  try {
    const layout = file.recognised as unknown as Layout;
    await bytesOf(file);
    await (layout.lined ? readLines : readStretches)(run, file, layout, signal);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    await refuse(run, file, error);
  }
};

const refuse = async (run: Run, { id }: ImportFile, error: DomainError): Promise<void> => {
  const { position } = await (await database()).importFile.findUniqueOrThrow({ where: { id } });
  await storeBatch(run, [], [{ fileId: id, from: position, set: refusal(error) }]);
};

const readLines = async (run: Run, file: ImportFile, layout: Layout, signal: AbortSignal): Promise<void> => {
  const read: ReadLines = (bytes, options) => parsePatiently('lines', bytes, options, signal);
  for await (const piece of ahead(piecesOf(file, layout, read))) {
    signal.throwIfAborted();
    const items = (await piece.records).map((record): Item => ({ file, mediaType: null, record }));
    await storeBatch(run, items, [
      { fileId: file.id, from: piece.from, set: standing(file, piece.to, piece.line) },
    ]);
  }
};

/** The next attempt begins with the end of this one. */
const standing = ({ size }: ImportFile, position: number, line: number) =>
  position < size
    ? { position, line, attempts: 1, state: 'reading' }
    : { position, line, attempts: 0, state: 'done' };

const readStretches = async (
  run: Run,
  file: ImportFile,
  layout: Layout,
  signal: AbortSignal,
): Promise<void> => {
  let { position, line } = file;
  while (position < file.size) {
    const options = { layout, from: line, count: STRETCH };
    const { records, total } = await parsePatiently('stretch', await bytesOf(file), options, signal);
    const items = records.map((record): Item => ({ file, mediaType: null, record }));
    const next = line + STRETCH;
    const to = next > total ? file.size : Math.floor((file.size * (next - 1)) / total);
    await storeBatch(run, items, [{ fileId: file.id, from: position, set: standing(file, to, next) }]);
    [position, line] = [to, next];
  }
};

/** The same in the same order, of which some more are asked for than were taken. */
async function* ahead<One extends { readonly records: Promise<unknown> }>(
  all: AsyncGenerator<One>,
): AsyncGenerator<One> {
  const asked: Promise<IteratorResult<One>>[] = [];
  const ask = () => {
    const next = all.next();
    // Whoever takes it hears of it.
    next.then(({ value }) => value?.records.catch(() => {})).catch(() => {});
    asked.push(next);
  };
  try {
    for (let i = 0; i <= AHEAD; i += 1) ask();
    for (let next = await asked.shift(); next && !next.done; next = await asked.shift()) {
      ask();
      yield next.value;
    }
  } finally {
    await all.return(undefined);
  }
}
