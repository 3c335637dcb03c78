'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { formatPartialDate, PartialDate } from '@/lib/domain/dates';
import { cards } from '@/lib/i18n/en/cards';
import type { FieldOfConflict, Side } from './differences';

/** Names of fields and their values in words, as the two sides of a conflict show them. */
export const useFieldWords = () => {
  const card = useTranslations('cards');
  const evidence = useTranslations('evidence');
  const details = useTranslations('workspace.details');
  const conflict = useTranslations('workspace.conflict');
  const shell = useTranslations('shell.verdict');
  const locale = useLocale();

  const names: Record<FieldOfConflict, string> = {
    standing: conflict('standing'),
    statement: card('field.statement'),
    shortText: card('field.shortText'),
    verdict: card('verdict.label'),
    basis: card('field.basis'),
    confidence: card('field.confidence'),
    rationale: card('field.rationale'),
    whatWouldChangeIt: card('field.whatWouldChangeIt'),
    type: card('field.type'),
    layer: card('layer.label'),
    subjects: card('field.subjects'),
    claimDate: card('field.claimDate'),
    place: card('field.place'),
    sourceName: card('field.source'),
    sourceKind: card('field.sourceKind'),
    passages: card('passages.title'),
    notes: card('notes.title'),
    evidence: evidence('heading'),
    title: details('name'),
    byline: details('byline'),
    publisher: details('publisher'),
    agency: details('agency'),
    url: details('url'),
    language: details('language'),
    publishedOn: details('date'),
  };

  const oneOf = <Area extends object>(area: Area, value: string): (keyof Area & string) | null =>
    Object.hasOwn(area, value) ? (value as keyof Area & string) : null;
  const date = (value: string) =>
    PartialDate.safeParse(value).success ? formatPartialDate(value, locale) : value;

  /** A value that has words of its own; the rest is shown as it was typed. */
  const spoken: Partial<Record<FieldOfConflict, (value: string) => string>> = {
    standing: (value) => conflict(value === 'gone' ? 'gone' : 'stands'),
    verdict: (value) => shell(value as 'none'),
    basis: (value) => named(oneOf(cards.basis, value), (key) => card(`basis.${key}`)),
    confidence: (value) => named(oneOf(cards.confidence, value), (key) => card(`confidence.${key}`)),
    type: (value) => named(oneOf(cards.type, value), (key) => card(`type.${key}`)),
    layer: (value) => card(value === 'content' ? 'layer.content' : 'layer.attribution'),
    sourceKind: (value) => named(oneOf(cards.sourceKind, value), (key) => card(`sourceKind.${key}`)),
    claimDate: date,
    publishedOn: date,
  };

  return {
    name: (field: FieldOfConflict) => names[field],
    value: (field: FieldOfConflict, side: Side): string => {
      if (side === null) return '';
      if (typeof side !== 'string') return side.join('\n');
      return spoken[field]?.(side) ?? side;
    },
  };
};

const named = <Key>(key: Key | null, say: (key: Key) => string): string => (key === null ? '' : say(key));
