import { DomainError } from '../domain/errors';
import { isDeeper, keepable } from '../formats/json-value';

/** Deeper than this nobody nests what he sends. */
const MOST_DEEP = 64;

const invalid = () => new DomainError('input.invalid', {}, [{ path: 'body', key: 'invalid' }]);

/**
 * What was sent as JSON, with its texts as a database can keep them: half a surrogate pair becomes U+FFFD and zeroes go,
 * as in imported texts.
 *
 * @throws DomainError input.invalid
 */
export const jsonIn = (text: string): unknown => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid();
  }
  if (isDeeper(json, MOST_DEEP)) throw invalid();
  return keepable(json);
};
