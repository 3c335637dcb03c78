import { expect, PEOPLE, stateOf, test } from './people';
import { importText, openArticle, text } from './texts';
import { workspace } from './workspace';

const SENTENCE = 'Theo một nguồn tin';

test.describe('without a connection', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('work goes on, and is saved once when the connection is back', async ({ openAs }) => {
    const page = await openAs('checkerA');
    const { sentence, open, card, saved, said } = workspace(page);
    await importText(page, text('Mất mạng'));
    await page.context().setOffline(true);

    await test.step('a claim, a verdict and a note are kept on this device', async () => {
      await sentence(SENTENCE).click();
      await page.keyboard.press('2');
      await page.keyboard.press('n');
      await page.keyboard.type('Written on the train.');
      await page.keyboard.press('Control+Enter');
      await expect(open('Claim 1, Unconfirmed')).toContainText('Written on the train.');
      await expect(said('Offline, 3 changes kept here')).toBeVisible();
    });

    await test.step('what is saved is on the desk once', async () => {
      await page.context().setOffline(false);
      await expect(saved).toBeVisible({ timeout: 15_000 });
      await page.reload();
      await card(/^1 Unconfirmed/).click();
      await expect(open('Claim 1, Unconfirmed').getByText('Written on the train.')).toHaveCount(1);
      await expect(card(/^2 /)).toHaveCount(0);
    });
  });
});

test('what is being typed survives a reload and is in a second window too', async ({ openAs }) => {
  const page = await openAs('checkerA');
  const { sentence, open, card, saved } = workspace(page);
  const title = 'Gõ dở';
  await importText(page, text(title));
  await sentence(SENTENCE).click();
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Half a thought');
  await expect(saved).toBeVisible();
  await page.reload();
  await card(/^1 Unconfirmed/).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought');

  const second = await page.context().newPage();
  await openArticle(second, title);
  await workspace(second)
    .card(/^1 Unconfirmed/)
    .click();
  await expect(second.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought');

  await test.step('a verdict given in one window is seen in the other', async () => {
    await page.getByRole('radio', { name: 'Disputed' }).check({ force: true });
    await expect(open('Claim 1, Disputed')).toBeVisible();
    await expect(workspace(second).open('Claim 1, Disputed')).toBeVisible();
  });
});

test.describe('a session that was ended elsewhere', () => {
  test.use({ expectedErrors: [/401 \(Unauthorized\)/] });

  test('goes on after signing in again in place', async ({ openAs, browser, contextOptions }) => {
    const elsewhere = await (await browser.newContext(contextOptions)).newPage();
    const page = await openAs('editor');
    const { sentence, open, card, saved } = workspace(page);
    await importText(page, text('Hết phiên'));

    await test.step('sign out everywhere from another device', async () => {
      await elsewhere.goto('/account');
      await elsewhere.getByLabel('E-mail address').fill(PEOPLE.editor.email);
      await elsewhere.getByLabel('Password').fill(PEOPLE.editor.password);
      await elsewhere.getByRole('button', { name: 'Sign in' }).click();
      await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
      await expect(elsewhere).toHaveURL(/sign-in/);
    });

    await test.step('the next verdict waits for the password', async () => {
      await sentence(SENTENCE).click();
      await page.keyboard.press('2');
      const dialog = page.getByRole('dialog', { name: 'Sign in again' });
      await dialog.getByLabel('Password').fill(PEOPLE.editor.password);
      await dialog.getByRole('button', { name: 'Sign in' }).click();
      await expect(dialog).toBeHidden();
      await expect(open('Claim 1, Unconfirmed')).toBeVisible();
      await expect(saved).toBeVisible();
    });

    await page.reload();
    await expect(card(/^1 Unconfirmed/)).toBeVisible();
    await elsewhere.context().close();
    // The kept session has ended with the others: those who come after need the new one.
    await page.context().storageState({ path: stateOf('editor') });
  });
});
