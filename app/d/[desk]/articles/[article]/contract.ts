/**
 * What the parts of the workspace know of one another: the text pane, the cards, the keys, the store between them.
 * Positions are half-open ranges in UTF-16 code units of the version's text.
 */
import type { Records } from '@/lib/domain/change';
import type { Claim, ClaimLink, Occurrence } from '@/lib/domain/claim';
import type { Evidence } from '@/lib/domain/evidence';
import type { SourcingNote } from '@/lib/domain/note';
import type { Permission } from '@/lib/domain/permissions';
import type { Range } from '@/lib/domain/sentences';
import type { Undoable } from '@/lib/domain/undoable';
import type { VerbInput, VerbName } from '@/lib/domain/verbs';
import type { Assessment, Verdict } from '@/lib/domain/verdict';
import type { Workspace } from '@/lib/domain/workspace';
import type { Messages } from '@/lib/i18n';

/** The person at the screen. */
export type Me = { id: string; name: string; email: string };

/** Something done here that the server has not acknowledged yet. Kept on the device under its person and article. */
export type Op = {
  requestId: string;
  /** Whose it is: never sent under another name. */
  by: string;
  at: string;
  /** Order among the ops of one person and article. */
  order: number;
  verb: VerbName | 'history.undo' | 'history.redo';
  /** With the version of each claim it was made on; null for the history. */
  input: unknown;
  /** It may have reached the server: from then on only the server's history takes it back. */
  tried: boolean;
  /** What was typed for it, by draft key: goes back into its field when the op is refused. */
  typed: Readonly<Record<string, string>>;
};

/** The problem answer of the API (RFC 9457), as far as the workspace uses it. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  details: Readonly<Record<string, unknown>>;
  fields: readonly { path: string; key: string; message?: string }[];
};

export type SaveState = 'saved' | 'saving' | 'offline' | 'unsaved' | 'signed-out' | 'conflict';

/** An op that met a newer version: what the screen had for it, and what the server has. */
export type Conflict = { op: Op; mine: Records; theirs: Records };

/** An op that the server refused; what was typed for it is still in its field. */
export type Refusal = { op: Op; problem: Problem };

export type DialogName =
  | 'help'
  | 'find'
  | 'details'
  | 'merge'
  | 'split'
  | 'attach'
  | 'link'
  | 'conflict'
  | 'sign-in';

/** Fields a command can put the caret into. */
export type FieldName = 'note' | 'statement' | 'rationale' | 'type' | 'evidence' | 'submit';

/** Said to screen readers: a key under `workspace.said` and its values; `at` tells two equal ones apart. */
export type SaidKey = Exclude<keyof Messages['workspace']['said'], 'saved' | 'kept'> | 'silence';
export type Said = { key: SaidKey; values: Readonly<Record<string, string | number>>; at: number };

export type State = {
  workspace: Workspace;
  me: Me;
  /** As they are cut now, with the boundaries put right by hand. */
  sentences: readonly Range[];
  /** Indexes of sentences that are not body text. */
  outside: readonly number[];
  /** As the server has acknowledged it. */
  base: Records;
  pending: readonly Op[];
  /** `base` with what is pending. */
  records: Records;
  /** The verb that undo, redo would take next. */
  undoes: Undoable | null;
  redoes: Undoable | null;
  /** Index of the sentence in focus. */
  focus: number;
  /** Words chosen in the text; null: the whole sentence in focus. */
  selection: Range | null;
  openClaim: string | null;
  save: SaveState;
  /** Milliseconds since 1970; null: nothing saved since the page was opened. */
  savedAt: number | null;
  conflict: Conflict | null;
  refusals: readonly Refusal[];
  dialog: DialogName | null;
  /** The field that wants the caret as soon as it is there. */
  caret: { field: FieldName; at: number } | null;
  said: Said;
};

/** One claim as it is shown. The object stays the same while nothing of it changes. */
export type ClaimView = {
  claim: Claim;
  /** 1 … n in reading order of this version. */
  number: number;
  /** Where it stands in this version, in reading order; never empty. */
  here: readonly Occurrence[];
  /** Where else it stands. */
  elsewhere: readonly Occurrence[];
  assessment: Assessment | null;
  verdict: Verdict | null;
  notes: readonly SourcingNote[];
  evidence: readonly Evidence[];
  links: readonly ClaimLink[];
  /** The claim of the other layer joined to it by `reports`: id, or null. */
  partner: string | null;
};

/** A verb's input as a caller gives it: the store fills in the versions of the claims that are here. */
export type Draft<Name extends VerbName> = Omit<
  VerbInput<Name>,
  'version' | 'fromVersion' | 'intoVersion' | 'reports'
> & {
  version?: number;
  fromVersion?: number;
  intoVersion?: number;
  reports?: { claimId: string; linkId: string };
};

export type Store = {
  get(): State;
  subscribe(listener: () => void): () => void;
  can(permission: Permission): boolean;
  /** Shown in this frame, sent by the queue. @returns the request's id; null when the verb does not apply here */
  do<Name extends VerbName>(
    verb: Name,
    input: Draft<Name>,
    typed?: Readonly<Record<string, string>>,
  ): string | null;
  undo(): void;
  redo(): void;
  /** Puts the sentence in focus, forgets the selection, and closes a claim that does not touch the sentence. */
  setFocus(sentence: number): void;
  /** Chooses words; the sentence in focus becomes the one they end in, an open claim is closed. */
  select(range: Range | null): void;
  /** Shows words in the text as chosen, without closing the open claim. */
  point(range: Range): void;
  /** Opens a claim (its sentence comes into focus), or closes the open one. */
  open(claimId: string | null): void;
  show(dialog: DialogName | null): void;
  intoField(field: FieldName): void;
  say(key: SaidKey, values?: Said['values']): void;
  /** Sends what waits, now. */
  retry(): void;
  resolve(choice: 'mine' | 'theirs'): void;
  dismiss(requestId: string): void;
  /** Reads the article again from the server. */
  refresh(): Promise<void>;
};

/** The text pane, for those who stand beside it. Rectangles are in viewport coordinates. */
export type TextPane = {
  /** Around the first line of the range; null while its block is not laid out. Cheap near the visible part only. */
  rectOf(range: Range): DOMRect | null;
  /** Around the claim's pin in the margin; null when it is not drawn. */
  pinOf(claimId: string): DOMRect | null;
  blockAt(offset: number): HTMLElement | null;
  /** The text between `margin` px above and `margin` px below the window. */
  visible(margin?: number): Range;
  /** Into view with as little movement as possible, above whatever covers the bottom (`--sheet`, px). */
  scrollTo(range: Range): void;
  /** Paints what a search found, the `here`th as the one that is looked at. */
  paintFound(hits: readonly Range[], here: number): void;
  /** Puts the keyboard into the sentence in focus. */
  focusText(): void;
};

/** What a command needs of the screen besides the store. */
export type Ui = { readonly pane: TextPane | null };

/**
 * Parts that `pane` exports; the page puts them together:
 *   text.tsx   `<Text store pane={ref} onLayout={fn} />`   inside `<article>` (position: relative), after its header;
 *              ref is `RefObject<TextPane | null>`; `onLayout` after each frame in which something moved
 *   strip.tsx  `<Strip store ui />`     fixed at the inline start; on small screens the lanes under the bar
 *   bar.tsx    `<VerdictKeys store ui />` the floating bar beside the words in hand (pointer, 1180 px and wider)
 *   keys.ts    `useKeys(store, ui)`     one listener on the document
 *   help.tsx   `<KeysBar store ui />` (foot of the page), `<Help store />` (open while `state.dialog === 'help'`)
 *   find.tsx   `<Find store ui />`      search within the article (open while `state.dialog === 'find'`)
 * Words: areas `workspace` and `cards` hold the page's; the pane's are in an area of its own, `pane`.
 * Layout classes of the page are in workspace.module.css; custom properties --bar-top, --bar-keys, --strip hold.
 */
export type PartProps = { store: Store; ui: Ui };

export const commandNames = [
  'sentence.next',
  'sentence.previous',
  'sentence.first',
  'sentence.last',
  'sentence.split',
  'sentence.join',
  'selection.end-next-sentence',
  'selection.end-previous-sentence',
  'selection.end-next-word',
  'selection.end-previous-word',
  'selection.start-next-word',
  'selection.start-previous-word',
  'claim.draft',
  'claim.attribution',
  'claim.next',
  'claim.previous',
  'claim.close',
  'claim.attach',
  'claim.withdraw',
  'verdict.confirmed',
  'verdict.unconfirmed',
  'verdict.disputed',
  'note.write',
  'evidence.add',
  'statement.write',
  'assessment.submit',
  'history.undo',
  'history.redo',
  'search.open',
  'help.open',
] as const;
export type CommandName = (typeof commandNames)[number];

/** A command does nothing, and `available` is false, where the person may not or there is nothing to do. */
export type Command = {
  available(store: Store): boolean;
  run(store: Store, ui: Ui): void;
};
