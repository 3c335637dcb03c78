import { expect, test } from './people';
import { importText, openArticle, text } from './texts';
import { workspace } from './workspace';

const port = text('Tin từ bến cảng');
const SENTENCE = 'Theo một nguồn tin';
const INTERNAL = 'The source works at the harbour.';
const PUBLIC = 'The harbour office was asked.';

test('what one checker does, another sees, and a viewer sees what is meant for viewers', async ({
  openAs,
}) => {
  await test.step('Checker A tags a sentence and writes two notes', async () => {
    const page = await openAs('checkerA');
    const { sentence, open, said } = workspace(page);
    await importText(page, port);
    await sentence(SENTENCE).click();
    await page.keyboard.press('2');
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.type(INTERNAL);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('n');
    await page.keyboard.type(PUBLIC);
    await page.getByText('Public', { exact: true }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(open('Claim 1, Unconfirmed').getByText(PUBLIC)).toBeVisible();
    await expect(said('note added, saved')).toBeAttached();
  });

  await test.step('Checker B sees the claim, both notes, who and when', async () => {
    const page = await openAs('checkerB');
    const { open, card } = workspace(page);
    await openArticle(page, port.title);
    await card(/^1 Unconfirmed .*Theo một nguồn tin/).click();
    const claim = open('Claim 1, Unconfirmed');
    await expect(claim.getByText(/^Checker A, /).first()).toBeVisible();
    await expect(claim.getByRole('listitem').filter({ hasText: INTERNAL })).toContainText(
      /Internal.*Checker A/,
    );
    await expect(claim.getByRole('listitem').filter({ hasText: PUBLIC })).toContainText(/Public.*Checker A/);
    await expect(claim.getByRole('button', { name: 'Delete note' })).toHaveCount(0);
  });

  await test.step('a viewer reads the claim, and nothing can be changed', async () => {
    const page = await openAs('viewer');
    const { sentence, open, card } = workspace(page);
    await expect(page.getByRole('link', { name: 'Import articles' })).toHaveCount(0);
    await openArticle(page, port.title);
    await card(/^1 Unconfirmed/).click();
    const claim = open('Claim 1, Unconfirmed');
    await expect(claim).toContainText(PUBLIC);
    await expect(claim).not.toContainText(INTERNAL);
    await expect(claim.getByRole('textbox')).toHaveCount(0);
    await expect(claim.getByRole('radio')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);

    await page.keyboard.press('3');
    await page.keyboard.press('n');
    await page.keyboard.press('x');
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
    await page.keyboard.press('Escape');
    await sentence('Bộ Y tế bác bỏ').click();
    await page.keyboard.press('Enter');
    await expect(open(/^Claim/)).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'For the words in hand' })).toHaveCount(0);
  });

  await test.step('the viewer’s report is empty, and says why', async () => {
    const page = await openAs('viewer');
    await openArticle(page, port.title);
    await page.getByRole('link', { name: 'Report', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('Nothing is approved here yet.');
    await expect(page.getByRole('main')).not.toContainText('lô hàng đầu tiên');
    await expect(page.getByText('Approved claims. Editors can take in others.')).toBeVisible();
  });
});
