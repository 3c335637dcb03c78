/** The report in the shapes in which research on fact-checking keeps its claims. */
import type { ClaimType } from '@/lib/domain/claim';
import type { Report, ReportEvidence, ReportItem } from '@/lib/domain/report';
import type { Basis, Verdict } from '@/lib/domain/verdict';
import { type Translate, translator } from '@/lib/i18n';
import { inertJson, jsonLine } from './report-json';
import { webAddress } from './web-address';

type Label = 'SUPPORTS' | 'REFUTES' | 'NOT ENOUGH INFO';

/** Three labels cannot tell everything: the verdict and its basis stand beside them. */
const label = ({ verdict, basis }: { verdict: Verdict; basis: Basis | null }): Label => {
  if (verdict === 'confirmed') return 'SUPPORTS';
  return basis === 'contradicted' ? 'REFUTES' : 'NOT ENOUGH INFO';
};

/** The numbers that ViFactCheck has for them. */
const numbers: Readonly<Record<Label, number>> = { SUPPORTS: 0, REFUTES: 1, 'NOT ENOUGH INFO': 2 };

/**
 * Claims as FEVER and ViFactCheck keep them, one on a line: `claim`, `label` and `evidence` of the first; `Statement`,
 * `Context` (the sentences it stands in), `Evidence`, `Topic`, `Author`, `Url` and `labels` of the second.
 *
 * @see https://aclanthology.org/N18-1074/
 * @see https://arxiv.org/abs/2412.15308
 */
export function* reportFever(report: Report): Generator<string> {
  for (const item of report.items) yield jsonLine(fever(report, item));
}

const fever = (report: Report, item: ReportItem) => {
  const passage = item.passages[0];
  const article = passage && report.articles[passage.article - 1];
  const quotes = item.evidence.items.map(({ quote }) => quote);
  return {
    id: item.claimId,
    claim: item.statement,
    label: label(item),
    verifiable: label(item) === 'NOT ENOUGH INFO' ? 'NOT VERIFIABLE' : 'VERIFIABLE',
    evidence: item.evidence.items.map(({ quote, url, document, stance }) => ({
      ...{ text: quote, source: url ?? document, stance },
    })),
    Statement: item.statement,
    Context: item.passages.map(({ before, exact, after }) => before + exact + after).join('\n'),
    Evidence: quotes.join('\n'),
    Topic: item.type,
    Author: article?.publisher ?? null,
    Url: webAddress(article?.url ?? null),
    labels: numbers[label(item)],
    annotation_id: item.number,
    index: item.number - 1,
    ...own(item),
  };
};

/** What no label of theirs can say. */
const own = ({ claimId, verdict, basis, state, language, layer }: ReportItem) => ({
  verimark: { claimId, verdict, basis, state, language, layer },
});

const averitecLabel = ({ verdict, basis }: ReportItem): string => {
  if (verdict === 'confirmed') return 'Supported';
  if (basis === 'contradicted') return 'Refuted';
  return verdict === 'disputed' ? 'Conflicting Evidence/Cherrypicking' : 'Not Enough Evidence';
};

const types: Readonly<Record<ClaimType, string>> = {
  event: 'Event/Property Claim',
  quantity: 'Numerical Claim',
  quote: 'Quote Verification',
  identity: 'Event/Property Claim',
  causal: 'Causal Claim',
  prediction: 'Speculative Claim',
  opinion: 'Opinion Claim',
};

/**
 * Claims as AVeriTeC keeps them, as one JSON array: each piece of evidence and each search is a question with its answer.
 *
 * @see https://arxiv.org/abs/2305.13117
 */
export function* reportAveritec(report: Report): Generator<string> {
  const t = translator(report.language);
  yield '[';
  for (const [i, item] of report.items.entries())
    yield `${i > 0 ? ',' : ''}\n${inertJson(averitec(report, item, t))}`;
  yield '\n]\n';
}

const averitec = (report: Report, item: ReportItem, t: Translate) => {
  const passage = item.passages[0];
  const article = passage && report.articles[passage.article - 1];
  return {
    claim: item.statement,
    required_reannotation: item.approvedBy.length > 1,
    label: averitecLabel(item),
    justification: item.rationale,
    claim_date: theirDate(item.claimDate ?? article?.publishedOn ?? null),
    speaker: item.source?.name ?? null,
    original_claim_url: webAddress(article?.url ?? null),
    fact_checking_article: null,
    reporting_source: article?.publisher ?? null,
    location_ISO_code: null,
    claim_types: item.type ? [types[item.type]] : [],
    fact_checking_strategies: item.evidence.links > 0 ? ['Written Evidence'] : [],
    questions: [
      ...item.evidence.items.map((one) => asked(one, t)),
      ...item.contacts.flatMap((one) => replied(one, t)),
      ...item.searches.map(({ lookedFor, place, outcome, result }) => ({
        question: t('report.research.search', { what: lookedFor, place }),
        answers: [searched(outcome === 'found' && result ? result : null, t)],
      })),
    ],
    ...own(item),
  };
};

const asked = (item: ReportEvidence, t: Translate) => ({
  question: t('report.research.evidence', { publisher: item.publisher }),
  answers: [
    {
      answer: item.quote,
      answer_type: 'Extractive',
      source_url: webAddress(item.url),
      cached_source_url: webAddress(item.archiveUrl),
      source_medium: item.url ? 'Web text' : 'Other',
    },
  ],
});

/** Who need not be asked is no question. */
const replied = ({ contacted, outcome, response }: ReportItem['contacts'][number], t: Translate) => {
  if (outcome === 'not_applicable') return [];
  const said = outcome === 'answered' && response ? response : null;
  const answer = {
    answer: said ?? t(`report.contactOutcome.${outcome}`),
    answer_type: said ? 'Abstractive' : 'Unanswerable',
    ...{ source_url: null, cached_source_url: null, source_medium: null },
  };
  return [{ question: t('report.research.contact', { who: contacted }), answers: [answer] }];
};

const searched = (result: string | null, t: Translate) => ({
  answer: result ?? t('report.searchOutcome.nothing'),
  answer_type: result ? 'Abstractive' : 'Unanswerable',
  source_url: null,
  cached_source_url: null,
  source_medium: null,
});

/** Day, month, year; what is known less precisely is not said. */
const theirDate = (date: string | null): string | null => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '') ?? [];
  return year ? `${day}-${month}-${year}` : null;
};
