import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDesk } from './desk-rules';
import { isDomainError } from './errors';
import { countEvidence } from './evidence';
import { assertRecord, assertRules, findings, missingFor } from './findings';
import { type Moment, type RuleId, rules } from './rules';
import { isAfter, isLater, origins } from './rules-case';
import {
  aCase,
  aContact,
  aNote,
  anAssessment,
  anItem,
  aPassage,
  aSearch,
  type Changed,
} from './rules-testing';

const refusing = (moment: Moment, changed: Changed): RuleId[] =>
  findings(aCase(changed), moment).map(({ rule }) => rule);

const [one, two] = [anItem(), anItem()];
const primary = anItem({ directness: 'primary' });
const against = anItem({ stance: 'contradicts' });
const anonymous = () => anItem({ sourceKind: 'anonymous' });
const sameOrigin = () => anItem({ originId: 'agency' });
const ownArticle = anItem({ url: null, articleId: 'article-0', directness: 'primary' });
const otherArticle = anItem({ url: null, articleId: 'article-1', directness: 'primary' });
const unconfirmed = {
  verdict: 'unconfirmed',
  basis: 'anonymous_only',
  whatWouldChangeIt: 'Một tên.',
} as const;
const conflicting = { verdict: 'disputed', basis: 'conflicting' } as const;
const contradicted = { verdict: 'disputed', basis: 'contradicted' } as const;
const attribution = { layer: 'attribution' } as const;

/** For each rule: name, when, the case, and whether the rule is among what is found. */
const cases: readonly [RuleId, name: string, Moment, Changed, 'refused' | 'allowed'][] = [
  ['VR-01', 'nothing supports it', 'submit', { evidence: [] }, 'refused'],
  ['VR-01', 'one secondary item', 'submit', { evidence: [one] }, 'refused'],
  ['VR-01', 'two origins', 'submit', { evidence: [one, two] }, 'allowed'],
  ['VR-01', 'one primary item, no reason', 'submit', { evidence: [primary] }, 'refused'],
  [
    'VR-01',
    'one primary item and a reason',
    'submit',
    { evidence: [primary], assessment: { reasons: { 'VR-01': 'Bản ghi hình.' } } },
    'allowed',
  ],
  [
    'VR-01',
    'a reason, but the item is secondary',
    'submit',
    { evidence: [one], assessment: { reasons: { 'VR-01': 'Đáng tin.' } } },
    'refused',
  ],
  [
    'VR-01',
    'basis corroborated on one origin',
    'submit',
    { evidence: [primary], assessment: { basis: 'corroborated', reasons: { 'VR-01': 'Bản ghi.' } } },
    'refused',
  ],
  [
    'VR-01',
    'basis primary on secondary items',
    'submit',
    { evidence: [one, two], assessment: { basis: 'primary' } },
    'refused',
  ],
  [
    'VR-01',
    'two origins, one of them unreliable',
    'submit',
    { evidence: [one, anItem({ reliability: 'E', credibility: 5 })] },
    'refused',
  ],
  ['VR-01', 'it counts what supports only', 'submit', { evidence: [one, against] }, 'refused'],
  [
    'VR-01',
    'the article that carries it',
    'submit',
    { evidence: [ownArticle], assessment: { reasons: { 'VR-01': 'Bài viết.' } } },
    'refused',
  ],
  [
    'VR-01',
    'the carrying article by its address',
    'submit',
    { evidence: [one, anItem({ url: 'https://example.org/article-0' })] },
    'refused',
  ],
  [
    'VR-01',
    'both articles, called primary, with a reason',
    'submit',
    { evidence: [ownArticle, otherArticle], assessment: { reasons: { 'VR-01': 'Hai bài.' } } },
    'refused',
  ],
  [
    'VR-01',
    'another article twice, under two origins',
    'submit',
    {
      evidence: [
        { ...otherArticle, id: 'x', originId: 'a' },
        { ...otherArticle, id: 'y', originId: 'b' },
      ],
      assessment: { reasons: { 'VR-01': 'Hai đoạn.' } },
    },
    'refused',
  ],
  ['VR-01', 'another article beside another origin', 'submit', { evidence: [one, otherArticle] }, 'allowed'],
  [
    'VR-01',
    'of an attribution, the carrying passage and a reason',
    'submit',
    {
      claim: attribution,
      evidence: [{ ...ownArticle, directness: 'secondary' }],
      assessment: { basis: 'primary', reasons: { 'VR-01': 'Chính đoạn văn cho thấy.' } },
    },
    'allowed',
  ],
  ['VR-01', 'also when approved', 'approve', { evidence: [one] }, 'refused'],
  ['VR-01', 'also when exported', 'export', { evidence: [one] }, 'refused'],
  ['VR-01', 'no other verdict', 'submit', { evidence: [], assessment: unconfirmed }, 'allowed'],

  ['VR-02', 'two items of one origin', 'submit', { evidence: [sameOrigin(), sameOrigin()] }, 'refused'],
  ['VR-02', 'a third of another', 'submit', { evidence: [sameOrigin(), sameOrigin(), one] }, 'allowed'],
  [
    'VR-02',
    'one address twice',
    'submit',
    { evidence: [one, { ...one, id: 'again', snapshotId: null }] },
    'refused',
  ],

  ['VR-03', 'two secondary origins', 'submit', { evidence: [one, two] }, 'refused'],
  ['VR-03', 'three secondary origins', 'submit', {}, 'allowed'],
  ['VR-03', 'one of two is primary', 'submit', { evidence: [one, primary] }, 'allowed'],

  ['VR-04', 'anonymous sources only', 'submit', { evidence: [anonymous(), anonymous()] }, 'refused'],
  ['VR-04', 'one of three has a name', 'submit', { evidence: [anonymous(), anonymous(), one] }, 'allowed'],
  [
    'VR-04',
    'the passage that carries an attribution',
    'submit',
    { claim: attribution, evidence: [{ ...ownArticle, sourceKind: 'anonymous' }] },
    'allowed',
  ],

  [
    'VR-05',
    'no basis',
    'submit',
    { assessment: { ...unconfirmed, basis: null }, searches: [aSearch] },
    'refused',
  ],
  ['VR-05', 'no line in the search log', 'submit', { assessment: unconfirmed }, 'refused'],
  [
    'VR-05',
    'nothing that would change it',
    'submit',
    { assessment: { ...unconfirmed, whatWouldChangeIt: ' ' }, searches: [aSearch] },
    'refused',
  ],
  ['VR-05', 'all three', 'submit', { assessment: unconfirmed, searches: [aSearch] }, 'allowed'],

  [
    'VR-06',
    'conflicting with one side',
    'submit',
    { assessment: conflicting, evidence: [against] },
    'refused',
  ],
  [
    'VR-06',
    'conflicting with both sides of one origin',
    'submit',
    {
      assessment: conflicting,
      evidence: [sameOrigin(), anItem({ stance: 'contradicts', originId: 'agency' })],
    },
    'refused',
  ],
  [
    'VR-06',
    'conflicting with nobody named',
    'submit',
    { assessment: conflicting, evidence: [one, { ...against, publisher: '' }] },
    'refused',
  ],
  [
    'VR-06',
    'conflicting with both sides',
    'submit',
    { assessment: conflicting, evidence: [one, against] },
    'allowed',
  ],
  [
    'VR-06',
    'contradicted by one secondary',
    'submit',
    { assessment: contradicted, evidence: [against] },
    'refused',
  ],
  [
    'VR-06',
    'contradicted by one primary',
    'submit',
    { assessment: contradicted, evidence: [{ ...against, directness: 'primary' }] },
    'allowed',
  ],
  [
    'VR-06',
    'contradicted by two origins',
    'submit',
    { assessment: contradicted, evidence: [against, anItem({ stance: 'contradicts' })] },
    'allowed',
  ],
  [
    'VR-06',
    'contradicted, and supported',
    'submit',
    { assessment: contradicted, evidence: [{ ...against, directness: 'primary' }, one] },
    'refused',
  ],

  [
    'VR-07',
    'hedged and confirmed',
    'submit',
    { occurrences: [aPassage({ cueClass: 'hearsay' })] },
    'refused',
  ],
  ['VR-07', 'not hedged', 'submit', { occurrences: [aPassage({ cueClass: 'neutral' })] }, 'allowed'],
  [
    'VR-07',
    'hedged, on the attribution layer',
    'submit',
    { claim: attribution, occurrences: [aPassage({ cueClass: 'unconfirmed' })] },
    'allowed',
  ],

  ['VR-08', 'by its author', 'approve', { by: 'checker-a' }, 'refused'],
  ['VR-08', 'by who changed it', 'approve', { editors: new Set(['editor']) }, 'refused'],
  ['VR-08', 'by somebody else', 'approve', { editors: new Set(['checker-a']) }, 'allowed'],

  ['VR-09', 'other words than approved', 'export', { assessment: { hash: 'other' } }, 'refused'],
  ['VR-09', 'the approved words', 'export', { assessment: { hash: 'hash' } }, 'allowed'],

  ['VR-10', 'blind, without an opinion', 'approve', { desk: { ...plainDesk, blind: true } }, 'refused'],
  [
    'VR-10',
    'blind, with an opinion',
    'approve',
    { desk: { ...plainDesk, blind: true }, opinions: [anAssessment({ authorId: 'editor' })] },
    'allowed',
  ],
  ['VR-10', 'a desk that is not blind', 'approve', {}, 'allowed'],

  ['VR-11', 'no place', 'submit', { evidence: [anItem({ url: null })] }, 'refused'],
  ['VR-11', 'no quote', 'submit', { evidence: [anItem({ quote: ' ' })] }, 'refused'],
  ['VR-11', 'no snapshot yet', 'submit', { evidence: [anItem({ snapshotId: null })] }, 'allowed'],
  ['VR-11', 'no snapshot at approval', 'approve', { evidence: [anItem({ snapshotId: null })] }, 'refused'],
  [
    'VR-11',
    'an archived address',
    'approve',
    { evidence: [anItem({ snapshotId: null, archiveUrl: 'https://archive.example/1' })] },
    'allowed',
  ],
  [
    'VR-11',
    'an article of the desk',
    'approve',
    { evidence: [{ ...otherArticle, snapshotId: null }] },
    'allowed',
  ],

  [
    'VR-12',
    'bytes that changed',
    'export',
    { evidence: [anItem({ snapshotId: 's' })], tampered: new Set(['s']) },
    'refused',
  ],
  ['VR-12', 'bytes as they were', 'export', { evidence: [anItem({ snapshotId: 's' })] }, 'allowed'],

  ['VR-13', 'one grade', 'submit', { evidence: [anItem({ reliability: 'B' })] }, 'refused'],
  ['VR-13', 'both', 'submit', { evidence: [anItem({ reliability: 'B', credibility: 2 })] }, 'allowed'],

  [
    'VR-14',
    'graded 1 alone',
    'submit',
    { evidence: [anItem({ reliability: 'B', credibility: 1 })] },
    'refused',
  ],
  [
    'VR-14',
    'graded 1 with a second origin',
    'submit',
    { evidence: [anItem({ reliability: 'B', credibility: 1 }), one] },
    'allowed',
  ],

  [
    'VR-17',
    'published later',
    'submit',
    { claim: { claimDate: '2022-01-06' }, evidence: [anItem({ publishedOn: '2022-02' })] },
    'refused',
  ],
  [
    'VR-17',
    'published in the same month, as far as is known',
    'submit',
    { claim: { claimDate: '2022-01' }, evidence: [anItem({ publishedOn: '2022-01-09' })] },
    'allowed',
  ],

  [
    'VR-21',
    'a passage that is lost',
    'submit',
    { occurrences: [aPassage({ anchorState: 'lost' })] },
    'refused',
  ],
  [
    'VR-21',
    'a passage that moved',
    'submit',
    { occurrences: [aPassage({ anchorState: 'moved' })] },
    'allowed',
  ],

  ['VR-22', 'nobody was asked', 'submit', { claim: { subjects: ['Washington'] } }, 'refused'],
  [
    'VR-22',
    'somebody was asked',
    'submit',
    { claim: { subjects: ['Washington'] }, contacts: [aContact] },
    'allowed',
  ],

  [
    'VR-23',
    'a declared interest',
    'approve',
    { claim: { subjects: ['Bộ Quốc phòng'] }, interests: ['bo quoc phong'] },
    'refused',
  ],
  [
    'VR-23',
    'an interest in something else',
    'approve',
    { claim: { subjects: ['Bộ Quốc phòng'] }, interests: ['Bộ Y tế'] },
    'allowed',
  ],

  [
    'VR-24',
    'the name of an anonymous source',
    'submit',
    { evidence: [anItem({ sourceKind: 'anonymous', sourceName: 'Ông A' })] },
    'refused',
  ],
  ['VR-24', 'an anonymous source', 'submit', { evidence: [anonymous()] }, 'allowed'],

  [
    'VR-25',
    'sources, of one origin',
    'submit',
    { evidence: [sameOrigin(), sameOrigin()], assessment: { rationale: 'Các nguồn tin đều nói vậy.' } },
    'refused',
  ],
  [
    'VR-25',
    'in a public note',
    'submit',
    { evidence: [one], notes: [aNote('According to sources close to it.', 'public')] },
    'refused',
  ],
  [
    'VR-25',
    'in an internal note',
    'submit',
    { evidence: [one], notes: [aNote('Nhiều nguồn tin.', 'internal')] },
    'allowed',
  ],
  [
    'VR-25',
    'sources, of two origins',
    'submit',
    { evidence: [one, two], assessment: { rationale: 'Các nguồn tin.' } },
    'allowed',
  ],

  ['VR-29', 'an opinion, confirmed', 'submit', { claim: { type: 'opinion' } }, 'refused'],
  [
    'VR-29',
    'a prediction, unverifiable',
    'submit',
    { claim: { type: 'prediction' }, assessment: { ...unconfirmed, basis: 'unverifiable' } },
    'allowed',
  ],
];

describe.each(Object.keys(rules) as RuleId[])('%s', (rule) => {
  const own = cases.filter(([id]) => id === rule);

  it.each(own)('%s: %s', (_, __, moment, changed, outcome) => {
    expect(refusing(moment, changed).includes(rule)).toBe(outcome === 'refused');
  });

  it('is refused once and allowed once at least, or says who sees to it', () => {
    const { enforcedBy, moments }: { enforcedBy?: string; moments: readonly Moment[] } = {
      enforcedBy: undefined,
      ...rules[rule],
    };
    if (moments.length === 0) expect(enforcedBy).toMatch(/^lib\/.*\.ts$/);
    else expect(new Set(own.map((named) => named[4]))).toEqual(new Set(['refused', 'allowed']));
  });
});

describe('the table', () => {
  it('holds every rule of the domain, in order', () => {
    const numbers = [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29,
    ];
    expect(Object.keys(rules)).toEqual(numbers.map((n) => `VR-${String(n).padStart(2, '0')}`));
  });

  it('names files that are there', () => {
    const named = Object.values(rules).flatMap((rule) => ('enforcedBy' in rule ? [rule.enforcedBy] : []));
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('finds nothing wrong with a sound case', () => {
    const sound = { assessment: { hash: 'hash' } };
    for (const moment of ['submit', 'approve', 'export'] as const)
      expect(refusing(moment, sound)).toEqual([]);
  });
});

const thrown = (work: () => void): { code: string; details: unknown; fields: unknown } | null => {
  try {
    work();
  } catch (error) {
    if (isDomainError(error)) return { code: error.code, details: error.details, fields: error.fields };
    throw error;
  }
  return null;
};

describe('assertRules', () => {
  it('refuses what blocks, and names it', () => {
    const refused = thrown(() => assertRules(aCase({ evidence: [] }), 'submit'));
    expect(refused).toMatchObject({ code: 'rules.refused', details: { findings: [{ rule: 'VR-01' }] } });
  });

  it('asks for the reason of a lone primary source together with those of the warnings', () => {
    const asked = aCase({ evidence: [primary], claim: { subjects: ['Washington'] } });
    const refused = thrown(() => assertRules(asked, 'submit'));
    const named = [
      { rule: 'VR-01', asks: true },
      { rule: 'VR-22', asks: true },
    ];
    expect(refused).toMatchObject({ code: 'rules.reason-needed', details: { findings: named } });
  });

  it('lets a warning pass with its reason', () => {
    const answered = { evidence: [one, two], assessment: { reasons: { 'VR-03': 'Hai hãng tin độc lập.' } } };
    expect(thrown(() => assertRules(aCase(answered), 'submit'))).toBeNull();
  });

  it('does not let a blocking rule pass with a reason', () => {
    const argued = {
      evidence: [anonymous(), anonymous()],
      assessment: { reasons: { 'VR-04': 'Đáng tin.' } },
    };
    expect(thrown(() => assertRules(aCase(argued), 'submit'))).toMatchObject({ code: 'rules.refused' });
  });
});

describe('assertRecord', () => {
  const saved = (item: ReturnType<typeof anItem>) =>
    thrown(() => assertRecord(item, aCase({ evidence: [item, one] })));

  it.each([
    ['a grade alone', anItem({ reliability: 'B' }), 'VR-13', 'credibility'],
    [
      'graded 1 without a second origin',
      anItem({ reliability: 'E', credibility: 1 }),
      'VR-14',
      'credibility',
    ],
    ['no place', anItem({ url: null }), 'VR-11', 'url'],
    [
      'an anonymous source with a name',
      anItem({ sourceKind: 'anonymous', sourceName: 'A' }),
      'VR-24',
      'sourceName',
    ],
  ])('refuses %s at its field', (_, item, rule, path) => {
    expect(saved(item)).toMatchObject({
      code: 'rules.refused',
      details: { findings: [{ rule }] },
      fields: [{ path }],
    });
  });

  it('takes an item without snapshot: that can wait until approval', () => {
    expect(saved(anItem({ snapshotId: null }))).toBeNull();
  });

  it('does not hold an item back for what is wrong with another', () => {
    const wrong = anItem({ reliability: 'B' });
    expect(thrown(() => assertRecord(one, aCase({ evidence: [one, wrong] })))).toBeNull();
  });
});

describe('missingFor', () => {
  it('says what is missing to confirm what is proposed as unconfirmed', () => {
    const proposed = aCase({ evidence: [one], assessment: unconfirmed, searches: [aSearch] });
    expect(missingFor(proposed, 'unconfirmed')).toEqual([]);
    expect(missingFor(proposed, 'confirmed')).toMatchObject([
      { rule: 'VR-01', details: { need: 'origins', origins: 1 }, from: 'submit' },
      { rule: 'VR-03' },
    ]);
  });

  it('tells beforehand what only the approval asks for', () => {
    const unsaved = aCase({ evidence: [one, two, anItem({ snapshotId: null })] });
    expect(missingFor(unsaved, 'confirmed')).toMatchObject([{ rule: 'VR-11', from: 'approve' }]);
  });
});

describe('counting', () => {
  it('knows when one date is after another only as far as both are known', () => {
    expect(isAfter('2022-02', '2022-01-06')).toBe(true);
    expect(isAfter('2022', '2022-01-06')).toBe(false);
    expect(isAfter('2022-01-07', '2022-01')).toBe(false);
    expect(isLater({ publishedOn: null }, { claimDate: '2022' })).toBe(false);
  });

  const group = fc.record({
    originId: fc.option(fc.constantFrom('a', 'b')),
    articleId: fc.option(fc.constantFrom('x', 'y')),
    url: fc.constant(null),
    snapshotId: fc.constant(null),
  });
  const someItems = fc.array(group, { maxLength: 8 }).map((groups) => groups.map((more) => anItem(more)));

  it('is the same in any order, and never more than the items', () => {
    fc.assert(
      fc.property(someItems, (all) => {
        expect(origins(all.toReversed())).toBe(origins(all));
        expect(origins(all)).toBeLessThanOrEqual(all.length);
        expect(countEvidence(all)).toEqual({ links: all.length, origins: origins(all) });
      }),
    );
  });

  it('grows by one origin at most with one item more', () => {
    fc.assert(
      fc.property(someItems, group, (all, more) => {
        expect(origins([...all, anItem(more)])).toBeLessThanOrEqual(origins(all) + 1);
      }),
    );
  });
});
