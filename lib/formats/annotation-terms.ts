/**
 * What Verimark says of a claim beyond the words of the annotation model: properties of bodies under a prefix of its
 * own, so that what is exported from one desk is imported into another without loss, and every other program may pass
 * over it.
 */
import type { JsonRecord } from './json-value';

const PREFIX = 'verimark:';

/** What stands for the prefix, so that a program that reads JSON-LD knows our properties from others'. */
export const TERMS = { verimark: 'urn:verimark:terms:' } as const;

/** Which of our bodies it is, where the purpose alone does not say. */
export type Part =
  | ('claim' | 'statement' | 'verdict' | 'rationale' | 'note' | 'evidence' | 'search' | 'contact')
  | ('link' | 'tag');

/** Properties under our prefix; those that say nothing are left out. */
export const terms = (part: Part, values: JsonRecord = {}): JsonRecord =>
  Object.fromEntries(
    Object.entries<unknown>({ part, ...values }).flatMap(([name, value]) =>
      value === null || value === '' || (Array.isArray(value) && value.length === 0)
        ? []
        : [[PREFIX + name, value]],
    ),
  );

/** What of the properties is ours, without the prefix; and the others. */
export const termsIn = (properties: JsonRecord): { readonly said: JsonRecord; readonly rest: JsonRecord } => {
  const all = Object.entries(properties);
  const isOurs = ([name]: [string, unknown]) => name.startsWith(PREFIX);
  return {
    said: Object.fromEntries(all.filter(isOurs).map(([name, value]) => [name.slice(PREFIX.length), value])),
    rest: Object.fromEntries(all.filter((one) => !isOurs(one))),
  };
};
