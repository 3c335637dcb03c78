/** What a verification can find wrong, one entry each; the words stand in lib/i18n under `history.fault`. */
export const faultKinds = [
  /** A number of the log is left out or comes twice. */
  'chain.gap',
  /** An event does not name the hash of the one before it. */
  'chain.link',
  /** What an event says is not what its hash was made of. */
  'chain.hash',
  /** The log ends earlier or later than the desk remembers. */
  'chain.count',
  'chain.head',
  /** An event changes a value that was not there. */
  'log.before',
  /** An event changes a record that was never made, or makes one twice. */
  'log.record',
  /** A state was reached by no legal move. */
  'log.move',
  /** The log made a row that is not there, or there is one that the log knows nothing of. */
  'row.missing',
  'row.unlogged',
  /** A column does not hold what the log says. */
  'row.column',
  /** A row points at what is not there. */
  'row.orphan',
  'assignment.several',
  /** What was approved or submitted is not what stands. */
  'assessment.hash',
  'text.hash',
  'text.form',
  'text.sentences',
  /** Quoted words are not what stands at their place. */
  'text.slice',
  'text.version',
  'file.missing',
  'file.size',
  'note.hash',
  /** An export does not list the claims it was made with. */
  'export.items',
  /** A published report does not list the claims it was published with. */
  'published.items',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that is not as it was written: where it is, what was expected there and what was found. */
export type Fault = {
  readonly kind: FaultKind;
  readonly table: string;
  readonly id: string;
  readonly column?: string;
  readonly expected?: string;
  readonly found?: string;
};

/** In UTF-16 code units: enough to know a value again. */
const SHOWN = 80;

/** A value as a fault shows it. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};
