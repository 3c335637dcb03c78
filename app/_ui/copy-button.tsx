'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from './button';

/** Puts `text` on the clipboard and says so, in the button and to a screen reader. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('shell.copy');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button icon={copied ? 'done' : 'link'} onClick={copy}>
        {t(copied ? 'done' : 'action')}
      </Button>
      <span className="sr" role="status">
        {copied ? t('done') : ''}
      </span>
    </>
  );
}
