'use client';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import style from './conflict.module.css';
import type { Conflict as Met } from './contract';
import { differences } from './differences';
import { useFieldWords } from './field-words';
import { whenHandsAreFree } from './hands-free';
import { useParts, useWorkspace } from './parts';
import { useVerbWords } from './verb-words';

/** Someone else changed what this person was changing: both side by side, and neither is lost. */
export function Conflict() {
  const t = useTranslations('workspace.conflict');
  const { store } = useParts();
  const conflict = useWorkspace((state) => state.conflict);
  const isOpen = useWorkspace((state) => state.dialog === 'conflict');
  useEffect(() => {
    if (conflict) return whenHandsAreFree(() => store.show('conflict'));
    if (store.get().dialog === 'conflict') store.show(null);
  }, [conflict, store]);
  return (
    <Dialog
      open={isOpen && conflict !== null}
      onClose={() => store.show(null)}
      title={t('title')}
      wide
      footer={
        <>
          <Button onClick={() => store.resolve('theirs')}>{t('take')}</Button>
          <Button onClick={() => store.resolve('mine')}>{t('keep')}</Button>
        </>
      }
    >
      {conflict && <Sides conflict={conflict} />}
    </Dialog>
  );
}

function Sides({ conflict }: { conflict: Met }) {
  const t = useTranslations('workspace.conflict');
  const verb = useVerbWords();
  const words = useFieldWords();
  const rows = differences(conflict);
  return (
    <>
      <p>{t('body', { what: verb(conflict.op.verb) })}</p>
      <table className={style.sides}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('mine')}</th>
            <th scope="col">{t('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, mine, theirs, differs }) => (
            <tr key={field} className={differs ? style.differs : ''}>
              <th scope="row">
                {words.name(field)}
                {differs && <span className="sr"> ({t('differs')})</span>}
              </th>
              <td>{words.value(field, mine) || t('empty')}</td>
              <td>{words.value(field, theirs) || t('empty')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
