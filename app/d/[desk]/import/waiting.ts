import { removedInAll } from '@/lib/domain/mark';
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

/** What was chosen shows at once; what comes of it follows. Read as another format, nothing is known of it yet. */
const chosen = (file: Waiting, choices: Choices): Waiting => {
  const { format, encoding, mapping } = choices;
  const isOther = format !== undefined && format !== file.found?.format;
  const found = file.found && {
    ...(isOther ? { ...file.found, ...UNREAD } : file.found),
    ...(format && ({ format, formatBy: 'choice' } as const)),
    ...(encoding && ({ encoding, encodingBy: 'choice' } as const)),
    ...(mapping && { mapping }),
  };
  return { ...file, busy: true, choices, found };
};

const UNREAD = { encoding: null, encodingBy: null, columns: [], rows: [], mapping: {}, sample: '' } as const;

/**
 * All that is chosen for a file once a person chooses further: the columns are those of how it is read, and how it is
 * written is asked anew of another format.
 */
export const choicesWith = ({ found, choices }: Waiting, further: Choices): Choices => {
  if (further.format) return { format: further.format };
  const said: Choices = {
    ...(found?.formatBy === 'choice' && { format: found.format }),
    ...(found?.encodingBy === 'choice' && found.encoding && { encoding: found.encoding }),
  };
  const { mapping: _, ...kept } = choices;
  return { ...said, ...kept, ...further };
};

const hasColumns = ({ found }: Waiting): boolean => (found?.columns?.length ?? 0) > 0;

/** A table of which nobody has said yet which column is the text. */
export const lacksText = (file: Waiting): boolean =>
  hasColumns(file) && file.found?.holds !== 'one' && !file.found?.mapping?.text;

/** Whether a person had better look at it before it is imported: guessed letters, columns, or something taken out. */
export const needsLook = (file: Waiting): boolean => {
  if (!file.found) return false;
  const { encoding, encodingBy, removed } = file.found;
  const guessed = encodingBy === 'detection' && encoding !== 'utf-8';
  return guessed || hasColumns(file) || removedInAll(removed) > 0;
};

/** A single file of which nothing has to be chosen goes in without a detour. One that cannot be read may be another format. */
export const isPlain = ([only, ...others]: readonly Waiting[]): boolean => {
  if (!only || others.length > 0) return false;
  return only.wrong === '' && only.found?.holds === 'one' && !needsLook(only);
};
