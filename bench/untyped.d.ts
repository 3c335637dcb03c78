declare module 'dom-anchor-text-quote' {
  /** Where a quote lies in the text of an element, in UTF-16 code units. */
  export function toTextPosition(
    root: Element,
    selector: { exact: string; prefix: string; suffix: string },
    options: { hint: number },
  ): { start: number; end: number } | null;
}
