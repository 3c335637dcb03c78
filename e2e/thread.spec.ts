import type { Page } from '@playwright/test';
import { tabTo } from './hands';
import { expect, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

const port = text('Tin về chuyến phà');
const SENTENCE = 'Theo một nguồn tin';

const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment', exact: true });
const bell = (page: Page) => page.getByRole('link', { name: /^Notifications/ });

/** How many notifications the bar counts as unread. */
const unread = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[0] ?? 0);

/** The page of the claim that was just made in the open article. */
const claimPage = async (page: Page): Promise<string> => {
  const desk = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  const answer = await page.request.get(`/api/desks/${desk.split('/')[2]}/claims?q=theo+mot+nguon+tin`);
  const found = (await answer.json()) as { id: string; articleTitle: string }[];
  return `${desk}/claims/${found.find(({ articleTitle }) => articleTitle === port.title)?.id}`;
};

test('someone is called in a thread, is told, answers and resolves', async ({ openAs }) => {
  const page = await openAs('checkerA');
  const editor = await openAs('editor');
  // An editor may work on several desks.
  await editor.goto(new URL(page.url()).pathname);
  const before = await unread(editor);

  await test.step('Checker A calls the editor by keyboard alone', async () => {
    const { sentence, open } = workspace(page);
    await importText(page, port);
    await sentence(SENTENCE).click();
    await page.keyboard.press('2');
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
    await expect(workspace(page).saved).toBeVisible();
    await page.goto(await claimPage(page));
    await tabTo(page, comment(page));
    await page.keyboard.type('Which ship is it? @edi');
    await expect(page.getByRole('option', { name: 'Editor' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await page.keyboard.type('please ask.');
    await expect(comment(page)).toHaveValue('Which ship is it? @Editor please ask.');
  });

  await test.step('what is typed outlives a reload, and is sent by Ctrl+Enter', async () => {
    await page.reload();
    await expect(comment(page)).toHaveValue('Which ship is it? @Editor please ask.');
    await comment(page).press('Control+Enter');
    await expect(page.getByRole('article', { name: 'Comment by Checker A' })).toContainText('@Editor');
    await expect(comment(page)).toHaveValue('');
  });

  await test.step('the editor’s counter rises and leads to the comment', async () => {
    await editor.reload();
    expect(await unread(editor)).toBe(before + 1);
    await bell(editor).click();
    await editor
      .getByRole('link', { name: /Checker A mentioned you/ })
      .first()
      .click();
    await expect(editor).toHaveURL(/#comment-/);
    const said = editor.getByRole('article', { name: 'Comment by Checker A' });
    await expect(said).toBeFocused();
    await expect(said).toBeInViewport();
    await expect(async () => {
      await editor.reload();
      expect(await unread(editor)).toBe(before);
    }).toPass();
  });

  await test.step('the editor answers and resolves', async () => {
    await editor.getByRole('button', { name: 'Answer' }).click();
    await expect(editor.getByRole('textbox', { name: 'Answer to Checker A' })).toBeFocused();
    await editor.keyboard.type('The blue one.');
    await editor.keyboard.press('Control+Enter');
    await expect(editor.getByRole('list', { name: 'Answers' })).toContainText('The blue one.');
    await editor.getByRole('button', { name: 'Resolve' }).click();
    await expect(editor.getByText('1 resolved')).toBeVisible();
  });

  await test.step('the address shows it all the same', async () => {
    await editor.reload();
    await expect(editor.getByRole('article', { name: 'Comment by Checker A' })).toBeVisible();
    await expect(editor.getByText('resolved by Editor')).toBeVisible();
  });

  await test.step('a viewer has no thread', async () => {
    const viewer = await openAs('viewer');
    await viewer.goto(new URL(page.url()).pathname);
    await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(viewer.getByText('Which ship is it?')).toHaveCount(0);
  });
});
