import { beforeAll, expect, it } from 'vitest';
import { isDomainError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { database } from './client';
import { captureFile } from './snapshots';
import { anEmptyDesk, aPerson, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';

type Person = Actor & { kind: 'person' };

/** The error's code and the fields it stands at. */
const refusalOf = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!isDomainError(error)) throw error;
      return [error.code, ...error.fields.map(({ path }) => path)];
    },
  );

eachEngine('evidence', () => {
  let checker: Person;
  let elsewhere: Person;
  let claim: { id: string; articleId: string; versionId: string };

  beforeAll(async () => {
    checker = await aPerson(await anEmptyDesk(), 'checker');
    elsewhere = await aPerson(await anEmptyDesk('Another desk'), 'checker');
    claim = await aClaim(checker);
  });

  /** Keeps an item for a claim as it stands now. */
  const add = async (more: object = {}, actor = checker, claimId = claim.id) => {
    const { version } = await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } });
    return askAs(actor, 'evidence.add', { ...anItem, id: newId(), claimId, version, ...more });
  };
  const file = (text: string) => ({
    bytes: new TextEncoder().encode(text),
    fileName: 'page.txt',
    declaredType: 'text/plain',
  });

  it('does not see the origins, sources, articles and snapshots of another desk', async () => {
    const theirs = await aClaim(elsewhere);
    const newOrigin = { id: newId(), name: 'AFP' };
    const newSource = { id: newId(), kind: 'agency', name: 'AFP' };
    await add({ newOrigin, newSource }, elsewhere, theirs.id);
    const { snapshot } = await captureFile(elsewhere, file(anItem.quote));
    const refusals = await Promise.all([
      refusalOf(add({ originId: newOrigin.id })),
      refusalOf(add({ sourceId: newSource.id })),
      refusalOf(add({ articleId: theirs.articleId, versionId: theirs.versionId })),
      refusalOf(add({ snapshotId: snapshot.id })),
    ]);
    expect(refusals).toEqual([
      ['origin.unknown', 'originId'],
      ['source.unknown', 'sourceId'],
      ['not-found', 'versionId'],
      ['snapshot.unknown', 'snapshotId'],
    ]);
  });

  it('quotes what its snapshot says', async () => {
    const { snapshot } = await captureFile(checker, file(`Theo tin mới: “${anItem.quote}”`));
    await expect(refusalOf(add({ snapshotId: snapshot.id }))).resolves.toEqual([]);
    await expect(refusalOf(add({ snapshotId: snapshot.id, quote: 'Sân bay đã mất.' }))).resolves.toEqual([
      'quote.not-found',
      'quote',
    ]);
  });

  it('out of an article of the desk is what stands there', async () => {
    const { articleId, versionId } = claim;
    const { text } = await (await database()).articleVersion.findUniqueOrThrow({ where: { id: versionId } });
    const passage = { url: null, articleId, versionId, start: 0, end: 7 };
    await expect(refusalOf(add({ ...passage, quote: text.slice(0, 7) }))).resolves.toEqual([]);
    await expect(refusalOf(add({ ...passage, quote: 'Bản báo' }))).resolves.toEqual([
      'quote.mismatch',
      'quote',
    ]);
  });
});
