import type { z } from 'zod';
import { DescribeArticle } from './article';
import type { Change, Records } from './change';
import {
  AddOccurrence,
  AdjustOccurrence,
  DraftClaim,
  EditClaim,
  LinkClaims,
  MergeClaims,
  RemoveOccurrence,
  SplitClaim,
  UnlinkClaims,
  WithdrawClaim,
} from './claim';
import type { Writing } from './drafting';
import * as drafting from './drafting';
import { AddNote, DeleteNote, EditNote } from './note';
import type { Permission } from './permissions';
import { GiveVerdict } from './verdict';

/** What has to be at hand before a verb can be worked out: claims come with all that hangs on them. */
export type Needs = {
  claims?: readonly string[];
  versions?: readonly string[];
  articles?: readonly string[];
};

type Verb<Input> = {
  input: z.ZodType<Input>;
  needs: (input: Input) => Needs;
  /** Id of the record the event is filed under. */
  target: (input: Input) => string;
  change: (records: Records, input: Input, writing: Writing) => Change;
};

const verb = <Input>(one: Verb<Input>): Verb<Input> => one;

/**
 * Every change a reviewer can make, by the name under which it is permitted, sent, logged and undone.
 * Server and screen work out the same change from the same table.
 */
export const verbs = {
  'article.describe': verb({
    input: DescribeArticle,
    needs: (i) => ({ articles: [i.articleId] }),
    target: (i) => i.articleId,
    change: drafting.describeArticle,
  }),
  'claim.draft': verb({
    input: DraftClaim,
    needs: (i) => ({ versions: [i.versionId], claims: i.reports ? [i.reports.claimId] : [] }),
    target: (i) => i.id,
    change: drafting.draftClaim,
  }),
  'claim.edit': verb({
    input: EditClaim,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.editClaim,
  }),
  'claim.withdraw': verb({
    input: WithdrawClaim,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.withdrawClaim,
  }),
  'claim.restore': verb({
    input: WithdrawClaim,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.restoreClaim,
  }),
  'claim.merge': verb({
    input: MergeClaims,
    needs: (i) => ({ claims: [i.fromId, i.intoId] }),
    target: (i) => i.intoId,
    change: drafting.mergeClaims,
  }),
  'claim.split': verb({
    input: SplitClaim,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.splitClaim,
  }),
  'claim.link': verb({
    input: LinkClaims,
    needs: (i) => ({ claims: [i.fromId, i.toId] }),
    target: (i) => i.fromId,
    change: drafting.linkClaims,
  }),
  'claim.unlink': verb({
    input: UnlinkClaims,
    needs: (i) => ({ claims: [i.fromId] }),
    target: (i) => i.fromId,
    change: drafting.unlinkClaims,
  }),
  'occurrence.add': verb({
    input: AddOccurrence,
    needs: (i) => ({ claims: [i.claimId], versions: [i.versionId] }),
    target: (i) => i.claimId,
    change: drafting.addOccurrence,
  }),
  'occurrence.adjust': verb({
    input: AdjustOccurrence,
    needs: (i) => ({ claims: [i.claimId], versions: [i.versionId] }),
    target: (i) => i.claimId,
    change: drafting.adjustOccurrence,
  }),
  'occurrence.remove': verb({
    input: RemoveOccurrence,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.removeOccurrence,
  }),
  'verdict.give': verb({
    input: GiveVerdict,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.giveVerdict,
  }),
  'note.add': verb({
    input: AddNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.addNote,
  }),
  'note.edit': verb({
    input: EditNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.editNote,
  }),
  'note.delete': verb({
    input: DeleteNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: drafting.deleteNote,
  }),
} as const satisfies Partial<Record<Permission, unknown>>;

export type VerbName = keyof typeof verbs;
export type VerbInput<Name extends VerbName> = z.output<(typeof verbs)[Name]['input']>;

export const isVerbName = (name: string): name is VerbName => Object.hasOwn(verbs, name);

/** A verb worked out on input that has not been looked at yet. */
export type UncheckedVerb = Verb<unknown>;

/** The verb of that name, for callers that have a name and unchecked input; its `input` schema stands between. */
export const verbNamed = (name: VerbName): UncheckedVerb => verbs[name] as unknown as UncheckedVerb;
