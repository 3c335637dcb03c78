import { type Actor, assertCan } from '@/lib/domain/permissions';
import { type Ages, agesOf, byWeek, WEEKS, type Week } from '@/lib/domain/trends';
import type { Verdict } from '@/lib/domain/verdict';
import { database } from './client';

export type Trends = { weeks: readonly Week[]; ages: Ages };

const WEEK_MS = 7 * 86_400_000;

/**
 * Verdicts as they stand now, by the week in which they were given, and how long claims have waited for a second person.
 * Where second opinions are blind only approved verdicts are counted: another count would tell what is hidden.
 *
 * @throws DomainError permission.denied
 */
export const readTrends = async (actor: Actor, now: Date = new Date()): Promise<Trends> => {
  assertCan(actor, 'review.read');
  const db = await database();
  const { deskId } = actor;
  const desk = await db.desk.findUniqueOrThrow({
    where: { id: deskId },
    select: { blind: true, timeZone: true },
  });
  const standing = { deskId, deletedAt: null };
  const [given, waiting] = await Promise.all([
    db.assessment.findMany({
      where: {
        standing,
        deletedAt: null,
        createdAt: { gte: new Date(now.getTime() - (WEEKS + 1) * WEEK_MS) },
        ...(desk.blind && { state: 'approved' }),
      },
      select: { verdict: true, createdAt: true },
    }),
    db.assessment.findMany({
      where: { standing, deletedAt: null, state: 'submitted' },
      select: { submittedAt: true, createdAt: true },
    }),
  ]);
  return {
    weeks: byWeek(
      given.map(({ verdict, createdAt }) => ({ verdict: verdict as Verdict, at: createdAt })),
      now,
      desk.timeZone,
    ),
    ages: agesOf(
      waiting.map((one) => one.submittedAt ?? one.createdAt),
      now,
    ),
  };
};
