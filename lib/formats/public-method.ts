import type { PublicMethod } from '@/lib/domain/public-reading';
import { type Translate, translator } from '@/lib/i18n';
import { el, type Markup } from './markup';
import { publicPaths } from './public-addresses';
import { dayOn } from './public-corrections';
import type { PublicPage, Reading } from './public-page';
import { toReport } from './public-report';
import { verdictLabel } from './report-claim';

/** How the desk works, what its verdicts mean, and what it does when it was wrong. */
export const methodPage = (reading: Reading, method: PublicMethod): PublicPage => {
  const t = translator(reading.locale);
  return {
    path: publicPaths.method,
    title: t('reader.method.title'),
    description: t('reader.method.lede'),
    current: 'method',
    main: [
      el('h1', {}, t('reader.method.title')),
      el('p', { class: 'lede' }, t('reader.method.lede')),
      el(
        'div',
        { class: 'prose' },
        el('h2', {}, t('reader.method.how')),
        ...method.method.split(/\n{2,}/).map((one) => el('p', { lang: method.language, dir: 'auto' }, one)),
        source(reading, t, method),
        el('h2', {}, t('reader.method.verdicts')),
        ...method.definitions.map((one) => meaning(t, method, one)),
        el('h2', {}, t('reader.method.correcting')),
        el('p', {}, t('reader.method.correctingHow')),
        el('h2', {}, t('reader.method.proof')),
        el('p', {}, t('reader.method.proofHow'), ' ', el('a', { href: '/verify' }, t('reader.foot.verify'))),
      ),
    ],
  };
};

const source = (reading: Reading, t: Translate, { from }: PublicMethod): Markup =>
  from &&
  el(
    'p',
    { class: 'by' },
    toReport(
      reading,
      from.number,
      t('reader.method.from', { number: String(from.number), date: dayOn(reading, from.publishedAt) }),
    ),
  );

const meaning = (
  t: Translate,
  { language }: PublicMethod,
  { verdict, text, bases }: PublicMethod['definitions'][number],
): Markup => [
  el('h3', {}, verdictLabel(t, verdict)),
  el('p', { lang: language }, text),
  el(
    'dl',
    { class: 'bases' },
    ...bases.map((one) =>
      el('div', {}, el('dt', {}, t(`report.basis.${one.basis}`)), el('dd', { lang: language }, one.text)),
    ),
  ),
];
