import { z } from 'zod';
import type { Change, Patch } from './change';

/** Why a person is told. */
export const NotificationKind = z.enum([
  'assigned',
  'mentioned',
  'submitted',
  'sent_back',
  'approved',
  'disagreed',
  'decided',
  'corrected',
  'voided',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** A row of `Notification`: what a person should know of. */
export type Notification = {
  id: string;
  userId: string;
  kind: NotificationKind;
  claimId: string | null;
  /** Number of the event that caused it. */
  seq: number;
  createdAt: string;
  readAt: string | null;
};

/** Mark some as read; none named: all of the desk. */
export const MarkRead = z.object({ ids: z.array(z.string().max(64)).max(500).optional() });
export type MarkRead = z.infer<typeof MarkRead>;

/** Part that a person has in what happened. */
export type Part =
  | 'assignee'
  | 'assigner'
  | 'mentioned'
  | 'author'
  | 'second'
  | 'returners'
  | 'approvers'
  | 'editors'
  | 'exporters';

/** Who is told of what: the person who did it never is. */
export const audience = {
  assigned: ['assignee'],
  mentioned: ['mentioned'],
  submitted: ['assignee', 'assigner', 'returners'],
  sent_back: ['author'],
  approved: ['author'],
  disagreed: ['author', 'editors'],
  decided: ['author', 'second'],
  corrected: ['exporters'],
  voided: ['author', 'approvers'],
} as const satisfies Record<NotificationKind, readonly Part[]>;

/** Something in a change of which people are told, with what it takes to find them. */
export type Occasion = {
  kind: NotificationKind;
  /** The comment or assessment that was changed says of which claim it is. */
  claimId?: string;
  commentId?: string;
  assessmentId?: string;
  /** The second person's own assessment. */
  opinionId?: string | null;
  /** Who is named in the change itself. */
  people?: readonly string[];
  /** Of what the reports printed. */
  fromHash?: string;
};

const decisions = {
  changes_requested: 'sent_back',
  approved: 'approved',
  disagreed: 'disagreed',
  decided: 'decided',
} as const;

const made = (one: Extract<Patch, { create: unknown }>): Occasion[] => {
  if (one.kind === 'comment') {
    const { id, claimId, mentions } = one.create;
    return mentions.length > 0 ? [{ kind: 'mentioned', claimId, commentId: id, people: mentions }] : [];
  }
  if (one.kind === 'assignment')
    return [{ kind: 'assigned', claimId: one.create.claimId, people: [one.create.assigneeId] }];
  if (one.kind === 'review') {
    const { decision, claimId, assessmentId, opinionId } = one.create;
    return [{ kind: decisions[decision], claimId, assessmentId, opinionId }];
  }
  if (one.kind === 'correction')
    return [{ kind: 'corrected', claimId: one.create.claimId, fromHash: one.create.fromHash }];
  return [];
};

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const SECURED: readonly unknown[] = ['submitted', 'approved'];
const LOOSE: readonly unknown[] = ['proposed', 'withdrawn'];

const set = (one: Extract<Patch, { set: unknown }>): Occasion[] => {
  const { mentions, state } = one.set;
  if (one.kind === 'comment' && mentions) {
    const before = namesIn(mentions[0]);
    const people = namesIn(mentions[1]).filter((id) => !before.includes(id));
    return people.length > 0 ? [{ kind: 'mentioned', commentId: one.id, people }] : [];
  }
  if (one.kind !== 'assessment' || !state) return [];
  if (state[1] === 'submitted') return [{ kind: 'submitted', assessmentId: one.id }];
  return SECURED.includes(state[0]) && LOOSE.includes(state[1])
    ? [{ kind: 'voided', assessmentId: one.id }]
    : [];
};

/**
 * The occasions in a change. Where a second person decides, what becomes of the other assessments is part of the
 * decision and no news of its own.
 */
export const occasionsIn = (change: Change): Occasion[] => {
  const found = change.flatMap((one) => ('create' in one ? made(one) : set(one)));
  const isDecided = change.some((one) => one.kind === 'review' && 'create' in one);
  return isDecided ? found.filter(({ kind }) => kind !== 'voided') : found;
};
