import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { corrected } from '@/lib/domain/published-report';
import { brokenBy, usesOf } from './claim-review-rules';
import { correctionsAtom } from './corrections-atom';
import { claimPage } from './public-claim';
import { publicHtml } from './public-page';
import { claimOf, everything, LATER, readingIn, sample } from './testing-public';

/** What is seen of a page, and the data in it. */
const read = (html: string): { scripts: string[]; text: string } => {
  const found = { scripts: [] as string[], text: '' };
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name) => open.push(name),
    ontext: (words) => {
      if (open.includes('script')) found.scripts.push(words);
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
