import type { z } from 'zod';
import { DescribeArticle } from './article';
import { JoinSentences, SplitSentence } from './boundaries';
import type { Change, Records } from './change';
import {
  AcceptOccurrence,
  AddOccurrence,
  AdjustOccurrence,
  DraftClaim,
  EditClaim,
  LinkClaims,
  MergeClaims,
  PlaceOccurrence,
  RemoveOccurrence,
  SplitClaim,
  UnlinkClaims,
  WithdrawClaim,
} from './claim';
import { AddComment, EditComment, OneComment } from './comment';
import { EditContact, LogContact, RemoveContact } from './contact';
import * as drafting from './drafting';
import { AddEvidence, EditEvidence, RemoveEvidence } from './evidence';
import * as judging from './judging';
import * as keeping from './keeping';
import * as marking from './marking';
import { AddNote, DeleteNote, EditNote } from './note';
import type { Permission } from './permissions';
import {
  ApproveAssessment,
  AssignClaim,
  Decide,
  Disagree,
  HandBack,
  SendBack,
  SubmitAssessment,
  TakeBackAssessment,
} from './review';
import * as reviewing from './reviewing';
import { EditSearch, LogSearch, RemoveSearch } from './search-log';
import { GiveVerdict } from './verdict';
import { voiding } from './voiding';
import type { Writing } from './writing';

/** What has to be at hand before a verb can be worked out: claims come with all that hangs on them. */
export type Needs = {
  claims?: readonly string[];
  /** Claims with all that the rules look at: evidence, search log, contacts, reviews; on the server also what lies beyond the records. */
  cases?: readonly string[];
  comments?: readonly string[];
  /** Claims with all that is said in their threads. */
  threads?: readonly string[];
  origins?: readonly string[];
  sources?: readonly string[];
  snapshots?: readonly string[];
  versions?: readonly string[];
  articles?: readonly string[];
  /** People whom the verb names; the server says which of them may see what is internal. */
  people?: readonly string[];
};

type Verb<Input> = {
  input: z.ZodType<Input>;
  needs: (input: Input) => Needs;
  /** Id of the record the event is filed under. */
  target: (input: Input) => string;
  change: (records: Records, input: Input, writing: Writing) => Change;
  /** Undone, it cannot be redone: it has to be done anew, under the rules. */
  once?: true;
  /** It cannot be undone: what was decided is on record, and another decision follows it. */
  final?: true;
};

const verb = <Input>(one: Verb<Input>): Verb<Input> => one;

/** The desk's records that an item of evidence points at. */
const namedIn = (item: {
  articleId?: string | null;
  versionId?: string | null;
  originId?: string | null;
  sourceId?: string | null;
  snapshotId?: string | null;
}): Needs => ({
  articles: item.articleId ? [item.articleId] : [],
  versions: item.versionId ? [item.versionId] : [],
  origins: item.originId ? [item.originId] : [],
  sources: item.sourceId ? [item.sourceId] : [],
  snapshots: item.snapshotId ? [item.snapshotId] : [],
});

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
  'sentence.split': verb({
    input: SplitSentence,
    needs: (i) => ({ versions: [i.versionId] }),
    target: (i) => i.versionId,
    change: marking.splitSentence,
  }),
  'sentence.join': verb({
    input: JoinSentences,
    needs: (i) => ({ versions: [i.versionId] }),
    target: (i) => i.versionId,
    change: marking.joinSentences,
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
    needs: (i) => ({ cases: [i.fromId, i.intoId], threads: [i.fromId] }),
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
    change: marking.addOccurrence,
  }),
  'occurrence.adjust': verb({
    input: AdjustOccurrence,
    needs: (i) => ({ claims: [i.claimId], versions: [i.versionId] }),
    target: (i) => i.claimId,
    change: marking.adjustOccurrence,
  }),
  'occurrence.accept': verb({
    input: AcceptOccurrence,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: marking.acceptOccurrence,
  }),
  'occurrence.place': verb({
    input: PlaceOccurrence,
    needs: (i) => ({ claims: [i.claimId], versions: [i.versionId] }),
    target: (i) => i.claimId,
    change: marking.placeOccurrence,
  }),
  'occurrence.remove': verb({
    input: RemoveOccurrence,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: marking.removeOccurrence,
  }),
  'verdict.give': verb({
    input: GiveVerdict,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: judging.giveVerdict,
  }),
  'note.add': verb({
    input: AddNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: judging.addNote,
  }),
  'note.edit': verb({
    input: EditNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: judging.editNote,
  }),
  'note.delete': verb({
    input: DeleteNote,
    needs: (i) => ({ claims: [i.claimId] }),
    target: (i) => i.claimId,
    change: judging.deleteNote,
  }),
  'evidence.add': verb({
    input: AddEvidence,
    needs: (i) => ({ cases: [i.claimId], ...namedIn(i) }),
    target: (i) => i.claimId,
    change: keeping.addEvidence,
  }),
  'evidence.edit': verb({
    input: EditEvidence,
    needs: (i) => ({ cases: [i.claimId], ...namedIn(i) }),
    target: (i) => i.claimId,
    change: keeping.editEvidence,
  }),
  'evidence.remove': verb({
    input: RemoveEvidence,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.removeEvidence,
  }),
  'search.log': verb({
    input: LogSearch,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.logSearch,
  }),
  'search.edit': verb({
    input: EditSearch,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.editSearch,
  }),
  'search.remove': verb({
    input: RemoveSearch,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.removeSearch,
  }),
  'contact.log': verb({
    input: LogContact,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.logContact,
  }),
  'contact.edit': verb({
    input: EditContact,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.editContact,
  }),
  'contact.remove': verb({
    input: RemoveContact,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: keeping.removeContact,
  }),
  'comment.add': verb({
    input: AddComment,
    needs: (i) => ({
      claims: [i.claimId],
      comments: i.parentId ? [i.parentId] : [],
      people: i.mentions,
    }),
    target: (i) => i.claimId,
    change: keeping.addComment,
  }),
  'comment.edit': verb({
    input: EditComment,
    needs: (i) => ({ claims: [i.claimId], comments: [i.id], people: i.mentions }),
    target: (i) => i.claimId,
    change: keeping.editComment,
  }),
  'comment.resolve': verb({
    input: OneComment,
    needs: (i) => ({ claims: [i.claimId], comments: [i.id] }),
    target: (i) => i.claimId,
    change: keeping.resolveComment,
  }),
  'comment.reopen': verb({
    input: OneComment,
    needs: (i) => ({ claims: [i.claimId], comments: [i.id] }),
    target: (i) => i.claimId,
    change: keeping.reopenComment,
  }),
  'comment.delete': verb({
    input: OneComment,
    needs: (i) => ({ claims: [i.claimId], comments: [i.id] }),
    target: (i) => i.claimId,
    change: keeping.deleteComment,
  }),
  'assessment.submit': verb({
    input: SubmitAssessment,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.submitAssessment,
    once: true,
  }),
  'assessment.take-back': verb({
    input: TakeBackAssessment,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.takeBackAssessment,
    once: true,
  }),
  'review.approve': verb({
    input: ApproveAssessment,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.approveAssessment,
    final: true,
  }),
  'review.send-back': verb({
    input: SendBack,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.sendBack,
    final: true,
  }),
  'review.disagree': verb({
    input: Disagree,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.disagree,
    final: true,
  }),
  'review.decide': verb({
    input: Decide,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.decide,
    final: true,
  }),
  'claim.assign': verb({
    input: AssignClaim,
    needs: (i) => ({ cases: [i.claimId], people: [i.assigneeId] }),
    target: (i) => i.claimId,
    change: reviewing.assignClaim,
    final: true,
  }),
  'claim.hand-back': verb({
    input: HandBack,
    needs: (i) => ({ cases: [i.claimId] }),
    target: (i) => i.claimId,
    change: reviewing.handBack,
    final: true,
  }),
} as const satisfies Partial<Record<Permission, unknown>>;

export type VerbName = keyof typeof verbs;
export type VerbInput<Name extends VerbName> = z.output<(typeof verbs)[Name]['input']>;

export const isVerbName = (name: string): name is VerbName => Object.hasOwn(verbs, name);

/** A verb worked out on input that has not been looked at yet. */
export type UncheckedVerb = Verb<unknown>;

/** The verb of that name, for callers that have a name and unchecked input; its `input` schema stands between. */
export const verbNamed = (name: VerbName): UncheckedVerb => verbs[name] as unknown as UncheckedVerb;

/**
 * The whole change that a verb makes: its own, and the end of every approval that it overtakes.
 *
 * @throws DomainError where the verb refuses
 */
export const changeOf = (name: VerbName, records: Records, input: unknown, writing: Writing): Change =>
  voiding(records, verbNamed(name).change(records, input, writing));
