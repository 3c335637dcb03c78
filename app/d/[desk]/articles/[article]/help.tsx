'use client';
import { type KeyboardEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { commands } from './commands';
import { type CommandName, commandNames, type PartProps, type Store } from './contract';
import style from './help.module.css';
import { changedKeys, conflicts, defaultKeys, type KeyMap, keyOf, keysOf, labelsOf } from './key-map';
import { useKeyboardLayout } from './keyboard-layout';
import { savePreferences, useKeyPreferences } from './keys';
import { useStore } from './use-store';

/** One key, as it is printed on the person's keyboard. */
function Keys({ of }: { of: string }) {
  const labels = labelsOf(of, useKeyboardLayout());
  return labels.map((label) => <kbd key={label}>{label}</kbd>);
}

/** The commands of the bar, in the order in which one needs them. */
const shortList: readonly (readonly [label: string, names: readonly CommandName[]])[] = [
  ['sentences', ['sentence.next', 'sentence.previous']],
  ['draft', ['claim.draft']],
  ['verdicts', ['verdict.confirmed', 'verdict.unconfirmed', 'verdict.disputed']],
  ['note', ['note.write']],
  ['evidence', ['evidence.add']],
  ['claims', ['claim.previous', 'claim.next']],
  ['undo', ['history.undo']],
  ['submit', ['assessment.submit']],
  ['search', ['search.open']],
];

/** Kept on the device: a small screen may want it hidden where a large one does not. */
const HIDDEN = 'verimark:keys-bar-hidden';
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
const isHidden = () => localStorage.getItem(HIDDEN) !== null;
const hide = (hidden: string | null) => {
  if (hidden === null) localStorage.removeItem(HIDDEN);
  else localStorage.setItem(HIDDEN, hidden);
  for (const watcher of watchers) watcher();
};
const useHidden = () => useSyncExternalStore(watch, isHidden, () => true);

/** The keys one needs most, at the foot of the page; not on phones, and gone for good once it is closed. */
export function KeysBar({ store, ui }: PartProps) {
  const t = useTranslations('pane.keys');
  const { keys, singleKeys } = useKeyPreferences();
  const hidden = useHidden();
  useEffect(() => {
    const { style: root } = document.documentElement;
    if (hidden) root.setProperty('--bar-keys', '0px');
    return () => void root.removeProperty('--bar-keys');
  }, [hidden]);
  const map = keysOf(keys);
  if (hidden) return null;
  return (
    <aside className={style.bar} aria-label={t('label')}>
      {singleKeys ? (
        shortList.map(([label, names]) => (
          <span key={label}>
            {names.map((name) => (
              <Keys key={name} of={map[name]} />
            ))}
            {t(`short.${label as 'note'}`)}
          </span>
        ))
      ) : (
        <span>{t('off')}</span>
      )}
      <button type="button" onClick={() => commands['help.open'].run(store, ui)}>
        <Keys of={map['help.open']} />
        {t('short.all')}
      </button>
      <IconButton icon="close" label={t('hide')} className={style.hide} onClick={() => hide('1')} />
    </aside>
  );
}

/** All keys, each to be changed in place; one switch turns those off that write. */
export function Help({ store }: { store: Store }) {
  const t = useTranslations('pane.keys');
  const isOpen = useStore(store, (state) => state.dialog === 'help');
  return (
    <Dialog open={isOpen} onClose={() => closeHelp(store)} title={t('title')} wide>
      <KeyTable />
    </Dialog>
  );
}

/** The dialog's own close event comes after another dialog may have been opened. */
const closeHelp = (store: Store) => {
  if (store.get().dialog === 'help') store.show(null);
};

const groups = [...new Set(commandNames.map((name) => name.split('.')[0] ?? ''))];

function KeyTable() {
  const t = useTranslations('pane.keys');
  const preferences = useKeyPreferences();
  const hidden = useHidden();
  const [recording, setRecording] = useState<CommandName | null>(null);
  const [trouble, setTrouble] = useState(false);
  const keys = keysOf(preferences.keys);
  const taken = conflicts(keys);
  const save = async (change: Parameters<typeof savePreferences>[0]) =>
    setTrouble(!(await savePreferences(change)));
  const give = (name: CommandName, key: string) => {
    setRecording(null);
    void save({ keys: changedKeys({ ...keys, [name]: key }) });
  };

  return (
    <>
      <label className={style.switch}>
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          onChange={(event) => void save({ singleKeys: event.target.checked })}
        />
        <span>
          {t('single')}
          <small>{t('singleWhy')}</small>
        </span>
      </label>
      <label className={style.switch}>
        <input
          type="checkbox"
          checked={!hidden}
          onChange={(event) => hide(event.target.checked ? null : '1')}
        />
        <span>{t('bar')}</span>
      </label>
      {trouble && <p role="alert">{t('notStored')}</p>}
      {groups.map((group) => (
        <section key={group} className={style.group}>
          <h3>{t(`groups.${group as 'claim'}`)}</h3>
          <dl>
            {commandNames
              .filter((name) => name.startsWith(`${group}.`))
              .map((name) => (
                <KeyRow
                  key={name}
                  name={name}
                  keys={keys}
                  shared={taken.has(name)}
                  recording={recording === name}
                  onRecord={() => setRecording(recording === name ? null : name)}
                  onKey={(key) => give(name, key)}
                />
              ))}
          </dl>
        </section>
      ))}
      <Button onClick={() => void save({ keys: {} })}>{t('resetAll')}</Button>
    </>
  );
}

type RowProps = {
  name: CommandName;
  keys: KeyMap;
  shared: boolean;
  recording: boolean;
  onRecord: () => void;
  onKey: (key: string) => void;
};

function KeyRow(props: RowProps) {
  const { name, keys, shared, recording, onRecord, onKey } = props;
  const t = useTranslations('pane.keys');
  const says = t(`commands.${name}`);
  const others = commandNames.filter((other) => other !== name && keys[other] === keys[name]);
  return (
    <div className={style.row}>
      <dt>{says}</dt>
      <dd>
        {shared && (
          <span className={style.shared} role="alert">
            {t('shared', { with: others.map((other) => t(`commands.${other}`)).join(', ') })}
          </span>
        )}
        {keys[name] !== defaultKeys[name] && (
          <IconButton
            icon="undo"
            label={t('reset', { command: says })}
            onClick={() => onKey(defaultKeys[name])}
          />
        )}
        <button
          type="button"
          className={style.key}
          aria-pressed={recording}
          aria-label={t('change', { command: says, key: labelsOf(keys[name], null).join(' ') || t('none') })}
          onClick={onRecord}
          onKeyDown={(event) => record(event, props)}
        >
          {recording ? t('press') : keys[name] === '' ? t('none') : <Keys of={keys[name]} />}
        </button>
      </dd>
    </div>
  );
}

/** The next key is taken; Backspace leaves the command without one, Escape changes nothing, Tab moves on. */
function record(event: KeyboardEvent, { recording, onRecord, onKey }: RowProps): void {
  const key = recording ? keyOf(event.nativeEvent) : null;
  if (!key) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === 'Escape') onRecord();
  else onKey(key === 'Backspace' || key === 'Delete' ? '' : key);
}
