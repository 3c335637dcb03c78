import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carried, carrying, textsNeeded } from './carrying';
import { apply, noRecords } from './change';
import type { Occurrence } from './claim';
import { standingAt, type VersionText } from './placing';
import { aClaim, aPassage } from './rules-testing';
import { splitSentences } from './sentences';

const versionOf = (id: string, text: string): VersionText => ({
  id,
  text,
  sentences: splitSentences(text, 'vi').flatMap(({ start, end }) => [start, end]),
});

const SENTENCES = [
  'Quân đội Nga đã đến Alma-Ata vào rạng sáng nay.',
  'Theo một quan chức, sân bay đã được giành lại.',
  'Những cáo buộc như vậy đã bị Washington bác bỏ.',
  'Ít nhất 12 cảnh sát thiệt mạng, 353 người khác bị thương.',
];
const first = versionOf('v1', SENTENCES.join(' '));

const mark = (words: string, version: VersionText = first, more: Partial<Occurrence> = {}): Occurrence => {
  const start = version.text.indexOf(words);
  const standing = standingAt(version.text, 'vi', { start, end: start + words.length });
  return aPassage({ id: words, versionId: version.id, ...standing, ...more });
};

/** Through one version after the other, without anybody looking. */
const through = (all: readonly Occurrence[], ...versions: readonly VersionText[]): Occurrence[] => {
  const texts = new Map([first, ...versions].map((one) => [one.id, one]));
  return versions.reduce<Occurrence[]>(
    (passages, to) => {
      const places = carried(passages, texts, to, 'vi');
      return passages.map((one, i) => ({ ...one, ...places[i] }));
    },
    [...all],
  );
};

const second = (text: string) => versionOf('v2', text);
const edited = (from: string, to: string) => second(first.text.replace(from, to));
const exact = { anchorState: 'exact', lookAgain: false, anchorScore: null, seenVersionId: null };
const settledHere = { ...exact, versionId: 'v2' };
const seenAt = ({ start, end }: Occurrence) => ({ seenVersionId: 'v1', seenStart: start, seenEnd: end });

describe('a passage in a new version', () => {
  const [, hearsay = '', , killed = ''] = SENTENCES;
  const before = mark(hearsay);

  it('goes along silently where nothing before it and nothing in its sentence changed', () => {
    const [one] = through([before], edited('353', '354'));
    expect(one).toEqual({ ...before, ...settledHere });
  });

  it('waits where it was pushed on, its words unchanged', () => {
    const [one] = through([before], edited('Quân đội', 'Các đơn vị quân đội'));
    const shift = 'Các đơn vị quân đội'.length - 'Quân đội'.length;
    expect(one).toMatchObject({
      ...{ versionId: 'v2', start: before.start + shift, exact: hearsay },
      ...{ anchorState: 'moved', lookAgain: true, ...seenAt(before) },
      ...{ cueText: before.cueText, cueClass: before.cueClass, cueStart: (before.cueStart ?? 0) + shift },
    });
    expect(one?.anchorScore).toBeGreaterThan(0.8);
  });

  it('waits where its words changed, with the cue of the new ones', () => {
    const [one] = through(
      [before],
      edited('Theo một quan chức, sân bay', 'Có tin chưa xác nhận rằng sân bay'),
    );
    expect(one).toMatchObject({
      anchorState: 'moved',
      lookAgain: true,
      cueClass: 'unconfirmed',
      ...seenAt(before),
    });
    expect(one?.exact).toContain('sân bay đã được giành lại');
    expect(one?.anchorScore).toBeLessThan(1);
  });

  it('waits where it stands as it stood, and the rest of its sentence reads otherwise', () => {
    const fragment = mark('12 cảnh sát thiệt mạng');
    const [one] = through([fragment], edited('353 người khác bị thương', 'theo tin chưa kiểm chứng'));
    expect(one).toMatchObject({
      ...{ versionId: 'v2', start: fragment.start, exact: fragment.exact },
      ...{ anchorState: 'exact', lookAgain: true, ...seenAt(fragment) },
    });
  });

  it.each([
    ['begins', 'ba người đã bị bắt', 'ba người', 'năm người', 'năm người đã bị bắt'],
    [
      'ends',
      'cáo buộc như vậy đã bị Washington',
      'Washington',
      'Washingtons',
      'cáo buộc như vậy đã bị Washingtons',
    ],
  ])('that %s with a word of which letters changed takes the word whole', (_, quoted, from, to, expected) => {
    const source = versionOf('v1', `Theo đài, ${quoted} hôm qua. ${SENTENCES[0]}`);
    const text = source.text.replace(from, to);
    const passage = mark(quoted, source);
    const [place] = carried([passage], new Map([['v1', source]]), second(text), 'vi');
    expect(place?.exact).toBe(expected);
  });

  it('is lost with its sentence, and stays where it stood', () => {
    const [one] = through([before], edited(`${hearsay} `, ''));
    expect(one).toEqual({ ...before, anchorState: 'lost', lookAgain: true });
  });

  it('asks one question for several versions that nobody looked at', () => {
    const [one] = through(
      [before],
      edited('Quân đội', 'Các đơn vị quân đội'),
      versionOf('v3', first.text.replace('Quân đội', 'Nhiều đơn vị quân đội')),
    );
    expect(one).toMatchObject({ versionId: 'v3', lookAgain: true, ...seenAt(before) });
  });

  it.each([
    ['moved', edited('Quân đội', 'Các đơn vị quân đội')],
    ['changed', edited('đã được giành lại', 'vẫn chưa được giành lại')],
    ['lost', edited(`${hearsay} `, '')],
  ])('that was %s stands where it stood when the old words come back', (_, between) => {
    const [one] = through([before], between, versionOf('v3', first.text));
    expect(one).toEqual({ ...before, ...exact, versionId: 'v3' });
  });

  it('that was left lost knowingly does not ask again, until it is found', () => {
    const left = mark(killed, first, { anchorState: 'lost', lookAgain: false });
    const without = edited(` ${killed}`, '');
    expect(through([left], without)).toEqual([left]);
    const [found] = through([left], without, versionOf('v3', `Cập nhật. ${first.text}`));
    expect(found).toMatchObject({ versionId: 'v3', anchorState: 'moved', lookAgain: true });
  });
});

describe('carrying', () => {
  const all = SENTENCES.map((words, i) => mark(words, first, { id: `o${i}`, claimId: `c${i}` }));
  const claims = new Map(SENTENCES.map((_, i) => [`c${i}`, aClaim({ id: `c${i}` })]));
  const to = edited('Washington', 'Nhà Trắng');
  const change = carrying(all, claims, new Map([[first.id, first]]), to, 'vi');

  it('counts claims up that somebody has to look at, and no others', () => {
    const counted = change.filter((one) => one.kind === 'claim').map((one) => one.id);
    expect(counted).toEqual(['c2', 'c3']);
  });

  it('says of what goes along silently only that it stands in the new version', () => {
    expect(change[0]).toEqual({ kind: 'occurrence', id: 'o0', set: { versionId: ['v1', 'v2'] } });
  });

  it('is a change: the records after it are the passages as carried', () => {
    const occurrence = new Map(all.map((one) => [one.id, one]));
    const after = apply({ ...noRecords, occurrence, claim: claims }, change);
    expect([...after.occurrence.values()]).toEqual(through(all, to));
  });

  it('needs the texts in which passages stand or were seen', () => {
    const [moved] = through(all, edited('Quân đội', 'Các đơn vị quân đội'));
    expect(textsNeeded([...all, ...(moved ? [moved] : [])])).toEqual(['v1', 'v2']);
  });
});

describe('laws', () => {
  const word = fc.constantFrom(
    'quân đội',
    'sân bay',
    'Washington',
    '353',
    'rạng sáng',
    'bác bỏ',
    'Nga',
    '👨‍👩‍👧',
    'vụ nổ',
  );
  const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => `Tin ${words.join(' ')}.`);
  const article = fc.uniqueArray(sentence, { minLength: 2, maxLength: 12 }).map((all) => all.join(' '));
  const marked = article.chain((text) => {
    const version = versionOf('v1', text);
    const count = version.sentences.length / 2;
    const passage = fc.nat(count - 1).map((i) => {
      const [start = 0, end = 0] = version.sentences.slice(2 * i, 2 * i + 2);
      return aPassage({ id: `o${i}`, versionId: 'v1', ...standingAt(text, 'vi', { start, end }) });
    });
    return fc.tuple(fc.constant(version), fc.array(passage, { minLength: 1, maxLength: 5 }));
  });
  const both = fc.tuple(marked, article);
  const follow = (version: VersionText, all: readonly Occurrence[], to: VersionText) =>
    carried(all, new Map([[version.id, version]]), to, 'vi').map((place, i) => ({ ...all[i], ...place }));

  it('the same text again leaves everything as it was', () =>
    fc.assert(
      fc.property(marked, ([version, all]) => {
        const again = follow(version, all, { ...version, id: 'v2' });
        expect(again).toEqual(all.map((one) => ({ ...one, versionId: 'v2' })));
      }),
    ));

  it('whatever the new text is: quoted words are what stands there, nothing moves silently, nothing is dropped', () =>
    fc.assert(
      fc.property(both, ([[version, all], text]) => {
        const to = versionOf('v2', text);
        for (const [i, one] of follow(version, all, to).entries()) {
          const [old, where] = [all[i], one.versionId === 'v2' ? to : version];
          expect(where.text.slice(one.start, one.end)).toBe(one.exact);
          expect(where.text.slice(0, one.start).endsWith(one.prefix ?? '')).toBe(true);
          expect(where.text.slice(one.end).startsWith(one.suffix ?? '')).toBe(true);
          if (one.cueText !== null)
            expect(where.text.slice(one.cueStart ?? 0, one.cueEnd ?? 0)).toBe(one.cueText);
          if (!one.lookAgain) expect([one.start, one.exact]).toEqual([old?.start, old?.exact]);
          expect(one.anchorState === 'lost').toBe(one.versionId === 'v1');
        }
      }),
    ));
});
