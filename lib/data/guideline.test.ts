import { beforeAll, describe, expect, it } from 'vitest';
import { WriteGuideline } from '@/lib/domain/guideline';
import { sha256 } from '@/lib/domain/hash';
import type { Role } from '@/lib/domain/permissions';
import { database } from './client';
import { rulesOfDesk } from './desk-rules';
import { listGuidelineVersions, readGuideline, writeGuideline } from './guideline';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { verifyOwnDesk } from './verify';

type Person = Awaited<ReturnType<typeof aPerson>>;

describe('what a form sends', () => {
  it.each([
    ['the first version', { text: ' Hai nguồn.\r\nMột lời.\n', basedOn: '' }, 'Hai nguồn.\nMột lời.', null],
    ['a later one', { text: 'Hai nguồn.', basedOn: '2' }, 'Hai nguồn.', 2],
    ['what a program sends', { text: 'Hai nguồn.', basedOn: null }, 'Hai nguồn.', null],
  ])('%s', (_, sent, text, basedOn) => {
    expect(WriteGuideline.parse(sent)).toEqual({ text, basedOn });
  });

  it.each([
    ['nothing', { text: ' \r\n ', basedOn: '' }, 'text'],
    ['too much', { text: 'a'.repeat(100_001), basedOn: '' }, 'text'],
    ['no number', { text: 'Hai nguồn.', basedOn: 'x' }, 'basedOn'],
  ])('refuses %s', (_, sent, field) => {
    expect(WriteGuideline.safeParse(sent).error?.issues[0]?.path).toEqual([field]);
  });
});

eachEngine('the guideline of a desk', () => {
  let people: Record<Role, Person>;
  let stranger: Person;

  beforeAll(async () => {
    const desk = await anEmptyDesk();
    people = {
      viewer: await aPerson(desk, 'viewer'),
      checker: await aPerson(desk, 'checker'),
      editor: await aPerson(desk, 'editor'),
      admin: await aPerson(desk, 'admin'),
    };
    stranger = await aPerson(await anEmptyDesk(), 'editor');
  });

  it('is not there at first', async () => {
    expect(await readGuideline(people.viewer)).toBeNull();
    expect(await listGuidelineVersions(people.viewer)).toEqual([]);
  });

  it('is written by editors and administrators, version after version', async () => {
    expect(await writeGuideline(people.editor, { text: 'Hai nguồn.', basedOn: null })).toBe(1);
    expect(await writeGuideline(people.admin, { text: 'Ba nguồn.', basedOn: 1 })).toBe(2);
    const versions = await listGuidelineVersions(people.viewer);
    expect(versions.map(({ number, author }) => [number, author])).toEqual([
      [2, 'The admin'],
      [1, 'The editor'],
    ]);
    expect(await readGuideline(people.viewer)).toMatchObject({ number: 2, text: 'Ba nguồn.' });
    expect(await readGuideline(people.viewer, 1)).toMatchObject({ number: 1, text: 'Hai nguồn.' });
    expect(await rulesOfDesk(people.checker)).toMatchObject({ guideline: 2 });
  });

  it('stands in the log by its number and hash, not by its words', async () => {
    const where = { deskId: people.admin.deskId, action: 'guideline.write' };
    const events = await (await database()).auditEvent.findMany({ where, orderBy: { seq: 'asc' } });
    expect(events.map(({ change }) => change)).toEqual([
      { number: 1, sha256: sha256('Hai nguồn.') },
      { number: 2, sha256: sha256('Ba nguồn.') },
    ]);
    // The people of a test were never invited, which the check says.
    const { faults } = await verifyOwnDesk(people.admin);
    expect(faults.filter(({ table }) => table !== 'Membership')).toEqual([]);
  });

  it.each(['viewer', 'checker'] as const)('is not written by a %s', async (role) => {
    const written = writeGuideline(people[role], { text: 'Một nguồn.', basedOn: 2 });
    expect(await codeOf(written)).toBe('permission.denied');
  });

  it('is not written over what somebody saved in between', async () => {
    const written = writeGuideline(people.editor, { text: 'Bốn nguồn.', basedOn: 1 });
    await expect(written).rejects.toMatchObject({ code: 'version.stale', details: { current: 2 } });
    expect(await readGuideline(people.editor)).toMatchObject({ number: 2, text: 'Ba nguồn.' });
  });

  it('is saved once of two at the same time', async () => {
    const both = ['Năm nguồn.', 'Sáu nguồn.'].map((text) =>
      codeOf(writeGuideline(people.editor, { text, basedOn: 2 })),
    );
    expect((await Promise.all(both)).map(String).sort()).toEqual(['3', 'version.stale']);
  });

  it('is the desk’s own', async () => {
    expect(await readGuideline(stranger)).toBeNull();
    expect(await listGuidelineVersions(stranger)).toEqual([]);
    expect(await codeOf(readGuideline(stranger, 1))).toBe('not-found');
    expect(await writeGuideline(stranger, { text: 'Của bàn khác.', basedOn: null })).toBe(1);
    expect(await readGuideline(people.viewer)).toMatchObject({ number: 3 });
  });
});
