import type { Locator, Page } from '@playwright/test';
import { press, tabTo } from './hands';
import { expect, stateOf, test } from './people';
import { workspace } from './workspace';

const FIRST = /^Các đơn vị quân đội Nga nằm ngay gần biên giới/;
const SECOND = /^Các lực lượng đầu tiên của Nga/;
const AIRSPACE = 'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm';

test.use({ storageState: stateOf('checkerA'), expectedErrors: [/422 \(/] });
test.describe.configure({ mode: 'serial' });

/** To the sentence, by the keyboard, with its content claim open. */
async function openAirspace(page: Page): Promise<void> {
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: FIRST }));
  await page.keyboard.press('Enter');
  const { sentence } = workspace(page);
  await expect(sentence('Các đơn vị quân đội Nga nằm ngay gần biên giới')).toBeVisible();
  await page.keyboard.press('Home');
  await press(page, 'j', 22);
  await expect(sentence(AIRSPACE)).toBeFocused();
  await page.keyboard.press('Enter');
}

/** A passage of an article of the desk as supporting evidence of an anonymous source. */
async function keepPassage(page: Page, article: RegExp, words: string): Promise<void> {
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'New evidence' });
  await tabTo(page, form.getByRole('button', { name: 'From an article' }));
  await page.keyboard.press('Enter');
  const picker = page.getByRole('dialog');
  await tabTo(page, picker.getByRole('searchbox', { name: 'Words of the article' }));
  await page.keyboard.type(words);
  await tabTo(page, picker.getByRole('button', { name: article }));
  await page.keyboard.press('Enter');
  await tabTo(page, picker.getByRole('checkbox').first());
  await page.keyboard.press('Space');
  await tabTo(page, picker.getByRole('button', { name: 'Take these words' }));
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await choose(page, form.getByRole('combobox', { name: 'Kind of source' }), 'anonymous');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

/** An option of a native list, by typing its first letters. */
async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(option.slice(0, 4));
  await expect(list.getByRole('option', { name: option, exact: true })).toHaveJSProperty('selected', true);
}

test('the airspace claim, by the keyboard alone: not confirmed on two articles, and submitted as unconfirmed', async ({
  page,
}) => {
  const { sentence, open, said } = workspace(page);
  await openAirspace(page);

  await test.step('two articles that name nobody do not confirm it', async () => {
    await page.keyboard.press('1');
    const card = open(/Confirmed$/);
    await expect(card).toBeVisible();
    await keepPassage(page, FIRST, 'danh chiem cac don vi phong khong');
    await expect(card).toContainText('not counted: it carries the claim');
    await keepPassage(page, SECOND, 'khung bo');
    await expect(card.getByRole('region', { name: 'Evidence' })).toContainText('2 links, 2 origins');
    await page.keyboard.press('s');
    const panel = card.getByRole('form', { name: 'Submit for review' });
    await expect(panel).toContainText('VR-01');
    await expect(panel).toContainText('VR-04');
    await expect(panel.getByRole('button', { name: 'Submit for review' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(sentence(AIRSPACE)).toBeFocused();
    await expect(card.getByRole('region', { name: 'State of the verdict' })).toContainText('Proposed');
  });

  await test.step('as unconfirmed it asks for the search log and for what would change it', async () => {
    await page.keyboard.press('2');
    const card = open(/Unconfirmed$/);
    await choose(page, card.getByRole('combobox', { name: 'Basis' }), 'Anonymous sources only');
    await page.keyboard.press('Escape');
    await expect(card.getByRole('region', { name: 'What is missing' })).toContainText(
      'a line in the search log',
    );
    await tabTo(page, card.getByRole('button', { name: 'Log a search' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type('vùng trời Kazakhstan');
    await page.keyboard.press('Tab');
    await page.keyboard.type('the agencies’ archives');
    await page.keyboard.press('Control+Enter');
    await expect(card.getByRole('region', { name: 'Search log' })).toContainText('vùng trời Kazakhstan');
    await expect(card.getByRole('region', { name: 'Search log' })).toContainText('internal');
    await tabTo(page, card.getByRole('textbox', { name: 'What would change it' }));
    await page.keyboard.type('A named commander, or footage of the bases.');
    await page.keyboard.press('Control+Enter');
    await expect(card.getByRole('region', { name: 'What is missing' })).toContainText('Nothing is missing.');
  });

  await test.step('submitted with one key', async () => {
    await expect(sentence(AIRSPACE)).toBeFocused();
    await page.keyboard.press('s');
    await expect(said('submitted for review, saved')).toBeAttached();
    await expect(open(/Unconfirmed$/).getByRole('region', { name: 'State of the verdict' })).toContainText(
      'Submitted',
    );
  });
});

test('that such a report goes round: its own words are the primary source', async ({ page }) => {
  const { open, said } = workspace(page);
  await openAirspace(page);
  await page.keyboard.press('a');
  await page.keyboard.press('1');
  const card = open(/Confirmed$/);
  await expect(card).toBeVisible();
  await tabTo(page, card.getByRole('button', { name: 'The passage itself' }));
  await page.keyboard.press('Enter');
  await expect(card.getByRole('region', { name: 'Evidence' })).toContainText('document · primary');
  await page.keyboard.press('s');
  await expect(card.getByRole('form', { name: 'Submit for review' })).toContainText('VR-01');
  await page.keyboard.type('The report is the claim: its words stand in the article.');
  await page.keyboard.press('Control+Enter');
  await expect(said('submitted for review, saved')).toBeAttached();
  await expect(card.getByRole('region', { name: 'State of the verdict' })).toContainText('Submitted');
});

test('a pasted link begins an item, and what is typed outlives a reload and a refusal', async ({ page }) => {
  const { open } = workspace(page);
  await openAirspace(page);
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'New evidence' });
  await paste(page, 'https://www.example.org/story');
  await expect(form.getByRole('textbox', { name: 'Publisher' })).toHaveValue('example.org');
  await page.keyboard.type('the bases were taken');
  await page.reload();
  await openAirspace(page);
  await expect(form.getByRole('textbox', { name: 'Quote' })).toHaveValue('the bases were taken');
  await form.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('textbox', { name: 'Link' })).toBeFocused();
  await expect(form).toContainText('This is not a web address');
  await expect(form.getByRole('textbox', { name: 'Quote' })).toHaveValue('the bases were taken');

  await form.getByRole('textbox', { name: 'Link' }).fill('https://www.example.org/story');
  await form.getByLabel('Attach a copy').setInputFiles({
    name: 'story.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Nothing of the kind has happened.'),
  });
  await expect(form).toContainText('story.txt (text/plain)');
  await form.getByRole('textbox', { name: 'Quote' }).press('Control+Enter');
  await expect(form).toContainText('These words are not in the stored copy');
  await expect(form.getByRole('textbox', { name: 'Quote' })).toHaveValue('the bases were taken');
  await form.getByRole('button', { name: 'Discard' }).click();
  await expect(open(/Unconfirmed$/).getByRole('region', { name: 'Evidence' })).toContainText('2 links');
});

/** What the clipboard would bring, into the field with the caret. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
