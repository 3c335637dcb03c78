import type { DeskAgreement } from '@/lib/data/agreement';
import { intl } from '@/lib/web/intl';
import style from './agreement.module.css';
import { figureWords } from './measure';

/** Texts that were read twice: how far the readers marked the same passages. */
export async function Spans({
  spans,
  people,
  deskId,
}: Pick<DeskAgreement, 'spans' | 'people'> & { deskId: string }) {
  const { t } = await intl();
  const words = await figureWords();
  if (spans.length === 0) return <p className="muted">{t('agreement.noSpans')}</p>;
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label={t('agreement.spansTable')}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.article')}</th>
            <th scope="col">{t('agreement.readers')}</th>
            <th scope="col">{t('agreement.units')}</th>
            <th scope="col">{t('agreement.measure.spans')}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ articleId, title, readers, alpha }) => (
            <tr key={articleId}>
              <th scope="row">
                <a className="read" href={`/d/${deskId}/articles/${articleId}`}>
                  {title}
                </a>
              </th>
              <td>{readers.map((reader) => people[reader]).join(', ')}</td>
              <td className="num">{alpha.items}</td>
              <td className="num">
                {alpha.kind === 'value' ? words.number(alpha.value) : t(`agreement.why.${alpha.why}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('agreement.explain.spans')}</p>
    </div>
  );
}
