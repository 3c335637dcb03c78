import { beforeAll, expect, it } from 'vitest';
import { readPublishedAbout } from '@/lib/data/published-list';
import { runReportFiles } from '@/lib/data/report-file-runner';
import { eachEngine } from '@/lib/data/testing';
import { aFullDesk, type FullDesk } from '@/lib/data/testing-full-desk';
import { getFile } from '@/lib/outside/files';
import { publicThrough } from './public-answer';
import { namedPublished, openToEverybody } from './published-file';

const origin = 'https://verimark.example.org';

eachEngine('a large published report for everybody', () => {
  let desk: FullDesk;
  beforeAll(async () => {
    desk = await aFullDesk();
  });

  it('is written when somebody comes for it, and then sent as it is read', { timeout: 60_000 }, async () => {
    const about = await readPublishedAbout(desk.editor, 1);
    const open = () => openToEverybody(desk.deskId, about, 'html', origin);
    expect([await open(), await open()]).toEqual([null, null]);
    await runReportFiles(new AbortController().signal);
    const file = await open();
    if (!file) throw new Error('it is not written');
    const answer = async (headers: Record<string, string> = {}, method = 'GET') => {
      const opened = await open();
      const request = new Request(`${origin}/p/x/vi/reports/1/files/html`, { headers, method });
      return publicThrough(request, { ...(opened ?? file), ...namedPublished(about, 'html') });
    };
    const whole = await answer();
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.equals(await getFile(file.sha256))).toBe(true);
    expect(whole.headers.get('content-length')).toBe(String(file.size));
    const etag = whole.headers.get('etag') ?? '';
    expect((await answer({ 'if-none-match': etag })).status).toBe(304);
    const head = await answer({}, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });
});
