import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/app/_ui/icon';
import type { Hit } from '@/lib/domain/article-list';
import { intl } from '@/lib/web/intl';
import style from './hits.module.css';

const icons = {
  article: 'quote',
  claim: 'todo',
  note: 'note',
  evidence: 'link',
  comment: 'comment',
} as const satisfies Record<Hit['kind'], IconName>;

/** The places in one article where the words stand, each a link to it: sentences, then claims, then notes. */
export async function Hits({
  href,
  hits,
  language,
}: {
  href: string;
  hits: readonly Hit[];
  language: string;
}) {
  const { t } = await intl();
  if (hits.length === 0) return null;
  return (
    <ul className={style.hits}>
      {hits.map((hit) => (
        <li key={`${hit.kind} ${hit.claimId} ${hit.sentence} ${hit.text}`}>
          <a className="quiet" href={addressOf(href, hit)}>
            <span className={style.kind}>
              <Icon name={icons[hit.kind]} />
              {t(`articles.results.kind.${hit.kind}`)}
              {hit.sentence !== null && `, ${t('articles.results.sentence', { number: hit.sentence + 1 })}`}
            </span>
            <span
              className={isOfArticle(hit) ? 'read' : undefined}
              lang={isOfArticle(hit) ? language : undefined}
            >
              {marked(hit)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Words of the article or of a claim in it, not of someone who works on it. */
const isOfArticle = ({ kind }: Hit): boolean => kind === 'article' || kind === 'claim';

/** Sentences are numbered from 1 in addresses, as on the page. */
const addressOf = (href: string, { kind, claimId, commentId, sentence }: Hit): string => {
  const claimPage = href.replace(/\/articles\/.*/, `/claims/${claimId}`);
  if (kind === 'evidence') return claimPage;
  if (kind === 'comment') return `${claimPage}#comment-${commentId}`;
  if (claimId !== null) return `${href}#claim-${claimId}`;
  return sentence === null ? href : `${href}?sentence=${sentence + 1}`;
};

/** The text with the words looked for in `<mark>`. */
function marked({ text, marks }: Hit): ReactNode[] {
  const parts = marks.flatMap(([start, end], i) => [
    text.slice(marks[i - 1]?.[1] ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ]);
  return [...parts, text.slice(marks.at(-1)?.[1] ?? 0)];
}
