import { describe, expect, it } from 'vitest';
import { commandNames } from './contract';
import {
  changedKeys,
  commandOf,
  conflicts,
  defaultKeys,
  keyOf,
  keysOf,
  labelsOf,
  type Press,
  writes,
} from './key-map';

const press = (code: string, with_: Partial<Press> = {}): Press => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  ...with_,
});

describe('keyOf', () => {
  it.each<[string, Press, string | null]>([
    ['a letter by its place', press('KeyJ'), 'KeyJ'],
    ['with Shift', press('ArrowUp', { shiftKey: true }), 'Shift+ArrowUp'],
    ['a digit of the number pad', press('Numpad2'), 'Digit2'],
    ['Enter of the number pad', press('NumpadEnter'), 'Enter'],
    ['not with Ctrl', press('KeyJ', { ctrlKey: true }), null],
    ['not with Alt', press('KeyJ', { altKey: true }), null],
    ['not with Meta', press('KeyJ', { metaKey: true }), null],
    ['not while composing', press('KeyS', { isComposing: true }), null],
    ['not what an input method keeps to itself', press('KeyJ', { keyCode: 229 }), null],
    ['not Shift alone', press('ShiftLeft', { shiftKey: true }), null],
    ['not Tab', press('Tab'), null],
    ['not a key without a place', press(''), null],
  ])('%s', (_, given, expected) => {
    expect(keyOf(given)).toBe(expected);
  });
});

describe('the keyboard', () => {
  it('has a key for every command, and none twice', () => {
    expect(Object.keys(defaultKeys).sort()).toEqual([...commandNames].sort());
    expect(conflicts(defaultKeys).size).toBe(0);
  });

  it('finds each command by its key', () => {
    for (const name of commandNames) expect(commandOf(defaultKeys, defaultKeys[name])).toBe(name);
    expect(commandOf(defaultKeys, 'KeyQ')).toBeNull();
  });

  it('has evidence on e and submitting on s', () => {
    expect(commandOf(defaultKeys, 'KeyE')).toBe('evidence.add');
    expect(commandOf(defaultKeys, 'KeyS')).toBe('assessment.submit');
  });

  it('gives a key to the command that was given it by hand, and names both', () => {
    const keys = keysOf({ 'note.write': 'KeyJ' });
    expect(commandOf(keys, 'KeyJ')).toBe('note.write');
    expect([...conflicts(keys)]).toEqual(['sentence.next', 'note.write']);
  });

  it('a command can be without a key', () => {
    const keys = keysOf({ 'claim.withdraw': '' });
    expect(commandOf(keys, 'KeyX')).toBeNull();
    expect(conflicts(keysOf({ 'claim.withdraw': '', 'note.write': '' })).size).toBe(0);
  });

  it('stores what differs alone, and passes over what is no command', () => {
    expect(changedKeys(keysOf({ 'note.write': 'KeyM', 'sentence.next': 'KeyJ', gone: 'KeyQ' }))).toEqual({
      'note.write': 'KeyM',
    });
  });

  it('tells the keys that write from those that only move', () => {
    expect(['KeyJ', 'Digit1', 'Shift+Slash', 'BracketLeft'].every(writes)).toBe(true);
    expect(['Enter', 'Escape', 'Shift+ArrowUp', 'Home'].some(writes)).toBe(false);
  });
});

describe('labelsOf', () => {
  it.each<[string, readonly string[]]>([
    ['KeyJ', ['j']],
    ['Shift+KeyU', ['Shift', 'u']],
    ['Digit1', ['1']],
    ['Shift+ArrowUp', ['Shift', '↑']],
    ['Shift+Slash', ['?']],
    ['BracketLeft', ['[']],
    ['Enter', ['Enter']],
    ['Escape', ['Esc']],
    ['', []],
  ])('%s', (key, labels) => {
    expect(labelsOf(key, null)).toEqual(labels);
  });

  it('shows what stands on the keys of another layout', () => {
    const azerty = new Map([
      ['KeyA', 'q'],
      ['Slash', '!'],
    ]);
    expect(labelsOf('KeyA', azerty)).toEqual(['q']);
    expect(labelsOf('Shift+Slash', azerty)).toEqual(['Shift', '!']);
  });
});
