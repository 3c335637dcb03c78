import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { DomainError } from '@/lib/domain/errors';
import { normalise } from '@/lib/domain/text';
import type { Extracted } from './extracted';
import { extractMarkdown } from './markdown';
import { decodeText } from './text';

/** Bytes as they came, and what was said about them. */
export type Source = {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly mediaType?: string;
};

type Format = {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly extract: (bytes: Uint8Array) => Extracted;
};

/** What can be read, by name. A further format is a further entry. */
export const formats = {
  text: {
    mediaType: 'text/plain',
    extensions: ['.txt'],
    extract: (bytes) => ({ text: decodeText(bytes) }),
  },
  markdown: {
    mediaType: 'text/markdown',
    extensions: ['.md', '.markdown'],
    extract: (bytes) => extractMarkdown(decodeText(bytes)),
  },
} as const satisfies Record<string, Format>;

/** The endings of file names that are read, for a file dialog. */
export const acceptedExtensions: readonly string[] = Object.values(formats).flatMap((one) => one.extensions);

/**
 * The format of a source: by the ending of its name, which people choose, rather than by its media type, which
 * browsers guess; a source that has neither is plain text.
 *
 * @throws DomainError text.format with `fileName` and `accepted`
 */
export function recognise({ fileName = '', mediaType = '' }: Source): Format {
  const extension = /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase();
  const plainType = mediaType.split(';', 1)[0]?.trim().toLowerCase();
  const format = extension
    ? Object.values(formats).find((one: Format) => one.extensions.includes(extension))
    : Object.values(formats).find((one) => one.mediaType === (plainType || 'text/plain'));
  if (!format) throw new DomainError('text.format', { fileName, accepted: acceptedExtensions.join(', ') });
  return format;
}

/**
 * The text of a source in the form the desk stores, and what the source says about itself.
 *
 * @throws DomainError text.too-large, text.empty, text.format, text.binary, text.undecodable
 */
export function readSource(source: Source): Extracted & { mediaType: string } {
  const size = source.bytes.byteLength;
  if (size > MAX_SOURCE_BYTES) throw new DomainError('text.too-large', { size, limit: MAX_SOURCE_BYTES });
  if (size === 0) throw new DomainError('text.empty');
  const { mediaType, extract } = recognise(source);
  const extracted = extract(source.bytes);
  return { ...extracted, text: normalise(extracted.text), mediaType };
}
