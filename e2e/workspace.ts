import type { Locator, Page } from '@playwright/test';

/** What a person looks at in an article's workspace, by the names it has for assistive technology. */
export const workspace = (page: Page) => {
  const text = page.getByRole('region', { name: 'Text of the article' });
  return {
    text,
    sentence: (words: string): Locator => text.getByText(words).filter({ visible: true }),
    /** What was said last to a screen reader. */
    said: (words: string | RegExp): Locator => page.getByRole('status').filter({ hasText: words }).last(),
    claims: page.getByRole('region', { name: 'Claims', exact: true }),
    /** A claim in the margin. */
    card: (name: string | RegExp): Locator =>
      page.getByRole('region', { name: 'Claims', exact: true }).getByRole('button', { name }),
    /** The claim that is open, by number and verdict. */
    open: (name: string | RegExp): Locator => page.getByRole('article', { name }),
    hints: page.getByRole('list', { name: 'Words that hint at how it is known' }),
    /** In the bar, also where it says what was undone instead. */
    saved: page
      .getByRole('status')
      .filter({ hasText: /^(Saved|Undone|Done again)/ })
      .first(),
  };
};
