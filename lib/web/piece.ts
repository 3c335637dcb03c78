import { z } from 'zod';
import { DomainError } from '../domain/errors';
import { MAX_IMPORT_BYTES } from '../domain/import-job';
import { parse } from '../domain/input';

/** In bytes, of one request: it has to come through within the two minutes a request may take, over a slow line, too. */
export const MAX_PIECE_BYTES = 16 * 1024 * 1024;

const Piece = z.object({
  name: z.string().min(1).max(1_000),
  size: z.coerce.number().int().nonnegative().max(MAX_IMPORT_BYTES),
  offset: z.coerce.number().int().nonnegative().default(0),
});

/**
 * A piece of a file that is handed in: `?name=&size=&offset=`, its bytes as the body, read as they come.
 *
 * @throws DomainError input.invalid; input.too-large while the body is read
 */
export function pieceOf(request: Request) {
  const { name, ...place } = parse(Piece, Object.fromEntries(new URL(request.url).searchParams));
  return { ...place, fileName: name, chunks: limited(request) };
}

async function* limited({ body, headers }: Request): AsyncGenerator<Uint8Array> {
  const tooLarge = new DomainError('input.too-large', { limit: MAX_PIECE_BYTES });
  if (Number(headers.get('content-length') ?? 0) > MAX_PIECE_BYTES) throw tooLarge;
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_PIECE_BYTES) throw tooLarge;
    yield chunk;
  }
}
