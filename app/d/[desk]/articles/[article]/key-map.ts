import { type CommandName, commandNames } from './contract';

/**
 * A key as it is written down: `KeyJ`, `Shift+ArrowUp`; the empty string is none. By its place on the keyboard
 * (`event.code`), so that it stays where it was when the layout or an input method changes.
 */
export type Key = string;
export type KeyMap = Readonly<Record<CommandName, Key>>;

/** The whole keyboard. */
export const defaultKeys: KeyMap = {
  'sentence.next': 'KeyJ',
  'sentence.previous': 'KeyK',
  'sentence.first': 'Home',
  'sentence.last': 'End',
  'sentence.split': 'KeyC',
  'sentence.join': 'KeyM',
  'selection.end-next-sentence': 'Shift+ArrowDown',
  'selection.end-previous-sentence': 'Shift+ArrowUp',
  'selection.end-next-word': 'Shift+ArrowRight',
  'selection.end-previous-word': 'Shift+ArrowLeft',
  'selection.start-next-word': 'Shift+Period',
  'selection.start-previous-word': 'Shift+Comma',
  'claim.draft': 'Enter',
  'claim.attribution': 'KeyA',
  'claim.next': 'BracketRight',
  'claim.previous': 'BracketLeft',
  'claim.close': 'Escape',
  'claim.attach': 'KeyP',
  'claim.withdraw': 'KeyX',
  'verdict.confirmed': 'Digit1',
  'verdict.unconfirmed': 'Digit2',
  'verdict.disputed': 'Digit3',
  'note.write': 'KeyN',
  'evidence.add': 'KeyE',
  'statement.write': 'KeyT',
  'assessment.submit': 'KeyS',
  'history.undo': 'KeyU',
  'history.redo': 'Shift+KeyU',
  'search.open': 'Slash',
  'help.open': 'Shift+Slash',
};

/** Commands that go on while their key is held down. */
const repeating: ReadonlySet<CommandName> = new Set(
  commandNames.filter((name) =>
    /^sentence\.(next|previous)$|^selection\.|^claim\.(next|previous)$/.test(name),
  ),
);

/** The person's keys over the usual ones; what is stored for commands that are no more is passed over. */
export const keysOf = (changed: Readonly<Record<string, Key>>): KeyMap => ({
  ...defaultKeys,
  ...Object.fromEntries(Object.entries(changed).filter(([name]) => name in defaultKeys)),
});

/** Only what differs from the usual keys is stored. */
export const changedKeys = (keys: KeyMap): Record<string, Key> =>
  Object.fromEntries(
    commandNames.filter((name) => keys[name] !== defaultKeys[name]).map((n) => [n, keys[n]]),
  );

/** What of a key event decides. */
export type Press = Pick<
  KeyboardEvent,
  'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'keyCode'
>;

/** While an input method is at work, browsers report this in place of the key. */
const COMPOSING = 229;

/** The key as it is written down; null for one that is not ours: with Ctrl, Alt or Meta, or part of a word being composed. */
export function keyOf(press: Press): Key | null {
  if (press.isComposing || press.keyCode === COMPOSING) return null;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.code === '' || /^(Shift|Control|Alt|Meta|CapsLock|Tab)/.test(press.code)) return null;
  const code = press.code.replace(/^Numpad(?=\d$)/, 'Digit').replace(/^NumpadEnter$/, 'Enter');
  return press.shiftKey ? `Shift+${code}` : code;
}

/** The command of a key. Where two share one, the key that was given by hand wins over the usual one. */
export function commandOf(keys: KeyMap, key: Key): CommandName | null {
  const bound = commandNames.filter((name) => keys[name] === key);
  return bound.find((name) => keys[name] !== defaultKeys[name]) ?? bound[0] ?? null;
}

export const repeats = (name: CommandName): boolean => repeating.has(name);

/** Whether the key writes something: those can be switched off, for people who speak to their computer or hit keys unmeant. */
export const writes = (key: Key): boolean =>
  /^(Shift\+)?(Key|Digit|Bracket|Slash|Comma|Period|Semicolon|Quote|Backslash|Backquote|Minus|Equal|Intl|Space)/.test(
    key,
  );

/** Commands whose key another one has too. */
export const conflicts = (keys: KeyMap): ReadonlySet<CommandName> =>
  new Set(
    commandNames.filter(
      (name) => keys[name] !== '' && commandNames.some((o) => o !== name && keys[o] === keys[name]),
    ),
  );

const LABELS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
};
/** Signs that people know by themselves better than with Shift. */
const SHIFTED: Readonly<Record<string, string>> = { '/': '?', ',': '<', '.': '>' };

/** What is printed on the keys, one label each; `layout` is what the browser knows of the person's keyboard. */
export function labelsOf(key: Key, layout: ReadonlyMap<string, string> | null): readonly string[] {
  if (key === '') return [];
  const code = key.replace('Shift+', '');
  const label = layout?.get(code) ?? LABELS[code] ?? code.replace(/^(Key|Digit)/, '').toLowerCase();
  const name = label.length > 1 && !(code in LABELS) ? label.charAt(0).toUpperCase() + label.slice(1) : label;
  if (code === key) return [name];
  const sign = SHIFTED[name];
  return sign ? [sign] : ['Shift', name];
}
