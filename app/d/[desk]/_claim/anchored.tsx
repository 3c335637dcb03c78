'use client';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/app/_ui/button';
import { Icon } from '@/app/_ui/icon';
import type { EvidenceFields } from './evidence-fields';
import style from './form.module.css';
import type { Names } from './names';

/** Words of an article of the desk: they are what stands there, so nobody types them. */
export function Anchored({
  values,
  names,
  error,
  onDrop,
}: {
  values: EvidenceFields;
  names: Names;
  error: string | undefined;
  onDrop: () => void;
}) {
  const t = useTranslations('evidence');
  const title = values.title || names.titles[values.articleId] || values.publisher;
  return (
    <figure className={style.anchored}>
      <figcaption>
        <Icon name="quote" size="small" />
        <span className="cut">{t('fromArticle', { title })}</span>
        <IconButton icon="close" label={t('dropArticle')} className="push" onClick={onDrop} />
      </figcaption>
      <blockquote className="read">{values.quote}</blockquote>
      {error && (
        <p role="alert" className={style.problem}>
          {error}
        </p>
      )}
    </figure>
  );
}
