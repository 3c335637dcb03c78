import type { Choices, Waiting } from './contract';

/** What happens to files before the import begins. */
export type Change =
  | { readonly add: readonly Waiting[] }
  | { readonly number: number; readonly set: Partial<Waiting> }
  | { readonly number: number; readonly choices: Choices }
  | { readonly remove: number };

/** The files after a change. */
export const changed = (files: readonly Waiting[], change: Change): readonly Waiting[] => {
  if ('add' in change) return [...files, ...change.add];
  if ('remove' in change) return files.filter(({ number }) => number !== change.remove);
  return files.map((file) => {
    if (file.number !== change.number) return file;
    return 'set' in change ? { ...file, ...change.set } : chosen(file, change.choices);
  });
};

/** What was chosen shows at once; what comes of it follows. */
const chosen = (file: Waiting, { encoding, mapping }: Choices): Waiting => ({
  ...file,
  busy: true,
  found: file.found && {
    ...file.found,
    ...(encoding && { encoding, encodingBy: 'choice' }),
    ...(mapping && { mapping }),
  },
});

const hasColumns = ({ found }: Waiting): boolean => (found?.columns?.length ?? 0) > 0;

/** A table of which nobody has said yet which column is the text. */
export const lacksText = (file: Waiting): boolean =>
  hasColumns(file) && file.found?.holds !== 'one' && !file.found?.mapping?.text;

/** Whether a person had better look at it before it is imported: guessed letters, columns, or something taken out. */
export const needsLook = (file: Waiting): boolean => {
  if (!file.found) return false;
  const { encoding, encodingBy, removed } = file.found;
  const guessed = encodingBy === 'detection' && encoding !== 'utf-8';
  return guessed || hasColumns(file) || removed.controls + removed.bidi > 0;
};

/** A single file of which nothing has to be chosen goes in without a detour, also to be refused. */
export const isPlain = ([only, ...others]: readonly Waiting[]): boolean => {
  if (!only || others.length > 0) return false;
  return only.wrong !== '' || (only.found?.holds === 'one' && !needsLook(only));
};
