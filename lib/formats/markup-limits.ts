import { Parser } from 'htmlparser2';
import { DomainError } from '@/lib/domain/errors';

/** Elements within elements; browsers stop at 512 too. */
const DEEPEST = 512;
/** Of one element. */
const MOST_ATTRIBUTES = 500;

/**
 * Refuse markup that is built as nobody builds a document, before a parser makes a tree of it: nested without end, with
 * thousands of attributes on one element, or with entities of its own, which can stand for gigabytes.
 *
 * @throws DomainError parse.depth and parse.attributes with `limit`, parse.entities
 */
export function assertModest(markup: string, { xmlMode }: { readonly xmlMode: boolean }): void {
  let [depth, attributes] = [0, 0];
  const parser = new Parser(
    {
      onopentagname() {
        attributes = 0;
        depth += 1;
        if (depth > DEEPEST) throw new DomainError('parse.depth', { limit: DEEPEST });
      },
      onattribute() {
        attributes += 1;
        if (attributes > MOST_ATTRIBUTES)
          throw new DomainError('parse.attributes', { limit: MOST_ATTRIBUTES });
      },
      onclosetag() {
        depth -= 1;
      },
      onprocessinginstruction(name, data) {
        if (/^!entity/i.test(name) || /<!entity/i.test(data)) throw new DomainError('parse.entities');
      },
    },
    { xmlMode },
  );
  parser.end(markup);
}
