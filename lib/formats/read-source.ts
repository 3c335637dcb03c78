import { DomainError } from '@/lib/domain/errors';
import { oneBlock } from './blocks';
import { charsetOf, charsetWithin } from './charset';
import { docxArticle } from './docx-text';
import { decode, type EncodingBy } from './encoding';
import { compose, type Extracted, type ReadArticle } from './extracted';
import { formatOf } from './format-of';
import { extractMarkdown } from './markdown';
import { pageArticle } from './page';
import { pdfArticle } from './pdf-text';
import { readRecords } from './records';
import { type Choices, type FormatName, formats, type Source } from './source';

/** How a text was decoded; null where its format leaves no choice. */
export type DecodedBy = { readonly encoding: string | null; readonly encodingBy: EncodingBy | null };

type Reader = (source: Source, choices: Choices) => Promise<ReadArticle & DecodedBy>;

const UNDECODED: DecodedBy = { encoding: null, encodingBy: null };

const fromText =
  (
    extract: (text: string, address?: string) => Extracted | Promise<Extracted>,
    within: (bytes: Uint8Array) => string | undefined = () => undefined,
  ): Reader =>
  async ({ bytes, mediaType, address }, { encoding: choice }) => {
    const declared = charsetOf(mediaType) ?? within(bytes);
    const { text, encoding, encodingBy } = decode(bytes, { choice, declared });
    return { ...compose(await extract(text, address)), encoding, encodingBy };
  };

const fromBytes =
  (extract: (bytes: Uint8Array) => Promise<Extracted>): Reader =>
  async ({ bytes }) => ({ ...compose(await extract(bytes)), ...UNDECODED });

/** What holds one article, and how it is read. */
const readers: Readonly<Partial<Record<FormatName, Reader>>> = {
  text: fromText((text) => ({ blocks: oneBlock(text) })),
  markdown: fromText((text) => extractMarkdown(text)),
  html: fromText(pageArticle, charsetWithin),
  docx: fromBytes(docxArticle),
  pdf: fromBytes(pdfArticle),
};

/**
 * The one article of a source: its text in the form the desk stores, and what the source says about itself. Slow and
 * easily led astray by files made to do so: call it through `parseApart`.
 *
 * @throws DomainError text.too-large with `megabytes`, text.empty, text.format, text.binary, text.undecodable,
 *   parse.archive, parse.encrypted, parse.scanned, record.invalid, record.unmapped; Error where a library finds it damaged
 */
export async function readSource(
  source: Source,
  choices: Choices = {},
): Promise<ReadArticle & DecodedBy & { readonly mediaType: string }> {
  const format = choices.format ?? formatOf(source);
  assertSize(source.bytes.byteLength, format);
  const read = readers[format];
  const article = read ? await read(source, choices) : onlyRecord(source, format, choices);
  return { ...article, mediaType: formats[format].mediaType };
}

/**
 * Refuse what is empty or larger than is read at once.
 *
 * @throws DomainError text.empty, text.too-large
 */
export function assertSize(size: number, format: FormatName): void {
  const { most } = formats[format];
  if (size === 0) throw new DomainError('text.empty');
  if (size > most) throw new DomainError('text.too-large', { size, limit: most, megabytes: most / 2 ** 20 });
}

/** The article of a format that can hold many, where this one holds a single one. */
function onlyRecord(source: Source, format: FormatName, choices: Choices): ReadArticle & DecodedBy {
  const [first, ...others] = readRecords(source.bytes, { format, choices });
  if (!first || others.length > 0) throw new DomainError('record.several', { count: others.length + 1 });
  if ('code' in first) throw new DomainError(first.code, first.details);
  return { ...first.article, ...UNDECODED };
}

/** What was said of bytes, and what was chosen, for reading them apart. */
export type SourceOptions = Omit<Source, 'bytes'> & { readonly choices?: Choices };

/** `readSource` for `parseApart`, which hands bytes and options over. */
export const readBytes = (bytes: Uint8Array, { choices, ...said }: SourceOptions) =>
  readSource({ ...said, bytes }, choices);
