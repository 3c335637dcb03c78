import { intl } from '@/lib/web/intl';
import type { Json, Operation as Line } from '@/lib/web/v1/openapi';
import style from './docs.module.css';
import { Schema, schemaIn } from './schema';

/** One line of the interface: closed it says what it is, open what is sent and what comes. */
export async function Operation({ path, method, ...one }: Line & { path: string; method: string }) {
  const { t } = await intl();
  const body = schemaIn(one.requestBody);
  return (
    <details className={style.operation} id={one.operationId}>
      <summary>
        <code className={style.method}>{method.toUpperCase()}</code> <code>{path}</code>
        <span className={style.summary}>{one.summary}</span>
      </summary>
      <div className={style.inside}>
        <p>{one.description}</p>
        {one.parameters.length > 0 && (
          <>
            <h3>{t('api.docs.parameters')}</h3>
            <dl className={style.fields}>
              {one.parameters.map((parameter) => (
                <div key={parameter.name}>
                  <dt>
                    <code>{parameter.name}</code>{' '}
                    {parameter.required && <small>{t('api.docs.required')}</small>}
                  </dt>
                  <dd>{parameter.description}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {body && (
          <>
            <h3>{t('api.docs.body')}</h3>
            <Schema schema={body} />
          </>
        )}
        <h3>{t('api.docs.answers')}</h3>
        <Answers responses={one.responses} />
      </div>
    </details>
  );
}

async function Answers({ responses }: { responses: Readonly<Record<string, Json>> }) {
  return (
    <ul className={style.answers}>
      {Object.entries(responses).map(([status, response]) => {
        const schema = schemaIn(response);
        return (
          <li key={status}>
            <code>{status}</code> {typeof response.description === 'string' && response.description}
            {schema && <Schema schema={schema} />}
          </li>
        );
      })}
    </ul>
  );
}
