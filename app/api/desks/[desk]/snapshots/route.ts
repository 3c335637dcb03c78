import { captureLink } from '@/lib/data/snapshot-links';
import { captureFile, Link } from '@/lib/data/snapshots';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import { MAX_SNAPSHOT_BYTES } from '@/lib/formats/media';
import { api, bodyOf } from '@/lib/web/api';
import { limitedForm } from '@/lib/web/body';
import { apiActor } from '@/lib/web/session';

/** In bytes: a file of the largest size, with the lines between the parts of a form. */
const MAX_REQUEST_BYTES = MAX_SNAPSHOT_BYTES + 64 * 1024;

/** A file as `multipart/form-data`, or `{url}` as JSON where the desk fetches links; answers `{snapshot, quotable}`. */
export const POST = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'snapshot.capture');
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data');
  return isForm
    ? captureFile(actor, await fileIn(request))
    : captureLink(actor, parse(Link, await bodyOf(request)));
});

async function fileIn(request: Request) {
  const file = (await limitedForm(request, MAX_REQUEST_BYTES)).get('file');
  if (!(file instanceof File))
    throw new DomainError('input.invalid', {}, [{ path: 'file', key: 'required' }]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, fileName: file.name, declaredType: file.type };
}
