import type { ColumnMapping } from './fields';

/** Bytes as they came, and what was said about them. */
export type Source = {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly mediaType?: string;
  /** Where it was fetched from: what a page calls itself by may be said in relation to it. */
  readonly address?: string;
};

/** What a person who saw the preview chose; what is left out is recognised. */
export type Choices = {
  readonly format?: FormatName;
  readonly encoding?: string;
  readonly mapping?: ColumnMapping;
};

/** Whether a source holds one article, a row of them, or files. */
export type Holds = 'one' | 'many' | 'archive';

const MB = 2 ** 20;

/** What can be imported; the sizes are what is read at once. Tables and JSON Lines come in pieces, however large. */
export const formats = {
  text: { mediaType: 'text/plain', extensions: ['.txt', '.text'], most: 5 * MB },
  markdown: { mediaType: 'text/markdown', extensions: ['.md', '.markdown'], most: 5 * MB },
  html: { mediaType: 'text/html', extensions: ['.html', '.htm', '.xhtml'], most: 5 * MB },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
    most: 20 * MB,
  },
  pdf: { mediaType: 'application/pdf', extensions: ['.pdf'], most: 20 * MB },
  jsonl: {
    mediaType: 'application/jsonl',
    extensions: ['.jsonl', '.ndjson'],
    most: Number.POSITIVE_INFINITY,
  },
  json: { mediaType: 'application/json', extensions: ['.json'], most: 20 * MB },
  csv: { mediaType: 'text/csv', extensions: ['.csv'], most: Number.POSITIVE_INFINITY },
  tsv: {
    mediaType: 'text/tab-separated-values',
    extensions: ['.tsv', '.tab'],
    most: Number.POSITIVE_INFINITY,
  },
  ninjs: { mediaType: 'application/vnd.iptc.g2.newsitem+json', extensions: ['.ninjs'], most: 20 * MB },
  feed: { mediaType: 'application/rss+xml', extensions: ['.rss', '.atom', '.xml', '.rdf'], most: 20 * MB },
  zip: { mediaType: 'application/zip', extensions: ['.zip'], most: 200 * MB },
} as const satisfies Record<
  string,
  { readonly mediaType: string; readonly extensions: readonly string[]; readonly most: number }
>;

export type FormatName = keyof typeof formats;

/** Their names, those that people hand in most first. */
export const formatNames = Object.keys(formats).filter((name): name is FormatName => name in formats);

/** The endings of file names that are read, for a file dialog. */
export const acceptedExtensions: readonly string[] = Object.values(formats).flatMap((one) => one.extensions);
