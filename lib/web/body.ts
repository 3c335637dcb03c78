import { DomainError } from '../domain/errors';
import { jsonIn } from './json';

/**
 * The body of a request, read no further than `limit` bytes whatever its headers say.
 *
 * @throws DomainError input.too-large
 */
export async function limitedBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new DomainError('input.too-large', { limit });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The fields of a form that was sent, of `limit` bytes at the most. @throws DomainError input.too-large, input.invalid */
export async function limitedForm(request: Request, limit: number): Promise<FormData> {
  const body = await limitedBody(request, limit);
  const type = request.headers.get('content-type') ?? '';
  return new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new DomainError('input.invalid');
  });
}

/** The body of a request as JSON in strict UTF-8. @throws DomainError input.too-large, input.invalid */
export async function limitedJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await limitedBody(request, limit);
  try {
    return jsonIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError)
      throw new DomainError('input.invalid', {}, [{ path: 'body', key: 'invalid' }]);
    throw error;
  }
}
