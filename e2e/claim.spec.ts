import type { Page } from '@playwright/test';
import { expect, PEOPLE, stateOf, test } from './people';
import { importText, text } from './texts';
import { workspace } from './workspace';

const SECRET = 'Nguồn là thư ký thứ hai của cảng vụ';
const PORT = text('Bản tin cảng biển');
const SENTENCE = PORT.sentences[1] ?? '';
const COPY = 'Cảng vụ: lô hàng đầu tiên sẽ đến vào thứ Hai.';

test.use({ storageState: stateOf('checkerA') });
test.describe.configure({ mode: 'serial' });

/** The address of the claim's page, and of its desk's API. */
let address = '';

/** Every answer of the desk's API that this person gets to read, as text. */
const answers = async (page: Page): Promise<string> => {
  const [desk, claim] = address.split('/claims/');
  const api = `/api/desks/${desk?.split('/d/')[1]}`;
  const article = await page.getByRole('link', { name: 'Open in the text' }).getAttribute('href');
  const paths = [
    `${api}/claims/${claim}`,
    `${api}/articles/${article?.split('/articles/')[1]?.split('#')[0]}`,
    `${api}/claims?q=${encodeURIComponent(SECRET)}`,
    `${api}/search?q=${encodeURIComponent(SECRET)}`,
    `${api}/sources?q=`,
    `${api}/origins?q=`,
    ...['html', 'csv', 'json'].map((format) => `${api}/report?format=${format}`),
  ];
  const read = await Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));
  return read.join('\n');
};

test('a person opens the claim’s page from the text, keeps a copy as evidence, and sees it counted', async ({
  page,
}) => {
  await importText(page, PORT);
  const { sentence, open } = workspace(page);
  await sentence(SENTENCE).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(open('Claim 1, Unconfirmed')).toBeVisible();
  await expect(workspace(page).saved).toHaveText(/^Saved/);
  await open('Claim 1, Unconfirmed').getByRole('button', { name: 'More for this claim' }).click();
  await page.getByRole('link', { name: 'The claim’s own page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: SENTENCE })).toBeVisible();
  address = page.url();

  await page.getByRole('button', { name: 'Add evidence' }).click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByLabel('Link', { exact: true }).fill('https://example.org/cang-vu');
  await form.getByLabel('Quote').fill(COPY);
  await form.getByLabel('Publisher').fill('Cảng vụ');
  const file = { name: 'cảng-vụ.txt', mimeType: 'text/plain', buffer: Buffer.from(COPY) };
  await form.getByLabel('Attach a copy').setInputFiles(file);
  await expect(form.getByText('cảng-vụ.txt (text/plain)')).toBeVisible();
  await form.getByRole('button', { name: /^Keep/ }).click();

  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence).toContainText('1 link, 1 origin');
  const copies = page.getByRole('region', { name: 'Stored copies' });
  await expect(copies).toContainText('cảng-vụ.txt');
  await expect(copies).toContainText('Captured and hashed');

  await test.step('opening the copy hands out a file, and is written down', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      copies.getByRole('link', { name: 'Open cảng-vụ.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cảng-vụ.txt');
    await page.reload();
    await expect(copies).toContainText('Opened, hash checked');
  });
});

test('a protected note is read by those its author names, stands in no answer, and can be destroyed', async ({
  page,
  openAs,
}) => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Add protected note' }).click();
  await page.getByLabel('Who the source is').fill(SECRET);
  await page.getByRole('checkbox', { name: PEOPLE.editor.name }).check();
  await page.getByRole('button', { name: 'Save protected note' }).click();
  const notes = page.getByRole('region', { name: 'Protected notes' });
  await expect(notes).toContainText('its author and one more');
  await expect(page.getByText(SECRET)).toBeHidden();
  expect(await answers(page)).not.toContain(SECRET);

  await test.step('someone else does not even learn that it is there', async () => {
    const other = await openAs('checkerB');
    await other.goto(address);
    await expect(other.getByRole('heading', { level: 1, name: SENTENCE })).toBeVisible();
    await expect(other.getByRole('button', { name: 'Read', exact: true })).toBeHidden();
    expect(await answers(other)).not.toContain(SECRET);
    const viewer = await openAs('viewer');
    await viewer.goto(address);
    await expect(viewer.getByRole('heading', { level: 1, name: SENTENCE })).toBeVisible();
    await expect(viewer.getByRole('region', { name: 'Protected notes' })).toBeHidden();
  });

  await test.step('who is named reads it', async () => {
    const editor = await openAs('editor');
    await editor.goto(address);
    await editor.getByRole('button', { name: 'Read', exact: true }).click();
    await expect(editor.getByText(SECRET)).toBeVisible();
    expect(await answers(editor)).not.toContain(SECRET);
  });

  await test.step('destroyed, only the hash is left', async () => {
    await notes.getByRole('button', { name: 'Destroy' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Destroy' }).click();
    await expect(notes).toContainText('Only the hash is left');
    await expect(notes.getByRole('button', { name: 'Read', exact: true })).toBeHidden();
  });
});

test.describe('at the same time', () => {
  test.use({ expectedErrors: [/status of 409/] });

  test('what somebody else did meanwhile is told, and nothing typed is lost', async ({ page, openAs }) => {
    await page.goto(address);
    const other = await openAs('checkerB');
    await other.goto(address);
    await page.getByRole('button', { name: 'Log a search' }).click();
    await page.getByLabel('Looked for').fill('lô hàng');
    await page.getByLabel('Where', { exact: true }).fill('Trang của cảng');

    await other.getByRole('button', { name: 'Log a contact' }).click();
    await other.getByLabel('Who was asked').fill('Cảng vụ');
    await other.getByRole('button', { name: /^Keep/ }).click();
    await expect(other.getByRole('region', { name: 'Right of reply' })).toContainText('Cảng vụ');

    await page.getByRole('button', { name: /^Keep/ }).click();
    await expect(page.getByText('Someone else has changed this claim in the meantime')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Right of reply' })).toContainText('Cảng vụ');
    await page.getByRole('button', { name: /^Keep/ }).click();
    await expect(page.getByRole('region', { name: 'Search log' })).toContainText('lô hàng');
  });
});

test('the registry shows what a source is called and how often it was used', async ({ page }) => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Add evidence' }).click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByLabel('Link', { exact: true }).fill('https://example.org/khac');
  await form.getByLabel('Quote').fill('Một nguồn khác.');
  await form.getByLabel('Publisher').fill('Báo Mẫu');
  await form.getByRole('combobox', { name: 'Origin' }).fill('Bản tin của cảng vụ');
  await form.getByRole('button', { name: /^Keep/ }).click();
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText('2 links, 2 origins');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Rename Bản tin của cảng vụ' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Cảng vụ, thứ Sáu');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listitem').filter({ hasText: 'Cảng vụ, thứ Sáu' })).toContainText('once');
});
