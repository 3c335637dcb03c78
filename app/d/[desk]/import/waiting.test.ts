import { describe, expect, it } from 'vitest';
import type { Recognised, Waiting } from './contract';
import { changed, choicesWith, isPlain, lacksText, needsLook } from './waiting';

const text: Recognised = {
  ...{ format: 'text', formatBy: 'recognition', encoding: 'utf-8', encodingBy: 'detection', holds: 'one' },
  ...{ sample: 'Tin.', removed: { controls: 0, bidi: 0 } },
};
const table: Recognised = {
  ...text,
  format: 'csv',
  holds: 'many',
  columns: ['a', 'b'],
  mapping: { text: 'a' },
};
const file = (found: Recognised | null, more: Partial<Waiting> = {}): Waiting => ({
  ...{ number: 1, fileName: 'tin.txt', size: 4, sent: 4, choices: {}, wrong: '', busy: false },
  ...more,
  found,
});

describe('a file that was handed in', () => {
  const cases: Record<string, [file: Waiting, look: boolean, plain: boolean]> = {
    'a text in UTF-8': [file(text), false, true],
    'a text that says how it is written': [
      file({ ...text, encoding: 'utf-16le', encodingBy: 'bom' }),
      false,
      true,
    ],
    'a text whose letters were guessed': [file({ ...text, encoding: 'tcvn3' }), true, false],
    'a text with something taken out': [file({ ...text, removed: { controls: 0, bidi: 1 } }), true, false],
    'a table': [file(table), true, false],
    'an archive': [file({ ...text, format: 'zip', holds: 'archive' }), false, false],
    'a feed': [file({ ...text, format: 'feed', holds: 'many', columns: [] }), false, false],
    'one that cannot be read': [file(null, { wrong: 'This is not a text file.' }), false, false],
    'one that is still being read': [file(null, { busy: true }), false, false],
  };
  it.each(Object.entries(cases))('%s', (_, [one, look, plain]) => {
    expect([needsLook(one), isPlain([one])]).toEqual([look, plain]);
  });

  it('does not go in by itself beside another', () => {
    expect(isPlain([file(text), file(text, { number: 2 })])).toBe(false);
    expect(isPlain([])).toBe(false);
  });

  it('lacks its text while no column is said to hold it', () => {
    expect(lacksText(file(table))).toBe(false);
    expect(lacksText(file({ ...table, mapping: { title: 'b' } }))).toBe(true);
    expect(lacksText(file(text))).toBe(false);
  });
});

describe('changes', () => {
  it('add, set and take away', () => {
    const [one, two] = [file(null), file(null, { number: 2 })];
    const both = changed(changed([], { add: [one] }), { add: [two] });
    expect(changed(both, { number: 2, set: { sent: 1 } })).toEqual([one, { ...two, sent: 1 }]);
    expect(changed(both, { remove: 1 })).toEqual([two]);
  });

  it('show what was chosen before it is read again', () => {
    const [after] = changed([file(table)], {
      number: 1,
      choices: { encoding: 'vni', mapping: { title: 'b' } },
    });
    expect(after).toMatchObject({
      busy: true,
      found: { encoding: 'vni', encodingBy: 'choice', mapping: { title: 'b' }, columns: ['a', 'b'] },
    });
  });

  it('show nothing of a file that is being read as another format', () => {
    const [after] = changed([file(table)], { number: 1, choices: { format: 'text' } });
    expect(after?.found).toMatchObject({ format: 'text', formatBy: 'choice', sample: '', columns: [] });
    expect(after && lacksText(after)).toBe(false);
  });

  it('keep what was chosen before, but for what another format or encoding makes void', () => {
    const asTable = file({ ...table, formatBy: 'choice', encodingBy: 'choice', encoding: 'vni' });
    const mapping = { text: 'b' };
    expect(choicesWith(asTable, { mapping })).toEqual({ format: 'csv', encoding: 'vni', mapping });
    expect(choicesWith(file(table, { choices: { mapping } }), { encoding: 'vni' })).toEqual({
      encoding: 'vni',
    });
    expect(choicesWith(asTable, { format: 'text' })).toEqual({ format: 'text' });
    const unread = file(null, { wrong: 'It cannot be read.', choices: { format: 'html' } });
    expect(choicesWith(unread, { encoding: 'vni' })).toEqual({ format: 'html', encoding: 'vni' });
  });
});
