import { isUndoable } from '@/lib/domain/undoable';
import type { Messages, Translate } from '@/lib/i18n';

const isAction = (key: string, actions: Messages['history']['action']): key is keyof typeof actions =>
  Object.hasOwn(actions, key);

/** What a verb or another action of the log is called; its own name where it has no words. */
export const actionWords = (t: Translate, actions: Messages['history']['action'], action: string): string => {
  if (isUndoable(action)) return t(`workspace.verb.${action}`);
  const key = action.replace('.', '-');
  return isAction(key, actions) ? t(`history.action.${key}`) : action;
};
