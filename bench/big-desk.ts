import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importArticle } from '../lib/data/articles';
import { closeDatabase, database } from '../lib/data/client';
import { migrate } from '../lib/data/migrate';
import { desksOf, type Place, placeOf } from '../lib/data/people';
import { save } from '../lib/data/records';
import { firstAdministrator } from '../lib/data/set-up';
import { readWorkspace } from '../lib/data/workspace';
import { write } from '../lib/data/write';
import { apply, type Change, noRecords } from '../lib/domain/change';
import { plainDesk } from '../lib/domain/desk-rules';
import { newId } from '../lib/domain/ids';
import { parse } from '../lib/domain/input';
import { verbs } from '../lib/domain/verbs';
import type { Writing } from '../lib/domain/writing';
import { dataDir } from '../lib/env';
import { corpus, longText, type Passage, passagesOf } from './article';

export const account = {
  email: 'checker-a@example.org',
  password: 'wharf-lantern-49-opal',
  name: 'Checker A',
};

export type BenchArticle = { readonly name: string; readonly articleId: string; readonly sentences: number };
export type BenchDesk = { readonly deskId: string; readonly articles: readonly BenchArticle[] };

/**
 * A desk of its own in `DATA_DIR`: the long text in paragraphs and as a single one, and the corpus, claimed by the
 * app's verbs. One that was made there before is taken as it is.
 */
export async function makeDesk(sentences: number, claims: number): Promise<BenchDesk> {
  const note = path.join(dataDir(), 'bench.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as BenchDesk;
  const made = await make(sentences, claims);
  writeFileSync(note, JSON.stringify(made));
  return made;
}

async function make(sentences: number, claims: number): Promise<BenchDesk> {
  await migrate();
  await firstAdministrator(account);
  const { actor, desk } = await checker();
  const articles: BenchArticle[] = [];
  for (const [name, text, count] of [
    ['paragraphs', longText(sentences, 'paragraphs'), claims],
    ['one paragraph', longText(sentences, 'one paragraph'), claims],
    ...corpus().map((own, i) => [`corpus ${i}`, own, 10] as const),
  ] as const) {
    const { articleId } = await importArticle(actor, { text, language: 'vi' });
    articles.push({ name, articleId, sentences: await claim(actor, articleId, count) });
  }
  await closeDatabase();
  return { deskId: desk.id, articles };
}

async function checker(): Promise<Place> {
  const client = await database();
  const { id, name } = await client.user.findFirstOrThrow();
  const [desk] = await desksOf(id);
  const place = desk && (await placeOf({ id, name }, desk.id));
  if (!place) throw new Error('the administrator has no desk');
  return place;
}

const PER_WRITE = 250;

/**
 * The passages as claims with their verdicts: worked out by the app's verbs and stored by its one way to write,
 * many in a transaction. @returns how many sentences the article has
 */
async function claim(actor: Place['actor'], articleId: string, count: number): Promise<number> {
  const { article, version } = await readWorkspace(actor, articleId);
  const texts = new Map([[version.id, { ...version, language: article.language }]]);
  const passages = passagesOf(version.text, version.sentences, count);
  for (let done = 0; done < passages.length; done += PER_WRITE) {
    const these = passages.slice(done, done + PER_WRITE);
    await write(actor, 'claim.draft', async (tx, at) => {
      const writing = { by: actor.userId, at: at.toISOString(), texts, desk: plainDesk, interests: [] };
      const change = these.flatMap((passage) => claimed(version.id, passage, writing));
      await save(tx, actor.deskId, noRecords, change);
      return { target: articleId, articleId, change };
    });
  }
  return version.sentences.length / 2;
}

function claimed(versionId: string, { start, end, layer, verdict }: Passage, writing: Writing): Change {
  const id = newId();
  const input = parse(verbs['claim.draft'].input, {
    id,
    occurrenceId: newId(),
    versionId,
    start,
    end,
    layer,
  });
  const drafted = verbs['claim.draft'].change(noRecords, input, writing);
  if (!verdict) return drafted;
  const given = parse(verbs['verdict.give'].input, { id: newId(), claimId: id, version: 1, verdict });
  return [...drafted, ...verbs['verdict.give'].change(apply(noRecords, drafted), given, writing)];
}
