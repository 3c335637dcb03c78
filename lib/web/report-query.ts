import { z } from 'zod';
import { parse } from '../domain/input';
import { NONE, plainRequest, ReportRequest, ReportShow, Selecting } from '../domain/report-request';

/** The query of an address, each name with one value or several. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const switches = ReportShow.keyof();

/** `?article=…&article=…&verdict=disputed&from=2022-01-01&order=verdict&show=contacts&show=grades&title=…` */
const Address = z.object({
  article: ReportRequest.shape.articleIds,
  without: ReportRequest.shape.without,
  verdict: Selecting.shape.verdicts,
  state: Selecting.shape.states,
  unassessed: z.literal('1').optional(),
  from: Selecting.shape.from,
  to: Selecting.shape.to,
  order: ReportRequest.shape.order,
  show: z.array(switches).optional(),
  title: ReportRequest.shape.title,
  byline: ReportRequest.shape.byline,
});

const repeated = z.union([z.string(), z.array(z.string())]).optional();
const once = z.string().optional();

/** The same names for who writes an address; what they may say is checked by `requestIn`. */
export const reportQuery = {
  article: repeated.describe('Ids of articles; none: the whole desk.'),
  without: repeated.describe('Ids of claims to leave out.'),
  verdict: repeated.describe('confirmed, unconfirmed, disputed; none named: all.'),
  state: repeated.describe('approved, submitted, proposed, sent_back; none named: approved.'),
  unassessed: once.describe('1: claims without verdict too.'),
  from: once.describe('First day of the verdict, in the zone of the desk: 2022-01-05.'),
  to: once.describe('Last day of the verdict.'),
  order: once.describe('reading, verdict, newest.'),
  show: repeated.describe('confidence, searches, contacts, grades; none named: as the desk has set it.'),
  title: once,
  byline: once,
};

/**
 * The report that an address asks for; what the address does not say is as it is anyway. The inverse of `queryOf`.
 *
 * @throws DomainError input.invalid, with the names as they stand in the address
 */
export const requestIn = (query: Query): ReportRequest => {
  const { article, without, verdict, state, unassessed, from, to, order, show, title, byline } = parse(
    Address,
    {
      ...query,
      article: all(query.article),
      without: all(query.without),
      verdict: ticks(query.verdict),
      state: ticks(query.state),
      show: ticks(query.show),
      from: said(query.from),
      to: said(query.to),
    },
  );
  return {
    ...{ articleIds: article, without, order, title, byline },
    selection: { verdicts: verdict, states: state, unassessed: unassessed !== undefined, from, to },
    show: show ? shown(show) : null,
  };
};

type Value = Query[string];

const all = (value: Value): readonly string[] | undefined =>
  (typeof value === 'string' ? [value] : value)?.filter((one) => one !== '');

const ticks = (value: Value): readonly string[] | undefined => all(value)?.filter((one) => one !== NONE);

/** A field that was left empty says nothing. */
const said = (value: Value): Value => value || undefined;

const shown = (ticked: readonly string[]): ReportShow =>
  ReportShow.parse(Object.fromEntries(switches.options.map((one) => [one, ticked.includes(one)])));

/** The query that asks for this report: as little as says it. */
export const queryOf = (request: ReportRequest): URLSearchParams => {
  const { articleIds, without, selection, order, show, title, byline } = request;
  const plain = plainRequest.selection;
  return new URLSearchParams([
    ...articleIds.map((one) => ['article', one]),
    ...without.map((one) => ['without', one]),
    ...boxes('verdict', selection.verdicts, plain.verdicts),
    ...boxes('state', selection.states, plain.states),
    ...(selection.unassessed ? [['unassessed', '1']] : []),
    ...value('from', selection.from),
    ...value('to', selection.to),
    ...(order === plainRequest.order ? [] : [['order', order]]),
    ...(show
      ? boxes(
          'show',
          switches.options.filter((one) => show[one]),
        )
      : []),
    ...value('title', title),
    ...value('byline', byline),
  ]);
};

const value = (name: string, said: string | null): string[][] => (said === null ? [] : [[name, said]]);

const boxes = (name: string, ticked: readonly string[], plain?: readonly string[]): string[][] => {
  if (ticked.join() === plain?.join()) return [];
  return ticked.length === 0 ? [[name, NONE]] : ticked.map((one) => [name, one]);
};

/** The query of a request, as a page gets it. */
export const queryIn = (address: string): Query => {
  const { searchParams } = new URL(address);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, single(searchParams.getAll(name))]));
};

const single = (values: readonly string[]): string | readonly string[] | undefined =>
  values.length === 1 ? values[0] : values;
