import { type Difference, differences } from '@/lib/domain/difference';
import { graphemeBoundary } from '@/lib/domain/text';
import style from './changes.module.css';

/**
 * What was removed and what was added between two texts, in whole words, where it stands. `around`: so many UTF-16 code
 * units of what is the same are shown on each side of a change, a line of dots for the rest; without it, all.
 */
export function Changes({
  before,
  after,
  lang,
  around = Number.POSITIVE_INFINITY,
}: {
  before: string;
  after: string;
  lang?: string;
  around?: number;
}) {
  const all = differences(before, after);
  return (
    <p className={style.changes} lang={lang}>
      {all.map(({ kind, text }, i) => {
        const key = `${i}`;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return <Same key={key} text={text} around={around} place={placeOf(all, i)} />;
      })}
    </p>
  );
}

/** Which sides of a passage a change stands on. */
type Place = { readonly follows: boolean; readonly leads: boolean };

const placeOf = (all: readonly Difference[], i: number): Place => ({
  follows: i > 0,
  leads: i < all.length - 1,
});

function Same({ text, around, place }: { text: string; around: number; place: Place }) {
  const head = place.follows ? Math.min(around, text.length) : 0;
  const tail = place.leads ? Math.min(around, text.length) : 0;
  if (head + tail >= text.length || text.length <= around) return text;
  return (
    <>
      {text.slice(0, graphemeBoundary(text, head, 'after'))}
      <span className={style.skipped}>· · ·</span>
      {text.slice(graphemeBoundary(text, text.length - tail))}
    </>
  );
}
