import { press, pressUntil, tabTo } from './hands';
import { expect, stateOf, test } from './people';
import { workspace } from './workspace';

const AIRSPACE = 'Hiện có thông tin cho rằng, bọn khủng bố đang tìm cách đánh chiếm';
const FIRST = /^Các đơn vị quân đội Nga nằm ngay gần biên giới/;
const SECOND = /^Các lực lượng đầu tiên của Nga/;
const INTERNAL = 'Called the desk in Almaty, nobody answers.';
const PUBLIC = 'The ministry was asked and has not answered.';

test.use({ storageState: stateOf('checkerA') });
test.describe.configure({ mode: 'serial' });

test('the airspace sentence, by the keyboard alone, from the list to the report', async ({
  page,
  openAs,
}) => {
  const { sentence, open, card, hints, said, saved } = workspace(page);
  await page.goto('/');

  await test.step('open the first article', async () => {
    await tabTo(page, page.getByRole('link', { name: FIRST }));
    await page.keyboard.press('Enter');
    await expect(sentence('Các đơn vị quân đội Nga nằm ngay gần biên giới')).toBeVisible();
  });

  await test.step('go to the sentence and make it a claim', async () => {
    await press(page, 'j', 22);
    await expect(sentence(AIRSPACE)).toBeFocused();
    await expect(sentence(AIRSPACE)).toHaveAccessibleDescription('Sentence 23. No claims.');
    await page.keyboard.press('Enter');
    await expect(open('Claim 1, No verdict yet')).toBeVisible();
    await expect(hints).toContainText('chưa được xác nhận');
    await expect(hints).toContainText('said to be unconfirmed');
  });

  await test.step('tag it unconfirmed, with a note for the desk and one for the readers', async () => {
    await page.keyboard.press('2');
    await expect(open('Claim 1, Unconfirmed')).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.type(INTERNAL);
    await page.keyboard.press('Control+Enter');
    await expect(sentence(AIRSPACE)).toBeFocused();
    await page.keyboard.press('n');
    await page.keyboard.type(PUBLIC);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('radio', { name: 'Internal' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await tabTo(page, page.getByRole('button', { name: 'Save note' }));
    await page.keyboard.press('Enter');
    await expect(
      open('Claim 1, Unconfirmed').getByRole('listitem').filter({ hasText: PUBLIC }),
    ).toContainText('Public');
    await expect(
      open('Claim 1, Unconfirmed').getByRole('listitem').filter({ hasText: INTERNAL }),
    ).toContainText('Internal');
  });

  await test.step('tag its attribution confirmed', async () => {
    await page.keyboard.press('a');
    await expect(open('Claim 2, No verdict yet')).toBeVisible();
    await page.keyboard.press('1');
    await expect(open('Claim 2, Confirmed')).toBeVisible();
    await expect(said('Confirmed, saved')).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(card(/^1 Unconfirmed .*Hiện có thông tin/)).toBeVisible();
    await expect(card(/^2 Confirmed Attribution .*Hiện có thông tin/)).toBeVisible();
    await expect(saved).toBeVisible();
  });

  await test.step('the report waits for a second person; an editor may look ahead', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Report', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText('2 claims have a proposed verdict.');
    const ahead = await openAs('editor');
    await ahead.goto(`${page.url()}&state=proposed`);
    const report = ahead.getByRole('main');
    await expect(report).toContainText('để chiếm quyền kiểm soát vùng trời của Kazakhstan');
    await expect(report).toContainText('Unconfirmed');
    await expect(report).toContainText(PUBLIC);
    await expect(report).not.toContainText(INTERNAL);
  });
});

test('sentences together and a fragment, with undo across a reload', async ({ page, openAs }) => {
  const { sentence, open, card, hints, said, saved } = workspace(page);
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: SECOND }));
  await page.keyboard.press('Enter');
  await expect(sentence('Các lực lượng đầu tiên của Nga')).toBeVisible();

  await test.step('the accusation and its denial are one disputed claim', async () => {
    await press(page, 'j', 3);
    await expect(sentence('Nga đã cáo buộc Mỹ')).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('3');
    await expect(open('Claim 1, Disputed')).toBeVisible();
    await expect(hints).toContainText('bác bỏ');
    await expect(hints).toContainText('denied');
    await page.keyboard.press('Escape');
  });

  await test.step('a capital that is none: a fragment of a sentence', async () => {
    await pressUntil(page, 'j', said('Sentence 18 of 27'));
    await pressUntil(page, 'Shift+Period', said(/^Chosen: Thủ đô Alma-Ata/));
    await pressUntil(page, 'Shift+ArrowLeft', said(/^Chosen: Thủ đô Alma$/));
    await page.keyboard.press('Shift+ArrowRight');
    await pressUntil(page, 'Shift+ArrowRight', said(/^Chosen: Thủ đô Alma-Ata.?$/));
    await page.keyboard.press('3');
    await expect(open('Claim 2, Disputed')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(/^2 Disputed Thủ đô Alma-Ata/)).toBeVisible();
  });

  await test.step('undo, redo, and undo after a reload', async () => {
    await page.keyboard.press('u');
    await expect(card(/^2 No verdict Thủ đô Alma-Ata/)).toBeVisible();
    await page.keyboard.press('Shift+U');
    await expect(card(/^2 Disputed Thủ đô Alma-Ata/)).toBeVisible();
    await expect(said('Done again: verdict')).toBeAttached();
    await expect(saved).toBeVisible();
    await page.reload();
    await expect(said('Sentence 18 of 27')).toBeAttached();
    await page.keyboard.press(']');
    await expect(open('Claim 2, Disputed')).toBeVisible();
    await page.keyboard.press('u');
    await expect(open('Claim 2, No verdict yet')).toBeVisible();
    await expect(said('Undone: verdict')).toBeAttached();
    await page.keyboard.press('Shift+U');
    await expect(open('Claim 2, Disputed')).toBeVisible();
    await expect(saved).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the report that an editor looks ahead at has both', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Report', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toContainText('2 claims have a proposed verdict.');
    const ahead = await openAs('editor');
    await ahead.goto(`${page.url()}&state=proposed`);
    const report = ahead.getByRole('main');
    await expect(report).toContainText('Những cáo buộc như vậy đã bị Washington bác bỏ.');
    await expect(report).toContainText('Thủ đô Alma-Ata');
    await expect(report).toContainText('kiểm soát hoàn toàn các cơ sở quan trọng nhất');
    await expect(report.getByText('Disputed').first()).toBeVisible();
  });
});
