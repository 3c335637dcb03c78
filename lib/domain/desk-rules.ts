import { z } from 'zod';

/** How a desk works: its options, and the guideline that holds now. */
export type DeskRules = {
  /** How many second persons have to approve. */
  approvals: 1 | 2;
  /** A first verdict is hidden from everyone else until a second one is in. */
  blind: boolean;
  /** Links may be fetched and kept. */
  fetching: boolean;
  /** Published reports have pages that everybody may read. */
  publishing: boolean;
  /** Number of the newest version of the guideline; null while there is none. */
  guideline: number | null;
  /** IANA name. */
  timeZone: string;
};

/** A desk as it begins. */
export const plainDesk: DeskRules = {
  approvals: 1,
  blind: false,
  fetching: false,
  publishing: false,
  guideline: null,
  timeZone: 'Asia/Ho_Chi_Minh',
};

/** A form sends what is ticked and nothing for what is not. */
const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on');

/** What administrators decide about how their desk works, as the form sends it. */
export const DeskOptions = z.object({
  approvals: z.enum(['1', '2']).transform((count): 1 | 2 => (count === '2' ? 2 : 1)),
  blind: ticked,
  fetching: ticked,
  publishing: ticked,
});
export type DeskOptions = z.infer<typeof DeskOptions>;
