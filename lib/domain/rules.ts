/**
 * The verdict rules: one table. A blocking rule refuses, whoever asks, administrators included; a warning asks for a
 * reason, which is kept with the assessment. The words and their professional source stand in lib/i18n under
 * `rules.<id>`. How is counted stands in rules-case.ts, what the table finds in a case in findings.ts.
 */
import { conflictIn } from './conflict';
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

/** block: refuses. warn: asks for a reason. */
export type Level = 'block' | 'warn';
/** When a rule binds. save: whenever the record is saved. */
export type Moment = 'save' | 'submit' | 'approve' | 'export';
/** What is missing, as the placeholders of the message. */
export type Details = Readonly<Record<string, string | number>>;

export type Rule = {
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
