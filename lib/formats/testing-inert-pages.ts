/** Rules for what is read as a page: HTML, and Markdown once it is rendered. */
import markdownIt from 'markdown-it';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import {
  difference,
  found,
  type Kind,
  MISLEADING,
  once,
  PLAIN,
  type Rule,
  TOWER,
  unsaid,
} from './testing-inert';

type Page = {
  readonly faults: readonly string[];
  /** Elements with the names of their attributes, in order. */
  readonly shape: readonly string[];
  readonly running: readonly string[];
  readonly fetched: readonly string[];
  readonly addresses: readonly string[];
  /** Of attributes too. */
  readonly text: string;
  readonly data: readonly string[];
};

type Node = DefaultTreeAdapterMap['node'];

function* nodesIn(node: Node): Generator<Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* nodesIn(child);
}

const RUNNING = new Set(['script', 'iframe', 'object', 'embed', 'form', 'frame', 'portal', 'template']);
const isData = (attributes: ReadonlyMap<string, string>): boolean =>
  attributes.get('type') === 'application/ld+json';

/** As a browser reads it. */
const readPage = (html: string): Page => {
  const page = { faults: [], shape: [], running: [], fetched: [], addresses: [], data: [] } as Record<
    Exclude<keyof Page, 'text'>,
    string[]
  >;
  const texts: string[] = [];
  const onParseError = ({ code, startLine }: { code: string; startLine: number }) =>
    page.faults.push(`${code} in line ${startLine}`);
  for (const node of nodesIn(parse(html, { onParseError }))) {
    if (node.nodeName === '#comment') page.faults.push('a comment');
    if ('value' in node) texts.push(node.value);
    if (!('attrs' in node)) continue;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const { tagName } = node;
    page.shape.push([tagName, ...attributes.keys()].join(' '));
    texts.push(...attributes.values());
    if (isData(attributes) && node.childNodes[0] && 'value' in node.childNodes[0])
      page.data.push(node.childNodes[0].value);
    if (RUNNING.has(tagName) && !isData(attributes)) page.running.push(tagName);
    for (const [name, value] of attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$/i.test(name)) page.running.push(`${tagName} ${name}`);
      if (/^(?:src|srcset|poster|background|data)$/.test(name)) page.fetched.push(value);
      if (name === 'href' && tagName === 'link' && /stylesheet|icon|load/.test(attributes.get('rel') ?? ''))
        page.fetched.push(value);
      if (name === 'href' || name === 'xlink:href' || name === 'action') page.addresses.push(value);
      if (name === 'http-equiv' && /refresh/i.test(value)) page.running.push('refresh');
    }
  }
  return { ...page, text: texts.join(' ') };
};

const OWN = /^(?:\/(?!\/)|#)/;

/** @param insert puts markup among that which is there */
const pageRules = (insert: (raw: string, markup: string) => string): Rule<string, Page>[] => [
  {
    rule: 'has the elements that it has with harmless words, with the same attributes',
    faults: ({ shape }, plain) => difference(once(shape), once(plain.shape)),
    careless: (raw) => insert(raw, '<b>x</b>'),
  },
  {
    rule: 'runs nothing',
    faults: ({ running }) => running,
    careless: (raw) => insert(raw, '<img alt="" src="/x.png" onerror="alert(1)">'),
  },
  {
    rule: 'fetches nothing from elsewhere',
    faults: ({ fetched }) => fetched.filter((address) => !OWN.test(address)),
    careless: (raw) => insert(raw, '<img alt="" src="http://evil.example.org/x.png">'),
  },
  {
    rule: 'leads to the web and to itself alone',
    faults: ({ addresses }) => addresses.filter((one) => !/^https?:\/\/[a-z]/.test(one) && !OWN.test(one)),
    careless: (raw) => insert(raw, '<a href="javascript:alert(1)">x</a>'),
  },
  {
    rule: 'shows nothing that misleads',
    faults: ({ text }) => found(text, MISLEADING),
    careless: (raw) => insert(raw, 'invoice\u202efdp.exe'),
  },
  {
    rule: 'draws nothing over other lines',
    faults: ({ text }) => found(text, TOWER),
    careless: (raw) => insert(raw, `a${'\u0301'.repeat(20)}`),
  },
  {
    rule: 'says the words',
    faults: ({ text }, _, words) => unsaid(text, words),
    careless: (raw) => raw.replaceAll(PLAIN, ''),
  },
];

export const htmlFile: Kind<string, Page> = {
  read: readPage,
  rules: [
    {
      rule: 'is read without a fault',
      faults: ({ faults }) => faults,
      careless: (raw) => raw.replace('</body>', '<b id=x id=y>\0</i></body>'),
    },
    {
      rule: 'holds data that is JSON, and ends no script',
      faults: ({ data }) => data.filter((one) => /[<>\u2028\u2029]/.test(one) || !isJson(one)),
      careless: (raw) =>
        raw.replace('</body>', '<script type="application/ld+json">{"a": "<!-- <script>"</script></body>'),
    },
    ...pageRules((raw, markup) => raw.replace('</body>', `<p>${markup}</p></body>`)),
  ],
};

/** A reader that takes HTML and any address: others do. */
const markdown = markdownIt({ html: true, linkify: false });
markdown.validateLink = () => true;
// Lines of a text, and how it is stressed, are its own.
const OF_A_TEXT = /^(?:br|strong|em|code)$/;

export const markdownFile: Kind<string, Page> = {
  read: (raw) => {
    const page = readPage(`<!doctype html><title>x</title>${markdown.render(raw)}`);
    return { ...page, shape: page.shape.filter((one) => !OF_A_TEXT.test(one)) };
  },
  rules: pageRules((raw, markup) => `${raw}\n\n<p>${markup}</p>\n`),
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
