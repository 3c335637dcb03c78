/** First, independent verdicts of different people on the same claims, and how far they agree. */
import {
  type Agreement,
  cohenKappa,
  fleissKappa,
  nominalAlpha,
  ordinalAlpha,
  percentAgreement,
} from './agreement';
import { dayIn } from './trends';
import { Confidence, Verdict } from './verdict';

/** A person's first independent verdict on a claim. `at` in milliseconds. */
export type FirstCall = {
  readonly claimId: string;
  readonly userId: string;
  readonly verdict: Verdict;
  readonly confidence: Confidence | null;
  readonly at: number;
};

/** The first of each person on each claim, of calls in the order of time. */
export const firsts = (calls: readonly FirstCall[]): FirstCall[] => {
  const seen = new Set<string>();
  return calls.filter(({ claimId, userId }) => {
    const key = `${claimId} ${userId}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
};

/** Calls by claim, those alone on theirs left out where `least` is 2. */
const byClaim = (calls: readonly FirstCall[], least: number): FirstCall[][] => {
  const items = new Map<string, FirstCall[]>();
  for (const call of calls) {
    const item = items.get(call.claimId);
    if (item) item.push(call);
    else items.set(call.claimId, [call]);
  }
  return [...items.values()].filter((item) => item.length >= least);
};

/** Without claims on which one person alone has spoken: in a blind desk their number would tell of a sealed verdict. */
export const unsealed = (calls: readonly FirstCall[]): FirstCall[] => byClaim(calls, 2).flat();

/** How far all first calls agree. */
export type Overall = {
  readonly claims: number;
  readonly calls: number;
  readonly percent: Agreement;
  readonly fleiss: Agreement;
  readonly alpha: Agreement;
  /** Of confidence, which has an order. */
  readonly confidence: Agreement;
};

export const overall = (calls: readonly FirstCall[]): Overall => {
  const items = byClaim(calls, 1);
  const verdicts = items.map((item) => item.map((call) => call.verdict));
  return {
    claims: items.filter((item) => item.length > 1).length,
    calls: calls.length,
    percent: percentAgreement(verdicts),
    fleiss: fleissKappa(verdicts),
    alpha: nominalAlpha(verdicts),
    confidence: ordinalAlpha(
      items.map((item) => item.map((call) => call.confidence)),
      Confidence.options,
    ),
  };
};

/** How two people's calls meet: `counts[a][b]` claims that the first called a and the second b, in the order of `Verdict`. */
export type Meeting = {
  readonly first: string;
  readonly second: string;
  readonly counts: readonly (readonly number[])[];
  readonly percent: Agreement;
  readonly kappa: Agreement;
};

/** Key of two people, in either order. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

type Met = readonly [first: Verdict, second: Verdict];

/** Every two people who have called the same claim, those with most claims in common first. */
export const meetings = (calls: readonly FirstCall[]): Meeting[] => {
  const pairs = new Map<string, Met[]>();
  for (const item of byClaim(calls, 2))
    for (const [n, one] of item.entries())
      for (const other of item.slice(n + 1)) {
        const [first, second] = one.userId < other.userId ? [one, other] : [other, one];
        const key = `${first.userId} ${second.userId}`;
        const met = pairs.get(key);
        if (met) met.push([first.verdict, second.verdict]);
        else pairs.set(key, [[first.verdict, second.verdict]]);
      }
  return [...pairs]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([key, met]) => meeting(key.split(' '), met));
};

const meeting = ([first = '', second = '']: string[], met: readonly Met[]): Meeting => {
  const counts = Verdict.options.map(() => Verdict.options.map(() => 0));
  for (const [one, other] of met) {
    const row = counts[Verdict.options.indexOf(one)];
    const column = Verdict.options.indexOf(other);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return { first, second, counts, percent: percentAgreement(met), kappa: cohenKappa(met) };
};

/** The two verdicts between which two people part most often; null while they agree on all. */
export const mostlyBetween = ({ counts }: Pick<Meeting, 'counts'>): readonly [Verdict, Verdict] | null => {
  const apart = Verdict.options.flatMap((one, i) =>
    Verdict.options.slice(i + 1).map((other, n) => {
      const j = i + 1 + n;
      return { one, other, count: (counts[i]?.[j] ?? 0) + (counts[j]?.[i] ?? 0) };
    }),
  );
  const most = apart.toSorted((a, b) => b.count - a.count)[0];
  return most && most.count > 0 ? [most.one, most.other] : null;
};

/**
 * How much a coefficient bears.
 *
 * @see Krippendorff 2019, "Content analysis", 4th edition: 0.800 to rely on, 0.667 for tentative conclusions
 */
export type Strength = 'reliable' | 'tentative' | 'weak' | 'chance';

export const strengthOf = (value: number): Strength => {
  if (value >= 0.8) return 'reliable';
  if (value >= 0.667) return 'tentative';
  return value > 0.05 ? 'weak' : 'chance';
};

/** First and last day, YYYY-MM-DD in the desk's time zone; null: no end. */
export type Period = { readonly from: string | null; readonly to: string | null };

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** The instant at which a day begins in a time zone, in milliseconds; no zone is further than a day from UTC. */
export const beginOf = (day: string, timeZone: string): number => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [low, high] = [midnight - DAY_MS, midnight + DAY_MS];
  while (high - low > QUARTER_MS) {
    const middle = low + QUARTER_MS * Math.floor((high - low) / QUARTER_MS / 2);
    if (dayIn(new Date(middle), timeZone) < day) low = middle;
    else high = middle;
  }
  return high;
};

/** Calls made within a period. */
export const within = (calls: readonly FirstCall[], { from, to }: Period, timeZone: string): FirstCall[] => {
  const begin = from === null ? -Infinity : beginOf(from, timeZone);
  const end = to === null ? Infinity : beginOf(dayAfter(to), timeZone);
  return calls.filter(({ at }) => at >= begin && at < end);
};

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** One's own first call on a claim, and the one that was approved in the end. */
export type Outcome = {
  readonly mine: Verdict;
  readonly final: Verdict;
  readonly confidence: Confidence | null;
};

/** How often calls were upheld, by how sure one was. */
export type Calibration = readonly {
  readonly confidence: Confidence | null;
  readonly calls: number;
  readonly upheld: number;
}[];

export const calibration = (outcomes: readonly Outcome[]): Calibration =>
  [...Confidence.options, null].map((confidence) => {
    const these = outcomes.filter((one) => one.confidence === confidence);
    const upheld = these.filter(({ mine, final }) => mine === final).length;
    return { confidence, calls: these.length, upheld };
  });
