import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { PublicDesk, StandingClaim } from '@/lib/domain/public-reading';
import { corrected, forEverybody } from '@/lib/domain/published-report';
import type { Report } from '@/lib/domain/report';
import { approvedSource, keepAll, reportFor, sampleDesk } from '@/lib/domain/report-testing';
import { brokenBy, usesOf } from './claim-review-rules';
import { correctionsAtom } from './corrections-atom';
import { publicAddresses } from './public-addresses';
import { cardHtml, oembedOf, oembedXml } from './public-card';
import { claimPage } from './public-claim';
import { correctionsPage } from './public-corrections';
import { indexPage } from './public-index';
import { methodPage } from './public-method';
import { type PublicPage, publicHtml, type Reading } from './public-page';
import { reportPage } from './public-report';
import { sitemapXml } from './sitemap';
import { hostile, reportOf } from './testing';

const ORIGIN = 'https://news.example.org';
const LATER = '2022-03-01T08:00:00.000Z';

const readingIn = (locale: 'en' | 'vi', name = 'Báo Mẫu'): Reading => {
  const desk: PublicDesk = {
    id: 'd'.repeat(20),
    names: { en: name, vi: name },
    timeZone: 'Asia/Ho_Chi_Minh',
  };
  return { desk, locale, addresses: publicAddresses(ORIGIN, desk.id), style: '/p/style/0.css' };
};

const headOf = (report: Report) => ({
  ...{
    number: 3,
    title: report.title,
    language: report.language,
    publishedAt: report.asOf,
    hash: report.hash,
  },
  ...{ supersedes: 2, supersededBy: null, withdrawn: null },
});

const claimOf = (report: Report, desk: PublicDesk): StandingClaim => {
  const item = report.items.find(({ state }) => state === 'approved');
  if (!item) throw new Error('one is approved');
  const around = { earlier: `${item.shortText} `, later: ` ${item.shortText}` };
  const then = { number: 3, publishedAt: report.asOf, verdict: item.verdict, basis: item.basis };
  return {
    ...{ desk, claimId: item.claimId, head: headOf(report), report, item, history: [then] },
    surroundings: new Map(item.passages.map(({ occurrenceId }) => [occurrenceId, around])),
  };
};

const sample = (): Report => {
  const desk = sampleDesk();
  keepAll(desk);
  return forEverybody(reportFor('editor', approvedSource(desk), {}, 'vi'));
};

/** Everything that is said of a report in public, by what it is. */
const everything = (report: Report, reading: Reading): Record<string, PublicPage> => {
  const { desk } = reading;
  const head = headOf(report);
  const correction = report.items[0]?.corrections[0];
  const told = { id: 'c1', at: LATER, claimId: 'x', shortText: report.title, language: 'vi' } as const;
  const { method, definitions, language } = report;
  return {
    index: indexPage(reading, { desk, reports: [{ head, report, hasFiles: true }], older: 3 }),
    report: reportPage(reading, { desk, head, report, hasFiles: true }),
    claim: claimPage(reading, claimOf(report, desk)),
    corrections: correctionsPage(reading, {
      ...{ desk, language },
      entries: correction ? [{ ...told, kind: 'correction', correction }] : [],
    }),
    method: methodPage(reading, { desk, language, method, definitions, from: head }),
    withdrawn: reportPage(reading, {
      ...{ desk, report: null, hasFiles: false },
      head: { ...head, withdrawn: { at: LATER, reason: report.title } },
    }),
  };
};

type Read = {
  tags: Set<string>;
  links: string[];
  events: string[];
  scripts: string[];
  text: string;
  title: string;
};

/** As a browser reads it: text that is seen, and what could do harm. */
const read = (html: string): Read => {
  const found: Read = { tags: new Set(), links: [], events: [], scripts: [], text: '', title: '' };
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      open.push(name);
      found.tags.add(name);
      if (name === 'script') found.scripts.push('');
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on/i.test(key)) found.events.push(key);
        if (key === 'href' || key === 'src') found.links.push(value);
      }
    },
    ontext: (words) => {
      const inside = open.at(-1);
      if (open.includes('script')) found.scripts.push(`${found.scripts.pop() ?? ''}${words}`);
      else if (inside === 'title') found.title += words;
      else if (open.includes('body')) found.text += words;
    },
    onclosetag: () => {
      open.pop();
      found.text += ' ';
    },
  });
  parser.end(html);
  return found;
};

describe.each(['en', 'vi'] as const)('public pages in %s', (locale) => {
  const reading = readingIn(locale);

  it('say their language, where they are, and where they are in the other', () => {
    for (const [name, page] of Object.entries(everything(sample(), reading))) {
      const html = publicHtml(reading, page);
      expect(html, name).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${locale}">`));
      const at = reading.addresses.page(page.onlyIn ?? locale, page.path);
      expect(html, name).toContain(`<link rel="canonical" href="${at}">`);
      const languages = [...html.matchAll(/rel="alternate" hreflang="([^"]+)"/g)].map((one) => one[1]);
      expect(languages, name).toEqual(page.onlyIn ? ['vi', 'x-default'] : ['vi', 'en', 'x-default']);
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    }
  });

  it('carry markup that breaks no rule with the page that people see, corrections included', () => {
    const report = sample();
    const [item] = report.items;
    const rows = [
      {
        ...({
          id: 'c1',
          claimId: item?.claimId ?? '',
          kind: 'substantial',
          reason: 'Bộ đã trả lời.',
        } as const),
        before: { verdict: 'unconfirmed' },
        after: { verdict: 'disputed', basis: 'contradicted', rationale: 'Bộ bác bỏ.' },
        ...{ fromHash: 'a'.repeat(64), toHash: 'b'.repeat(64), authorId: 'x', createdAt: LATER },
      },
    ];
    for (const one of [report, corrected(report, rows)]) {
      const page = claimPage(reading, claimOf(one, reading.desk));
      const { scripts, text } = read(publicHtml(reading, page));
      expect(scripts).toHaveLength(1);
      const review = JSON.parse(scripts[0] ?? '');
      const url = reading.addresses.page(locale, page.path);
      expect(brokenBy(review, { page: { url, text }, uses: usesOf([review]) })).toEqual([]);
      expect(review.dateModified).toBe(one === report ? report.asOf : LATER);
      expect(review.correction.at(-1)['@type']).toBe('CorrectionComment');
    }
  });

  it('carry none for a report that was superseded, nor with a fault in it', () => {
    const claim = claimOf(sample(), reading.desk);
    const old = { ...claim, head: { ...claim.head, supersededBy: 4 } };
    const faulty = { ...claim, item: { ...claim.item, shortText: 'Unconfirmed: a claim' } };
    for (const one of [old, faulty])
      expect(publicHtml(reading, claimPage(reading, one))).not.toContain('ld+json');
  });
});

describe('texts that mean harm stay texts', () => {
  it.each(hostile)('%s', (_, text) => {
    const report = forEverybody(reportOf(text, 'vi'));
    const reading = readingIn('vi', text);
    const pages = Object.values(everything(report, reading)).map((page) => publicHtml(reading, page));
    const claim = claimOf(report, reading.desk);
    for (const html of [...pages, cardHtml(reading, claim)]) {
      const { tags, links, events, scripts, title } = read(html);
      expect(events).toEqual([]);
      for (const tag of ['img', 'style', 'iframe', 'object', 'form', 'base']) {
        if (tag === 'base' && html.includes('<base target="_top">')) continue;
        expect(tags.has(tag), tag).toBe(false);
      }
      for (const link of links) expect(link).toMatch(/^(?:https?:\/\/|\/(?:p\/|verify|icon\.svg)|#)/);
      for (const script of scripts) expect(JSON.parse(script)['@type']).toBe('ClaimReview');
      expect(title.length).toBeLessThan(1200);
      expect(html).not.toMatch(/[\u2028\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|\p{M}{9}/u);
    }
  });

  it.each(hostile)('in feed, card and map too: %s', (_, text) => {
    const report = forEverybody(reportOf(text, 'vi'));
    const reading = readingIn('vi', text);
    const claim = claimOf(report, reading.desk);
    const correction = { kind: 'minor', reason: text, at: LATER, by: text, verdict: null } as const;
    const told = { id: 'c1', at: LATER, claimId: claim.claimId, shortText: text, language: 'vi' };
    const entries = [{ ...told, kind: 'correction' as const, correction }];
    const card = oembedOf(reading, claim, { width: null, height: null });
    const frame = read(String(card.html));
    expect([...frame.tags]).toEqual(['iframe']);
    expect(frame.events).toEqual([]);
    const log = { desk: reading.desk, language: 'vi' as const, entries };
    for (const xml of [correctionsAtom(log, reading.addresses), oembedXml(card), sitemapXml([], ORIGIN)]) {
      const tags: string[] = [];
      new Parser({ onopentagname: (name) => tags.push(name) }, { xmlMode: true }).end(xml);
      expect(tags.filter((tag) => /^(script|img|b)$/.test(tag))).toEqual([]);
      expect(xml).not.toMatch(/[^\P{Cc}\t\n]|[\ufffe\uffff]|\p{Surrogate}/u);
    }
  });
});

describe('the feed', () => {
  it('has what RFC 4287 asks for, and names that stay', () => {
    const { desk, addresses } = readingIn('vi');
    const entry = {
      kind: 'withdrawal',
      id: 'w1',
      at: LATER,
      number: 2,
      reason: 'Sai.',
      supersededBy: 3,
    } as const;
    const xml = correctionsAtom({ desk, language: 'vi', entries: [entry] }, addresses);
    for (const part of [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
      `<updated>${LATER}</updated>`,
      '<author><name>Báo Mẫu</name></author>',
      `<link rel="self" type="application/atom+xml" href="${addresses.feed}"/>`,
      `<id>tag:news.example.org,2022-03-01:${desk.id}/corrections/w1</id>`,
      '<title>Đã rút báo cáo số 2</title>',
      '<content type="text">Sai.</content>',
    ])
      expect(xml).toContain(part);
    expect(correctionsAtom({ desk, language: 'en', entries: [] }, addresses)).toContain(
      '<updated>2022-01-01',
    );
  });
});
