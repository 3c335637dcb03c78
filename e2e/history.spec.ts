import { expect, stateOf, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

test.use({ storageState: stateOf('checkerA') });

test('what was done is told, can be looked at as of a day, and is found intact', async ({ page }) => {
  const { sentence, open, saved } = workspace(page);
  await importText(page, text('Chuyện có lịch sử'));
  const desk = /\/d\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const claim = open('Claim 1, Unconfirmed');

  await test.step('a claim is made', async () => {
    await sentence('Theo một nguồn tin').click();
    const bar = page.getByRole('group', { name: 'For the words in hand' });
    await bar.getByRole('button', { name: 'Unconfirmed', exact: true }).click();
    await expect(claim).toBeVisible();
    await expect(saved).toBeVisible();
  });

  await test.step('the log has it on top, and it leads to the claim', async () => {
    await page.goto(`/d/${desk}/history?action=verdict.give`);
    const log = page.getByRole('main').getByRole('listitem');
    await expect(log.first()).toContainText('verdict');
    await log.first().getByRole('link').click();
    await expect(page).toHaveURL(/\/claims\//);
  });

  await test.step('its story tells the verdict, and a day before it there was nothing', async () => {
    const told = page.getByRole('listitem').filter({ hasText: 'New verdict: Unconfirmed' });
    await expect(told.first()).toBeVisible();
    await page.getByLabel('As it stood at the end of').fill('2022-01-08');
    await page.getByRole('button', { name: 'Look' }).click();
    await expect(page.getByText('The claim was not there yet on')).toBeVisible();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await expect(page.getByText('The claim was not there yet on')).toBeHidden();
  });

  await test.step('everything is as it was written', async () => {
    await page.goto(`/d/${desk}/history`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText(/^Intact/)).toBeVisible({ timeout: 30_000 });
  });
});
