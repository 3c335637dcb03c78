import type { Metadata } from 'next';
import { TopBar } from '@/app/_ui/top-bar';
import { intl } from '@/lib/web/intl';
import { currentUser } from '@/lib/web/session';
import { POLICY } from '@/lib/web/v1/limits';
import { openApi } from '@/lib/web/v1/openapi';
import style from './docs.module.css';
import { Operation } from './operation';
import { Schema } from './schema';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('api.docs.title') };
}

const EXAMPLE = `curl /api/v1/articles \\
  -H "Authorization: Bearer vmk_…" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 2022-01-07-0031" \\
  -d '{"text": "…", "publisher": "…", "publishedOn": "2022-01"}'`;

/** The description of the interface for programs, for people: the same document as /api/openapi.json. */
export default async function DocsPage() {
  const { t, locale } = await intl();
  const person = await currentUser();
  const { paths, tags, components } = openApi(locale);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
  );
  const points = ['version', 'key', 'pages', 'rate', 'language', 'offsets'] as const;
  return (
    <>
      <TopBar person={person && { name: person.name }} />
      <main className={`page ${style.page}`} id="content">
        <h1>{t('api.docs.title')}</h1>
        <p className={style.lead}>{t('api.docs.lead')}</p>
        <p className={style.lead}>{t('api.docs.token')}</p>
        <p>
          <a href="/api/openapi.json">{t('api.docs.file')}</a>
        </p>
        <h2>{t('api.docs.how')}</h2>
        <ul className={style.points}>
          {points.map((point) => (
            <li key={point}>
              {t(`api.docs.points.${point}`, { limit: POLICY.limit, seconds: POLICY.seconds })}
            </li>
          ))}
        </ul>
        <h2>{t('api.docs.example')}</h2>
        <pre className={style.code}>{EXAMPLE}</pre>
        {tags.map(({ name }) => (
          <section key={name}>
            <h2 id={name}>/{name}</h2>
            {operations
              .filter((one) => one.tags.includes(name))
              .map((one) => (
                <Operation key={one.operationId} {...one} />
              ))}
          </section>
        ))}
        <h2 id="schemas">{t('api.docs.schemas')}</h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <details key={name} className={style.operation} id={`schema-${name}`}>
            <summary>
              <b>{name}</b>
            </summary>
            <Schema schema={schema} />
          </details>
        ))}
      </main>
    </>
  );
}
