import { add, type Counts, countsOf, type Distance, different, distancesWithin, sizeOf } from './counts';

/** Items × raters: what each rater said of each item, null where they said nothing. */
export type Ratings<V> = readonly (readonly (V | null)[])[];

/** Items as two raters saw them. */
export type Pairs<V> = readonly (readonly [V | null, V | null])[];

/**
 * Why no coefficient can be given, for a screen to put into words:
 * no item has two ratings; a single item cannot tell agreement from chance; all ratings are the same,
 * so that chance alone explains them; the readers of a text marked nothing.
 */
export type Undefined = 'no-overlap' | 'too-few-items' | 'one-category' | 'nothing-marked';

/** What a result was computed from: items with two ratings or more, and the ratings they have. */
export type Counted = { readonly items: number; readonly pairable: number };

/**
 * A coefficient, 1 for agreement without exception and 0 for what chance would give, or why there is none.
 * `observed` and `expected` are shares of agreement for percent and κ, mean disagreements for α.
 */
export type Agreement = Counted &
  (
    | {
        readonly kind: 'value';
        readonly value: number;
        readonly observed: number;
        readonly expected: number;
      }
    | { readonly kind: 'undefined'; readonly why: Undefined }
  );

/**
 * The share of agreeing pairs of ratings, averaged over the items that have two ratings or more.
 * Chance is not taken out: `expected` is 0.
 *
 * @see Fleiss 1971, "Measuring nominal scale agreement among many raters", eq. 2; Gwet 2014 for missing ratings
 */
export function percentAgreement<V>(ratings: Ratings<V>): Agreement {
  const items = pairable(ratings);
  const counted = countedOf(items);
  if (items.length === 0) return { kind: 'undefined', why: 'no-overlap', ...counted };
  const observed = mean(items.map(agreeingShare));
  return { kind: 'value', value: observed, observed, expected: 0, ...counted };
}

/**
 * Cohen's κ of two raters over the items both have rated, each rater with their own leanings.
 *
 * @see Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
 */
export function cohenKappa<V>(pairs: Pairs<V>): Agreement {
  const both = pairs.filter(([first, second]) => first !== null && second !== null);
  const counted = { items: both.length, pairable: 2 * both.length };
  const tooFew = shortage(both.length);
  if (tooFew) return { kind: 'undefined', why: tooFew, ...counted };
  const firsts = countsOf(both.map(([first]) => first));
  const seconds = countsOf(both.map(([, second]) => second));
  const observed = both.filter(([first, second]) => first === second).length / both.length;
  const met = sum([...firsts].map(([value, count]) => count * (seconds.get(value) ?? 0)));
  return kappa(observed, met / both.length ** 2, counted);
}

/**
 * Fleiss' κ of any number of raters, who need not be the same for every item.
 * Fleiss defines it for items with equally many ratings. With unequal numbers it is Gwet's generalisation:
 * agreement is averaged over the items with two ratings or more, and chance over all rated items, each counted once.
 *
 * @see Fleiss 1971, Psychological Bulletin 76; Gwet 2014, "Handbook of inter-rater reliability", 4th edition
 */
export function fleissKappa<V>(ratings: Ratings<V>): Agreement {
  const items = pairable(ratings);
  const counted = countedOf(items);
  const tooFew = shortage(items.length);
  if (tooFew) return { kind: 'undefined', why: tooFew, ...counted };
  const shares = new Map<V, number>();
  const rated = ratings.map(countsOf).filter((counts) => counts.size > 0);
  for (const counts of rated) {
    const ratingsOfIt = sizeOf(counts);
    for (const [value, count] of counts) add(shares, value, count / ratingsOfIt / rated.length);
  }
  return kappa(mean(items.map(agreeingShare)), sum([...shares.values()].map((p) => p * p)), counted);
}

/**
 * Krippendorff's α of values without an order, any number of raters, missing ratings allowed.
 *
 * @see Krippendorff 2011, "Computing Krippendorff's alpha-reliability"
 */
export function nominalAlpha<V>(ratings: Ratings<V>): Agreement {
  return alpha(ratings, () => different);
}

/**
 * Krippendorff's α of values in an order, as confidence low, moderate, high: to be two steps apart is worse than one.
 *
 * @throws RangeError when a rating is not in `order`
 * @see Krippendorff 2011, "Computing Krippendorff's alpha-reliability"
 */
export function ordinalAlpha<V>(ratings: Ratings<V>, order: readonly V[]): Agreement {
  const stranger = ratings.flat().find((value) => value !== null && !order.includes(value));
  if (stranger !== undefined) throw new RangeError(`${String(stranger)} has no place in the order`);
  return alpha(ratings, (totals) => inOrder(order, totals));
}

function alpha<V>(ratings: Ratings<V>, distanceIn: (totals: Counts<V>) => Distance<V>): Agreement {
  const items = pairable(ratings);
  const counted = countedOf(items);
  const totals = new Map<V, number>();
  for (const counts of items) for (const [value, count] of counts) add(totals, value, count);
  const distance = distanceIn(totals);
  const tooFew = shortage(items.length);
  if (tooFew) return { kind: 'undefined', why: tooFew, ...counted };
  if (totals.size === 1) return { kind: 'undefined', why: 'one-category', ...counted };
  const n = counted.pairable;
  const apart = sum(items.map((counts) => distancesWithin(counts, distance) / (sizeOf(counts) - 1)));
  const observed = apart / n;
  const expected = distancesWithin(totals, distance) / (n * (n - 1));
  return { kind: 'value', value: 1 - observed / expected, observed, expected, ...counted };
}

/** Each value stands in the middle of its ratings when all are laid in order; distances are between those places. */
function inOrder<V>(order: readonly V[], totals: Counts<V>): Distance<V> {
  const places = new Map<V, number>();
  let before = 0;
  for (const value of order) {
    const count = totals.get(value) ?? 0;
    places.set(value, before + count / 2);
    before += count;
  }
  return (one, other) => ((places.get(one) ?? 0) - (places.get(other) ?? 0)) ** 2;
}

function kappa(observed: number, expected: number, counted: Counted): Agreement {
  // Shares of thirds and sevenths do not add up to exactly 1.
  if (1 - expected < 1e-12) return { kind: 'undefined', why: 'one-category', ...counted };
  return { kind: 'value', value: (observed - expected) / (1 - expected), observed, expected, ...counted };
}

function shortage(items: number): Undefined | null {
  if (items === 0) return 'no-overlap';
  return items === 1 ? 'too-few-items' : null;
}

function pairable<V>(ratings: Ratings<V>): Counts<V>[] {
  return ratings.map(countsOf).filter((counts) => sizeOf(counts) > 1);
}

function countedOf<V>(items: readonly Counts<V>[]): Counted {
  return { items: items.length, pairable: sum(items.map(sizeOf)) };
}

function agreeingShare<V>(counts: Counts<V>): number {
  const n = sizeOf(counts);
  return 1 - distancesWithin(counts, different) / (n * (n - 1));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
