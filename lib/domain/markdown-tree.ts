/** The elements that Markdown makes. Headings keep their level: the page moves them below its own. */
export const markdownTags = [
  ...(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'br'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td', 'em', 'strong', 's', 'code', 'a'] as const),
] as const;
export type MarkdownTag = (typeof markdownTags)[number];

/** A piece of a Markdown document: words, or an element. No HTML of the writer's is among it. */
export type MarkdownNode =
  | string
  | {
      readonly tag: MarkdownTag;
      /** Of a link: begins with http: or https:. */
      readonly href?: string;
      readonly children: readonly MarkdownNode[];
    };
