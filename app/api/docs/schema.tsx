import { intl } from '@/lib/web/intl';
import type { Json } from '@/lib/web/v1/openapi';
import style from './docs.module.css';

/** The schema of what is sent or answered as JSON; undefined where there is none. */
export const schemaIn = (holder: unknown): Json | undefined =>
  Object(Object(Object(holder).content)['application/json']).schema;

const nameOf = (schema: Json): string | null =>
  typeof schema.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? null) : null;

/** What a field holds, in as few words as JSON Schema allows. */
const kindOf = (schema: Json): string => {
  const name = nameOf(schema);
  if (name) return name;
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((one) => kindOf(Object(one))).join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return `${kindOf(Object(schema.items))}[]`;
  const type = [schema.type ?? 'any'].flat().join(' | ');
  return typeof schema.format === 'string' ? `${type} (${schema.format})` : type;
};

/** Fields of a record with what each holds; a named record is a link to where it stands. */
export async function Schema({ schema }: { schema: Json }) {
  const { t } = await intl();
  const name = nameOf(schema);
  if (name)
    return (
      <p>
        <a href={`#schema-${name}`}>{name}</a>
      </p>
    );
  const fields = Object.entries(Object(schema.properties) as Record<string, Json>);
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return (
    <dl className={style.fields}>
      {fields.map(([field, one]) => (
        <div key={field}>
          <dt>
            <code>{field}</code> {required.includes(field) && <small>{t('api.docs.required')}</small>}
          </dt>
          <dd>
            <code>{kindOf(one)}</code> {typeof one.description === 'string' && one.description}
          </dd>
        </div>
      ))}
    </dl>
  );
}
