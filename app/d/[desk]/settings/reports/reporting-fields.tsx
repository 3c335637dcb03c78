'use client';

import { useTranslations } from 'use-intl/react';
import { Checkbox, Field, TextArea } from '@/app/_ui/field';
import { type Filled, Form } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { Locale } from '@/lib/domain/people';
import type { Wording } from '@/lib/domain/report-build';
import type { Reporting } from '@/lib/domain/reporting';
import { Verdict } from '@/lib/domain/verdict';
import { saveReporting } from './actions';
import style from './reporting-fields.module.css';

type Props = {
  deskId: string;
  reporting: Reporting;
  /** What stands in a report where a field is left empty. */
  builtIn: Readonly<Record<string, Wording>>;
};

/** The desk's own words for its reports, in both languages. An empty field shows what stands there instead. */
export function ReportingFields({ deskId, reporting, builtIn }: Props) {
  const t = useTranslations();
  return (
    <Form
      action={saveReporting}
      about={{ desk: deskId }}
      submit={t('shell.save')}
      done={() => <Notice kind="done">{t('shell.saved')}</Notice>}
    >
      {(filled) => (
        <>
          {(['vi', 'en'] as const).map((locale) => (
            <fieldset key={locale} className={style.language}>
              <legend>{t(`builder.own.language.${locale}`)}</legend>
              <Words locale={locale} reporting={reporting} builtIn={builtIn[locale]} filled={filled} />
            </fieldset>
          ))}
          <Checkbox
            label={t('builder.own.grades')}
            hint={t('builder.own.gradesHint')}
            name="grades"
            defaultChecked={reporting.grades}
          />
        </>
      )}
    </Form>
  );
}

function Words({
  locale,
  reporting,
  builtIn,
  filled: { value, error },
}: {
  locale: Locale;
  reporting: Reporting;
  builtIn: Wording | undefined;
  filled: Filled;
}) {
  const t = useTranslations();
  const own = reporting[locale];
  const field = (name: string, said: string, instead: string | null | undefined) => ({
    name: `${locale}.${name}`,
    lang: locale,
    defaultValue: value(`${locale}.${name}`) ?? said,
    error: error(`${locale}.${name}`),
    placeholder: instead ?? '',
  });
  return (
    <>
      <Field
        label={t('builder.own.publisher')}
        {...field('publisher', own.publisher, builtIn?.publisher)}
        maxLength={100}
      />
      <Field
        label={t('builder.byline')}
        hint={t('builder.bylineHint')}
        {...field('byline', own.byline, '')}
        maxLength={200}
      />
      <TextArea
        label={t('report.end.method')}
        {...field('method', own.method, builtIn?.method)}
        maxLength={5000}
        rows={6}
      />
      {Verdict.options.map((verdict) => (
        <TextArea
          key={verdict}
          label={t('report.xlsx.meaning', { verdict: t(`shell.verdict.${verdict}`) })}
          {...field(`verdicts.${verdict}`, own.verdicts[verdict], builtIn?.verdicts[verdict])}
          maxLength={600}
        />
      ))}
    </>
  );
}
