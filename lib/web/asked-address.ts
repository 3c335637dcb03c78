/** Addresses as they are asked for. */

/** A zero is no character of a text, and PostgreSQL takes none: like half a pair of surrogates it is read as U+FFFD. */
const ZERO = /%00/g;
const REPLACEMENT = '%EF%BF%BD';

/**
 * The address in which everything can be read and looked for, in path and query alike: no zeroes anywhere, and no escapes
 * in the path that stand for nothing. In a query those are read leniently anyway.
 */
export const searchable = (url: string): string => {
  const [path = '', ...query] = url.replace(ZERO, REPLACEMENT).split('?');
  return [path.split('/').map(readable).join('/'), ...query].join('?');
};

const readable = (segment: string): string => {
  try {
    decodeURIComponent(segment);
    return segment;
  } catch {
    const lenient = new URLSearchParams(`x=${segment.replaceAll('+', '%2B').replaceAll('&', '%26')}`);
    return encodeURIComponent(lenient.get('x') ?? '');
  }
};
