import { z } from 'zod';
import type { Locale } from '@/lib/domain/people';
import { type Scope, scopes } from '@/lib/domain/token';
import { isVerbName } from '@/lib/domain/verbs';
import { ANNOTATION_TYPE } from '@/lib/formats/web-annotation';
import { messages, translator } from '@/lib/i18n';
import type { parts } from './claim';
import type { Body, Route } from './route';
import { BASE, routes } from './routes';
import * as shapes from './shapes';

/** Any object of a document in JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Of the interface, not of the program: the number in its address. */
const VERSION = '1';

/** Schemas that have a name of their own in the document. */
const named: Readonly<Record<string, z.ZodType>> = {
  Article: shapes.ArticleShape,
  Version: shapes.VersionShape,
  VersionText: shapes.VersionTextShape,
  Claim: shapes.ClaimShape,
  ClaimDocument: shapes.ClaimDocument,
  Occurrence: shapes.OccurrenceShape,
  Link: shapes.LinkShape,
  Evidence: shapes.EvidenceShape,
  Assessment: shapes.AssessmentShape,
  Review: shapes.ReviewShape,
  Assignment: shapes.AssignmentShape,
  Note: shapes.NoteShape,
  Search: shapes.SearchShape,
  Contact: shapes.ContactShape,
  Comment: shapes.CommentShape,
  Correction: shapes.CorrectionShape,
  Found: shapes.FoundShape,
  Waiting: shapes.WaitingShape,
  Self: shapes.SelfShape,
  Imported: shapes.ImportedShape,
  Import: shapes.ImportShape,
  Published: shapes.PublishedShape,
  Guideline: shapes.GuidelineShape,
  LogEntry: shapes.LogShape,
  Annotation: shapes.AnnotationShape,
  Collection: shapes.CollectionShape,
  Problem: shapes.ProblemShape,
};

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const problem = { 'application/problem+json': { schema: refTo('Problem') } };

/** Answers that several lines have, by the name of their words. */
const refusals = {
  '400': 'invalid',
  '401': 'token',
  '403': 'denied',
  '404': 'notFound',
  '409': 'conflict',
  '412': 'stale',
  '413': 'tooLarge',
  '422': 'refused',
  '428': 'noVersion',
  '429': 'tooMany',
} as const;
type Refusal = keyof typeof refusals;

/** A schema as JSON Schema. What is left out says no more than the rest: how a time is spelt, how large a number can be. */
const jsonSchema = (schema: z.ZodType, options: Parameters<typeof z.toJSONSchema>[1] = {}): Json => {
  const {
    $schema: _,
    $defs: __,
    ...own
  }: Json = z.toJSONSchema(schema, {
    ...options,
    override: ({ jsonSchema: json }) => {
      if (json.format !== undefined) delete json.pattern;
      if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
      if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
      // To zod it says that nobody writes into the list; here it would say that it is never sent.
      delete json.readOnly;
    },
  });
  return own;
};

/** How what is sent is described: before it is trimmed and filled up. */
const INPUT = { io: 'input', unrepresentable: 'any' } as const;

/** An answer's schema; within it those that have a name are pointed at. */
const answered = (schema: z.ZodType): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, one] of Object.entries(named)) if (one !== schema) registry.add(one, { id });
  return pointed(jsonSchema(schema, { metadata: registry }));
};

/** zod puts what has a name beside the schema; here it stands once, in the document. */
const pointed = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));

const nameOf = (schema: z.ZodType): string | undefined =>
  Object.entries(named).find(([, one]) => one === schema)?.[0];

const schemaOf = (schema: z.ZodType): Json => {
  const name = nameOf(schema);
  return name === undefined ? answered(schema) : refTo(name);
};

/** What may be sent: the verb's own schema, without what the address and If-Match say. */
const bodyOf = ({ schema, without = [], made = [] }: Body): Json => {
  const json = jsonSchema(schema, INPUT);
  const properties = Object.entries(Object(json.properties)).filter(([name]) => !without.includes(name));
  const optional = [...without, ...made];
  const required = ((json.required ?? []) as string[]).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(([name, one]) => [name, withMade(Object(one), name, made)]),
    ),
    ...(required.length > 0 && { required }),
  };
};

/** An id within what is sent, which the server makes where it is left out. */
const withMade = (schema: Json, name: string, made: readonly string[]): Json => {
  const inner = made.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []));
  if (inner.length === 0 || !Array.isArray(schema.required)) return schema;
  return { ...schema, required: schema.required.filter((one) => !inner.includes(one)) };
};

/** A parameter of a line. */
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Json;
};

/** One line of the interface as the document has it. */
export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly security: readonly Json[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
};

const parametersOf = (
  { path, query, ifMatch, method }: Route,
  words: (key: 'ifMatch' | 'idempotency') => string,
): Parameter[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path' as const, required: true },
    schema:
      name === 'number' ? { type: 'integer', minimum: 1 } : { type: 'string', pattern: '^[0-9a-z]{20}$' },
  })),
  ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query' as const, required: !schema.safeParse(undefined).success },
    schema: jsonSchema(schema as z.ZodType, INPUT),
  })),
  ...(ifMatch
    ? [
        {
          ...{ name: 'If-Match', in: 'header' as const, required: true, description: words('ifMatch') },
          schema: { type: 'string', pattern: '^"[1-9][0-9]*"$' },
        },
      ]
    : []),
  ...(method === 'GET'
    ? []
    : [
        {
          ...{ name: 'Idempotency-Key', in: 'header' as const, description: words('idempotency') },
          schema: { type: 'string', maxLength: 200 },
        },
      ]),
];

const refusalsOf = ({ method, path, ifMatch }: Route): Refusal[] => [
  ...(['400', '401', '403'] as const),
  ...(path.includes('{') || method === 'POST' ? (['404'] as const) : []),
  ...(method === 'GET' ? [] : (['409', '413', '422'] as const)),
  ...(ifMatch ? (['412', '428'] as const) : []),
  '429',
];

/** A header that comes with an answer. */
const header = (description: string): Json => ({ description, schema: { type: 'string' } });

const scopeOf = ({ permission }: Route): Scope =>
  (Object.keys(scopes) as Scope[]).find((scope) =>
    (scopes[scope] as readonly string[]).includes(permission),
  ) ?? 'read';

const mediaOf = ({ protocol }: Route): string => (protocol ? ANNOTATION_TYPE : 'application/json');

const tagOf = ({ path }: Route): string => path.split('/')[1] ?? '';

/** What the lines are called, in a language. */
const wordsFor = (locale: Locale) => {
  const t = translator(locale);
  const { line, list, one } = messages[locale].api;
  const part = (name: string) => name.split('.')[1] as keyof typeof parts;
  return ({ name }: Route): string => {
    if (isVerbName(name)) return capital(t(`workspace.verb.${name}`));
    if (name.startsWith('list.')) return list[part(name)];
    if (name.startsWith('read.')) return one[part(name)];
    return line[name.replace('.', '-') as keyof typeof line];
  };
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * The description of the interface for programs, OpenAPI 3.1, in a language: made from the table that the router reads
 * and the schemas that the answers go through.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export const openApi = (locale: Locale) => {
  const t = translator(locale);
  const titleOf = wordsFor(locale);
  const operation = (route: Route): Operation => ({
    operationId: route.name.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: titleOf(route),
    tags: [tagOf(route)],
    description: t('api.needs', { scope: t(`api.token.scope.${scopeOf(route)}`) }),
    security: [{ token: [] }],
    parameters: parametersOf(route, (key) => t(`api.header.${key}`)),
    ...(route.bytes && {
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
    }),
    ...(route.body && {
      requestBody: {
        required: bodyOf(route.body).required !== undefined,
        content: { [mediaOf(route)]: { schema: bodyOf(route.body) } },
      },
    }),
    responses: {
      [route.status]: {
        description: titleOf(route),
        headers: {
          ...(route.etag && { ETag: header(t('api.header.etag')) }),
          ...((route.status === 201 || route.status === 202) && {
            Location: header(t('api.header.location')),
          }),
          RateLimit: header(t('api.header.rate')),
        },
        ...(route.answer && { content: { [mediaOf(route)]: { schema: schemaOf(route.answer) } } }),
        ...(route.answer === null && route.status === 200 && { content: { '*/*': {} } }),
      },
      ...(route.apart && {
        202: {
          description: t('api.apart'),
          headers: { Location: header(t('api.header.location')), RateLimit: header(t('api.header.rate')) },
          content: { 'application/json': {} },
        },
      }),
      ...Object.fromEntries(
        refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/${refusals[status]}` }]),
      ),
    },
  });
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const at = paths[route.path] ?? {};
    paths[route.path] = { ...at, [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: t('api.docs.title'), version: VERSION, description: t('api.docs.lead') },
    servers: [{ url: BASE }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api.docs.token') } },
      schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, answered(schema)])),
      responses: Object.fromEntries(
        Object.values(refusals).map((name) => [
          name,
          { description: t(`api.refusal.${name}`), content: problem },
        ]),
      ),
    },
  };
};
