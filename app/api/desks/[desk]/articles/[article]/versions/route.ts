import { addVersion, listVersions } from '@/lib/data/versions';
import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { PastedText } from '@/lib/domain/article-source';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import { api } from '@/lib/web/api';
import { limitedBody, limitedForm } from '@/lib/web/body';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; article: string };

/** In bytes, of a whole request: the largest file, and what a form puts around it. */
const MAX_REQUEST_BYTES = MAX_SOURCE_BYTES + 64 * 1024;

export const GET = api<Params>(async (request, { desk, article }) => ({
  items: await listVersions(await apiActor(request, desk), article),
}));

/** A further version of the article: one file as `multipart/form-data`, or a pasted text as JSON. */
export const POST = api<Params>(async (request, { desk, article }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'version.add');
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data');
  return addVersion(actor, article, await (isForm ? fileIn(request) : pastedIn(request)));
});

async function fileIn(request: Request) {
  const form = await limitedForm(request, MAX_REQUEST_BYTES);
  const file = [...form.values()].find((value) => value instanceof File);
  if (!file) throw new DomainError('input.invalid', {}, [{ path: 'file', key: 'required' }]);
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name, mediaType: file.type };
}

async function pastedIn(request: Request) {
  const body = new TextDecoder().decode(await limitedBody(request, MAX_REQUEST_BYTES));
  return parse(PastedText, jsonOf(body));
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new DomainError('input.invalid');
  }
}
