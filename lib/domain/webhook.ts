import { z } from 'zod';

/** How far a delivery has come; *failed*: given up after the last try. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;
