import { DomainError } from '@/lib/domain/errors';
import { acceptedExtensions, type FormatName, formatNames, formats, type Source } from './source';
import { zipDirectory } from './zip-directory';

/** Other names that servers and programs have for a format. */
const ALIASES: Readonly<Record<string, FormatName>> = {
  ...{ 'text/x-markdown': 'markdown', 'application/xhtml+xml': 'html', 'application/x-pdf': 'pdf' },
  ...{ 'application/x-ndjson': 'jsonl', 'application/ndjson': 'jsonl', 'application/json-lines': 'jsonl' },
  ...{ 'text/json': 'json', 'application/ld+json': 'json', 'application/feed+json': 'json' },
  ...{ 'application/csv': 'csv', 'text/tsv': 'tsv', 'application/x-zip-compressed': 'zip' },
  ...{
    'application/atom+xml': 'feed',
    'application/xml': 'feed',
    'text/xml': 'feed',
    'application/rdf+xml': 'feed',
  },
};

/** A zip archive begins with a file or, where it has none, with its end. */
const ZIP = ['PK\x03\x04', 'PK\x05\x06'];

/** In bytes: what a file begins with. */
const HEAD = 4_096;

/**
 * What a source is: by the marks that binary files begin with, else by the ending of its name, which people choose,
 * rather than by its media type, which browsers guess; a source that has neither is plain text. What a page, a feed or
 * JSON are in truth, their beginning says.
 *
 * @throws DomainError text.format with `fileName` and `accepted`
 */
export function formatOf({ bytes, fileName = '', mediaType = '' }: Source): FormatName {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const binary = binaryFormat(bytes, head, fileName);
  if (binary) return binary;
  const extension = extensionOf(fileName);
  const declared = extension ? byExtension(extension) : byMediaType(mediaType);
  const beginning = head
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?xml[^>]*>|<!--.*?-->)*/s, '');
  if (!declared || declared === 'html' || declared === 'feed')
    return markupFormat(beginning) ?? declared ?? refuse(fileName);
  if (declared === 'json' && /"standard"\s*:\s*\{[^}]*"ninjs"/.test(beginning)) return 'ninjs';
  if (declared === 'json' && hasLinesOfJson(bytes)) return 'jsonl';
  return declared;
}

/** In bytes: where a first record, if it stands on one line, has ended. */
const FIRST_LINE = 64 * 2 ** 10;

const hasLinesOfJson = (bytes: Uint8Array): boolean =>
  /^\s*\{[^\n]*\}\s*\n\s*\{/.test(new TextDecoder('latin1').decode(bytes.subarray(0, FIRST_LINE)));

const extensionOf = (fileName: string): string => /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? '';

const byExtension = (extension: string): FormatName | undefined =>
  formatNames.find((name) => formats[name].extensions.some((one) => one === extension));

function byMediaType(declared: string): FormatName | undefined {
  const mediaType = declared.split(';', 1)[0]?.trim().toLowerCase() || 'text/plain';
  return formatNames.find((name) => formats[name].mediaType === mediaType) ?? ALIASES[mediaType];
}

function binaryFormat(bytes: Uint8Array, head: string, fileName: string): FormatName | undefined {
  if (head.slice(0, 1_024).includes('%PDF-')) return 'pdf';
  if (!ZIP.some((mark) => head.startsWith(mark))) return undefined;
  if (namesIn(bytes).has('word/document.xml')) return 'docx';
  const declared = byExtension(extensionOf(fileName));
  return declared === 'docx' || declared === 'zip' || !extensionOf(fileName)
    ? (declared ?? 'zip')
    : refuse(fileName);
}

function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  try {
    return new Set(zipDirectory(bytes).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/** The element a document begins with. */
function markupFormat(beginning: string): FormatName | undefined {
  if (/^(?:<!doctype rss[^>]*>\s*)?<(?:rss|feed|rdf:RDF|channel)[\s>]/i.test(beginning)) return 'feed';
  return /^<(?:!doctype html|html|head|body|title|meta|article|section|main|div|h1|p)[\s>/]/i.test(beginning)
    ? 'html'
    : undefined;
}

const refuse = (fileName: string): never => {
  throw new DomainError('text.format', { fileName, accepted: acceptedExtensions.join(', ') });
};
