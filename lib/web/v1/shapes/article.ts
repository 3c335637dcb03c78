/** Articles and their texts as programs get them. */

import { z } from 'zod';
import { type Article, type ArticleVersion, LanguageTag, TextOrigin } from '@/lib/domain/article';
import { Id } from '@/lib/domain/ids';
import { count, hash, made, record, text, time, words } from './field';

export const ArticleShape = record<Article>()({
  id: Id,
  title: text,
  byline: words,
  publisher: words,
  agency: words,
  url: words,
  language: LanguageTag,
  publishedOn: words.describe('As precise as known: 2022, 2022-01, 2022-01-06 or with a time.'),
  titleGiven: z.boolean().describe('The title was given, not taken from the first words.'),
  fileName: words,
  currentNumber: count.describe('Number of the newest version of the text.'),
  version: count.describe('Counted up by every correction of what is known about the article; the ETag.'),
  ...made,
});

export const VersionShape = record<ArticleVersion>()({
  id: Id,
  articleId: Id,
  number: count,
  sha256: hash.describe('SHA-256 of the text in UTF-8.'),
  sourceSha256: hash.describe('SHA-256 of the bytes as they came.'),
  origin: TextOrigin,
  importedAt: time,
});

export const VersionTextShape = VersionShape.extend({
  text: text.describe('In Unicode NFC. All offsets are UTF-16 code units of it.'),
  sentences: z.array(count).describe('[start, end, start, end, …], half-open.').readonly(),
});

export const ImportedShape = z.object({ articleId: Id });
