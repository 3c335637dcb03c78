import { describe, expect, it } from 'vitest';
import { limitedBody, limitedForm } from './body';

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

/** A body that does not say how long it is. */
const stream = (chunks: number) => {
  let left = chunks;
  return new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(100)) : controller.close()),
  });
};

describe('limitedBody', () => {
  it('reads what fits', async () => {
    expect(Buffer.from(await limitedBody(request('xin chào'), 9)).toString()).toBe('xin chào');
    expect((await limitedBody(request(stream(3)), 300)).byteLength).toBe(300);
    expect((await limitedBody(request(''), 0)).byteLength).toBe(0);
  });

  it.each([
    ['by its length', () => request('xin chào')],
    ['said to be larger', () => request('x', { 'content-length': '100' })],
    ['without a length', () => request(stream(1))],
    ['without an end', () => request(stream(Infinity))],
  ])('refuses what does not, %s', async (_, make) => {
    await expect(limitedBody(make(), 8)).rejects.toMatchObject({ code: 'input.too-large' });
  });
});

describe('limitedForm', () => {
  it('reads files and fields', async () => {
    const form = new FormData();
    form.append('file', new File(['một'], 'Bài một.txt'));
    const read = (await limitedForm(request(form), 1000)).get('file');
    expect(read).toBeInstanceOf(File);
    expect(read instanceof File && [read.name, await read.text()]).toEqual(['Bài một.txt', 'một']);
  });

  it('refuses what is no form', async () => {
    const broken = request('x', { 'content-type': 'multipart/form-data; boundary=a' });
    await expect(limitedForm(broken, 1000)).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
