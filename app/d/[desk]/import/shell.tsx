import { rulesOfDesk } from '@/lib/data/desk-rules';
import { listImports } from '@/lib/data/import-reads';
import type { Person, Place } from '@/lib/data/people';
import type { ImportView } from '@/lib/domain/import-job';
import { can } from '@/lib/domain/permissions';
import { encodings } from '@/lib/formats/encoding';
import { formatNames } from '@/lib/formats/source';
import { intl } from '@/lib/web/intl';
import { DeskPage } from '../desk-page';
import style from './import.module.css';
import { Importer } from './importer';

/** Imports so far, as many as one looks at. */
const RECENT = 8;

/** The page for importing; `view`: with an import that has begun. */
export async function ImportShell({
  place,
  view,
}: {
  place: Place & { person: Person };
  view: ImportView | null;
}) {
  const { actor, desk } = place;
  const { t } = await intl();
  const { fetching } = await rulesOfDesk(actor);
  const off = can(actor, 'desk.settings') ? 'off-admin' : 'off';
  const recent = view ? [] : (await listImports(actor)).filter((one) => one.files > 0).slice(0, RECENT);
  return (
    <DeskPage place={place}>
      <div className={style.page}>
        <a href={`/d/${desk.id}`}>{t('importing.back')}</a>
        <h1>{t('importing.title')}</h1>
        {!view && can(actor, 'annotation.import') && (
          <a href={`/d/${desk.id}/import/annotations`}>{t('annotations.open')}</a>
        )}
        <Importer
          deskId={desk.id}
          fetching={fetching ? 'on' : off}
          offered={{ formats: formatNames, encodings }}
          initial={view}
          recent={recent}
        />
      </div>
    </DeskPage>
  );
}
