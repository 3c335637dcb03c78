/** An import as the page knows it: its files before it begins, and how far it is. */
import type { ImportFileView } from '@/lib/domain/import-job';
import type { Messages } from '@/lib/i18n';

export const mappedFields = [
  'text',
  'title',
  'byline',
  'publisher',
  'agency',
  'url',
  'publishedOn',
  'language',
] as const;
export type MappedField = (typeof mappedFields)[number];

/** Which column of a table holds which field. */
export type Mapping = { readonly [field in MappedField]?: string };

export type Format = keyof Messages['importing']['format'];

/** What a person chose for a file instead of what was recognised. */
export type Choices = {
  readonly format?: Format;
  readonly encoding?: string;
  readonly mapping?: Mapping;
};

/** What there is to choose from. */
export type Offered = { readonly formats: readonly Format[]; readonly encodings: readonly string[] };

/** What was recognised in a file; nothing of it is stored. As `Recognised` in lib/formats/recognise.ts. */
export type Recognised = {
  readonly format: Format;
  readonly formatBy: 'choice' | 'recognition';
  readonly encoding: string | null;
  readonly encodingBy: 'bom' | 'declaration' | 'detection' | 'choice' | null;
  readonly holds: 'one' | 'many' | 'archive';
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly mapping?: Mapping;
  readonly sample: string;
  readonly removed: { readonly controls: number; readonly bidi: number; readonly elsewhere?: number };
};

/** A file that was handed in, before the import begins. Sizes in bytes. */
export type Waiting = {
  /** 1, 2, 3 … within the import. */
  readonly number: number;
  readonly fileName: string;
  readonly size: number;
  readonly sent: number;
  readonly found: Recognised | null;
  /** What was chosen for it on this page; what was chosen before, `found` says. */
  readonly choices: Choices;
  /** Why it cannot be read, or could not be handed in, as a sentence. */
  readonly wrong: string;
  /** It is being read, again or for the first time. */
  readonly busy: boolean;
};

export const isSent = ({ sent, size }: Waiting): boolean => sent >= size;

/** A file that lies on the server already, after a reload. */
export const waitingOf = ({ number, fileName, size }: ImportFileView): Waiting => ({
  ...{ number, fileName, size, sent: size },
  ...{ found: null, choices: {}, wrong: '', busy: false },
});
