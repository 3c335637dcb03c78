'use client';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Field } from '@/app/_ui/field';
import { ArticleDetails } from '@/lib/domain/article';
import { fieldProblems } from '@/lib/domain/input';
import { fieldMessage } from '@/lib/i18n';
import { DoubleReading } from './double-reading';
import { useParts, useWorkspace } from './parts';

const names = ['title', 'byline', 'publisher', 'agency', 'url', 'language', 'publishedOn'] as const;
type Name = (typeof names)[number];

/** What is known about the article besides its text, to be corrected. */
export function Details() {
  const t = useTranslations('workspace.details');
  const { store } = useParts();
  const isOpen = useWorkspace((state) => state.dialog === 'details');
  const close = () => store.show(null);
  return (
    <Dialog open={isOpen} onClose={close} title={t('title')}>
      {store.can('article.describe') ? <Form onDone={close} /> : <p>{t('read')}</p>}
      {isOpen && <DoubleReading />}
      {store.can('annotation.import') && <TakeOverLink />}
    </Dialog>
  );
}

/** What was marked elsewhere comes into this article. */
function TakeOverLink() {
  const t = useTranslations('annotations');
  const { deskId } = useParts();
  const article = useWorkspace((state) => state.workspace.article);
  return <a href={`/d/${deskId}/import/annotations?article=${article.id}`}>{t('open')}</a>;
}

function Form({ onDone }: { onDone: () => void }) {
  const t = useTranslations('workspace.details');
  const locale = useLocale();
  const { store } = useParts();
  const article = useWorkspace((state) => state.workspace.article);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const labels: Record<Name, string> = {
    title: t('name'),
    byline: t('byline'),
    publisher: t('publisher'),
    agency: t('agency'),
    url: t('url'),
    language: t('language'),
    publishedOn: t('date'),
  };
  const hints: Partial<Record<Name, string>> = { language: t('languageHint'), publishedOn: t('dateHint') };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = ArticleDetails.safeParse(
      Object.fromEntries(names.map((name) => [name, String(typed.get(name) ?? '')])),
    );
    if (!given.success) {
      const problems = fieldProblems(given.error);
      setErrors(
        Object.fromEntries(problems.map((one) => [one.path, fieldMessage(locale, { key: one.key })])),
      );
      return;
    }
    store.do('article.describe', { articleId: article.id, ...given.data });
    onDone();
  };
  return (
    <form onSubmit={submit} style={{ display: 'contents' }} noValidate>
      {names.map((name) => (
        <Field
          key={name}
          name={name}
          label={labels[name]}
          hint={hints[name]}
          error={errors[name]}
          optional={name !== 'title' && name !== 'language'}
          defaultValue={article[name] ?? ''}
        />
      ))}
      <Button type="submit" look="solid">
        {t('save')}
      </Button>
    </form>
  );
}
