import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitSentences } from '../lib/domain/sentences';

const SEEDS = ['000_be9c6d21626579b7.txt', '001_eb2be8546647d80d.txt'];

/** Real sentences of Vietnamese news. */
const sentences: readonly string[] = SEEDS.flatMap((name) => {
  const text = readFileSync(path.join(import.meta.dirname, '../seeds', name), 'utf8').trim();
  return splitSentences(text, 'vi').map(({ start, end }) => text.slice(start, end));
}).filter((one) => one.length > 40);

const PROVINCES =
  'Almaty Nur-Sultan Aktau Atyrau Shymkent Taraz Kostanay Pavlodar Semey Oral Kyzylorda Turkistan'.split(' ');

/** The n-th of a list, by an order that looks like none. */
const picked = <Item>(list: readonly Item[], n: number): Item => {
  const item = list[(((n * 2_654_435_761) >>> 0) >>> 7) % list.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** So many sentences, each with a number and a place of its own, so that no two articles are alike. */
export const textOf = (n: number, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const at = n * count + i;
    return `Ngày ${(at % 28) + 1}, tại ${picked(PROVINCES, at)} ${at}: ${picked(sentences, at + 17)}`;
  }).join(' ');

export const titleOf = (n: number): string => `Bản tin số ${n} từ ${picked(PROVINCES, n)}`;

/** Articles as JSON Lines, piece by piece. */
export function* jsonLines(articles: number, count: number): Generator<string> {
  for (let n = 0; n < articles; n += 1) {
    const article = { title: titleOf(n), text: textOf(n, count), url: `https://example.org/${n}` };
    yield `${JSON.stringify({ ...article, source: 'Báo Mẫu', date: '2022-01-06' })}\n`;
  }
}

/** A page as newspapers have it: head, navigation, a picture with its credit, and the text in paragraphs. */
export const htmlPage = (n: number, count: number): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${titleOf(n)} | Báo Mẫu</title>
<meta property="og:site_name" content="Báo Mẫu"><meta property="article:published_time" content="2022-01-06T10:00:00+07:00">
</head><body><nav><ul>${'<li><a href="/muc">Chuyên mục</a></li>'.repeat(40)}</ul></nav>
<article><h1>${titleOf(n)}</h1><figure><img src="a.jpg" alt=""><figcaption>Nguồn ảnh: Telegram.</figcaption></figure>
${Array.from({ length: count / 4 }, (_, i) => `<p>${textOf(n * 1_000 + i, 4)}</p>`).join('\n')}
</article><footer>${'<p>Bản quyền thuộc về Báo Mẫu.</p>'.repeat(5)}</footer></body></html>`;
