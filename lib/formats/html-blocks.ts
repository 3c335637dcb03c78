import { Parser } from 'htmlparser2';
import { kindOfLine } from '@/lib/domain/outside';
import { type Block, createBlocks } from './blocks';

/** What is in these is not read by anybody. */
const SILENT = new Set(
  'script style template object iframe noscript svg math audio video canvas head title select textarea'.split(
    ' ',
  ),
);
/** Where one of these begins or ends, so does a paragraph. */
const PARAGRAPHS = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hr html legend main menu nav ol p pre section summary table ul caption`.split(
    /\s+/,
  ),
);
/** And here a line. */
const LINES = new Set(['li', 'tr', 'option']);
const CELLS = new Set(['td', 'th']);

type Kind = Exclude<Block['kind'], 'paragraph'>;

const KIND_OF_TAG: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading' as const])),
  ...{ figcaption: 'caption', caption: 'caption' },
  ...{
    nav: 'boilerplate',
    footer: 'boilerplate',
    aside: 'boilerplate',
    form: 'boilerplate',
    button: 'boilerplate',
  },
};

/** Names that sites give to what is no body text, as words of a `class`, taken apart at hyphens and capitals. */
const KIND_OF_CLASS: readonly (readonly [Kind, RegExp])[] = [
  [
    'credit',
    /(?:^| )(?:credits?|copyright|photographer|photo (?:credit|source|author)|image (?:credit|source)|nguon anh)(?: |$)/,
  ],
  [
    'caption',
    /(?:^| )(?:caption|figcaption|chu thich|wp caption text|photo (?:cms )?caption|image (?:caption|desc)|desc photo|picture caption|avatar caption)(?: |$)/,
  ],
  [
    'boilerplate',
    /(?:^| )(?:related|recommend(?:ed|ation)?|newsletter|subscribe|share|social|advert(?:isement)?|ads?|promo|tags|breadcrumbs?|comments?|tin lien quan|bai lien quan|box tin(?: lien quan)?|read more|see more|sidebar|menu|cookie)(?: |$)/,
  ],
];

/** A class alone does not make a whole article a caption: where it holds more, it is only a name. */
const LONGEST_BY_CLASS = 1_000;

/**
 * The blocks of a page or of a fragment, in their order: paragraphs, headings, captions, credits and what is of the site.
 * A stream of tags is read and no tree is built, so that no nesting is too deep. Nothing is fetched, nothing runs.
 */
export function htmlBlocks(html: string): Block[] {
  const blocks = blocksIn(html, kindOfClass);
  return isMostlyBody(blocks) ? blocks : blocksIn(html, () => undefined);
}

/** Where the names of classes leave less than a quarter as body text, they mean something else on that site. */
function isMostlyBody(blocks: readonly Block[]): boolean {
  const size = (some: readonly Block[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return 4 * size(blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading')) >= size(blocks);
}

function blocksIn(html: string, byClass: (attributes: Attributes) => Kind | undefined): Block[] {
  const open: { readonly name: string; readonly kind: Kind | undefined }[] = [];
  let [silent, kept] = [0, 0];
  const kindOf = (words: string): Block['kind'] => {
    const kind = open.findLast((element) => element.kind)?.kind;
    return kind && (kind === 'heading' || words.length <= LONGEST_BY_CLASS) ? kind : kindOfLine(words);
  };
  const blocks = createBlocks(kindOf);

  const parser = new Parser({
    onopentag(name, attributes) {
      if (PARAGRAPHS.has(name)) blocks.end(2);
      if (LINES.has(name)) blocks.end(1);
      if (name === 'br') blocks.write('\n');
      if (isSilent(name, attributes)) silent += 1;
      if (name === 'pre') kept += 1;
      open.push({
        name: isSilent(name, attributes) ? SILENCE : name,
        kind: KIND_OF_TAG[name] ?? byClass(attributes),
      });
    },
    onclosetag(name) {
      if (PARAGRAPHS.has(name)) blocks.end(2);
      if (LINES.has(name)) blocks.end(1);
      if (CELLS.has(name)) blocks.write('\t');
      if (name === 'pre') kept -= 1;
      if (open.pop()?.name === SILENCE) silent -= 1;
    },
    ontext(text) {
      if (silent === 0) blocks.write(kept > 0 ? text : text.replace(/[^\S\u00a0]+/g, ' '));
    },
  });
  parser.end(html);
  return blocks.done().flatMap(apartAtEmptyLines);
}

const SILENCE = '';

type Attributes = Readonly<Record<string, string>>;

const isSilent = (name: string, { hidden, style = '' }: Attributes): boolean =>
  SILENT.has(name) || hidden !== undefined || /display\s*:\s*none/i.test(style);

function kindOfClass({ class: names = '', itemprop = '', rel = '' }: Attributes): Kind | undefined {
  if (itemprop === 'caption') return 'caption';
  if (itemprop === 'copyrightHolder' || rel === 'license') return 'credit';
  const words = names
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  return words === '' ? undefined : KIND_OF_CLASS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Pages of old break their lines twice where a paragraph ends. */
function apartAtEmptyLines({ kind, gap, text }: Block): Block[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .filter((part) => part.trim() !== '')
    .map((part, i) => ({
      kind: kind === 'paragraph' ? kindOfLine(part) : kind,
      gap: i === 0 ? gap : 2,
      text: part
        .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
        .replace(/ {2,}/g, ' ')
        .trim(),
    }));
}
