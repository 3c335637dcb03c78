import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { ErrorCode } from './errors';
import { WebAddress } from './evidence';
import { Id } from './ids';

/** How far a delivery has come; *failed*: given up after the last try. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Beginnings of actions, with blanks between them: `review. claim.draft`; none: all. */
const Actions = z
  .string()
  .trim()
  .max(500)
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((one) => one !== ''))])
  .refine((all) => all.every((one) => /^[a-z][a-z-]*(\.[a-z-]*)?$/.test(one)), { error: 'invalid' });

/** Tell an address of the desk's events from now on. */
export const AddWebhook = z.object({ url: WebAddress, actions: Actions });
export type AddWebhook = z.infer<typeof AddWebhook>;

export const WebhookRef = z.object({ webhookId: Id });
export type WebhookRef = z.infer<typeof WebhookRef>;

/** One event on its way to one address. Times are ISO 8601 in UTC. */
export type Delivery = {
  readonly id: string;
  /** What it tells of; null: a test. */
  readonly action: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly dueAt: string;
  /** HTTP status of the last answer. */
  readonly status: number | null;
  /** Why there was none. */
  readonly code: ErrorCode | null;
  readonly createdAt: string;
};

/** An address that is told of events, with what became of the newest ones. */
export type Webhook = {
  readonly id: string;
  readonly url: string;
  readonly actions: readonly string[];
  readonly enabled: boolean;
  /** What its messages are signed with. */
  readonly secret: string;
  readonly deliveries: readonly Delivery[];
};

/** Whether an address wants to be told of an action. */
export const isWanted = (actions: readonly string[], action: string): boolean =>
  actions.length === 0 || actions.some((one) => action.startsWith(one));

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Ms between one try and the next: two days in all. */
const PAUSES = [
  ...[10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 16 * HOUR],
];

/** How long to wait after so many tries, in ms; null: it is given up. */
export const pauseAfter = (attempts: number): number | null => PAUSES[attempts - 1] ?? null;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const SECRET = 'whsec_';

/** The secret of an address, made from the server's own: nothing that is stored opens it. */
export const secretOf = (webhookId: string, serverSecret: string): string =>
  SECRET + base64(hmac(sha256, utf8ToBytes(serverSecret), utf8ToBytes(`webhook ${webhookId}`)));

/** A message as it is signed: its id, when it is sent (seconds since 1970), and its body. */
export type Message = { readonly id: string; readonly seconds: number; readonly body: string };

/**
 * The headers by which who is told knows that it was us, and that it is not an old message sent again.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const signed = ({ id, seconds, body }: Message, secret: string): Readonly<Record<string, string>> => {
  const key = Uint8Array.from(atob(secret.slice(SECRET.length)), (letter) => letter.charCodeAt(0));
  const signature = base64(hmac(sha256, key, utf8ToBytes(`${id}.${seconds}.${body}`)));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
};
