import type { ArticleText } from '@/lib/data/workspace';
import { rangesOf } from '@/lib/domain/sentences';
import { layOut } from './blocks';
import style from './text.module.css';

/** Blocks that are drawn by the server: more than a screen of text. */
const BLOCKS = 2;

/** The first of an article's text, to be read until the rest of it and its claims are there; laid out as all of it will be. */
export function Beginning({ article, version, outside }: Omit<ArticleText, 'hasSplitter'>) {
  const { text, sentences } = version;
  const starts = rangesOf(sentences).map(({ start }) => start);
  const blocks = layOut(text, sentences, outside).slice(0, BLOCKS);
  return (
    <div className={style.text} lang={article.language}>
      {blocks.map((block) => (
        <div key={block[0]?.first} className={style.block}>
          {block.map(({ first, end, outside: isOutside }) => (
            <p key={first} className={isOutside ? 'outside' : undefined} data-first={first + 1}>
              {text.slice(starts[first], starts[end])}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
