'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import { Progress } from '@/app/_ui/progress';
import type { ImportFileView, ImportView } from '@/lib/domain/import-job';
import { errorMessage } from '@/lib/i18n';
import { bytesIn } from './amounts';
import style from './job.module.css';
import { Outcome } from './outcome';
import { FileName } from './prepare';
import type { Importing } from './use-import';

type Props = { deskId: string; view: ImportView; importing: Importing };

/** An import under way, or what came of it. */
export function Job({ deskId, view, importing }: Props) {
  const t = useTranslations('importing');
  const under = view.state === 'waiting' || view.state === 'running';
  return (
    <section className={style.job} aria-labelledby="import">
      <Standing view={view} under={under} />
      <Doings deskId={deskId} view={view} under={under} importing={importing} />
      {!under && view.state !== 'preparing' && <Outcome deskId={deskId} id={view.id} />}
      <div>
        <h3 className={style.heading}>{t('files')}</h3>
        <ol className={style.files} aria-label={t('file.list')}>
          {view.shown.map((file) => (
            <JobFile key={file.id} file={file} under={under} />
          ))}
        </ol>
        {view.files > view.shown.length && (
          <p className="muted">{t('file.others', { count: view.files - view.shown.length })}</p>
        )}
      </div>
    </section>
  );
}

/** Where the whole of it stands. Its end is said aloud; on the way the bar tells it to whoever asks. */
function Standing({ view, under }: { view: ImportView; under: boolean }) {
  const t = useTranslations('importing.job');
  const locale = useLocale();
  const { bytes, bytesDone, outcomes, code } = view;
  const amounts = { done: bytesIn(locale, bytesDone), total: bytesIn(locale, bytes) };
  const rows = outcomes.imported + outcomes.known + outcomes.refused;
  const sentences = {
    preparing: '',
    waiting: t('waiting'),
    running: t('running', { rows, ...amounts }),
    done: t('done', outcomes),
    cancelled: t('cancelled', outcomes),
    failed: t('failed', { reason: code ? errorMessage(locale, code) : '', ...outcomes }),
  };
  return (
    <div className={style.whole}>
      <h2 id="import" className={`${style.sentence} num`}>
        {sentences[view.state]}
      </h2>
      <p className="sr" role="status">
        {under ? '' : sentences[view.state]}
      </p>
      {under && (
        <>
          <Progress value={bytes === 0 ? 0 : bytesDone / bytes} max={1} label={t('whole')} />
          <p className="muted">{t('reload')}</p>
        </>
      )}
    </div>
  );
}

function Doings({ deskId, view, under, importing }: Props & { under: boolean }) {
  const t = useTranslations('importing.job');
  if (under)
    return (
      <div className={style.row}>
        <Button onClick={() => void importing.cancel()}>{t('cancel')}</Button>
        <span className="muted">{t('cancelHint')}</span>
      </div>
    );
  const stopped = view.state === 'cancelled' || view.state === 'failed';
  return (
    <div className={style.row}>
      <ButtonLink look="solid" href={`/d/${deskId}/import`}>
        {t('more')}
      </ButtonLink>
      {stopped && view.files > 0 && <Button onClick={() => void importing.resume()}>{t('resume')}</Button>}
      {view.files > 0 && (
        <ButtonLink href={`/api/desks/${deskId}/imports/${view.id}/report`} download>
          {t('report')}
        </ButtonLink>
      )}
    </div>
  );
}

function JobFile({ file, under }: { file: ImportFileView; under: boolean }) {
  const locale = useLocale();
  return (
    <li className={style.file}>
      <div className={style.line}>
        <FileName name={file.fileName} />
        <span className={style.recognised}>{bytesIn(locale, file.size)}</span>
        <FileStanding file={file} under={under} />
      </div>
      {under && file.code && <p className={style.reason}>{errorMessage(locale, file.code, file.details)}</p>}
    </li>
  );
}

/** How far the file is; where it is done, what came of it. */
function FileStanding({ file, under }: { file: ImportFileView; under: boolean }) {
  const t = useTranslations('importing.file');
  const { state, size, position, outcomes } = file;
  const rows = outcomes.imported + outcomes.known + outcomes.refused;
  if (state === 'refused')
    return (
      <span className={`${style.standing} ${style.refused}`}>
        <Icon name="alert" />
        {t('state.refused')}
      </span>
    );
  if (state === 'done')
    return (
      <span className={`${style.standing} num`}>
        <Icon name="done" />
        {rows === 0 ? t('state.done') : t('outcome', outcomes)}
      </span>
    );
  if (!under || state === 'waiting')
    return (
      <span className={`${style.standing} muted`}>{t(rows > 0 ? 'outcome' : 'state.left', outcomes)}</span>
    );
  const percent = size === 0 ? 0 : Math.min(1, position / size);
  return (
    <span className={`${style.standing} num`}>
      <Progress value={percent} max={1} label={file.fileName} />
      {t('progress', { rows, percent })}
    </span>
  );
}
