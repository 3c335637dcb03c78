/**
 * Check that nothing was altered behind the log's back: `npm run verify [DESK …]`, all desks when none is named.
 * Reads only, and works while the server runs. Ends with 1 when something is not as it was written.
 */
import { existsSync } from 'node:fs';
import { databaseUrl, engineOf, sqliteFile } from '@/lib/data/address';
import { closeDatabase, database } from '@/lib/data/client';
import { type Progress, type Verification, verifyDesk } from '@/lib/data/verify';
import { faultMessage } from '@/lib/i18n';

/** As many as one reads; the rest is counted. */
const PRINTED = 100;

const count = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;

const show = ({ part, done }: Progress): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K  ${part}: ${done.toLocaleString('en')}`);
};

const hide = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

function tell(name: string, found: Verification): void {
  hide();
  const { events, rows, files, faults, faultCount, head, milliseconds } = found;
  const seconds = (milliseconds / 1000).toFixed(1);
  const looked = `${count(events, 'entry').replace(/entrys$/, 'entries')}, ${count(rows, 'row')}, ${count(files, 'file')}`;
  if (faultCount === 0) {
    console.log(`${name}: intact. ${looked}, ${seconds} s`);
    console.log(`  newest entry: ${events}, sha256 ${head || 'none'}`);
    return;
  }
  console.log(`${name}: ${count(faultCount, 'fault')}. ${looked}, ${seconds} s`);
  for (const fault of faults.slice(0, PRINTED)) console.log(`  ${faultMessage('en', fault)}`);
  if (faultCount > PRINTED) console.log(`  … and ${count(faultCount - PRINTED, 'more fault')}.`);
}

/** @returns how many faults there are */
async function verify(wanted: readonly string[]): Promise<number> {
  const db = await database();
  const where = wanted.length > 0 ? { id: { in: [...wanted] } } : {};
  const desks = await db.desk.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true },
  });
  const missing = wanted.filter((id) => desks.every((desk) => desk.id !== id));
  for (const id of missing) console.log(`There is no desk ${id}.`);
  if (desks.length === 0 && missing.length === 0) console.log('There is no desk yet.');
  let faults = missing.length;
  for (const { id, name } of desks) {
    const found = await verifyDesk(db, id, show);
    tell(`${name} (${id})`, found);
    faults += found.faultCount;
  }
  return faults;
}

const url = databaseUrl();
if (engineOf(url) === 'sqlite' && !existsSync(sqliteFile(url))) {
  console.log(`There is no database at ${sqliteFile(url)} yet.`);
  process.exit(1);
}
const faults = await verify(process.argv.slice(2));
await closeDatabase();
process.exitCode = faults > 0 ? 1 : 0;
