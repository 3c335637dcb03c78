/** The words of the interface, by language and area. */
import { createFormatter, createTranslator } from 'use-intl/core';
import type { ErrorCode, FieldProblem } from '../domain/errors';
import type { Fault } from '../domain/fault';
import { Locale } from '../domain/people';
import type { Alteration, UnreadableReason } from '../domain/verify-report';
import { en } from './en';
import { placeholdersOf } from './placeholders';
import { vi } from './vi';

export { Locale };

/** English says which keys there are and which placeholders each takes. */
export type Messages = typeof en;

/** The shape of an area in another language: the same keys, any words. */
export type Words<Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string ? string : Words<Area[Key]>;
};

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** Messages by language. That the placeholders agree, which types cannot see, i18n.test.ts proves. */
export const messages: Readonly<Record<Locale, Messages>> = { en, vi: vi as unknown as Messages };

/** How dates and numbers are written: English with the day before the month, as in the desk's reports. */
export const formatTag = { en: 'en-GB', vi: 'vi' } as const satisfies Record<Locale, string>;

/** Dates, numbers and spans of time in a language, in an IANA time zone. */
export const formatter = (locale: Locale, timeZone: string | undefined) =>
  // The library hands the tag on to Intl, which knows more of them than there are languages of words here.
  createFormatter({ locale: formatTag[locale] as Locale, ...(timeZone && { timeZone }) });

/** A translator for code outside React: `t('shell.nav.articles')`. */
export const translator = (locale: Locale) =>
  createTranslator<Messages>({ locale, messages: messages[locale] });

export type Translate = ReturnType<typeof translator>;

type Values = Readonly<Record<string, unknown>>;

/** The sentence for an expected error: what happened, where, what to do. `details` fills its placeholders. */
export function errorMessage(locale: Locale, code: ErrorCode, details: Values = {}): string {
  return say(locale, `errors.${code}`, details);
}

/** The sentence that stands under a field. A key without words of its own says no more than that it is wrong. */
export function fieldMessage(
  locale: Locale,
  problem: Pick<FieldProblem, 'key'>,
  values: Values = {},
): string {
  return say(locale, problem.key in en.fields ? `fields.${problem.key}` : 'fields.invalid', values);
}

/** What a verification found, as a sentence that names where it is. */
export function faultMessage(locale: Locale, fault: Fault): string {
  return say(locale, `history.fault.${fault.kind}`, fault);
}

/** What is wrong with an export, and what to do; `rule` is an id such as `CR-04`. */
export const lintMessage = (locale: Locale, rule: string): string =>
  say(locale, rule in en.lint ? `lint.${rule}` : 'lint.model', {});

/** What is not as it was published, as a sentence that names it. */
export const alterationMessage = (locale: Locale, { part, kind, number, name }: Alteration): string => {
  const isList = part in en.verify.list && number === null && name === '';
  const what = say(locale, `verify.${isList ? 'list' : 'part'}.${part}`, {
    number,
    name: partName(locale, part, name),
  });
  return say(locale, `verify.kind.${kind}`, { part: what });
};

/** Fields and verdicts have names of the program's; people know them by others. */
const partName = (locale: Locale, part: Alteration['part'], name: string): string => {
  if (part === 'head' && Object.hasOwn(en.verify.field, name)) return say(locale, `verify.field.${name}`, {});
  if (part === 'definitions' && Object.hasOwn(en.shell.verdict, name))
    return say(locale, `shell.verdict.${name}`, {});
  return name;
};

/** Why a file cannot be verified. */
export const unreadableMessage = (locale: Locale, reason: UnreadableReason): string =>
  say(locale, `verify.reason.${reason}`, {});

/** The key is made up at run time, so its placeholders are looked up; one that nobody filled shows as an ellipsis. */
function say(locale: Locale, key: string, values: Values): string {
  const message = messageAt(locale, key);
  const filled = placeholdersOf(message).map((name) => [name, printable(values[name])]);
  const t = createTranslator({ locale, messages: { message } });
  return t('message', Object.fromEntries(filled));
}

function messageAt(locale: Locale, key: string): string {
  const steps = key.split('.');
  const found = steps.reduce<unknown>((area, step) => (area as Values | undefined)?.[step], messages[locale]);
  return typeof found === 'string' ? found : '';
}

const printable = (value: unknown): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : '…';
