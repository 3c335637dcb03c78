'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Notice } from '@/app/_ui/notice';
import type { ToldCorrection } from '@/lib/data/corrections';
import type { PossibleReader } from '@/lib/data/protected-notes';
import type { ClaimPage } from '@/lib/domain/claim-page';
import { caseOf, keptOf } from '@/lib/domain/rules-case';
import type { Act } from '../../_claim/act';
import { Contacts } from '../../_claim/contacts';
import { EvidenceSection } from '../../_claim/evidence-section';
import logs from '../../_claim/log.module.css';
import { Missing } from '../../_claim/missing';
import { SearchLog } from '../../_claim/search-log';
import { Submit } from '../../_claim/submit';
import { ownAssessment } from '../../_claim/submitting';
import { ToolsProvider, usePageTools } from '../../_claim/tools';
import type { Problem } from '../../articles/[article]/contract';
import { AssessmentsOverTime } from './assessments';
import style from './claim.module.css';
import { Corrections } from './corrections';
import { Head } from './head';
import { Linked } from './linked';
import { Notes } from './notes';
import { Places } from './places';
import { ProtectedNotes } from './protected-notes';
import { namesOf, recordsOf } from './records';
import { StoredCopies } from './stored-copies';
import { VerdictPanel } from './verdict-panel';

type Props = {
  deskId: string;
  userId: string;
  page: ClaimPage;
  /** The corrections with the reports that carry the old words; none for who may not know of those. */
  corrected: readonly ToldCorrection[];
  readers: readonly PossibleReader[];
  thread: ReactNode;
};

/** All of one claim: what it says and where, what is for and against it, and what became of it. */
export function ClaimScreen({ deskId, userId, page, corrected, readers, thread }: Props) {
  const t = useTranslations('claim');
  const tools = usePageTools({ deskId, userId, claim: page.claim, abilities: page.abilities });
  const { act, problem } = useTold(tools.act);
  const shared = useMemo(() => ({ ...tools, act }), [tools, act]);
  const [asked, setAsked] = useState(0);
  const records = useMemo(() => recordsOf(page), [page]);
  const names = useMemo(() => namesOf(page), [page]);
  const { claim, desk, interests } = page;
  const asking = { by: userId, desk, interests, tampered: new Set(page.tampered) };
  const standing = records.assessment.get(claim.assessmentId ?? '') ?? null;
  const own = ownAssessment(records, claim, userId);
  const one = keptOf(records, claim, asking);
  const inHand = own ?? standing;
  const dates = page.articles.flatMap(({ id, publishedOn }) =>
    one.carriers.has(id) ? (publishedOn ?? []) : [],
  );
  const leave = () => {};
  return (
    <ToolsProvider value={shared}>
      <div className={style.page}>
        <Head page={page} />
        {page.tampered.length > 0 && (
          <Notice kind="error">{t('tampered', { count: page.tampered.length })}</Notice>
        )}
        {problem && <Refused problem={problem} />}
        <div className={style.columns}>
          <div className={style.main}>
            <Places page={page} verdict={standing?.verdict ?? null} />
            <h2 className="sr">{t('work.title')}</h2>
            <div className={style.sheet}>
              <EvidenceSection
                one={one}
                names={names}
                articleDate={dates.toSorted()[0] ?? null}
                asked={asked}
                onAsk={() => setAsked((n) => n + 1)}
                carrying={null}
                onLeave={leave}
              />
              <div className={logs.logs}>
                <SearchLog claimId={claim.id} searches={page.searches} names={names} onLeave={leave} />
                <Contacts claimId={claim.id} contacts={page.contacts} names={names} onLeave={leave} />
                <Notes page={page} userId={userId} />
              </div>
            </div>
          </div>
          <div className={style.side}>
            <div className={style.sheet}>
              <VerdictPanel page={page} standing={standing} own={own} userId={userId} />
              <Missing one={one} assessment={inHand} />
              {inHand && (
                <Submit
                  one={caseOf(records, claim, inHand, asking)}
                  reviews={page.reviews}
                  people={page.people}
                  userId={userId}
                  asked={0}
                  onLeave={leave}
                />
              )}
            </div>
            <ProtectedNotes deskId={deskId} userId={userId} page={page} readers={readers} />
            <AssessmentsOverTime page={page} />
            <Corrections page={page} corrected={corrected} />
            <Linked deskId={deskId} page={page} />
            <StoredCopies deskId={deskId} page={page} />
          </div>
          <div className={style.thread}>{thread}</div>
        </div>
      </div>
    </ToolsProvider>
  );
}

/** A refusal that no form shows by itself; a claim that someone else has changed is read again at once. */
const useTold = (act: Act) => {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const told = useMemo<Act>(
    () => async (verb, input, typed) => {
      const refused = await act(verb, input, typed);
      const isStale = refused?.code === 'version.stale';
      if (isStale) router.refresh();
      setProblem(isStale || !typed ? refused : null);
      return refused;
    },
    [act, router],
  );
  return { act: told, problem };
};

function Refused({ problem: { code, title } }: { problem: Problem }) {
  const t = useTranslations('claim');
  if (code === 'version.stale') return <Notice>{t('stale')}</Notice>;
  return <Notice kind="error">{code === 'unreachable' ? t('unreachable') : title || t('refused')}</Notice>;
}
