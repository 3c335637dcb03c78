/**
 * The annotations of a version as the Web Annotation Protocol has them: a container to read in pages and to add to, and
 * each annotation by itself, with the tokens, rights and rules of every other address.
 *
 * @see https://www.w3.org/TR/annotation-protocol/
 */
import { z } from 'zod';
import {
  type Container,
  deleteAnnotation,
  type Member,
  postAnnotation,
  putAnnotation,
  readContainer,
  readMember,
} from '@/lib/data/annotation-container';
import { sha256 } from '@/lib/domain/hash';
import { addressesOf } from '@/lib/formats/addresses';
import { annotationPage } from '@/lib/formats/report-annotations';
import { ANNOTATION_CONTEXTS, ANNOTATION_TYPE, annotationJson } from '@/lib/formats/web-annotation';
import { publicOrigin } from '../public-origin';
import { type Call, idIn as id, type Route } from './route';
import { AnnotationShape, CollectionShape } from './shapes';

const CONTAINER = '/versions/{versionId}/annotations';
const ONE = `${CONTAINER}/{occurrenceId}`;

const LDP = 'http://www.w3.org/ns/ldp';

/** What each kind of thing says of itself with every answer. */
const links = {
  container: [
    `<${LDP}#BasicContainer>; rel="type"`,
    `<http://www.w3.org/TR/annotation-protocol/>; rel="${LDP}#constrainedBy"`,
  ].join(', '),
  one: [`<${LDP}#Resource>; rel="type"`, '<http://www.w3.org/ns/oa#Annotation>; rel="type"'].join(', '),
} as const;

const allowed = {
  container: 'GET, HEAD, OPTIONS, POST',
  one: 'GET, HEAD, OPTIONS, PUT, DELETE',
  page: 'GET, HEAD, OPTIONS',
} as const;

/** Annotations on one page. */
const PAGE = 100;

/** `iris=1`: their names alone. `page`: counted from 0; absent: the container itself. */
const Query = z.object({
  iris: z.enum(['0', '1']).optional(),
  page: z.coerce.number().int().min(0).max(1_000_000).optional(),
});

const placeOf = ({ request, locale }: Call) => ({ origin: publicOrigin(request.headers), language: locale });

/** What a client would rather have. @see https://www.rfc-editor.org/rfc/rfc7240 */
const preferences = (headers: Headers) => {
  const prefer = headers.get('prefer') ?? '';
  return {
    isMinimal: prefer.includes(`${LDP}#PreferMinimalContainer`),
    wantsIris: prefer.includes('http://www.w3.org/ns/oa#PreferContainedIRIs'),
  };
};

/** Another when any of them is another, or comes or goes. */
const tagOf = ({ members }: Container): string =>
  `"${sha256(members.map(({ occurrenceId, version }) => `${occurrenceId} ${version}`).join('\n')).slice(0, 32)}"`;

const jsonLd = (body: object, headers: Record<string, string>, status = 200): Response =>
  new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      'content-type': ANNOTATION_TYPE,
      'cache-control': 'private, no-store',
      vary: 'Accept, Prefer',
      ...headers,
    },
  });

/** Pages of a container's annotations: their IRIs and what is on each. */
const pagesOf = (iri: string, { members }: Container, wantsIris: boolean) => {
  const collection = `${iri}?iris=${wantsIris ? 1 : 0}`;
  const page = (number: number) => `${collection}&page=${number - 1}`;
  const annotations = members.map(({ annotation }) => annotation);
  const at = (number: number) => {
    const one = annotationPage(annotations, { collection, page, number, size: PAGE });
    return wantsIris ? { ...one, items: one.items.map((item) => item.id) } : one;
  };
  return { collection, page, at, count: Math.ceil(annotations.length / PAGE) };
};

const containerJson = (call: Call, container: Container, iri: string, wantsIris: boolean) => {
  const { isMinimal } = preferences(call.request.headers);
  const { collection, page, at, count } = pagesOf(iri, container, wantsIris);
  const { '@context': _, partOf: __, ...first } = at(1);
  return {
    '@context': [...ANNOTATION_CONTEXTS, `${LDP}.jsonld`],
    id: collection,
    type: ['BasicContainer', 'AnnotationCollection'],
    label: container.title,
    total: container.members.length,
    ...(count > 0 && { first: isMinimal ? page(1) : first, last: page(count) }),
  };
};

const readAll = async (call: Call<z.output<typeof Query>>): Promise<Response> => {
  const place = placeOf(call);
  const container = await readContainer(call.actor, id(call, 'versionId'), place);
  const iri = addressesOf(place.origin, call.actor.deskId).container(id(call, 'versionId'));
  const { iris, page } = call.query;
  const wantsIris = iris === undefined ? preferences(call.request.headers).wantsIris : iris === '1';
  if (page !== undefined) {
    const pages = pagesOf(iri, container, wantsIris);
    return jsonLd(pages.at(page + 1), { etag: tagOf(container), allow: allowed.page });
  }
  const body = containerJson(call, container, iri, wantsIris);
  return jsonLd(body, {
    ...{ link: links.container, etag: tagOf(container), allow: allowed.container },
    'content-location': body.id,
    'accept-post': `${ANNOTATION_TYPE}, application/json`,
  });
};

const written = ({ annotation, version }: Member, status: 200 | 201): Response =>
  jsonLd(
    annotationJson(annotation),
    {
      ...{ link: links.one, etag: `"${version}"`, allow: allowed.one },
      ...(status === 201 && { location: annotation.id ?? '' }),
    },
    status,
  );

const memberOf = (call: Call, occurrenceId: string): Promise<Member> =>
  readMember(call.actor, id(call, 'versionId'), occurrenceId, placeOf(call));

const at = (call: Call) => ({ versionId: id(call, 'versionId'), occurrenceId: id(call, 'occurrenceId') });

/** The lines of the protocol. */
export const container: readonly Route[] = [
  {
    method: 'GET',
    path: CONTAINER,
    name: 'listAnnotations',
    permission: 'claim.read',
    query: Query,
    status: 200,
    etag: true,
    answer: CollectionShape,
    protocol: { link: links.container },
    // The router has read the query by this very schema.
    handle: (call) => readAll(call as Call<z.output<typeof Query>>),
  },
  {
    method: 'POST',
    path: CONTAINER,
    name: 'annotation.add',
    permission: 'annotation.import',
    status: 201,
    etag: true,
    body: { schema: AnnotationShape },
    answer: AnnotationShape,
    protocol: { link: links.container },
    handle: async (call) => {
      const { origin } = placeOf(call);
      const made = await postAnnotation(call.actor, id(call, 'versionId'), call.body, {
        ...{ origin, requestId: call.requestId },
      });
      return written(await memberOf(call, made), 201);
    },
  },
  {
    method: 'GET',
    path: ONE,
    name: 'readAnnotation',
    permission: 'claim.read',
    status: 200,
    etag: true,
    answer: AnnotationShape,
    protocol: { link: links.one },
    handle: async (call) => written(await memberOf(call, id(call, 'occurrenceId')), 200),
  },
  {
    method: 'PUT',
    path: ONE,
    name: 'annotation.replace',
    permission: 'annotation.replace',
    status: 200,
    etag: true,
    ifMatch: true,
    body: { schema: AnnotationShape },
    answer: AnnotationShape,
    protocol: { link: links.one },
    handle: async (call) => {
      const { version, requestId } = call;
      await putAnnotation(call.actor, at(call), call.body, {
        version,
        requestId,
        origin: placeOf(call).origin,
      });
      return written(await memberOf(call, id(call, 'occurrenceId')), 200);
    },
  },
  {
    method: 'DELETE',
    path: ONE,
    name: 'annotation.remove',
    permission: 'claim.withdraw',
    status: 204,
    ifMatch: true,
    answer: null,
    protocol: { link: links.one },
    handle: async (call) => {
      const { version, requestId } = call;
      await deleteAnnotation(call.actor, at(call), { version, requestId, origin: placeOf(call).origin });
      return { status: 204 };
    },
  },
];
