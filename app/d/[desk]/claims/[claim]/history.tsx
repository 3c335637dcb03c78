import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Section } from '@/app/_ui/section';
import { asOf, readStory } from '@/lib/data/history';
import type { Place } from '@/lib/data/people';
import type { ClaimThen, Detail, Step } from '@/lib/domain/story';
import { Verdict } from '@/lib/domain/verdict';
import { messages } from '@/lib/i18n';
import { intl } from '@/lib/web/intl';
import { actionWords } from '../../history/words';
import style from './history.module.css';

/** What happened to a claim, step by step; and, with a day (YYYY-MM-DD), how it stood at its end. */
export async function History({
  place,
  claimId,
  day,
}: {
  place: Place;
  claimId: string;
  day: string | null;
}) {
  const { t } = await intl();
  const { steps, people } = await readStory(place.actor, claimId);
  const on = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
  return (
    <Section title={t('history.story.title')}>
      <form className={style.asOf} action="#story" id="story">
        <Field label={t('history.story.asOf')} type="date" name="asOf" defaultValue={on ?? ''} required />
        <Button type="submit">{t('history.story.look')}</Button>
        {on && <a href="?">{t('history.story.now')}</a>}
      </form>
      {on && <Stood day={on} stood={await asOf(place.actor, claimId, on)} />}
      <ol className={style.story}>
        {steps.toReversed().map((step) => (
          <OneStep
            key={step.seq}
            step={step}
            name={step.actorId ? (people[step.actorId] ?? '') : t('history.program')}
            timeZone={place.desk.timeZone}
          />
        ))}
      </ol>
    </Section>
  );
}

async function Stood({ day, stood }: { day: string; stood: ClaimThen | null }) {
  const { t, format } = await intl('UTC');
  const date = format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'long' });
  if (!stood) return <p role="status">{t('history.story.notYet', { date })}</p>;
  const { claim, records } = stood;
  const standing = records.assessment.get(claim.assessmentId ?? '');
  return (
    <div className={style.stood} role="status">
      <h3>{t('history.story.back', { date })}</h3>
      <p className="read" lang={claim.language}>
        {claim.statement}
      </p>
      <p>
        {standing
          ? `${t(`shell.verdict.${standing.verdict}`)} · ${t(`report.state.${standing.state}`)}`
          : t('shell.verdict.none')}
      </p>
      {standing?.rationale && <p>{standing.rationale}</p>}
      <ul>
        {[...records.evidence.values()].map((item) => (
          <li key={item.id}>
            {t(`report.evidence.${item.stance}`)}: <b>{item.publisher}</b>, “{item.quote}”
          </li>
        ))}
        {[...records.note.values()].map((note) => (
          <li key={note.id}>
            {t('history.story.record.note')}: {note.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

async function OneStep({ step, name, timeZone }: { step: Step; name: string; timeZone: string }) {
  const { t, format, locale } = await intl(timeZone);
  const when = format.dateTime(new Date(step.at), {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return (
    <li className={step.undone ? style.undone : undefined}>
      <p>
        <b>{actionWords(t, messages[locale].history.action, step.action)}</b>{' '}
        <span className="muted num">{t('history.story.who', { name, when })}</span>
        {step.undone && <span className={style.mark}>{t('history.story.undone')}</span>}
      </p>
      <ul>
        {step.details.map((detail) => (
          <li key={JSON.stringify(detail)}>
            <OneDetail detail={detail} />
          </li>
        ))}
      </ul>
    </li>
  );
}

async function OneDetail({ detail }: { detail: Detail }) {
  const { t, locale } = await intl();
  const fields = messages[locale].history.story.field;
  const isNamed = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field);
  const named = (field: string) => t(`history.story.field.${isNamed(field) ? field : 'other'}`);
  if (detail.kind === 'words')
    return (
      <>
        {named(detail.field)}:{' '}
        {detail.differences.map(({ kind, text }, i) => {
          const key = `${i} ${kind}`;
          if (kind === 'removed') return <del key={key}>{text}</del>;
          return kind === 'added' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
        })}
      </>
    );
  if (detail.kind === 'value')
    return t('history.story.value', {
      field: named(detail.field),
      before: detail.before || t('history.story.nothing'),
      after: detail.after || t('history.story.nothing'),
    });
  return t(`history.story.${detail.kind}`, {
    record: t(`history.story.record.${detail.record}`),
    words: isVerdict(detail.words) ? t(`shell.verdict.${detail.words}`) : detail.words,
  });
}

const isVerdict = (words: string): words is Verdict => Verdict.safeParse(words).success;
