import { beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { mergedInto, readClaim } from './claim-page';
import { writeProtectedNote } from './protected-notes';
import { captureFile } from './snapshots';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { aClaim, anItem, askAs } from './testing-claim';

type Person = Actor & { kind: 'person' };

eachEngine('the page of a claim', () => {
  let checker: Person;
  let viewer: Person;
  let stranger: Person;
  let claim: Awaited<ReturnType<typeof aClaim>>;
  let other: Awaited<ReturnType<typeof aClaim>>;
  const ids = { origin: newId(), kept: newId(), taken: newId(), secret: newId() };

  beforeAll(async () => {
    const deskId = await anEmptyDesk();
    [checker, viewer] = [await aPerson(deskId, 'checker'), await aPerson(deskId, 'viewer')];
    stranger = await aPerson(await anEmptyDesk(), 'admin');
    [claim, other] = [await aClaim(checker), await aClaim(checker)];
    const { snapshot } = await captureFile(checker, {
      bytes: new TextEncoder().encode(anItem.quote),
      fileName: 'tin.txt',
      declaredType: '',
    });
    let version = 0;
    const on = (input: object) => ({ claimId: claim.id, version: ++version, id: newId(), ...input });
    const log = {
      lookedFor: 'sân bay',
      place: 'Trang chủ',
      searchedAt: anItem.accessedAt,
      outcome: 'nothing',
    };
    await askAs(checker, 'verdict.give', on({ verdict: 'unconfirmed' }));
    const first = { ...anItem, id: ids.kept, snapshotId: snapshot.id };
    await askAs(checker, 'evidence.add', on({ ...first, newOrigin: { id: ids.origin, name: 'Thông cáo' } }));
    await askAs(checker, 'evidence.add', on({ ...anItem, originId: ids.origin }));
    await askAs(
      checker,
      'evidence.add',
      on({ ...anItem, stance: 'contradicts', url: 'https://example.org/2' }),
    );
    await askAs(checker, 'evidence.add', on({ ...anItem, id: ids.taken }));
    await askAs(checker, 'evidence.remove', on({ id: ids.taken }));
    await askAs(checker, 'search.log', on(log));
    await askAs(checker, 'search.log', on({ ...log, visibility: 'public' }));
    await askAs(checker, 'note.add', on({ text: 'Chờ.', visibility: 'internal' }));
    await askAs(checker, 'claim.link', {
      id: newId(),
      fromId: claim.id,
      version: 10,
      toId: other.id,
      kind: 'same',
    });
    await askAs(checker, 'comment.add', { id: newId(), claimId: claim.id, text: 'Ai hỏi?' });
    await writeProtectedNote(checker, { id: ids.secret, claimId: claim.id, text: 'Thư ký.', readers: [] });
  });

  it('says where it stands, what is kept on both sides, and who did it', async () => {
    const page = await readClaim(checker, claim.id);
    expect(page.places).toMatchObject([{ exact: 'Quân đội đã tới sân bay', after: '.', number: 1 }]);
    expect(page.counts).toEqual({
      supports: { links: 2, origins: 1 },
      contradicts: { links: 1, origins: 1 },
      contextualises: { links: 0, origins: 0 },
    });
    expect(page.evidence.map(({ id }) => id)).not.toContain(ids.taken);
    expect(page.origins).toMatchObject([{ id: ids.origin, name: 'Thông cáo' }]);
    expect(page.snapshots).toMatchObject([{ name: 'tin.txt' }]);
    expect(page.custody).toMatchObject([
      { action: 'snapshot.capture', actorId: checker.userId, intact: true },
    ]);
    expect(page).toMatchObject({ tampered: [], searches: [{}, {}], notes: [{}], comments: [{}] });
    expect(page.assessments).toMatchObject([{ verdict: 'unconfirmed', state: 'proposed' }]);
    expect(page.linked).toMatchObject({ [other.id]: { verdict: null, articleTitle: expect.any(String) } });
    expect(page.protectedNotes).toMatchObject([{ id: ids.secret, destroyedAt: null }]);
    expect(page.people).toEqual({ [checker.userId]: checker.name });
    expect(page.articles.map(({ id }) => id)).toEqual([claim.articleId]);
  });

  it('keeps from viewers what is internal', async () => {
    const page = await readClaim(viewer, claim.id);
    expect(page).toMatchObject({ notes: [], comments: [], protectedNotes: [], custody: [], reviews: [] });
    expect(page.searches).toMatchObject([{ visibility: 'public' }]);
    expect(page.abilities).not.toContain('evidence.add');
  });

  it.each([
    ['a claim of another desk', () => readClaim(stranger, claim.id)],
    ['a claim that is not', () => readClaim(checker, newId())],
  ])('does not find %s', async (_, read) => {
    expect(await codeOf(read())).toBe('not-found');
  });

  it('is found again after merges, within the desk', async () => {
    const chain = [await aClaim(checker), await aClaim(checker), await aClaim(checker)].map(({ id }) => id);
    const [first = '', second = '', third = ''] = chain;
    await askAs(checker, 'claim.merge', { fromId: first, fromVersion: 1, intoId: second, intoVersion: 1 });
    await askAs(checker, 'claim.merge', { fromId: second, fromVersion: 2, intoId: third, intoVersion: 1 });
    expect(await mergedInto(viewer, first)).toBe(third);
    expect(await mergedInto(viewer, third)).toBeNull();
    expect(await mergedInto(viewer, newId())).toBeNull();
    expect(await mergedInto(stranger, first)).toBeNull();
  });
});
