import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { PageHead } from '@/app/_ui/page-head';
import { Section } from '@/app/_ui/section';
import { readAgreement } from '@/lib/data/agreement';
import type { Period } from '@/lib/domain/first-calls';
import { can } from '@/lib/domain/permissions';
import { intl } from '@/lib/web/intl';
import { deskPlace } from '@/lib/web/session';
import { DeskPage } from '../desk-page';
import style from './agreement.module.css';
import { Measure } from './measure';
import { PairSection } from './pair';
import { Pairs } from './pairs';
import { Spans } from './spans';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<unknown> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl();
  return { title: t('agreement.title') };
}

const day = z.iso.date().nullable().catch(null).default(null);
const pair = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.tuple([z.string(), z.string()]))
  .nullable()
  .catch(null)
  .default(null);

/** What the address asks for; what makes no sense in it is passed over. */
const Query = z.object({ from: day, to: day, pair });

/** How far the desk's people agree on their first verdicts. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const { desk } = await params;
  const place = await deskPlace(desk, `/d/${desk}/agreement`);
  if (!can(place.actor, 'agreement.read')) notFound();
  const { t } = await intl();
  const asked = Query.parse(await searchParams);
  const period = { from: asked.from, to: asked.to };
  const agreement = await readAgreement(place.actor, { ...period, pair: asked.pair });
  const { overall } = agreement;
  return (
    <DeskPage place={place}>
      <PageHead title={t('agreement.title')} lead={t('agreement.lead')}>
        <ButtonLink href={`/d/${desk}/agreement/mine`} icon="person">
          {t('agreement.mine')}
        </ButtonLink>
      </PageHead>
      <PeriodForm period={period} deskId={desk} />
      <p className="muted num">{t('agreement.basis', { claims: overall.claims, calls: overall.calls })}</p>
      <dl className={style.measures}>
        <Measure name="percent" agreement={overall.percent} />
        <Measure name="fleiss" agreement={overall.fleiss} />
        <Measure name="alpha" agreement={overall.alpha} />
        <Measure name="confidence" agreement={overall.confidence} />
      </dl>
      <p className={`muted ${style.meaning}`}>{t('agreement.scale')}</p>
      <div className={style.sections}>
        <Section title={t('agreement.pairs')}>
          <Pairs agreement={agreement} period={period} />
        </Section>
        {agreement.pair && (
          <div id="pair" className={style.anchor}>
            <PairSection pair={agreement.pair} people={agreement.people} />
          </div>
        )}
        <Section title={t('agreement.spans')}>
          <Spans spans={agreement.spans} people={agreement.people} deskId={desk} />
        </Section>
      </div>
    </DeskPage>
  );
}

async function PeriodForm({ period: { from, to }, deskId }: { period: Period; deskId: string }) {
  const { t } = await intl();
  return (
    <form className={style.period}>
      <Field label={t('agreement.from')} type="date" name="from" defaultValue={from ?? ''} />
      <Field label={t('agreement.to')} type="date" name="to" defaultValue={to ?? ''} />
      <Button type="submit">{t('agreement.apply')}</Button>
      {(from || to) && (
        <ButtonLink look="bare" href={`/d/${deskId}/agreement`}>
          {t('agreement.clear')}
        </ButtonLink>
      )}
    </form>
  );
}
