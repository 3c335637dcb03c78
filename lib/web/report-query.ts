import { z } from 'zod';
import type { Selection } from '../domain/report';
import { Verdict } from '../domain/verdict';

/** The query of an address, each name with one value or several. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `?verdict=disputed&verdict=confirmed&assessed=1`: no verdict named means all. */
const Chosen = z.object({
  verdict: z.union([Verdict.transform((one) => [one]), z.array(Verdict)]).default(Verdict.options),
  assessed: z.literal('1').optional(),
});

/** Which claims an address asks for; null when it asks for what there is not. */
export const selectionIn = (query: Query): Selection | null => {
  const { data } = Chosen.safeParse(query);
  if (!data) return null;
  return {
    verdicts: Verdict.options.filter((one) => data.verdict.includes(one)),
    unassessed: data.assessed === undefined,
  };
};

/** The query that asks for this selection: the inverse of `selectionIn`. */
export const queryOf = ({ verdicts, unassessed }: Selection): URLSearchParams => {
  const all = verdicts.length === Verdict.options.length;
  return new URLSearchParams([
    ...(all ? [] : verdicts.map((one) => ['verdict', one])),
    ...(unassessed ? [] : [['assessed', '1']]),
  ]);
};

/** The query of a request, as a page gets it. */
export const queryIn = (address: string): Query => {
  const { searchParams } = new URL(address);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, single(searchParams.getAll(name))]));
};

const single = (values: readonly string[]): string | readonly string[] | undefined =>
  values.length === 1 ? values[0] : values;
