import type { VerbName } from '@/lib/domain/verbs';
import type { PartName } from './claim';
import type { Method } from './route';

/**
 * Where each verb of the desk stands in the interface for programs. Names in braces are the fields of the verb's input
 * that the address says; the rest of the input is the body.
 *
 * - `as`: what the claim of the address is called in the input; absent: `claimId`
 * - `made`: ids that the server makes where the body leaves them out
 * - `version`: the field that If-Match says; absent: `version`; null: the verb asks for none
 * - `answers`: the claim, one record of it by the field that holds its id, the claim that was made, the article or text;
 *   null: nothing, where what it was about is gone
 */
export type VerbLine = {
  readonly method: Exclude<Method, 'GET'>;
  readonly path: string;
  readonly as?: string;
  readonly made?: readonly string[];
  readonly version?: string | null;
  readonly answers:
    | 'claim'
    | 'made-claim'
    | 'article'
    | 'text'
    | readonly [part: PartName, field: string]
    | null;
};

const claim = '/claims/{claimId}';

/** To keep a record of a claim, to change it and to take it away. */
const kept = <Add extends VerbName, Edit extends VerbName, Remove extends VerbName>(
  part: PartName,
  [add, edit, remove]: readonly [Add, Edit, Remove],
) =>
  ({
    [add]: { method: 'POST', path: `${claim}/${part}`, made: ['id'], answers: [part, 'id'] },
    [edit]: { method: 'PATCH', path: `${claim}/${part}/{id}`, answers: [part, 'id'] },
    [remove]: { method: 'DELETE', path: `${claim}/${part}/{id}`, answers: null },
    // Computed keys widen to any string.
  }) as Record<Add | Edit | Remove, VerbLine>;

const assessment = `${claim}/assessments/{assessmentId}`;
const given = ['assessments', 'assessmentId'] as const;

export const verbTable: Readonly<Record<VerbName, VerbLine>> = {
  'article.describe': { method: 'PATCH', path: '/articles/{articleId}', answers: 'article' },
  'sentence.split': { method: 'POST', path: '/versions/{versionId}/split', version: null, answers: 'text' },
  'sentence.join': { method: 'POST', path: '/versions/{versionId}/join', version: null, answers: 'text' },
  'claim.draft': {
    method: 'POST',
    path: '/claims',
    made: ['id', 'occurrenceId', 'reports.linkId'],
    version: null,
    answers: 'made-claim',
  },
  'claim.edit': { method: 'PATCH', path: claim, answers: 'claim' },
  'claim.withdraw': { method: 'DELETE', path: claim, answers: null },
  'claim.restore': { method: 'POST', path: `${claim}/restore`, answers: 'claim' },
  'claim.merge': {
    method: 'POST',
    path: `${claim}/merge`,
    as: 'intoId',
    version: 'intoVersion',
    answers: 'claim',
  },
  'claim.split': { method: 'POST', path: `${claim}/split`, made: ['newId'], answers: 'made-claim' },
  'claim.link': {
    method: 'POST',
    path: `${claim}/links`,
    as: 'fromId',
    made: ['id'],
    answers: ['links', 'id'],
  },
  'claim.unlink': { method: 'DELETE', path: `${claim}/links/{id}`, as: 'fromId', answers: null },
  ...kept('occurrences', ['occurrence.add', 'occurrence.adjust', 'occurrence.remove']),
  'occurrence.accept': {
    method: 'POST',
    path: `${claim}/occurrences/{id}/accept`,
    answers: ['occurrences', 'id'],
  },
  'occurrence.place': {
    method: 'PUT',
    path: `${claim}/occurrences/{id}/place`,
    answers: ['occurrences', 'id'],
  },
  'verdict.give': {
    method: 'POST',
    path: `${claim}/assessments`,
    made: ['id'],
    answers: ['assessments', 'id'],
  },
  ...kept('notes', ['note.add', 'note.edit', 'note.delete']),
  ...kept('evidence', ['evidence.add', 'evidence.edit', 'evidence.remove']),
  // Besides, the origin and the source that it is the first to need.
  'evidence.add': {
    method: 'POST',
    path: `${claim}/evidence`,
    made: ['id', 'newOrigin.id', 'newSource.id'],
    answers: ['evidence', 'id'],
  },
  ...kept('searches', ['search.log', 'search.edit', 'search.remove']),
  ...kept('contacts', ['contact.log', 'contact.edit', 'contact.remove']),
  'comment.add': {
    method: 'POST',
    path: `${claim}/comments`,
    made: ['id'],
    version: null,
    answers: ['comments', 'id'],
  },
  'comment.edit': {
    method: 'PATCH',
    path: `${claim}/comments/{id}`,
    version: null,
    answers: ['comments', 'id'],
  },
  'comment.resolve': {
    method: 'POST',
    path: `${claim}/comments/{id}/resolve`,
    version: null,
    answers: ['comments', 'id'],
  },
  'comment.reopen': {
    method: 'POST',
    path: `${claim}/comments/{id}/reopen`,
    version: null,
    answers: ['comments', 'id'],
  },
  'comment.delete': { method: 'DELETE', path: `${claim}/comments/{id}`, version: null, answers: null },
  'assessment.submit': { method: 'POST', path: `${assessment}/submit`, answers: given },
  'assessment.take-back': { method: 'POST', path: `${assessment}/take-back`, answers: given },
  'review.approve': {
    method: 'POST',
    path: `${assessment}/approve`,
    made: ['id', 'correction.id'],
    answers: ['reviews', 'id'],
  },
  'review.send-back': {
    method: 'POST',
    path: `${assessment}/send-back`,
    made: ['id'],
    answers: ['reviews', 'id'],
  },
  'review.disagree': {
    method: 'POST',
    path: `${assessment}/disagree`,
    made: ['id'],
    answers: ['reviews', 'id'],
  },
  'review.decide': {
    method: 'POST',
    path: `${assessment}/decide`,
    made: ['id', 'correction.id'],
    answers: ['reviews', 'id'],
  },
  'claim.assign': {
    method: 'POST',
    path: `${claim}/assignments`,
    made: ['id'],
    version: null,
    answers: ['assignments', 'id'],
  },
  'claim.hand-back': { method: 'DELETE', path: `${claim}/assignments`, version: null, answers: null },
};
