'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { Select } from '@/app/_ui/field';
import { LinkKind } from '@/lib/domain/claim';
import { newId } from '@/lib/domain/ids';
import { passageInHand } from '../commands';
import type { ClaimView } from '../contract';
import { useParts, useWorkspace } from '../parts';
import { claimView, rangeInHand } from '../views';
import { type Found, Picker } from './picker';
import style from './picker.module.css';

/** The dialogs that join claims and take them apart; each stands here while it is open and no longer. */
export function ClaimDialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  const view = useWorkspace((state) => claimView(state, state.openClaim));
  if (dialog === 'attach') return <AttachDialog view={view} />;
  if (!view) return null;
  if (dialog === 'merge') return <MergeDialog view={view} />;
  if (dialog === 'split') return <SplitDialog view={view} />;
  if (dialog === 'link') return <LinkDialog view={view} />;
  return null;
}

const useClose = () => {
  const { store } = useParts();
  return () => store.show(null);
};

function MergeDialog({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.merge');
  const { store } = useParts();
  const close = useClose();
  const [into, setInto] = useState<Found | null>(null);
  const merge = () => {
    if (!into) return;
    store.do('claim.merge', { fromId: view.claim.id, intoId: into.id, intoVersion: into.version });
    close();
    store.open(into.id);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t('title', { number: view.number })}
      footer={<Submit label={t('submit')} ready={into !== null} onSubmit={merge} />}
    >
      <p>{t('body')}</p>
      <Picker without={view.claim.id} chosen={into} onChoose={setInto} />
    </Dialog>
  );
}

/** The words chosen, or those of the open claim, become a passage of a claim that exists. */
function AttachDialog({ view }: { view: ClaimView | null }) {
  const t = useTranslations('cards.attach');
  const { store } = useParts();
  const close = useClose();
  const [to, setTo] = useState<Found | null>(null);
  const state = store.get();
  const { version, article } = state.workspace;
  const { start, end } = state.selection ?? (view && passageInHand(state, view)) ?? rangeInHand(state);
  const attach = () => {
    if (!to) return;
    const versionId = version.id;
    store.do('occurrence.add', { id: newId(), claimId: to.id, version: to.version, versionId, start, end });
    close();
    store.open(to.id);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t('title')}
      footer={<Submit label={t('submit')} ready={to !== null} onSubmit={attach} />}
    >
      <p>{t('body')}</p>
      <blockquote className={style.words} lang={article.language}>
        {version.text.slice(start, end)}
      </blockquote>
      <Picker without={view?.claim.id ?? null} chosen={to} onChoose={setTo} />
    </Dialog>
  );
}

function LinkDialog({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.link');
  const words = useTranslations('cards.links.from');
  const { store } = useParts();
  const close = useClose();
  const [to, setTo] = useState<Found | null>(null);
  const [kind, setKind] = useState<LinkKind>('contradicts');
  const link = () => {
    if (!to) return;
    store.do('claim.link', { id: newId(), fromId: view.claim.id, toId: to.id, kind });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t('title', { number: view.number })}
      footer={<Submit label={t('submit')} ready={to !== null} onSubmit={link} />}
    >
      <Select
        label={t('kind')}
        value={kind}
        options={LinkKind.options.map((one) => ({ value: one, label: words(one) }))}
        onChange={({ currentTarget }) => setKind(LinkKind.parse(currentTarget.value))}
      />
      <Picker without={view.claim.id} chosen={to} onChoose={setTo} />
    </Dialog>
  );
}

function SplitDialog({ view }: { view: ClaimView }) {
  const t = useTranslations('cards.split');
  const { store } = useParts();
  const close = useClose();
  const all = [...view.here, ...view.elsewhere];
  const [moving, setMoving] = useState<readonly string[]>([]);
  const ready = moving.length > 0 && moving.length < all.length;
  const split = () => {
    if (!ready) return;
    const newClaim = newId();
    store.do('claim.split', { claimId: view.claim.id, newId: newClaim, occurrenceIds: [...moving] });
    close();
    store.open(newClaim);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t('title', { number: view.number })}
      footer={<Submit label={t('submit')} ready={ready} onSubmit={split} />}
    >
      <p>{t('body')}</p>
      <ul className={style.passages}>
        {all.map(({ id, exact }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={moving.includes(id)}
                onChange={() =>
                  setMoving(moving.includes(id) ? moving.filter((one) => one !== id) : [...moving, id])
                }
              />
              <q className="read">{exact}</q>
            </label>
          </li>
        ))}
      </ul>
      {moving.length === all.length && <p role="alert">{t('all')}</p>}
    </Dialog>
  );
}

/** Dull, but within reach, until something is chosen. */
function Submit({ label, ready, onSubmit }: { label: string; ready: boolean; onSubmit: () => void }) {
  const cancel = useTranslations('shell.dialog')('cancel');
  const close = useClose();
  return (
    <>
      <Button look="bare" onClick={close}>
        {cancel}
      </Button>
      <Button look="solid" aria-disabled={!ready} onClick={onSubmit}>
        {label}
      </Button>
    </>
  );
}
