import { ButtonLink } from '@/app/_ui/button';
import style from '@/app/d/[desk]/report/files/[file]/files.module.css';
import { isOnTheWay, Standing } from '@/app/d/[desk]/report/files/[file]/standing';
import { isApart, type PublishedFile } from '@/lib/data/published-apart';
import type { Published } from '@/lib/data/published-list';
import { intl } from '@/lib/web/intl';
import { WriteForm } from './write-form';

/** One format of a published report: how far it is, and the way to it. A small one is written while one waits. */
export async function FormatLine({
  deskId,
  about,
  file,
}: {
  deskId: string;
  about: Published;
  file: PublishedFile;
}) {
  const { t } = await intl();
  const { format, state } = file;
  const kind = t(`report.format.${format}`);
  const title = t('reportFiles.numbered', { number: String(about.number) });
  const submit = t(state === 'failed' ? 'reportFiles.tryAgain' : 'reportFiles.write');
  const isThere = state === 'done' || !isApart(about);
  return (
    <li className={style.file} id={format}>
      <div className={style.what}>
        <b>{kind}</b>
      </div>
      {(state === 'done' || !isThere) && <Standing file={{ ...file, title: kind }} />}
      <div className={style.ways}>
        {isThere && (
          <ButtonLink
            href={`/api/desks/${deskId}/reports/${about.number}?format=${format}`}
            aria-label={t('reportFiles.downloadNamed', { title, format: kind })}
          >
            {t('reportFiles.download')}
          </ButtonLink>
        )}
        {!isThere && !isOnTheWay(file) && (
          <WriteForm
            deskId={deskId}
            number={about.number}
            format={format}
            submit={submit}
            label={t('reportFiles.writeNamed', { submit, title, format: kind })}
          />
        )}
      </div>
    </li>
  );
}
