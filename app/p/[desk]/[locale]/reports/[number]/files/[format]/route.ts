import { readPublicRow } from '@/lib/data/public';
import { isApart } from '@/lib/data/published-apart';
import { DomainError } from '@/lib/domain/errors';
import { publicFiles } from '@/lib/formats/public-report';
import { contentDisposition } from '@/lib/web/download';
import { publicRoute, publicThrough } from '@/lib/web/public-answer';
import { localeIn, numberIn } from '@/lib/web/public-reading';
import { namedPublished, openToEverybody, publishedFileOf } from '@/lib/web/published-file';

type Params = { desk: string; locale: string; number: string; format: string };

/** A published report as a file, the same to the byte whenever it is asked for. */
export const GET = publicRoute<Params>(async ({ request, params, origin }) => {
  localeIn(params);
  const format = publicFiles.find((one) => one === params.format);
  if (!format) throw new DomainError('not-found');
  const row = await readPublicRow(params.desk, numberIn(params.number));
  const { name, type } = namedPublished(row, format);
  const headers = { 'content-disposition': contentDisposition(name), 'x-robots-tag': 'noindex' };
  if (!isApart(row)) {
    const { bytes } = await publishedFileOf(params.desk, row, format, origin);
    return { body: new Uint8Array(bytes), type, headers };
  }
  const open = await openToEverybody(params.desk, row, format, origin);
  // It is being written, and is here when it is.
  if (!open) throw new DomainError('write.busy');
  return publicThrough(request, { ...open, type, headers });
});
