import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/data/client';
import { changeDeskOptions } from '@/lib/data/desks';
import { withdrawReport } from '@/lib/data/published';
import { eachEngine } from '@/lib/data/testing';
import { aFullDesk, type FullDesk } from '@/lib/data/testing-full-desk';
import { aPublicDesk, INTERNAL, type PublicDeskForTests } from '@/lib/data/testing-public';
import { dataDir } from '@/lib/env';
import { log } from '@/lib/log';
import { GET as oembed } from '../oembed/route';
import { GET as robots } from '../robots.txt/route';
import { GET as sitemap } from '../sitemap.xml/route';
import { GET as claimPicture } from './[desk]/[locale]/claims/[claim]/picture.png/route';
import { GET as claim } from './[desk]/[locale]/claims/[claim]/route';
import { GET as corrections } from './[desk]/[locale]/corrections/route';
import { GET as card } from './[desk]/[locale]/embed/claims/[claim]/route';
import { GET as method } from './[desk]/[locale]/method/route';
import { GET as reportFile } from './[desk]/[locale]/reports/[number]/files/[format]/route';
import { GET as reportPicture } from './[desk]/[locale]/reports/[number]/picture.png/route';
import { GET as report } from './[desk]/[locale]/reports/[number]/route';
import { GET as index } from './[desk]/[locale]/route';
import { GET as feed } from './[desk]/corrections.atom/route';
import { GET as desk } from './[desk]/route';

const ORIGIN = 'http://news.example.org';

type Params = { desk: string; locale: string; number: string; claim: string; format: string; name: string };

type Route = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

type Place = { deskId: string; claimId: string; number?: number; format?: string };

const at = (path: string, params: Partial<Params> = {}, headers: Record<string, string> = {}) => ({
  request: new Request(`${ORIGIN}${path}`, { headers: { host: 'news.example.org', ...headers } }),
  context: {
    params: Promise.resolve({
      ...{ desk: '', locale: 'vi', number: '1', claim: '', format: 'json', name: '' },
      ...params,
    }),
  },
});

/** Every public answer there is about a desk, by what it is. */
const everyAnswer = async (
  { deskId, claimId, number = 1, format = 'json' }: Place,
  headers: Record<string, string> = {},
): Promise<Record<string, Response>> => {
  const params = { desk: deskId, claim: claimId, number: String(number), format };
  const page = `${ORIGIN}/p/${deskId}/vi/claims/${claimId}`;
  const routes: Record<string, [Route, string]> = {
    desk: [desk, `/p/${deskId}`],
    index: [index, `/p/${deskId}/vi`],
    report: [report, `/p/${deskId}/vi/reports/${number}`],
    claim: [claim, `/p/${deskId}/vi/claims/${claimId}`],
    corrections: [corrections, `/p/${deskId}/vi/corrections`],
    method: [method, `/p/${deskId}/vi/method`],
    feed: [feed, `/p/${deskId}/corrections.atom`],
    card: [card, `/p/${deskId}/vi/embed/claims/${claimId}`],
    oembed: [oembed, `/oembed?url=${encodeURIComponent(page)}`],
    file: [reportFile, `/p/${deskId}/vi/reports/${number}/files/${format}`],
    claimPicture: [claimPicture, `/p/${deskId}/vi/claims/${claimId}/picture.png`],
    reportPicture: [reportPicture, `/p/${deskId}/vi/reports/${number}/picture.png`],
  };
  const answers = Object.entries(routes).map(async ([name, [route, path]]) => {
    const { request, context } = at(path, params, headers);
    return [name, await route(request, context)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
};

const statuses = (answers: Record<string, Response>) =>
  Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));

const textsOf = async (answers: Record<string, Response>) =>
  (await Promise.all(Object.values(answers).map((one) => one.clone().text()))).join('\n');

eachEngine('public answers', () => {
  let open: PublicDeskForTests;
  let full: FullDesk;

  beforeAll(async () => {
    open = await aPublicDesk();
    await open.publish();
    full = await aFullDesk();
  });

  const openPlace = () => ({ deskId: open.deskId, claimId: open.hedged });

  it('are there for what is published, and say nothing that is the desk’s own', async () => {
    const answers = await everyAnswer(openPlace());
    expect(statuses(answers)).toEqual({ ...statuses(answers), desk: 307 });
    const all = Object.values(statuses(answers)).filter((status) => status !== 307);
    expect(new Set(all)).toEqual(new Set([200]));
    const told = await textsOf(answers);
    expect(told).toContain('Bọn khủng bố tìm cách chiếm quyền kiểm soát vùng trời');
    for (const secret of [
      INTERNAL,
      'Nga đã đưa quân đội đặc nhiệm tới</',
      '"reliability":"B"',
      '@example.org',
    ])
      expect(told.includes(secret), secret).toBe(false);
  });

  it('are 404 for a desk that has no public pages, and for verdicts that nobody approved', async () => {
    const place = { deskId: full.deskId, claimId: full.claimId };
    expect(new Set(Object.values(statuses(await everyAnswer(place))))).toEqual(new Set([404]));
    await changeDeskOptions(full.admin, { approvals: 1, blind: false, fetching: true, publishing: true });
    const answers = await everyAnswer(place);
    expect(statuses(answers)).toMatchObject({
      ...{ index: 200, report: 200, claim: 404, card: 404, oembed: 404, file: 404, claimPicture: 404 },
    });
    const told = await textsOf(answers);
    const secrets = [
      'sân bay',
      'Chỉ một nguồn',
      'Đã hỏi',
      'Cổng tin',
      'Bộ Quốc phòng',
      'Ai hỏi',
      'Anh em',
      'Người ở cổng',
    ];
    for (const secret of secrets) expect(told.includes(secret), secret).toBe(false);
    const { request, context } = at('/sitemap.xml');
    const map = await (await sitemap(request, context)).text();
    expect([map.includes(full.claimId), map.includes(open.hedged)]).toEqual([false, true]);
  });

  it('are kept for a minute, and said to be unchanged to who has them', async () => {
    const answers = await everyAnswer(openPlace());
    for (const [name, answer] of Object.entries(answers)) {
      expect(answer.headers.get('cache-control'), name).toBe('public, max-age=60');
      expect(answer.headers.get('set-cookie'), name).toBeNull();
    }
    const etag = answers.claim?.headers.get('etag') ?? '';
    const again = await everyAnswer(openPlace(), { 'if-none-match': `W/${etag}, "x"` });
    expect([again.claim?.status, again.index?.status]).toEqual([304, 200]);
    expect(again.claim?.headers.get('etag')).toBe(etag);
  });

  it('may be framed and fetched from elsewhere where they are made for it', async () => {
    const answers = await everyAnswer(openPlace());
    const framed = Object.entries(answers).filter(([, { headers }]) =>
      headers.get('content-security-policy')?.includes('frame-ancestors *'),
    );
    expect(framed.map(([name]) => name)).toEqual(['card']);
    const shared = Object.entries(answers).filter(([, { headers }]) =>
      headers.has('cross-origin-resource-policy'),
    );
    expect(shared.map(([name]) => name).sort()).toEqual([
      'card',
      'claimPicture',
      'feed',
      'oembed',
      'reportPicture',
    ]);
    for (const { headers, status } of Object.values(answers))
      if (status === 200)
        expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
  });

  it('tell the feed’s readers when it was changed last', async () => {
    const correction = { kind: 'update', reason: 'Bộ đã trả lời.' };
    const given = { verdict: 'unconfirmed', basis: 'single_source', whatWouldChangeIt: 'Một văn bản.' };
    await open.approve(open.hedged, { ...given, rationale: 'Một hãng tin.' }, correction);
    const { feed: first } = await everyAnswer(openPlace());
    const modified = first?.headers.get('last-modified') ?? '';
    expect(await first?.text()).toContain('Bộ đã trả lời.');
    const { feed: again } = await everyAnswer(openPlace(), { 'if-modified-since': modified });
    expect(again?.status).toBe(304);
  });

  it('know no other formats, numbers, languages and desks', async () => {
    const place = { desk: open.deskId, claim: open.hedged };
    const tried: [Route, Partial<Params>][] = [
      [index, { ...place, locale: 'fr' }],
      [index, { ...place, desk: '../../etc/passwd' }],
      [report, { ...place, number: '0' }],
      [report, { ...place, number: '1e3' }],
      [report, { ...place, number: '99' }],
      [claim, { ...place, claim: '../../etc/passwd' }],
      [reportFile, { ...place, format: 'docx' }],
      [reportFile, { ...place, format: '../json' }],
    ];
    for (const [route, params] of tried) {
      const { request, context } = at('/p/x/en', params);
      expect((await route(request, context)).status, JSON.stringify(params)).toBe(404);
    }
  });

  it('answer oEmbed as it asks: in JSON and XML, within the width, 404 and 501', async () => {
    const page = encodeURIComponent(`${ORIGIN}/p/${open.deskId}/en/claims/${open.hedged}`);
    const ask = async (query: string) => {
      const { request, context } = at(`/oembed?${query}`);
      return oembed(request, context);
    };
    const card = await (await ask(`url=${page}&maxwidth=300`)).json();
    expect(card).toMatchObject({ version: '1.0', type: 'rich', width: 300 });
    expect(card.html).toMatch(
      /^<iframe src="http:\/\/news\.example\.org\/p\/[^"]+\/en\/embed\/claims\/[^"]+" title=/,
    );
    expect(await (await ask(`url=${page}&format=xml`)).text()).toMatch(/<type>rich<\/type>.*&lt;iframe/s);
    const refused = [`url=${page}&format=yaml`, 'url=https://elsewhere.example.org/p/a', 'url=x', ''];
    const codes = await Promise.all(refused.map(async (query) => (await ask(query)).status));
    expect(codes).toEqual([501, 404, 404, 404]);
  });

  it('lead on by the language that the browser asks for', async () => {
    for (const [asked, locale] of [
      ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
      ['fr,en;q=0.5', 'en'],
    ]) {
      const { request, context } = at(
        `/p/${open.deskId}`,
        { desk: open.deskId },
        { 'accept-language': asked ?? '' },
      );
      const { status, headers } = await desk(request, context);
      expect([status, headers.get('location')]).toEqual([307, `${ORIGIN}/p/${open.deskId}/${locale}`]);
    }
  });

  it('are gone at once where a report is withdrawn, and where the desk has no public pages any more', async () => {
    await withdrawReport(open.editor, 1, 'Sai nguồn.');
    const answers = await everyAnswer(openPlace());
    expect(statuses(answers)).toMatchObject({
      ...{
        report: 200,
        claim: 200,
        card: 404,
        oembed: 404,
        file: 404,
        claimPicture: 404,
        reportPicture: 404,
      },
    });
    const told = await textsOf(answers);
    expect(told).toContain('Sai nguồn.');
    expect(told).not.toContain('vùng trời');
    expect(told).not.toContain('ld+json');
    await open.show(false);
    expect(new Set(Object.values(statuses(await everyAnswer(openPlace()))))).toEqual(new Set([404]));
  });
});

eachEngine('a published report whose file was damaged', () => {
  let open: PublicDeskForTests;
  let file: string;
  let bytes: Buffer;
  const said: string[] = [];

  beforeAll(async () => {
    open = await aPublicDesk();
    await open.publish();
    await open.publish(null, { without: [open.hedged], title: 'Báo cáo sẽ hỏng' });
    const { sha256 } = await (await database()).publishedReport.findFirstOrThrow({
      where: { deskId: open.deskId, number: 2 },
    });
    file = path.join(dataDir(), 'files', sha256.slice(0, 2), sha256.slice(2));
    bytes = await readFile(file);
    await rm(file);
    await writeFile(file, Buffer.from(bytes.toString().replace('Alma-Ata', 'Astana')));
    vi.spyOn(log, 'error').mockImplementation((message) => void said.push(message));
  });

  const placeOf = (number: number, claimId: string) => ({ deskId: open.deskId, claimId, number });
  const map = async () => {
    const { request, context } = at('/sitemap.xml');
    return (await sitemap(request, context)).text();
  };

  it('takes nothing else with it: lists, log, feed and the other report are there', async () => {
    const answers = await everyAnswer(placeOf(1, open.hedged));
    expect(new Set(Object.values(statuses(answers)))).toEqual(new Set([200, 307]));
    const list = await answers.index?.clone().text();
    expect(list).toContain('Báo cáo sẽ hỏng');
    expect(list).toContain('không còn đúng như khi công bố');
  });

  it('says of itself that it cannot be shown, wherever it is asked for', async () => {
    const answers = await everyAnswer(placeOf(2, open.capital));
    const gone = ['report', 'claim', 'card', 'oembed', 'file', 'claimPicture', 'reportPicture'];
    for (const [name, answer] of Object.entries(answers)) {
      expect([name, answer.status]).toEqual([name, gone.includes(name) ? 503 : name === 'desk' ? 307 : 200]);
      if (!gone.includes(name)) continue;
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toMatch(/không còn đúng như khi công bố|no longer what was published/);
    }
  });

  it('is not told to search engines, and whoever runs the server is told once', async () => {
    const told = await map();
    expect(told).toContain(`/p/${open.deskId}/vi/reports/1<`);
    expect(told).not.toContain(`/p/${open.deskId}/vi/reports/2<`);
    expect(said).toEqual(['a published report cannot be read']);
  });

  it('is there again once its file is', async () => {
    await writeFile(file, bytes);
    const answers = await everyAnswer(placeOf(2, open.capital));
    expect(new Set(Object.values(statuses(answers)))).toEqual(new Set([200, 307]));
    expect(await map()).toContain(`/p/${open.deskId}/vi/reports/2<`);
    vi.restoreAllMocks();
  });
});

describe('robots.txt', () => {
  it('lets search engines read what is public, and nothing else', async () => {
    const { request, context } = at('/robots.txt');
    const text = await (await robots(request, context)).text();
    expect(text).toMatch(/Allow: \/p\/\n(?:Allow: .*\n)*Disallow: \/\n/);
    expect(text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  });
});
