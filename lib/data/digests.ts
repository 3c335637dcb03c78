import { MAILED_AFTER, MAILED_EVERY, MAILED_WITHIN, TRIED_AGAIN_AFTER } from '@/lib/domain/digest';
import { NotificationKind } from '@/lib/domain/notification';
import { env } from '@/lib/env';
import { type Digest, digestMail } from '@/lib/formats/digest';
import { mailIsOn, sendMail } from '@/lib/outside/mail';
import { database } from './client';
import { readCauses } from './notifications';
import { type Person, toPerson } from './people';
import { readHidden } from './sealed';

/** At once, so that one look does not take for ever. */
const PEOPLE = 50;
const NOTIFICATIONS = 2_000;

/** People whose mail was not taken, and when to try again; forgotten when the server is started anew. */
const postponed = new Map<string, number>();

/**
 * Send everyone what they have not read in the program after a while, as one message, once an hour at most. What the
 * mail server has accepted is marked as mailed afterwards: ended in between, it goes out twice, and nothing is lost.
 *
 * @param root address of the server, for the links
 * @returns to how many people a message went
 */
export const sendDigests = async (root: string, now: Date = new Date()): Promise<number> => {
  if (!mailIsOn()) return 0;
  let sent = 0;
  for (const { person, rows } of (await readDue(now)).slice(0, PEOPLE)) {
    const outcome = await sendMail({ to: person.email, ...digestMail(await digestOf(person, rows, root)) });
    if (outcome.outcome === 'sent') {
      await markMailed(rows, now);
      sent += 1;
    } else {
      const pause = outcome.outcome === 'refused' ? MAILED_EVERY : TRIED_AGAIN_AFTER;
      postponed.set(person.id, now.getTime() + pause);
    }
  }
  return sent;
};

/** Address of the server as its people know it. */
export const publicRoot = (): string => env().PUBLIC_URL ?? `http://localhost:${env().PORT}`;

const waiting = (now: Date) => ({
  mailedAt: null,
  readAt: null,
  createdAt: {
    lte: new Date(now.getTime() - MAILED_AFTER),
    gte: new Date(now.getTime() - MAILED_WITHIN),
  },
});

const findWaiting = async (now: Date) =>
  (await database()).notification.findMany({
    where: waiting(now),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: NOTIFICATIONS,
    select: {
      id: true,
      kind: true,
      seq: true,
      claimId: true,
      deskId: true,
      desk: { select: { name: true } },
      user: { include: { memberships: { where: { deactivatedAt: null }, select: { deskId: true } } } },
      claim: { select: { shortText: true, protectedNotes: { take: 1, select: { id: true } } } },
    },
  });

type Row = Awaited<ReturnType<typeof findWaiting>>[number];
type Due = { person: Person; rows: Row[] };

/** Whoever wants mail, is still on the desk, and has got none in the last hour. */
const readDue = async (now: Date): Promise<Due[]> => {
  const rows = (await findWaiting(now)).filter(({ deskId, user }) =>
    user.memberships.some((membership) => membership.deskId === deskId),
  );
  const since = new Date(now.getTime() - MAILED_EVERY);
  const recent = await (await database()).notification.findMany({
    where: { mailedAt: { gt: since }, userId: { in: [...new Set(rows.map(({ user }) => user.id))] } },
    distinct: ['userId'],
    select: { userId: true },
  });
  const served = new Set(recent.map(({ userId }) => userId));
  const due = new Map<string, Due>();
  for (const row of rows) {
    const person = toPerson(row.user);
    const mayHave = person.preferences.mail && !served.has(person.id);
    if (!mayHave || (postponed.get(person.id) ?? 0) > now.getTime()) continue;
    const known = due.get(person.id);
    if (known) known.rows.push(row);
    else due.set(person.id, { person, rows: [row] });
  }
  return [...due.values()];
};

const digestOf = async (person: Person, rows: readonly Row[], root: string): Promise<Digest> => {
  const desks = [...new Map(rows.map((row) => [row.deskId, row.desk.name]))];
  return {
    locale: person.preferences.locale ?? 'vi',
    name: person.name,
    root,
    desks: await Promise.all(
      desks.map(async ([id, name]) => {
        const own = rows.filter((row) => row.deskId === id);
        const causes = await readCauses(
          id,
          own.map((row) => row.seq),
        );
        const hidden = await hiddenFrom(person, id, own);
        return { id, name, items: own.map((row) => itemOf(row, causes.get(row.seq), hidden)) };
      }),
    ),
  };
};

/** Claims that their reader may not see just now. */
const hiddenFrom = async ({ id: userId, name }: Person, deskId: string, rows: readonly Row[]) => {
  const actor = { kind: 'person', userId, name, deskId, role: 'viewer' } as const;
  const claimIds = rows.flatMap(({ claimId }) => claimId ?? []);
  return (await readHidden(await database(), actor, claimIds)).claims;
};

/** Where a source has to be protected, the claim's words stay in the program. */
const itemOf = (
  { kind, claimId, claim, deskId }: Row,
  cause: { by: string | null; commentId: string | null } | undefined,
  hidden: ReadonlySet<string>,
) => {
  const isOpen = claim?.protectedNotes.length === 0 && !hidden.has(claimId ?? '');
  const comment = cause?.commentId ? `#comment-${cause.commentId}` : '';
  return {
    kind: NotificationKind.parse(kind),
    by: cause?.by ?? null,
    claim: isOpen ? claim.shortText : null,
    path: claimId ? `/d/${deskId}/claims/${claimId}${comment}` : `/d/${deskId}/notifications`,
  };
};

const markMailed = async (rows: readonly Row[], mailedAt: Date): Promise<void> => {
  const where = { id: { in: rows.map(({ id }) => id) } };
  await (await database()).notification.updateMany({ where, data: { mailedAt } });
};
