import { readPublicRow } from '@/lib/data/public';
import { DomainError } from '@/lib/domain/errors';
import { publicFiles } from '@/lib/formats/public-report';
import { contentDisposition } from '@/lib/web/download';
import { publicRoute } from '@/lib/web/public-answer';
import { localeIn, numberIn } from '@/lib/web/public-reading';
import { publishedFileOf } from '@/lib/web/published-file';

type Params = { desk: string; locale: string; number: string; format: string };

/** A published report as a file, the same to the byte whenever it is asked for. */
export const GET = publicRoute<Params>(async ({ params, origin }) => {
  localeIn(params);
  const format = publicFiles.find((one) => one === params.format);
  if (!format) throw new DomainError('not-found');
  const row = await readPublicRow(params.desk, numberIn(params.number));
  const { bytes, name, type } = await publishedFileOf(params.desk, row, format, origin);
  const headers = { 'content-disposition': contentDisposition(name), 'x-robots-tag': 'noindex' };
  return { body: new Uint8Array(bytes), type, headers };
});
