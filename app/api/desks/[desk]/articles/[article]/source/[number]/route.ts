import { articleSource } from '@/lib/data/articles';
import { DomainError } from '@/lib/domain/errors';
import { api } from '@/lib/web/api';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; article: string; number: string };

/** The bytes a version came in, as a file: never shown by the browser, whatever they are. */
export const GET = api<Params>(async (request, { desk, article, number }) => {
  if (!/^\d{1,9}$/.test(number)) throw new DomainError('not-found');
  const source = await articleSource(await apiActor(request, desk), article, Number(number));
  const name = encodeURIComponent(source.fileName ?? `${article}-${number}.txt`);
  return new Response(new Uint8Array(source.bytes), {
    headers: {
      'content-type': source.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
