import type { LogEntry, PublicLog } from '@/lib/domain/public-reading';
import { translator } from '@/lib/i18n';
import { escapeHtml, inert } from './markup';
import { type PublicAddresses, publicPaths } from './public-addresses';
import { entryWords } from './public-corrections';
import { oneLine } from './public-page';
import { escapeXml } from './xml';

/** Entries of a feed: what is older stands on the page. */
const MOST = 100;

/** A name that stays, whatever becomes of the address. @see https://www.rfc-editor.org/rfc/rfc4151 */
const tagOf = ({ origin }: PublicAddresses, at: string, what: string): string =>
  `tag:${new URL(origin).hostname},${at.slice(0, 10)}:${what}`;

/** When something was put right for the last time; null: never. */
export const lastChange = ({ entries }: PublicLog): string | null => entries[0]?.at ?? null;

/** Before anything was put right a feed still has to say when it was last changed. */
const BEGINNING = '2022-01-01T00:00:00.000Z';

/**
 * The corrections of a desk as a feed, in the language in which it publishes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export const correctionsAtom = (log: PublicLog, addresses: PublicAddresses): string => {
  const { desk, language, entries } = log;
  const t = translator(language);
  const page = addresses.page(language, publicPaths.corrections);
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>${tagOf(addresses, BEGINNING, `${desk.id}/corrections`)}</id>`,
    `  <title>${text(t('reader.corrections.feedTitle', { desk: desk.names[language] }))}</title>`,
    `  <subtitle>${text(t('reader.corrections.lede'))}</subtitle>`,
    `  <updated>${lastChange(log) ?? BEGINNING}</updated>`,
    `  <author><name>${text(desk.names[language])}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeHtml(addresses.feed)}"/>`,
    `  <link rel="alternate" type="text/html" hreflang="${language}" href="${escapeHtml(page)}"/>`,
    `  <generator>Verimark</generator>`,
    ...entries.slice(0, MOST).map((entry) => entryXml(log, addresses, entry)),
    `</feed>`,
  ];
  return `${lines.join('\n')}\n`;
};

const text = (words: string): string => escapeXml(inert(words));

const entryXml = ({ desk, language }: PublicLog, addresses: PublicAddresses, entry: LogEntry): string => {
  const words = entryWords(translator(language), entry);
  const path =
    entry.kind === 'correction' ? publicPaths.claim(entry.claimId) : publicPaths.report(entry.number);
  return [
    `  <entry>`,
    `    <id>${tagOf(addresses, entry.at, `${desk.id}/corrections/${entry.id}`)}</id>`,
    `    <title>${text(oneLine(words.title, 200))}</title>`,
    `    <updated>${entry.at}</updated>`,
    `    <published>${entry.at}</published>`,
    `    <link rel="alternate" type="text/html" href="${escapeHtml(addresses.page(language, path))}"/>`,
    ...(entry.kind === 'correction' ? [`    <category term="${entry.correction.kind}"/>`] : []),
    `    <content type="text">${text(words.text)}</content>`,
    `  </entry>`,
  ].join('\n');
};
