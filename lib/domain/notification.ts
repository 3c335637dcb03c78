import { z } from 'zod';

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
