/**
 * What reviewing costs on a large desk, on both engines.
 *
 *   npm run bench:review [rounds]
 *
 * A desk of 20,000 claims with three assessments each, all of them waiting for a second person: the queue sorted by
 * disagreement and the agreement of all reviewers (both kept until the desk's next event: what they cost after one is
 * told apart), one claim's page and its review, and the verifying of a chain of 100,000 events, on a desk of its own.
 */

import { type Engine, engines } from '../lib/data/address';
import { readAgreement } from '../lib/data/agreement';
import { readClaim } from '../lib/data/claim-page';
import { database } from '../lib/data/client';
import { readReviewPage } from '../lib/data/review-page';
import { readQueue } from '../lib/data/review-queue';
import { aPerson, freshDatabase } from '../lib/data/testing';
import { askAs } from '../lib/data/testing-claim';
import { verifyDesk } from '../lib/data/verify';
import { newId } from '../lib/domain/ids';
import { QueueQuery } from '../lib/domain/review-queue';
import { basesOf, type Verdict, Verdict as Verdicts } from '../lib/domain/verdict';
import { chainOf } from './chain';
import { type Figures, figuresOf, printTable, race } from './figures';

const ROUNDS = Number(process.argv[2] ?? 60);
const CLAIMS = 20_000;
const OPINIONS = 3;
const EVENTS = 100_000;
/** Rows in one statement; PostgreSQL takes 32,767 values at the most. */
const ROWS = 1_000;

const day = (n: number): Date => new Date(Date.UTC(2022, 0, 1) + n * 3_600_000);
const pick = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Every third claim has three people of one mind, the others differ; nothing is left to chance. */
const verdictOf = (claim: number, opinion: number): Verdict =>
  claim % 3 === 0 ? 'confirmed' : pick(Verdicts.options, claim + (opinion === 0 ? 0 : opinion + claim));

const inBatches = async <Row>(rows: readonly Row[], store: (batch: Row[]) => Promise<unknown>) => {
  for (let i = 0; i < rows.length; i += ROWS) await store(rows.slice(i, i + ROWS));
};

async function fill() {
  const db = await database();
  const deskId = newId();
  await db.desk.create({ data: { id: deskId, name: 'Desk', createdAt: new Date() } });
  const people: Awaited<ReturnType<typeof aPerson>>[] = [];
  for (let i = 0; i < 8; i++) people.push(await aPerson(deskId, 'editor'));
  const claims = Array.from({ length: CLAIMS }, (_, n) => ({
    ...{ id: newId(), deskId, statement: `Nhận định số ${n}.`, shortText: `Nhận định số ${n}` },
    ...{
      layer: 'content',
      language: 'vi',
      subjects: [],
      createdAt: day(n),
      createdById: pick(people, n).userId,
    },
  }));
  await inBatches(claims, (data) => db.claim.createMany({ data }));
  const assessments = claims.flatMap((claim, n) =>
    Array.from({ length: OPINIONS }, (_, opinion) => {
      const verdict = verdictOf(n, opinion);
      return {
        ...{ id: newId(), claimId: claim.id, authorId: pick(people, n + opinion).userId, verdict },
        ...{ state: opinion === 0 ? 'submitted' : 'proposed', basis: pick(basesOf[verdict], n + opinion) },
        ...{ confidence: pick(['low', 'moderate', 'high'], n + opinion), rationale: 'Hai hãng tin đưa.' },
        ...{ asOf: day(n + opinion), createdAt: day(n + opinion), reasons: {} },
        ...(opinion === 0 && { hash: '0'.repeat(64), submittedAt: day(n) }),
      };
    }),
  );
  await inBatches(assessments, (data) => db.assessment.createMany({ data }));
  await db.$executeRaw`UPDATE "Claim" SET "assessmentId" = (
    SELECT s."id" FROM "Assessment" s WHERE s."claimId" = "Claim"."id" AND s."state" = 'submitted')`;
  await db.$executeRawUnsafe('ANALYZE');
  return { actor: pick(people, 0), claims: claims.map(({ id }) => id) };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun);
}

async function measure(engine: Engine) {
  const place = await freshDatabase(engine);
  try {
    const { actor, claims } = await fill();
    let turn = 0;
    const query = QueueQuery.parse({ sort: 'disagreement' });
    const firstQueue = await took(() => readQueue(actor, query));
    const firstAgreement = await took(() => readAgreement(actor, { from: null, to: null }));
    const queueAfterEvent: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const claimId = pick(claims, round * 997);
      await askAs(actor, 'claim.edit', { claimId, version: 1, place: 'Almaty' });
      queueAfterEvent.push(await took(() => readQueue(actor, query)));
    }
    const reads = await race(
      {
        queue: () => readQueue(actor, query),
        claim: () => readClaim(actor, pick(claims, turn++ * 997)),
        review: () => readReviewPage(actor, pick(claims, turn++ * 997)),
        agreement: () => readAgreement(actor, { from: null, to: null }),
      },
      ROUNDS,
    );
    return {
      ...reads,
      queueAfterEvent: figuresOf(queueAfterEvent),
      firstQueue,
      firstAgreement,
      verifyMs: await measureChain(),
    };
  } finally {
    await place.drop();
  }
}

/** A chain of claims and edits, stored as it is and then verified with everything that hangs on it. */
async function measureChain(): Promise<number> {
  const db = await database();
  const deskId = newId();
  const [createdAt, blank] = [day(0), { auditHead: '', auditCount: 0 }];
  await db.desk.create({ data: { id: deskId, name: 'Desk', createdAt, ...blank } });
  const { userId } = await aPerson(deskId, 'editor');
  const { events, claims } = chainOf({ deskId, userId, count: EVENTS, at: createdAt });
  await inBatches(claims, (batch) =>
    db.claim.createMany({
      data: batch.map((claim) => ({ ...claim, deskId, subjects: [...claim.subjects] })),
    }),
  );
  await inBatches(events, (batch) =>
    db.auditEvent.createMany({
      data: batch.map(({ at, change, ...one }) => ({ ...one, at: new Date(at), change: change as object })),
    }),
  );
  await db.desk.update({
    where: { id: deskId },
    data: { auditCount: events.length, auditHead: events.at(-1)?.hash ?? '' },
  });
  const { milliseconds, faults } = await verifyDesk(db, deskId);
  const inChain = faults.filter((fault) => fault.kind.startsWith('chain.'));
  if (inChain.length > 0) throw new Error(`the chain does not hold: ${JSON.stringify(inChain[0])}`);
  return milliseconds;
}

const LABELS = {
  queue: 'queue by disagreement, first page, kept',
  queueAfterEvent: 'the same, right after an event',
  claim: 'one claim’s page',
  review: 'one claim’s review',
  agreement: 'agreement of all reviewers, kept',
};

const rowsOf = (figures: Readonly<Record<keyof typeof LABELS, Figures>>) =>
  Object.entries(LABELS).map(([name, label]) => {
    const { p50, p95 } = figures[name as keyof typeof LABELS];
    return [label, p50.toFixed(1), p95.toFixed(1)];
  });

const results: Partial<Record<Engine, Awaited<ReturnType<typeof measure>>>> = {};
for (const engine of engines) {
  const result = await measure(engine);
  results[engine] = result;
  console.log('');
  printTable([`${engine}: ${CLAIMS} claims × ${OPINIONS}`, 'p50 ms', 'p95 ms'], rowsOf(result));
  console.log(
    `read for the first time: queue ${result.firstQueue} ms; worked out anew after an event: agreement ${result.firstAgreement} ms`,
  );
  console.log(`${EVENTS} events and their rows verified: ${(result.verifyMs / 1000).toFixed(1)} s`);
}
console.log(`\n${JSON.stringify({ bench: 'review', rounds: ROUNDS, node: process.version, ...results })}`);
