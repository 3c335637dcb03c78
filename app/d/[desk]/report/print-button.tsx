'use client';

import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';

/** Opens the browser's own print dialog, which also makes the PDF. */
export function PrintButton() {
  const t = useTranslations('report.panel');
  return (
    <Button look="solid" icon="print" onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
