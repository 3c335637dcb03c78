import { beforeAll, expect, it } from 'vitest';
import { countEvidence } from '@/lib/domain/evidence';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { importArticle } from './articles';
import { database } from './client';
import { joinOrigins, partOrigin } from './shared-origins';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';
import { verifyDesk } from './verify';

type Person = Actor & { kind: 'person' };

const WORDS = 'Sân bay đã được bảo vệ.';

eachEngine('articles of one origin', () => {
  let checker: Person;
  let viewer: Person;
  let stranger: Person;

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    checker = await aPerson(deskId, 'checker');
    viewer = await aPerson(deskId, 'viewer');
    stranger = await aPerson(await anEmptyDesk(), 'checker');
  });

  const anArticle = async (actor: Person = checker): Promise<string> =>
    (await importArticle(actor, { text: `Tin số ${newId()}. ${WORDS}` })).articleId;

  const originOf = async (id: string) =>
    (await (await database()).article.findUniqueOrThrow({ where: { id } })).originId;

  /** A passage of the article as evidence for the claim. */
  const quote = async (claimId: string, articleId: string, more: object = {}) => {
    const db = await database();
    const version = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
    const claim = await db.claim.findUniqueOrThrow({ where: { id: claimId } });
    const start = version.text.indexOf(WORDS);
    const place = { articleId, versionId: version.id, start, end: start + WORDS.length, quote: WORDS };
    const given = { ...anItem, url: null, document: 'Bản tin', directness: 'secondary', ...place, ...more };
    await askAs(checker, 'evidence.add', { id: newId(), claimId, version: claim.version, ...given });
  };
  const counted = async (claimId: string) =>
    countEvidence(await (await database()).evidence.findMany({ where: { claimId, deletedAt: null } }));

  it('count once as evidence, what was taken before and what is taken later', async () => {
    const [first, second, third] = [await anArticle(), await anArticle(), await anArticle()];
    const { id } = await aClaim(checker);
    await quote(id, first);
    await quote(id, second);
    expect(await counted(id)).toEqual({ links: 2, origins: 2 });
    expect(await joinOrigins(checker, { articleId: second, otherId: first })).toMatchObject({
      ...{ moved: 2, left: 0 },
    });
    expect(await counted(id)).toEqual({ links: 2, origins: 1 });
    await joinOrigins(checker, { articleId: first, otherId: third });
    await quote(id, third);
    expect(await counted(id)).toEqual({ links: 3, origins: 1 });
  });

  it('bring those along that shared an origin with them', async () => {
    const [a, b, c, d] = [await anArticle(), await anArticle(), await anArticle(), await anArticle()];
    await joinOrigins(checker, { articleId: a, otherId: b });
    await joinOrigins(checker, { articleId: c, otherId: d });
    expect(await originOf(a)).not.toBe(await originOf(c));
    await joinOrigins(checker, { articleId: d, otherId: a });
    expect(new Set(await Promise.all([a, b, c, d].map(originOf))).size).toBe(1);
  });

  it('leave what a rule holds back for its claim’s reviewers', async () => {
    const [first, second] = [await anArticle(), await anArticle()];
    const { id } = await aClaim(checker);
    await quote(id, first);
    await quote(id, second, { reliability: 'B', credibility: 1 });
    const { moved, left } = await joinOrigins(checker, { articleId: first, otherId: second });
    expect(moved + left).toBe(2);
    expect(left).toBeGreaterThan(0);
  });

  it('can be parted', async () => {
    const [first, second] = [await anArticle(), await anArticle()];
    await joinOrigins(checker, { articleId: first, otherId: second });
    await partOrigin(checker, { articleId: second });
    expect(await originOf(second)).toBeNull();
    expect(await originOf(first)).not.toBeNull();
  });

  it('are the desk’s own, and not a viewer’s to join', async () => {
    const [first, second] = [await anArticle(), await anArticle()];
    const theirs = await anArticle(stranger);
    const join = (actor: Person, otherId: string) =>
      codeOf(joinOrigins(actor, { articleId: first, otherId }));
    expect(await join(viewer, second)).toBe('permission.denied');
    expect(await join(stranger, second)).toBe('not-found');
    expect(await join(checker, theirs)).toBe('not-found');
    expect(await join(checker, first)).toBe('input.invalid');
    expect(await codeOf(partOrigin(stranger, { articleId: first }))).toBe('not-found');
  });

  it('stand in the log', async () => {
    const { faults } = await verifyDesk(await database(), checker.deskId);
    expect(faults.filter((one) => one.table !== 'Membership')).toEqual([]);
  });
});
