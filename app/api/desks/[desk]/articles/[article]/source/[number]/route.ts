import { articleSource } from '@/lib/data/articles';
import { DomainError } from '@/lib/domain/errors';
import { api } from '@/lib/web/api';
import { contentDisposition } from '@/lib/web/download';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; article: string; number: string };

const streamOf = (pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const all = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await all.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await all.return?.();
    },
  });
};

/** The bytes a version came in, as a file: never shown by the browser, whatever they are. */
export const GET = api<Params>(async (request, { desk, article, number }) => {
  if (!/^\d{1,9}$/.test(number)) throw new DomainError('not-found');
  const source = await articleSource(await apiActor(request, desk), article, Number(number));
  const name = source.fileName ?? `${article}-${number}.txt`;
  const { bytes } = source;
  const body = bytes instanceof Uint8Array ? new Uint8Array(bytes) : streamOf(bytes);
  return new Response(body, {
    headers: {
      'content-type': source.mediaType,
      'content-disposition': contentDisposition(name),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
