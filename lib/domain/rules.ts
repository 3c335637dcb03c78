/**
 * The verdict rules: one table. A blocking rule refuses, whoever asks, administrators included; a warning asks for a
 * reason, which is kept with the assessment. The words and their professional source stand in lib/i18n under
 * `rules.<id>`. How is counted stands in rules-case.ts.
 */
import type { Claim } from './claim';
import { conflictIn } from './conflict';
import { DomainError, type FieldProblem } from './errors';
import type { Evidence } from './evidence';
import {
  type Case,
  contradicting,
  isAnonymous,
  isCarrier,
  isLater,
  isPrimary,
  type Kept,
  origins,
  supporting,
} from './rules-case';
import { type Basis, fits, type Verdict } from './verdict';

/** block: refuses. warn: asks for a reason. */
export type Level = 'block' | 'warn';
/** When a rule binds. save: whenever the record is saved. */
export type Moment = 'save' | 'submit' | 'approve' | 'export';
/** What is missing, as the placeholders of the message. */
export type Details = Readonly<Record<string, string | number>>;

type Rule = {
  level: Level;
  moments: readonly Moment[];
  /** What is missing of the case; null when the rule is met. */
  missing?: (one: Case, moment: Moment) => Details | null;
  /** For a rule about evidence: what is missing of one item. */
  item?: (item: Evidence, one: Kept, moment: Moment) => Details | null;
  /** A written reason answers it. Warnings ask anyway. */
  asks?: (details: Details) => boolean;
  /** Where it is seen to, when it cannot be broken by what is written here. */
  enforcedBy?: string;
};

const unless = (met: boolean, details: Details = {}): Details | null => (met ? null : details);
const yes = (is: boolean): string => (is ? 'yes' : 'no');
const named = (item: Evidence): Details => ({ item: item.title ?? item.publisher, itemId: item.id });

const judged = ['submit', 'approve', 'export'] as const;
const kept = ['save', ...judged] as const;
const byStructure = (enforcedBy: string) => ({ level: 'block', moments: [], enforcedBy }) as const;

/** Who says it in the item. */
const speaks = (item: Evidence): boolean => (item.sourceName ?? item.publisher).trim() !== '';

/** Whether both sides hold, in words of different origins. */
const bothSides = (one: Case): boolean => {
  const [pro, contra] = [supporting(one).filter(speaks), contradicting(one).filter(speaks)];
  return pro.some((item) => contra.some((other) => origins([item, other]) === 2));
};

const contradicted = (one: Case): boolean => {
  const against = contradicting(one).filter(speaks);
  const enough = against.some((item) => isPrimary(one, item)) || origins(against) >= 2;
  return enough && supporting(one).length === 0;
};

const PLURAL = /\b(?:các|nhiều|một số|những) nguồn tin\b|\bsources\b/iu;

/** Words a reader would see: the rationale and the public notes. */
const readersWords = ({ assessment, notes }: Case): string =>
  [assessment.rationale, ...notes.filter((note) => note.visibility === 'public').map((note) => note.text)]
    .join('\n')
    .normalize('NFC');

const hedged = ({ claim, occurrences }: Case): string | null => {
  if (claim.layer !== 'content') return null;
  const cue = occurrences.find((place) => place.cueClass === 'unconfirmed' || place.cueClass === 'hearsay');
  return cue ? (cue.cueText ?? cue.exact) : null;
};

export const rules = {
  'VR-01': {
    level: 'block',
    moments: judged,
    missing: (one) => {
      const { verdict, basis, reasons } = one.assessment;
      if (verdict !== 'confirmed') return null;
      const count = origins(supporting(one));
      const primary = supporting(one).some((item) => isPrimary(one, item));
      if (basis === 'primary' && !primary) return { need: 'primary', origins: count };
      if (count >= 2) return null;
      if (!primary) return { need: 'origins', origins: count };
      if (basis === 'corroborated') return { need: 'basis', origins: count };
      return unless(Boolean(reasons['VR-01']), { need: 'reason', origins: count });
    },
    asks: ({ need }) => need === 'reason',
  },
  'VR-02': {
    level: 'block',
    moments: judged,
    missing: (one) => {
      if (one.assessment.verdict !== 'confirmed') return null;
      const items = supporting(one);
      const short = items.length >= 2 && origins(items) < 2 && !items.some((item) => isPrimary(one, item));
      return unless(!short, { links: items.length, origins: origins(items) });
    },
  },
  'VR-03': {
    level: 'warn',
    moments: ['submit'],
    missing: (one) => {
      if (one.assessment.verdict !== 'confirmed') return null;
      const items = supporting(one);
      const thin = items.length > 0 && !items.some((item) => isPrimary(one, item)) && origins(items) < 3;
      return unless(!thin, { origins: origins(items) });
    },
  },
  'VR-04': {
    level: 'block',
    moments: judged,
    missing: (one) => {
      if (one.assessment.verdict !== 'confirmed') return null;
      const items = supporting(one);
      return unless(items.length === 0 || !items.every((item) => isAnonymous(one, item)), {
        links: items.length,
      });
    },
  },
  'VR-05': {
    level: 'block',
    moments: judged,
    missing: ({ assessment, searches }) => {
      if (assessment.verdict !== 'unconfirmed') return null;
      const [basis, search, change] = [
        assessment.basis === null,
        searches.length === 0,
        assessment.whatWouldChangeIt.trim() === '',
      ];
      return unless(!basis && !search && !change, {
        basis: yes(basis),
        search: yes(search),
        change: yes(change),
      });
    },
  },
  'VR-06': {
    level: 'block',
    moments: judged,
    missing: (one) => {
      const { verdict, basis } = one.assessment;
      if (verdict !== 'disputed') return null;
      const met = basis === 'contradicted' ? contradicted(one) : bothSides(one);
      const counts = { supporting: supporting(one).length, contradicting: contradicting(one).length };
      return unless(met, { basis: basis ?? 'conflicting', ...counts });
    },
  },
  'VR-07': {
    level: 'warn',
    moments: ['submit'],
    missing: (one) => {
      const cue = one.assessment.verdict === 'confirmed' ? hedged(one) : null;
      return cue === null ? null : { cue };
    },
  },
  'VR-08': {
    level: 'block',
    moments: ['approve'],
    missing: ({ by, assessment, editors }) => {
      if (assessment.authorId === by) return { as: 'author' };
      return unless(!editors.has(by), { as: 'editor' });
    },
  },
  'VR-09': {
    level: 'block',
    moments: ['export'],
    missing: ({ assessment, printed }) => unless(assessment.hash === printed()),
    enforcedBy: 'lib/domain/voiding.ts',
  },
  'VR-10': {
    level: 'block',
    moments: ['approve'],
    missing: ({ by, desk, opinions }) =>
      unless(!desk.blind || opinions.some((opinion) => opinion.authorId === by)),
    enforcedBy: 'lib/domain/reviewing.ts',
  },
  'VR-11': {
    level: 'block',
    moments: kept,
    item: (item, _, moment) => {
      const place = item.url ?? item.document ?? item.articleId;
      if (!place) return { ...named(item), need: 'place' };
      if (!item.publisher.trim()) return { ...named(item), need: 'publisher' };
      if (!item.quote.trim()) return { ...named(item), need: 'quote' };
      const stored = item.archiveUrl ?? item.snapshotId ?? item.articleId;
      const final = moment === 'approve' || moment === 'export';
      return unless(!final || stored !== null, { ...named(item), need: 'snapshot' });
    },
  },
  'VR-12': {
    level: 'block',
    moments: ['approve', 'export'],
    item: (item, { tampered }) =>
      unless(item.snapshotId === null || !tampered.has(item.snapshotId), named(item)),
  },
  'VR-13': {
    level: 'block',
    moments: kept,
    item: (item) => unless((item.reliability === null) === (item.credibility === null), named(item)),
  },
  'VR-14': {
    level: 'block',
    moments: kept,
    item: (item, one) =>
      unless(item.credibility !== 1 || origins(supporting(one)) >= 2, {
        ...named(item),
        origins: origins(supporting(one)),
      }),
  },
  'VR-17': {
    level: 'warn',
    moments: ['submit'],
    item: (item, { claim }) =>
      unless(!isLater(item, claim), { ...named(item), date: item.publishedOn ?? '' }),
  },
  'VR-18': byStructure('lib/domain/reviewing.ts'),
  'VR-19': byStructure('lib/data/corrections.ts'),
  'VR-20': byStructure('lib/domain/drafting.ts'),
  'VR-21': {
    ...byStructure('lib/domain/keeping.ts'),
    moments: ['submit', 'approve', 'export'],
    missing: ({ occurrences }) => {
      const lost = occurrences.find((place) => place.anchorState === 'lost');
      return lost ? { quote: lost.exact } : null;
    },
  },
  'VR-22': {
    level: 'warn',
    moments: ['submit'],
    missing: ({ claim, contacts }) =>
      unless(claim.subjects.length === 0 || contacts.length > 0, { subject: claim.subjects[0] ?? '' }),
  },
  'VR-23': {
    level: 'block',
    moments: ['submit', 'approve'],
    missing: ({ claim, interests }) => {
      const subject = conflictIn(claim, interests);
      return subject === null ? null : { subject };
    },
  },
  'VR-24': {
    level: 'block',
    moments: kept,
    item: (item) => unless(item.sourceKind !== 'anonymous' || item.sourceName === null, named(item)),
  },
  'VR-25': {
    level: 'warn',
    moments: ['submit'],
    missing: (one) => {
      const words = PLURAL.exec(readersWords(one))?.[0];
      const count = origins(one.evidence.filter((item) => !isOwnWords(one, item)));
      return words === undefined || count >= 2 ? null : { words, origins: count };
    },
  },
  'VR-27': byStructure('lib/domain/report.ts'),
  'VR-28': byStructure('lib/data/write.ts'),
  'VR-29': {
    level: 'block',
    moments: judged,
    missing: ({ claim, assessment }) => {
      if (claim.type !== 'opinion' && claim.type !== 'prediction') return null;
      const met = assessment.verdict === 'unconfirmed' && assessment.basis === 'unverifiable';
      return unless(met, { type: claim.type });
    },
  },
} as const satisfies Record<string, Rule>;

const isOwnWords = (one: Case, item: Evidence): boolean =>
  one.claim.layer === 'content' && isCarrier(one, item);

export type RuleId = keyof typeof rules;

/** A rule that is not met, with the placeholders of its message; `asks`: a written reason answers it. */
export type Finding = { rule: RuleId; level: Level; asks: boolean; details: Details };

const table = Object.entries(rules) as [RuleId, Rule][];

const binding = (moment: Moment) => table.filter(([, rule]) => rule.moments.includes(moment));

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
  binding(moment)
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
  const unmet = binding('save').flatMap(([id, rule]) => {
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
