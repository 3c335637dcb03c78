'use client';

import { useTranslations } from 'use-intl/react';
import { Select } from '@/app/_ui/field';
import {
  type Choices,
  type Mapping as Columns,
  type MappedField,
  mappedFields,
  type Recognised,
} from './contract';
import style from './import.module.css';

type Props = {
  found: Recognised;
  columns: readonly string[];
  /** The first rows, a cell for each column. */
  rows: readonly (readonly string[])[];
  onChoose: (choices: Choices) => void;
};

/** Which column of a table is what of an article, and the first rows under the names they get. */
export function Mapping({ found, columns, rows, onChoose }: Props) {
  const t = useTranslations('importing.preview');
  const { mapping = {} } = found;
  const choose = (field: MappedField, column: string) => {
    const { [field]: _, ...others } = mapping;
    onChoose({ mapping: column === '' ? others : { ...others, [field]: column } });
  };
  const none = { value: '', label: t('noColumn') };
  return (
    <div className={style.mapping}>
      <fieldset>
        <legend className="label">{t('mapping')}</legend>
        <p className={style.mappingHint}>{t('mappingHint')}</p>
        <div className={style.fields}>
          {mappedFields.map((field) => (
            <Select
              key={field}
              label={t(`field.${field}`)}
              value={mapping[field] ?? ''}
              error={field === 'text' && !mapping.text ? t('needsText') : undefined}
              options={[none, ...columns.map((column) => ({ value: column, label: column }))]}
              onChange={({ currentTarget }) => choose(field, currentTarget.value)}
            />
          ))}
        </div>
      </fieldset>
      <Rows columns={columns} rows={rows} mapping={mapping} />
    </div>
  );
}

/** The first rows. A column that is used says what as. */
function Rows({ columns, rows, mapping }: Pick<Props, 'columns' | 'rows'> & { mapping: Columns }) {
  const t = useTranslations('importing.preview');
  const asWhat = (column: string) => mappedFields.find((field) => mapping[field] === column);
  return (
    <section className={style.scroll} aria-label={t('rows')} ref={reachable}>
      <table className={style.rows}>
        <thead>
          <tr>
            {columns.map((column) => {
              const field = asWhat(column);
              return (
                <th key={column} scope="col" data-used={field !== undefined}>
                  {column}
                  {field && <span>{t(`field.${field}`)}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {numbered(rows).map(([number, row]) => (
            <tr key={number}>
              {columns.map((column, index) => (
                <td key={column} data-used={asWhat(column) !== undefined}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What scrolls can be reached by keyboard. */
const reachable = (element: HTMLElement | null) => element?.setAttribute('tabindex', '0');

const numbered = <One,>(all: readonly One[]) => all.map((one, at) => [at, one] as const);
