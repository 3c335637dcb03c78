/** What a snapshot is, by its bytes. What a file or a server says of itself can only confirm that. */
import { DomainError } from '@/lib/domain/errors';
import { zipDirectory } from './zip-directory';

export type MediaKind = 'pdf' | 'html' | 'image' | 'text' | 'docx';

/** The type a snapshot is stored and served under: always one of ours, never what the other side called it. */
export type Media = {
  readonly kind: MediaKind;
  readonly mediaType: string;
  /** For the name of a download, without the dot. */
  readonly extension: string;
  /** Whether a browser may show it in an `<img>`. Everything else is only ever handed out as an attachment. */
  readonly shown: boolean;
};

/** Bytes. */
export const MAX_SNAPSHOT_BYTES = 20 * 2 ** 20;

type Type = Media & {
  /** Other names that servers and browsers have for it. */
  readonly aliases?: readonly string[];
  readonly extensions: readonly string[];
  readonly matches: (bytes: Uint8Array, head: string) => boolean;
};

const image = (name: string, matches: Type['matches'], more: Partial<Type> = {}): Type => ({
  kind: 'image',
  mediaType: `image/${name}`,
  extension: name,
  extensions: [name],
  shown: true,
  matches,
  ...more,
});

const starts =
  (...heads: readonly string[]): Type['matches'] =>
  (_, head) =>
    heads.some((start) => head.startsWith(start));

/** HEIC and AVIF are ISO media files, which begin with a box that names their brands, of four letters each. */
const branded =
  (...brands: readonly string[]): Type['matches'] =>
  (_, head) =>
    head.slice(4, 8) === 'ftyp' &&
    (head.slice(8, 8 + BRANDS).match(/.{4}/gs) ?? []).some((name) => brands.includes(name));

// More than any camera writes. In bytes.
const BRANDS = 40;

/** In order: the first that matches is what it is. Binary ones come first, since text is what is left. */
const types: readonly Type[] = [
  image('png', starts('\x89PNG\r\n\x1a\n')),
  image('jpeg', starts('\xff\xd8\xff'), {
    extension: 'jpg',
    extensions: ['jpg', 'jpeg', 'jfif'],
    aliases: ['image/jpg'],
  }),
  image('gif', starts('GIF87a', 'GIF89a')),
  image('webp', (_, head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'),
  image('avif', branded('avif', 'avis')),
  image('heic', branded('heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'), {
    extensions: ['heic', 'heif'],
    aliases: ['image/heif', 'image/heic-sequence', 'image/heif-sequence'],
    shown: false,
  }),
  {
    ...{ kind: 'pdf', mediaType: 'application/pdf', extension: 'pdf', extensions: ['pdf'], shown: false },
    aliases: ['application/x-pdf'],
    matches: starts('%PDF-'),
  },
  {
    ...{ kind: 'docx', extension: 'docx', extensions: ['docx'], shown: false },
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    aliases: ['application/msword', 'application/zip', 'application/x-zip-compressed'],
    matches: isDocx,
  },
  image('svg+xml', isSvg, { extension: 'svg', extensions: ['svg'], shown: false }),
  {
    ...{ kind: 'html', mediaType: 'text/html', extension: 'html', shown: false },
    extensions: ['html', 'htm', 'xhtml', 'shtml'],
    aliases: ['application/xhtml+xml'],
    matches: (bytes, head) => HTML.test(opening(head)) && isText(bytes),
  },
  {
    ...{ kind: 'text', mediaType: 'text/plain', extension: 'txt', shown: false },
    extensions: ['txt', 'text', 'md', 'markdown', 'csv', 'tsv', 'json', 'jsonl', 'xml', 'log'],
    aliases: [
      'application/json',
      'application/ld+json',
      'application/xml',
      'application/rss+xml',
      'application/atom+xml',
    ],
    matches: isText,
  },
];

/** Names that say no more than that it is a file. */
const SAYS_NOTHING = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download'];

// Letters looked at; longer prologues are no honest file.
const HEAD = 4_096;

const headOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');

/** What comes after mark, blanks, declarations and comments; UTF-16 reads as its ASCII letters. */
const opening = (head: string): string =>
  head
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?xml[^>]*>|<!--.*?-->)*/s, '');

// The tags by which browsers recognise a page.
const HTML =
  /^<(?:!doctype html|html|head|body|title|script|iframe|h1|div|font|table|style|meta|link|article|section|main|header|p|a|b|br)(?=[\s>/])/i;

function isSvg(bytes: Uint8Array, head: string): boolean {
  return (
    /^(?:<!doctype svg[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)?<(?:svg:)?svg(?=[\s>])/i.test(opening(head)) &&
    isText(bytes)
  );
}

/** Neither NUL nor the control characters that no text has; UTF-16 only with its mark. */
function isText(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return true;
  // By index, since an iterator would hold the server up for a fifth of a second at 20 MB.
  for (let i = 0; i < bytes.length; i += 1) if (isControl(bytes[i] ?? 0)) return false;
  return true;
}

/** Any but tab, line feed, vertical tab, form feed, carriage return and escape, which texts have. */
const isControl = (byte: number): boolean => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b;

/** A Word document without macros. */
function isDocx(bytes: Uint8Array, head: string): boolean {
  if (!head.startsWith('PK\x03\x04')) return false;
  const names = namesIn(bytes);
  return (
    names.has('[Content_Types].xml') && names.has('word/document.xml') && !names.has('word/vbaProject.bin')
  );
}

function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  try {
    return new Set(zipDirectory(bytes).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/**
 * What a file is. Looks at the bytes; a media type or the ending of a name that says otherwise refuses it, one that says
 * nothing known counts for nothing. Text declared as HTML is HTML; HTML declared as text is its source.
 *
 * @param declared Content-Type as it came, parameters and all
 * @throws DomainError snapshot.empty, snapshot.too-large, snapshot.type-unknown;
 *   snapshot.type-mismatch with `declared` and `found`
 */
export function recogniseMedia(bytes: Uint8Array, declared = '', fileName = ''): Media {
  if (bytes.byteLength === 0) throw new DomainError('snapshot.empty');
  if (bytes.byteLength > MAX_SNAPSHOT_BYTES) {
    throw new DomainError('snapshot.too-large', { size: bytes.byteLength, limit: MAX_SNAPSHOT_BYTES });
  }
  const head = headOf(bytes);
  const found = types.find((type) => type.matches(bytes, head));
  if (!found) throw new DomainError('snapshot.type-unknown');
  const claims = claimsOf(declared, fileName);
  const chosen = claims.map(({ type }) => type).find((type) => type && comesAs(found, type)) ?? found;
  const contradicted = claims.find(({ type }) => !type || !comesAs(chosen, type));
  if (contradicted) {
    throw new DomainError('snapshot.type-mismatch', { declared: contradicted.claim, found: found.mediaType });
  }
  const { kind, mediaType, extension, shown } = chosen;
  return { kind, mediaType, extension, shown };
}

/** What a snapshot was stored as; undefined for a type that is none of ours. */
export const storedMedia = (mediaType: string): Media | undefined =>
  types.find((type) => type.mediaType === mediaType);

/** Whether bytes found to be one type can be those of another: every page, and every drawing, is a text too. */
const comesAs = (found: Type, declared: Type): boolean =>
  found === declared ||
  (found.kind === 'text' && declared.kind === 'html') ||
  (declared.kind === 'text' && (found.kind === 'html' || found.mediaType === 'image/svg+xml'));

type Claim = { readonly claim: string; readonly type: Type | undefined };

function claimsOf(declared: string, fileName: string): Claim[] {
  const mediaType = declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const byName = types.find((type) => type.extensions.includes(extension));
  return [
    ...(SAYS_NOTHING.includes(mediaType) ? [] : [{ claim: mediaType, type: typeNamed(mediaType) }]),
    ...(byName ? [{ claim: `.${extension}`, type: byName }] : []),
  ];
}

function typeNamed(name: string): Type | undefined {
  const known = types.find((type) => type.mediaType === name || type.aliases?.includes(name));
  return known ?? (name.startsWith('text/') ? types.find(({ kind }) => kind === 'text') : undefined);
}
