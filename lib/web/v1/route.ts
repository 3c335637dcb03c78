/** One line of the interface for programs: the router, the description and the tests are made from the same table. */
import { z } from 'zod';
import type { Locale } from '@/lib/domain/people';
import type { Actor, Permission } from '@/lib/domain/permissions';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** A request after the door: who asks, and what for, checked as far as the table says. */
export type Call<Query = unknown> = {
  readonly actor: Actor & { kind: 'person' };
  /** Of the address: `{claim}` by its name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** What was sent: JSON, or null. */
  readonly body: unknown;
  /** From If-Match; 0 where the line needs none. */
  readonly version: number;
  /** The same for a request that is sent again. */
  readonly requestId: string;
  readonly request: Request;
  readonly locale: Locale;
};

/** What a line answers, before it goes through its schema. */
export type Answer = {
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: unknown;
  /** Number for the ETag. */
  readonly version?: number | undefined;
  /** Path under /api/v1 of what was made. */
  readonly location?: string;
  /** Cursor of the next page. */
  readonly next?: string | null;
};

/** How the body of a request is described: its schema, without what the address or a header says, ids made when left out. */
export type Body = {
  readonly schema: z.ZodType;
  readonly without?: readonly string[];
  readonly made?: readonly string[];
};

export type Route = {
  readonly method: Method;
  /** Under /api/v1: `/claims/{claim}`. */
  readonly path: string;
  /** Its name in the description, and the key of its words. */
  readonly name: string;
  /** What the token needs; the verb or reader asks for it again. */
  readonly permission: Permission;
  readonly query?: z.ZodObject;
  readonly body?: Body;
  /** The write is about a record that has a version: it has to be named in If-Match. */
  readonly ifMatch?: true;
  /** It says the version of what it answers in ETag. */
  readonly etag?: true;
  readonly status: 200 | 201 | 202 | 204;
  /** What is large is written by a process of its own: it then answers 202, and where to look. */
  readonly apart?: true;
  /** It speaks the Web Annotation Protocol: JSON-LD, HEAD and OPTIONS beside GET, and this Link with every answer. */
  readonly protocol?: { readonly link: string };
  /** It reads the request's bytes itself, as they come. */
  readonly bytes?: true;
  /** Null: a file, or nothing. */
  readonly answer: z.ZodType | null;
  readonly handle: (call: Call) => Promise<Answer | Response>;
};

type Reading<Query extends z.ZodObject> = Pick<Route, 'path' | 'name' | 'permission' | 'answer'> & {
  readonly query?: Query;
  readonly etag?: true;
  readonly apart?: true;
  readonly handle: (call: Call<z.output<Query>>) => Promise<Omit<Answer, 'status'> | Response>;
};

/** A line that reads. */
export const reading = <Query extends z.ZodObject = z.ZodObject<Record<string, never>>>({
  handle,
  ...line
}: Reading<Query>): Route => ({
  ...line,
  method: 'GET',
  status: 200,
  // The router has read the query by this very schema.
  handle: async (call) => {
    const answer = await handle(call as Call<z.output<Query>>);
    return answer instanceof Response ? answer : { status: 200, ...answer };
  },
});

/** An id that the address says. */
export const idIn = ({ params }: Pick<Call, 'params'>, name: string): string => params[name] ?? '';

/** Records on a page, and the most there can be. */
const PAGE = 50;
const MOST = 200;

/** The query of a list that is gone through by pages. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(PAGE),
  cursor: z.string().max(200).optional(),
});
