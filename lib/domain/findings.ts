/** What the verdict rules find in a case, and what they refuse. */
import type { Claim } from './claim';
import { conflictIn } from './conflict';
import { DomainError, type FieldProblem } from './errors';
import type { Evidence } from './evidence';
import { type Details, type Level, type Moment, type Rule, type RuleId, rules } from './rules';
import type { Case, Kept } from './rules-case';
import { type Basis, fits, type Verdict } from './verdict';

/** A rule that is not met, with the placeholders of its message; `asks`: a written reason answers it. */
export type Finding = { rule: RuleId; level: Level; asks: boolean; details: Details };

const table = Object.entries(rules) as [RuleId, Rule][];

const bindingAt = (moment: Moment) => table.filter(([, rule]) => rule.moments.includes(moment));

const bindings: Readonly<Record<Moment, typeof table>> = {
  save: bindingAt('save'),
  submit: bindingAt('submit'),
  approve: bindingAt('approve'),
  export: bindingAt('export'),
};

const found = (id: RuleId, { level, asks }: Rule, details: Details): Finding => ({
  rule: id,
  level,
  asks: level === 'warn' || (asks?.(details) ?? false),
  details,
});

/** The first item of evidence that does not meet a rule. */
const firstItem = (rule: Rule, one: Kept, moment: Moment): Details | null => {
  for (const item of one.evidence) {
    const details = rule.item?.(item, one, moment);
    if (details) return details;
  }
  return null;
};

/** The rules that are not met at this moment, blocking ones first. */
export const findings = (one: Case, moment: Moment): Finding[] =>
  bindings[moment]
    .flatMap(([id, rule]) => {
      const details = rule.missing?.(one, moment) ?? firstItem(rule, one, moment);
      return details ? [found(id, rule, details)] : [];
    })
    .toSorted((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'));

/**
 * Refuse what the rules refuse.
 *
 * @throws DomainError rules.refused, rules.reason-needed (details: `findings`)
 */
export const assertRules = (one: Case, moment: Moment): void => {
  const unmet = findings(one, moment);
  const blocking = unmet.filter(({ level }) => level === 'block');
  if (blocking.some(({ asks }) => !asks)) throw new DomainError('rules.refused', { findings: blocking });
  const unanswered = unmet.filter(({ rule }) => !one.assessment.reasons[rule]);
  if (unanswered.length > 0) throw new DomainError('rules.reason-needed', { findings: unanswered });
};

/**
 * Refuse an item of evidence that breaks a rule about the record itself; `one.evidence` holds it as it will be.
 *
 * @throws DomainError rules.refused (details: `findings`)
 */
export const assertRecord = (item: Evidence, one: Kept): void => {
  const unmet = bindings.save.flatMap(([id, rule]) => {
    const details = rule.item?.(item, one, 'save');
    return details ? [found(id, rule, details)] : [];
  });
  if (unmet.length === 0) return;
  throw new DomainError('rules.refused', { findings: unmet }, unmet.flatMap(fieldProblem(item)));
};

/** The field of the item's form beside which a finding stands. */
const fieldProblem =
  (item: Evidence) =>
  ({ rule, details }: Finding): FieldProblem[] => {
    if (rule === 'VR-11') return [{ path: pathOf(String(details.need)), key: 'required' }];
    if (rule === 'VR-13')
      return [{ path: item.reliability === null ? 'reliability' : 'credibility', key: 'grade' }];
    if (rule === 'VR-14') return [{ path: 'credibility', key: 'invalid' }];
    return rule === 'VR-24' ? [{ path: 'sourceName', key: 'anonymous' }] : [];
  };

const pathOf = (need: string): string => (need === 'place' ? 'url' : need);

/**
 * Refuse who has declared an interest in the claim's subject: they do not assess it (VR-23).
 *
 * @throws DomainError rules.refused (details: `findings`)
 */
export const assertDisinterested = (claim: Pick<Claim, 'subjects'>, interests: readonly string[]): void => {
  const subject = conflictIn(claim, interests);
  if (subject === null) return;
  throw new DomainError('rules.refused', { findings: [found('VR-23', rules['VR-23'], { subject })] });
};

/**
 * Refuse who has not given a verdict of their own, where second opinions are given blind (VR-10).
 *
 * @throws DomainError rules.refused (details: `findings`)
 */
export const assertUnsealed = (one: Case): void => {
  const sealed = findings(one, 'approve').filter(({ rule }) => rule === 'VR-10');
  if (sealed.length > 0 && one.assessment.authorId !== one.by)
    throw new DomainError('rules.refused', { findings: sealed });
};

/** What is still missing, and from when on it is in the way. */
export type Missing = Finding & { from: 'submit' | 'approve' };

/** Whose absence only a second person would notice: it is shown to the first as well. */
const ahead: ReadonlySet<RuleId> = new Set(['VR-11', 'VR-12']);

/**
 * What is missing to submit the claim with a verdict, the one in hand or another ("what is missing to confirm"), and
 * to have it approved. A basis that does not fit is left out.
 */
export const missingFor = (
  one: Case,
  verdict: Verdict,
  basis: Basis | null = one.assessment.basis,
): Missing[] => {
  const assessment = { ...one.assessment, verdict, basis: fits(verdict, basis) ? basis : null };
  const tried = { ...one, assessment };
  const before = findings(tried, 'submit').map((unmet) => ({ ...unmet, from: 'submit' as const }));
  const later = findings(tried, 'approve')
    .filter(({ rule }) => ahead.has(rule) && !before.some((unmet) => unmet.rule === rule))
    .map((unmet) => ({ ...unmet, from: 'approve' as const }));
  return [...before, ...later];
};
