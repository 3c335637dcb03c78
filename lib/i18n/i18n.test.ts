import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, statusOf } from '../domain/errors';
import { Locale } from '../domain/people';
import { errorMessage, fieldMessage, messages } from '.';
import { placeholdersOf, tagsOf } from './placeholders';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [key: string, message: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );

const en = new Map(leaves(messages.en as unknown as Tree));
const vi = new Map(leaves(messages.vi as unknown as Tree));

/** The same in both languages, for a reason. */
const international = /^(shell\.language\.|shell\.field\.characters$|report\.format\.)/;
/** Words that no Vietnamese sentence holds. */
const english =
  /\b(the|and|your|you|is|are|was|not|with|this|that|have|has|been|please|of|by|from|cannot|choose|again)\b/i;

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(Array.from(vi.keys()).sort()).toEqual(Array.from(en.keys()).sort());
  });

  it.each(Array.from(en))('%s takes the same placeholders and tags', (key, message) => {
    expect(placeholdersOf(vi.get(key) ?? '')).toEqual(placeholdersOf(message));
    expect(tagsOf(vi.get(key) ?? '')).toEqual(tagsOf(message));
  });

  it.each(Array.from(vi).filter(([key]) => !international.test(key)))(
    '%s is in Vietnamese',
    (key, message) => {
      const words = message.replace(/\{[^{}]*\}|<[^>]*>/g, ' ');
      expect(words).not.toMatch(english);
      if (/\p{L}{3}/u.test(words)) expect(message).not.toBe(en.get(key));
    },
  );

  it.each(Locale.options)('can all be read by the formatter, %s', (locale) => {
    const failures: string[] = [];
    for (const [key, message] of leaves(messages[locale] as unknown as Tree)) {
      const t = createTranslator({
        locale,
        messages: { message },
        onError: (error) => failures.push(`${key}: ${error.message}`),
      });
      const plain = message.replaceAll(/<\/?\w+>/g, '');
      if (plain !== message) continue;
      t('message', Object.fromEntries(placeholdersOf(message).map((name) => [name, 2])));
    }
    expect(failures).toEqual([]);
  });
});

describe('errors', () => {
  const cases = Locale.options.flatMap((locale) =>
    (Object.keys(statusOf) as ErrorCode[]).map((code) => [locale, code] as const),
  );

  it.each(cases)('%s has words for %s', (locale, code) => {
    const sentence = errorMessage(locale, code);
    expect(sentence).not.toContain('errors.');
    expect(sentence).toMatch(/[.]$/);
  });

  it('fill their placeholders', () => {
    expect(errorMessage('en', 'session.throttled', { seconds: 30 })).toContain('30 seconds');
    expect(errorMessage('vi', 'session.throttled', { seconds: 30 })).toContain('30 giây');
  });

  it('say that a field is wrong where nobody wrote words for its key', () => {
    expect(fieldMessage('en', { key: 'no-such-key' })).toBe(messages.en.fields.invalid);
  });
});

describe('placeholdersOf', () => {
  const cases: [name: string, message: string, names: string[]][] = [
    ['none', 'Saved.', []],
    ['plain', 'Page {page} of {pages}', ['page', 'pages']],
    ['plural branches are not names', '{n, plural, one {claim} other {# claims}}', ['n']],
    ['names within branches are', '{n, plural, one {claim of {who}} other {claims}}', ['n', 'who']],
  ];
  it.each(cases)('%s', (_, message, names) => expect(placeholdersOf(message)).toEqual(names));
});
