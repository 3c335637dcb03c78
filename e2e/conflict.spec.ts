import type { Page } from '@playwright/test';
import { expect, test } from './people';
import { importText, openArticle, text } from './texts';
import { workspace } from './workspace';

const SENTENCE = 'Theo một nguồn tin';

/** Nobody's view of the other's work is up to date: each has opened the claim before either wrote. */
async function bothOpen(a: Page, b: Page, title: string): Promise<void> {
  await importText(a, text(title));
  await workspace(a).sentence(SENTENCE).click();
  await a.keyboard.press('2');
  await expect(workspace(a).open('Claim 1, Unconfirmed')).toBeVisible();
  await expect(workspace(a).said('Unconfirmed, saved')).toBeAttached();
  await openArticle(b, title);
  await workspace(b)
    .card(/^1 Unconfirmed/)
    .click();
}

const statement = (page: Page) => page.getByRole('textbox', { name: 'Statement' });

async function rewrite(page: Page, words: string): Promise<void> {
  await statement(page).fill(words);
  await statement(page).press('Control+Enter');
}

test.describe('two people word the same claim', () => {
  test.use({ expectedErrors: [/409 \(Conflict\)/] });

  test('both versions are shown, and the own one can be kept', async ({ openAs }) => {
    const [a, b] = [await openAs('checkerA'), await openAs('checkerB')];
    await bothOpen(a, b, 'Hai người cùng viết');
    await rewrite(a, 'A shipment arrives on Monday.');
    await expect(workspace(a).said('claim edited, saved')).toBeAttached();
    await rewrite(b, 'A shipment may arrive.');

    const dialog = b.getByRole('dialog', { name: 'Someone else was here in between' });
    const row = dialog.getByRole('row', { name: /Statement/ });
    await expect(row).toContainText('A shipment may arrive.');
    await expect(row).toContainText('A shipment arrives on Monday.');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await expect(dialog).toBeHidden();
    await expect(statement(b)).toHaveValue('A shipment may arrive.');
    await expect(workspace(b).saved).toBeVisible();

    await a.reload();
    await workspace(a)
      .card(/^1 Unconfirmed/)
      .click();
    await expect(statement(a)).toHaveValue('A shipment may arrive.');
  });

  test('or the other one taken, while a note that is being typed stays', async ({ openAs }) => {
    const [a, b] = [await openAs('checkerA'), await openAs('checkerB')];
    await bothOpen(a, b, 'Hai người lại viết');
    await rewrite(a, 'A shipment arrives on Monday.');
    await expect(workspace(a).said('claim edited, saved')).toBeAttached();
    await b.getByRole('button', { name: 'Add note' }).click();
    await b.getByRole('textbox', { name: 'Note' }).fill('Half a thou');
    await rewrite(b, 'A shipment may arrive.');

    const dialog = b.getByRole('dialog', { name: 'Someone else was here in between' });
    await dialog.getByRole('button', { name: 'Take theirs' }).click();
    await expect(dialog).toBeHidden();
    await expect(statement(b)).toHaveValue('A shipment arrives on Monday.');
    await expect(b.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thou');
    await b.getByRole('button', { name: 'Save note' }).click();
    await expect(
      workspace(b)
        .open(/^Claim 1/)
        .getByText('Half a thou'),
    ).toBeVisible();
  });
});

test.describe('an answer that never came', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('is asked for again, and the double click before it made one claim', async ({ openAs }) => {
    const page = await openAs('checkerA');
    await importText(page, text('Bấm hai lần'));
    let lost = 0;
    await page.route(/\/verbs$/, async (route) => {
      const answer = await route.fetch();
      if (lost++ === 0) return route.abort();
      await route.fulfill({ response: answer });
    });
    await workspace(page).sentence(SENTENCE).click();
    const bar = page.getByRole('group', { name: 'For the words in hand' });
    await bar.getByRole('button', { name: 'Unconfirmed', exact: true }).dblclick();
    await expect(workspace(page).open('Claim 1, Unconfirmed')).toBeVisible();
    await expect.poll(() => lost, { timeout: 15_000 }).toBeGreaterThan(2);
    await expect(workspace(page).said('Unconfirmed, saved')).toBeAttached();

    await page.reload();
    await expect(workspace(page).card(/^1 Unconfirmed/)).toBeVisible();
    await expect(workspace(page).card(/^2 /)).toHaveCount(0);
  });
});
