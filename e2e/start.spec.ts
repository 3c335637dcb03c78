import { expect, test } from './people';

test('health answers, and tells a stranger no more than it must', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: { engine: 'sqlite', state: 'ok', migration: expect.any(String) },
  });
});

test('who is not signed in is asked to, on a page whose scripts run under the policy', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toBeEditable();
});

test('pages, files and answers carry the security headers', async ({ page, request }) => {
  const html = await (await request.get('/sign-in')).text();
  const file = /\/_next\/static\/[^"]+\.css/.exec(html)?.[0] ?? 'no style sheet in the page';
  for (const path of ['/sign-in', '/api/health', '/nowhere', file]) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("default-src 'self'");
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/),
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  }
  expect((await request.get(file)).headers()['cache-control']).toContain('immutable');
  expect((await page.goto('/sign-in'))?.headers()['cache-control']).toContain('no-store');
});

for (const path of ['/sign-in', '/nowhere']) {
  test(`every script and style of ${path} carries the nonce of its answer`, async ({ request }) => {
    const answer = await request.get(path);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];
    const guarded =
      (await answer.text()).match(/<(script|style)\b[^>]*>|<link[^>]+(stylesheet|as="script")[^>]*>/g) ?? [];
    expect(guarded.length).toBeGreaterThan(0);
    for (const tag of guarded) expect(tag).toContain(`nonce="${nonce}"`);
  });
}

test.describe('an inline script that somebody has smuggled in', () => {
  test.use({ expectedErrors: [/Content Security Policy/] });

  test('does not run', async ({ page }) => {
    await page.goto('/sign-in');
    const refused = page.waitForEvent('console', (message) => /Content Security Policy/.test(message.text()));
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<button onclick="document.title = 1">Smuggled</button>');
    });
    await page.getByRole('button', { name: 'Smuggled' }).click();
    await refused;
    await expect(page).not.toHaveTitle('1');
  });
});
