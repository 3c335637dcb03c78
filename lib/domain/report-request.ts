/** What a report is asked to hold, and how: one shape for the address of its page, for programs, and for files on their way. */
import { z } from 'zod';
import { Id } from './ids';
import { type Actor, can } from './permissions';
import { AssessmentState, Verdict } from './verdict';

/** More in one report are asked for as the whole desk. */
export const MAX_ARTICLES = 200;
/** So many ids still fit into an address. */
export const MAX_LEFT_OUT = 400;

/** Each once, in the order of the table. */
const someOf = <Value extends string>(all: z.ZodEnum<Record<Value, Value>>) =>
  z
    .array(all)
    .readonly()
    .transform((some): readonly Value[] => all.options.filter((one) => some.includes(one)));

const ids = (most: number) =>
  z
    .array(Id)
    .max(most)
    .readonly()
    .transform((all): readonly Id[] => [...new Set(all)])
    .default([]);

const day = z.iso.date().nullable();

/** Which claims are asked for. */
export const Selection = z.object({
  verdicts: z.array(Verdict).readonly(),
  /** How far the verdict has come. What is not approved is for those who may `report.unapproved`. */
  states: z.array(AssessmentState).readonly(),
  /** Claims without verdict too; they are listed last. */
  unassessed: z.boolean(),
  /** First and last day of the verdict in the desk's time zone, `YYYY-MM-DD`; null: no bound. */
  from: day,
  to: day,
});
export type Selection = z.infer<typeof Selection>;

/** The same, said in part: what is left out is as in the plain report. */
export const Selecting = z.object({
  verdicts: someOf(Verdict).default(Verdict.options),
  states: someOf(AssessmentState).default(['approved']),
  unassessed: z.boolean().default(false),
  from: day.default(null),
  to: day.default(null),
});

/** As they stand in the articles; confirmed, unconfirmed, disputed; the newest verdict first. */
export const ReportOrder = z.enum(['reading', 'verdict', 'newest']);
export type ReportOrder = z.infer<typeof ReportOrder>;

/** What is printed of a claim besides its verdict and evidence. Grades: reliability and credibility of each source. */
export const ReportShow = z.object({
  confidence: z.boolean(),
  searches: z.boolean(),
  contacts: z.boolean(),
  grades: z.boolean(),
});
export type ReportShow = z.infer<typeof ReportShow>;

/** One line, or null for what stands there anyway. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null)
    .default(null);

/** A report as it is asked for. Everything may be left out: then it is the desk's approved claims in reading order. */
export const ReportRequest = z.object({
  /** Empty: the whole desk. */
  articleIds: ids(MAX_ARTICLES),
  /** Claims left out by hand. */
  without: ids(MAX_LEFT_OUT),
  selection: Selecting.prefault({}),
  order: ReportOrder.default('reading'),
  /** Null: as the desk has set it. */
  show: ReportShow.nullable().default(null),
  title: line(300),
  byline: line(200),
});
export type ReportRequest = z.infer<typeof ReportRequest>;

/** A request as it is written down: with as much of it as differs from the plain one. */
export type ReportAsked = z.input<typeof ReportRequest>;

/** The desk's approved claims. */
export const plainRequest: ReportRequest = ReportRequest.parse({});

/** Every claim there is, whatever became of it. */
export const everything: Selection = {
  verdicts: Verdict.options,
  states: AssessmentState.options,
  unassessed: true,
  from: null,
  to: null,
};

/** In an address, where of several boxes none is ticked: a form sends nothing for those, and nothing means as it is anyway. */
export const NONE = 'none';

/** Whether it is of approved claims alone. */
export const isApprovedOnly = ({ states, unassessed }: Selection): boolean =>
  !unassessed && states.every((state) => state === 'approved');

/** The same request without what this person may not ask for. */
export const allowedTo = (actor: Actor, request: ReportRequest): ReportRequest => {
  if (can(actor, 'report.unapproved')) return request;
  const states = request.selection.states.filter((state) => state === 'approved');
  return { ...request, selection: { ...request.selection, states, unassessed: false } };
};
