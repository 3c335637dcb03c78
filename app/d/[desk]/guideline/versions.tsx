import { Section } from '@/app/_ui/section';
import type { ListedGuideline } from '@/lib/data/guideline';
import type { Place } from '@/lib/data/people';
import { intl } from '@/lib/web/intl';
import style from './guideline.module.css';

/** Every version, newest first, with who wrote it and when; each leads to its text and what changed in it. */
export async function Versions({
  versions,
  shown,
  place: { desk },
}: {
  versions: readonly ListedGuideline[];
  shown: number;
  place: Place;
}) {
  const { t, format } = await intl(desk.timeZone);
  return (
    <Section title={t('guideline.versions')}>
      <ol className={style.versions}>
        {versions.map(({ id, number, author, createdAt }, place) => (
          <li key={id}>
            <a
              href={`/d/${desk.id}/guideline?version=${number}`}
              aria-current={number === shown ? 'page' : undefined}
            >
              {t('guideline.version', { number })}
            </a>
            {place === 0 && <span className="muted"> · {t('guideline.newest')}</span>}
            <small className="muted num">
              {t('guideline.by', {
                author,
                date: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
