/** A desk in memory with one submitted assessment, for the tests of what a second person does with it. */
import { apply, type Change } from './change';
import { type DeskRules, plainDesk } from './desk-rules';
import { newId } from './ids';
import { parse } from './input';
import { printedHash } from './printed';
import { sandbox } from './testing';
import { changeOf, type VerbName, verbNamed } from './verbs';
import type { Exported } from './writing';

const text = 'Quân đội đã tới sân bay.';

/** @param stored whether the evidence has an archived address, without which nothing can be approved */
export const reviewDesk = ({ stored }: { stored: 'archived' | 'not' } = { stored: 'archived' }) => {
  const base = sandbox(text);
  const beyond = {
    editors: new Map<string, Set<string>>(),
    exported: new Map<string, Exported>(),
    tampered: new Set<string>(),
  };
  let records = base.records;
  let clock = Date.UTC(2022, 0, 8, 8);
  const state = { rules: plainDesk as DeskRules, interests: [] as readonly string[] };

  const perform = (name: VerbName, input: unknown, by = 'author'): Change => {
    clock += 1000;
    const change = changeOf(name, records, parse(verbNamed(name).input, input), {
      by,
      at: new Date(clock).toISOString(),
      texts: new Map([
        [base.versionId, { articleId: base.articleId, text, language: 'vi', sentences: [], boundaries: {} }],
      ]),
      desk: state.rules,
      interests: state.interests,
      beyond,
    });
    records = apply(records, change);
    return change;
  };

  const claimId = newId();
  const assessmentId = newId();
  const found = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('nothing there');
    return one;
  };
  const claim = () => found(records.claim.get(claimId));
  const assessment = (id: string) => found(records.assessment.get(id));
  const version = () => claim().version;
  const on = () => ({ claimId, version: version(), assessmentId });
  const submit = () => perform('assessment.submit', { ...on(), reasons: { 'VR-03': 'Hai hãng tin.' } });

  perform('claim.draft', {
    ...{ id: claimId, occurrenceId: newId(), versionId: base.versionId },
    ...{ start: 0, end: text.length },
  });
  perform('claim.edit', { claimId, version: 1, subjects: ['Sân bay Almaty'] });
  perform('contact.log', {
    ...{ id: newId(), claimId, version: version(), contacted: 'Sân bay Almaty', channel: 'email' },
    ...{ attemptedAt: '2022-01-07T08:00:00.000Z', outcome: 'pending' },
  });
  for (const publisher of ['Báo Một', 'Báo Hai'])
    perform('evidence.add', {
      ...{ id: newId(), claimId, version: version(), url: `https://example.org/${newId()}`, publisher },
      ...{ sourceKind: 'agency', quote: text, stance: 'supports', directness: 'secondary' },
      accessedAt: '2022-01-07T08:00:00.000Z',
      archiveUrl: stored === 'archived' ? 'https://archive.example/1' : null,
    });
  perform('verdict.give', {
    ...{ id: assessmentId, claimId, version: version(), verdict: 'confirmed', basis: 'corroborated' },
    rationale: 'Hai hãng tin độc lập đưa.',
  });
  submit();

  return {
    claimId,
    assessmentId,
    beyond,
    perform,
    submit,
    on,
    claim,
    assessment,
    version,
    statement: () => claim().statement,
    state: () => assessment(assessmentId).state,
    hash: () => printedHash(records, claim(), assessment(assessmentId)),
    /** Give a verdict of one's own. @returns its id */
    opine: (by: string, given: object): string => {
      const id = newId();
      const whatWouldChangeIt = 'Một bản ghi hình.';
      perform('verdict.give', { id, claimId, version: version(), whatWouldChangeIt, ...given }, by);
      return id;
    },
    log: () =>
      perform('search.log', {
        ...{ id: newId(), claimId, version: version(), lookedFor: 'sân bay', place: 'Trang của sân bay' },
        ...{ searchedAt: '2022-01-07T08:00:00.000Z', outcome: 'nothing' },
      }),
    /** Decide on the submitted assessment as it is now. */
    decide: (name: VerbName, by: string, more: object = {}) =>
      perform(
        name,
        { id: newId(), ...on(), hash: printedHash(records, claim(), assessment(assessmentId)), ...more },
        by,
      ),
    get records() {
      return records;
    },
    set rules(rules: DeskRules) {
      state.rules = rules;
    },
    set interests(interests: readonly string[]) {
      state.interests = interests;
    },
  };
};
