import { Button } from '@/app/_ui/button';
import type { Place } from '@/lib/data/people';
import type { ListedVersion } from '@/lib/data/versions';
import { intl } from '@/lib/web/intl';
import style from './versions.module.css';

/** Every version, newest first: who made it, when and how; any two can be chosen to be compared. */
export async function VersionList({
  versions,
  compared,
  articleId,
  place: { desk },
}: {
  versions: readonly ListedVersion[];
  compared: { from: number; to: number } | null;
  articleId: string;
  place: Place;
}) {
  const { t, format } = await intl(desk.timeZone);
  const address = `/d/${desk.id}/articles/${articleId}`;
  const newest = versions[0]?.number;
  const sides = versions.length > 1 ? (['from', 'to'] as const) : [];
  return (
    <form className={style.list} action={`${address}/versions`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('versions.version')}</th>
            <th scope="col">{t('versions.made')}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {t(`versions.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, number, origin, importedAt, by, mediaType, size }) => (
            <tr key={id}>
              <th scope="row">
                {t('versions.number', { number })}
                {number === newest && <small> {t('versions.newest')}</small>}
              </th>
              <td>
                {t(`versions.how.${origin}`, { by: by ?? t('versions.program') })}
                <small className="muted num">
                  {format.dateTime(new Date(importedAt), { dateStyle: 'medium', timeStyle: 'short' })}
                  {' · '}
                  <a
                    href={`/api/desks/${desk.id}/articles/${articleId}/source/${number}`}
                    title={t('versions.original', { type: mediaType })}
                    download
                  >
                    {t('versions.size', { size: Math.max(1, Math.round(size / 1024)) })}
                  </a>
                </small>
              </td>
              {sides.map((side) => (
                <td key={side}>
                  <input
                    type="radio"
                    name={side}
                    value={number}
                    aria-label={t(`versions.${side}Number`, { number })}
                    defaultChecked={compared?.[side] === number}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sides.length > 0 && (
        <Button type="submit" className={style.compare}>
          {t('versions.compare')}
        </Button>
      )}
    </form>
  );
}
