import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { invitationFile } from './invite';
import { showPublicly } from './publish-desk';

/** A page of the desk: how it is called in tests, who sees it, and the way there, in any language. */
export type Stop = {
  readonly name: string;
  readonly who: 'guest' | 'admin';
  readonly go: (page: Page) => Promise<void>;
};

/** Every page; those of one article show the one with this title. */
export const pages = (title: string | RegExp): readonly Stop[] => {
  let address = '';
  const article = async (page: Page) => {
    await (address ? page.goto(address) : openFromList(page, title));
    address = new URL(page.url()).pathname;
    await expect(page.getByText(/^(Version|Bản) 1 · /)).toBeVisible();
  };
  const withClaim = async (page: Page) => {
    await article(page);
    await page.keyboard.press('2');
    await expect(page.getByRole('radio', { checked: true }).first()).toBeAttached();
  };
  const claimAddress = async (page: Page): Promise<string> => {
    await withClaim(page);
    return (await page.locator('a[href*="/claims/"]').first().getAttribute('href')) ?? '';
  };
  return [
    { name: 'sign-in', who: 'guest', go: async (page) => void (await page.goto('/sign-in')) },
    {
      name: 'welcome',
      who: 'guest',
      go: async (page) => void (await page.goto(readFileSync(invitationFile, 'utf8'))),
    },
    { name: 'welcome-bad-link', who: 'guest', go: async (page) => void (await page.goto('/welcome/none')) },
    { name: 'desks', who: 'admin', go: async (page) => void (await page.goto('/?all=1')) },
    { name: 'desk', who: 'admin', go: async (page) => void (await page.goto('/')) },
    { name: 'desk-search', who: 'admin', go: (page) => below(page, '?q=thong+tin') },
    { name: 'import', who: 'admin', go: (page) => below(page, '/import') },
    { name: 'import-files', who: 'admin', go: handInTable },
    {
      name: 'import-done',
      who: 'admin',
      go: async (page) => {
        await handInTable(page);
        await startImport(page);
      },
    },
    { name: 'annotations', who: 'admin', go: (page) => below(page, '/import/annotations') },
    { name: 'annotations-found', who: 'admin', go: lookAtAnnotations },
    { name: 'fact-checks', who: 'admin', go: lookAtFactChecks },
    { name: 'alike', who: 'admin', go: compareTwo },
    { name: 'workspace', who: 'admin', go: article },
    { name: 'workspace-claim', who: 'admin', go: withClaim },
    {
      name: 'workspace-evidence',
      who: 'admin',
      go: async (page) => {
        await withClaim(page);
        await page.keyboard.press('e');
        await expect(page.locator('form').getByRole('radio', { checked: true }).first()).toBeAttached();
      },
    },
    {
      name: 'workspace-keys',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.keyboard.press('Shift+Slash');
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: 'versions',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions`);
      },
    },
    {
      name: 'version-edit',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions?edit=1`);
      },
    },
    {
      name: 'version-import',
      who: 'admin',
      go: async (page) => {
        await article(page);
        await page.goto(`${page.url().split(/[?#]/, 1)[0]}/versions?import=1`);
      },
    },
    { name: 'look-again', who: 'admin', go: (page) => below(page, '/look-again') },
    {
      name: 'report',
      who: 'admin',
      go: async (page) => {
        await article(page);
        const [desk, id] = page.url().split(/[?#]/, 1)[0]?.split('/articles/') ?? [];
        await page.goto(`${desk}/report?article=${id}`);
      },
    },
    { name: 'desk-report', who: 'admin', go: (page) => below(page, '/report') },
    { name: 'reports', who: 'admin', go: (page) => below(page, '/reports') },
    { name: 'published-report', who: 'admin', go: published },
    {
      name: 'published-files',
      who: 'admin',
      go: async (page) => {
        await published(page);
        await page.goto(`${page.url()}/files`);
      },
    },
    { name: 'publish', who: 'admin', go: publishing },
    { name: 'verify', who: 'admin', go: async (page) => void (await page.goto('/verify')) },
    { name: 'verify-altered', who: 'admin', go: verifyAltered },
    { name: 'report-file', who: 'admin', go: awaitFile },
    { name: 'report-settings', who: 'admin', go: (page) => below(page, '/settings/reports') },
    { name: 'review', who: 'admin', go: (page) => below(page, '/review') },
    {
      name: 'review-claim',
      who: 'admin',
      go: async (page) => {
        const claim = await claimAddress(page);
        await page.goto(claim.replace('/claims/', '/review/'));
      },
    },
    { name: 'claim', who: 'admin', go: async (page) => void (await page.goto(await claimAddress(page))) },
    { name: 'sources', who: 'admin', go: (page) => below(page, '/sources') },
    { name: 'history', who: 'admin', go: (page) => below(page, '/history') },
    { name: 'notifications', who: 'admin', go: (page) => below(page, '/notifications') },
    { name: 'agreement', who: 'admin', go: (page) => below(page, '/agreement') },
    { name: 'own-calls', who: 'admin', go: (page) => below(page, '/agreement/mine') },
    { name: 'guideline', who: 'admin', go: (page) => below(page, '/guideline') },
    { name: 'guideline-edit', who: 'admin', go: (page) => below(page, '/guideline?edit=1') },
    { name: 'interests', who: 'admin', go: (page) => below(page, '/interests') },
    { name: 'people', who: 'admin', go: (page) => below(page, '/people') },
    { name: 'api-docs', who: 'admin', go: async (page) => void (await page.goto('/api/docs')) },
    { name: 'tokens', who: 'admin', go: (page) => below(page, '/tokens') },
    { name: 'settings', who: 'admin', go: (page) => below(page, '/settings') },
    { name: 'public-reports', who: 'admin', go: (page) => onPublic(page, '') },
    { name: 'public-report', who: 'admin', go: (page) => onPublic(page, '/reports/1') },
    { name: 'public-corrections', who: 'admin', go: (page) => onPublic(page, '/corrections') },
    { name: 'public-method', who: 'admin', go: (page) => onPublic(page, '/method') },
    { name: 'account', who: 'admin', go: async (page) => void (await page.goto('/account')) },
    { name: 'not-found', who: 'admin', go: async (page) => void (await page.goto('/nowhere')) },
  ];
};

const openFromList = async (page: Page, title: string | RegExp): Promise<void> => {
  await page.goto('/');
  await page.getByRole('link', { name: title }).click();
  await page.waitForURL(/\/articles\//);
};

/** A public page of the desk, in the language of the person who looks. */
const onPublic = async (page: Page, path: string): Promise<void> => {
  await page.goto('/');
  await page.waitForURL(/\/d\//);
  await showPublicly(page, true);
  const locale = await page.evaluate(() => document.documentElement.lang);
  const desk = /\/d\/([^/?]+)/.exec(page.url())?.[1];
  await page.goto(`/p/${desk}/${locale}${path}`);
};

/** A page under the only desk's address. */
async function below(page: Page, rest: string): Promise<void> {
  if (!/\/d\//.test(page.url())) await page.goto('/');
  await page.waitForURL(/\/d\//);
  await page.goto(new URL(page.url()).pathname.split('/', 3).join('/') + rest);
}

const openPublishing = async (page: Page): Promise<void> => {
  await below(page, '/report?state=proposed&state=submitted&state=approved&unassessed=1');
  await page.getByRole('button', { name: /^(Publish|Công bố) …$/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const publishing = (page: Page): Promise<void> => openPublishing(page);

/** The newest of the desk, or its first. */
const published = async (page: Page): Promise<void> => {
  await openPublishing(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Publish|Công bố)$/ })
    .click();
  await page.waitForURL(/\/reports\/\d+$/);
};

/** A file of which a word was changed, and one that is none. */
const verifyAltered = async (page: Page): Promise<void> => {
  await published(page);
  const address = page.url().replace('/d/', '/api/desks/');
  const file = await (await page.request.get(`${address}?format=json`)).text();
  await page.goto('/verify');
  const of = (name: string, text: string) => ({ name, mimeType: '', buffer: Buffer.from(text) });
  await page
    .getByLabel(/^(Choose files|Chọn tệp)$/)
    .last()
    .setInputFiles([
      of('report.json', file),
      of('altered.json', file.replace(/"method": ".{10}/, '"method": "Otherwise ')),
      of('picture.png', '\x89PNG'),
    ]);
  await expect(page.getByRole('article')).toHaveCount(3);
};

const handIn = async (page: Page, files: Readonly<Record<string, string>>): Promise<void> => {
  await below(page, '/import');
  await page
    .getByLabel(/^(Drop files here|Thả tệp vào đây)/)
    .setInputFiles(
      Object.entries(files).map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) })),
    );
};

const startImport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Start the import|Bắt đầu nhập)$/, disabled: false }).click();
  await expect(page.getByRole('link', { name: /^(Download the report|Tải báo cáo)$/ })).toBeVisible();
};

/** A table whose columns are guessed, and a text with characters that cannot be seen. */
const handInTable = async (page: Page): Promise<void> => {
  const at = Date.now();
  const rows = [
    ['tieu_de', 'noi_dung', 'ngay_dang', 'toa_soan', 'ma_so'],
    [
      'Cảng mở cửa trở lại',
      `Cảng mở cửa trở lại từ sáng nay, theo ban quản lý cảng ${at}.`,
      '6/1/2022',
      'Báo Mẫu',
      '17',
    ],
    ['Giá điện tăng', `Giá điện tăng hai phần trăm từ tháng sau ${at}.`, '7/1/2022', 'Báo Mẫu', '18'],
    ['Tin không lời', '', '7/1/2022', 'Báo Mẫu', '19'],
  ];
  await handIn(page, {
    'ban-tin.csv': rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'),
    'bài/có ký tự ẩn.txt': `Bản tin \u202eđảo chiều\u202c số ${at}. Câu thứ hai.`,
  });
  await expect(page.getByRole('columnheader').first()).toBeVisible();
};

const handInJson = async (page: Page, json: unknown): Promise<void> => {
  await below(page, '/import/annotations');
  await page
    .getByLabel(/^(Drop a file here|Thả tệp vào đây)/)
    .setInputFiles({ name: 'a.json', mimeType: '', buffer: Buffer.from(JSON.stringify(json)) });
};

/** Of which none can be taken: on no text of the desk. */
const lookAtAnnotations = async (page: Page): Promise<void> => {
  const target = {
    source: 'https://example.org/a',
    selector: { type: 'TextQuoteSelector', exact: 'Washington' },
  };
  await handInJson(page, [{ type: 'Annotation', id: 'urn:x:1', target }, { type: 'Note' }]);
  await expect(page.getByRole('row')).toHaveCount(3);
};

const lookAtFactChecks = async (page: Page): Promise<void> => {
  await handInJson(page, {
    ...{ '@context': 'https://schema.org', '@type': 'ClaimReview', url: 'https://example.org/fc' },
    ...{ claimReviewed: 'Sân bay đã bị chiếm.', author: { name: 'Báo Mẫu' }, datePublished: '2022-01-08' },
    reviewRating: { alternateName: 'Sai', ratingExplanation: 'Sân bay vẫn mở cửa.' },
  });
  await page.getByRole('combobox').first().selectOption('evidence');
};

const compareTwo = async (page: Page): Promise<void> => {
  const at = Date.now();
  const story = Array.from(
    { length: 8 },
    (_, i) => `Câu thứ ${i} của bản tin ${at} kể rằng đoàn tàu số ${i * 13} dừng ở ga vì mưa lớn kéo dài.`,
  ).join(' ');
  await handIn(page, {
    'hãng.md': `# Tàu dừng vì mưa\n\n${story}`,
    'báo.md': `# Mưa lớn, đoàn tàu đứng bánh\n\n${story.replace('mưa lớn', 'bão')} Hành khách được phát nước.`,
  });
  await startImport(page);
  await page
    .getByRole('link', { name: /^(See the differences|Xem chỗ khác nhau)/ })
    .first()
    .click();
  await expect(page.getByRole('deletion').first()).toBeVisible();
};

/** A file that is written apart, and is ready. */
const awaitFile = async (page: Page): Promise<void> => {
  await below(page, '/report');
  const { pathname } = new URL(page.url());
  await page.goto(`/api/desks/${pathname.split('/')[2]}/report?format=csv&apart=1`);
  await expect(page.getByRole('link', { name: /^(Download|Tải)/ }).first()).toBeVisible({ timeout: 30_000 });
};
