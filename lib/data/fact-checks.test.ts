import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { importReviews, previewReviews } from './fact-checks';
import { takeImportBack } from './take-over';
import { anEmptyDesk, codeOf, eachEngine } from './testing';
import { aClaim } from './testing-claim';
import { aMember } from './testing-full-desk';
import { verifyDesk } from './verify';
import { readWorkspace } from './workspace';

type Person = Actor & { kind: 'person' };

const review = (claimReviewed: string, more = {}) => ({
  ...{ '@context': 'https://schema.org', '@type': 'ClaimReview', url: `https://example.org/${newId()}` },
  ...{ claimReviewed, author: { name: 'Báo Mẫu' }, datePublished: '2022-01-08' },
  reviewRating: { alternateName: 'Sai', ratingExplanation: 'Sân bay vẫn mở cửa.' },
  ...more,
});

eachEngine('fact-checks of others', () => {
  let [checker, viewer]: Person[] = [];
  const at = <One>(one: One | undefined): One => {
    if (!one) throw new Error('nobody there');
    return one;
  };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aMember(deskId, 'checker');
    viewer = await aMember(deskId, 'viewer');
  });

  it('are shown with where their words stand, and what is none is listed', async () => {
    const id = newId();
    const { articleId } = await aClaim(at(checker), id);
    const words = `Bản tin ${id}.`;
    const { rows, left } = await previewReviews(at(checker), [
      review(words),
      { '@type': 'NewsArticle' },
      review('Không đâu có.'),
    ]);
    expect(rows).toMatchObject([
      { index: 0, review: { claim: words, verdict: 'Sai' }, places: [{ articleId, start: 0 }], known: [] },
      { index: 2, places: [] },
    ]);
    expect(left).toEqual([{ index: 1, because: 'no-review' }]);
  });

  it('become evidence on the claim that a person chose, speaking as they said, once', async () => {
    const { id: claimId, articleId } = await aClaim(at(checker));
    const json = review('Quân đội chưa tới.');
    const choices = [{ index: 0, as: 'evidence' as const, claimId, stance: 'contradicts' as const }];
    const taken = await importReviews(at(checker), { json, choices }, newId());
    expect(taken).toEqual([{ index: 0, claimId, because: null, code: null }]);
    const { evidence } = await readWorkspace(at(checker), articleId);
    expect(evidence).toMatchObject([
      {
        ...{ url: json.url, publisher: 'Báo Mẫu', stance: 'contradicts', directness: 'secondary' },
        ...{ quote: 'Sân bay vẫn mở cửa.', publishedOn: '2022-01-08', title: 'Quân đội chưa tới.' },
      },
    ]);
    expect(await importReviews(at(checker), { json, choices }, newId())).toMatchObject([
      { because: 'known' },
    ]);
    const { rows } = await previewReviews(at(checker), json);
    expect(rows[0]?.known.map((one) => one.claimId)).toEqual([claimId]);
  });

  it('are one step of history, evidence and claims alike', async () => {
    const { id: claimId, articleId } = await aClaim(at(checker));
    const words = newId();
    const { articleId: other } = await aClaim(at(checker), words);
    const json = [review('Quân đội chưa tới.'), review(`Bản tin ${words}.`)];
    const choices = [
      { index: 0, as: 'evidence' as const, claimId, stance: 'contradicts' as const },
      { index: 1, as: 'claim' as const, articleId: other },
    ];
    const requestId = newId();
    const taken = await importReviews(at(checker), { json, choices }, requestId);
    expect(taken.map(({ because }) => because)).toEqual([null, null]);
    expect(await importReviews(at(checker), { json, choices }, requestId)).toEqual(taken);
    expect((await readWorkspace(at(checker), articleId)).history.undo).toBe('annotation.take-over');
    expect(await takeImportBack(at(checker), requestId)).toEqual({ back: 2, left: [] });
    expect((await readWorkspace(at(checker), articleId)).evidence).toEqual([]);
    expect((await readWorkspace(at(checker), other)).claims.map(({ id }) => id)).toEqual([words]);
    const { faults } = await verifyDesk(await database(), at(checker).deskId);
    expect(faults).toEqual([]);
  });

  it('become a claim where their words stand, with the review as its first evidence', async () => {
    const id = newId();
    const { articleId } = await aClaim(at(checker), id);
    const json = review(`Bản tin ${id}.`);
    const choices = [{ index: 0, as: 'claim' as const, articleId }];
    const [taken] = await importReviews(at(checker), { json, choices }, newId());
    expect(taken).toMatchObject({ because: null });
    const { claims, evidence } = await readWorkspace(at(checker), articleId);
    expect(claims.map(({ statement }) => statement)).toContain(`Bản tin ${id}.`);
    expect(evidence).toMatchObject([{ claimId: taken?.claimId, stance: 'contextualises' }]);
    const { faults } = await verifyDesk(await database(), at(checker).deskId);
    expect(faults).toEqual([]);
  });

  it('are not guessed at, nor anybody’s to take', async () => {
    const { id: claimId, articleId } = await aClaim(at(checker));
    const json = review('Không có trong bài nào.');
    const none = { index: 0, as: 'claim' as const, articleId };
    expect(await importReviews(at(checker), { json, choices: [none] }, newId())).toMatchObject([
      { claimId: null, because: 'not-found' },
    ]);
    const other = await aMember(await anEmptyDesk(), 'admin');
    const choices = [{ index: 0, as: 'evidence' as const, claimId, stance: 'supports' as const }];
    expect(await importReviews(other, { json, choices }, newId())).toMatchObject([
      { because: 'refused', code: 'not-found' },
    ]);
    expect(await codeOf(importReviews(at(viewer), { json, choices }, newId()))).toBe('permission.denied');
    expect((await readWorkspace(at(checker), articleId)).evidence).toEqual([]);
  });
});
