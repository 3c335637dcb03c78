import { Parser } from 'htmlparser2';

/** What is in these is not read by anybody. */
const SILENT = new Set(['script', 'style', 'template', 'object', 'iframe']);
/** Where one of these begins or ends, so does a line. */
const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer
   form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section select summary table tbody
   textarea tfoot thead title tr ul`.split(/\s+/),
);
const CELLS = new Set(['td', 'th']);

/**
 * The words of a page in their order, a line for each block and a tab between cells; title and alternative content
 * included. A stream of tags is read and no tree is built, so that no nesting is too deep.
 */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let [silent, kept] = [0, 0];
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent += 1;
      if (name === 'pre') kept += 1;
      if (BLOCKS.has(name)) parts.push('\n');
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      if (name === 'pre') kept -= 1;
      if (BLOCKS.has(name) && name !== 'br') parts.push('\n');
      if (CELLS.has(name)) parts.push('\t');
    },
    ontext(text) {
      if (silent === 0) parts.push(kept > 0 ? text : text.replace(/\s+/g, ' '));
    },
  });
  parser.end(html);
  return parts
    .join('')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
