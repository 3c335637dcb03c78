'use client';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { sentenceAt } from '@/lib/domain/sentences';
import type { ClaimView, PartProps, Store, Ui } from './contract';
import {
  along,
  type Direction,
  type LaneName,
  laneNames,
  nearestTo,
  offsetAlong,
  pathOf,
  type Scale,
  stretches,
} from './lanes';
import { placesOf } from './marks';
import style from './strip.module.css';
import { useStore } from './use-store';
import { claimsInOrder } from './views';

/** Where the lanes lie, in pixels from the edge the strip stands at. */
const LANES: Readonly<Record<Direction, Readonly<Record<LaneName, number>>>> = {
  down: { confirmed: 11, unconfirmed: 19, disputed: 28, open: 36 },
  across: { confirmed: 5, unconfirmed: 10, disputed: 15.5, open: 20.5 },
};
const EDGE: Readonly<Record<Direction, number>> = { down: 12, across: 16 };

/**
 * Every claim along the article, in the lane and line of its verdict, placed by its offset in the text: nothing has
 * to be laid out for it. To keys and screen readers it is a slider over the sentences; the claims are in their list.
 */
export function Strip({ store, ui }: PartProps) {
  const t = useTranslations('pane.strip');
  const box = useRef<HTMLElement>(null);
  const { size, direction } = useSize(box);
  const views = useStore(store, claimsInOrder);
  const focus = useStore(store, (state) => state.focus);
  const sentences = useStore(store, (state) => state.sentences);
  const length = useStore(store, (state) => state.workspace.version.text.length);
  const places = useMemo(() => placesOf(views), [views]);
  const scale = useMemo(
    () => ({ length, from: EDGE[direction], to: size - EDGE[direction] }),
    [length, size, direction],
  );
  const paths = useMemo(() => {
    const lanes = stretches(places, scale);
    return laneNames.map((name) => ({
      name,
      path: pathOf(name, lanes[name], LANES[direction][name], direction),
    }));
  }, [places, scale, direction]);
  const counts = useMemo(() => countsOf(views), [views]);
  const here = sentences[focus] ?? { start: 0, end: 0 };

  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const down = direction === 'down';
    const offset = offsetAlong(scale, down ? event.clientY - rect.top : event.clientX - rect.left);
    const lane = laneAt(direction, down ? event.clientX - rect.left : event.clientY - rect.top);
    const place = nearestTo(places, lane, offset, scale);
    if (place) store.open(place.view.claim.id);
    else store.setFocus(Math.max(0, sentenceAt(sentences, offset)));
    ui.pane?.scrollTo(place?.occurrence ?? { start: offset, end: offset + 1 });
  };

  return (
    <nav ref={box} className={style.strip} aria-label={t('label')} title={t('counts', counts)}>
      <div
        role="slider"
        tabIndex={0}
        className={style.slider}
        aria-label={t('label')}
        aria-orientation={direction === 'down' ? 'vertical' : 'horizontal'}
        aria-valuemin={1}
        aria-valuemax={sentences.length}
        aria-valuenow={focus + 1}
        aria-valuetext={t('place', { n: focus + 1, of: sentences.length })}
        onPointerDown={onPointer}
        onKeyDown={(event) => slide(event, store, ui)}
      >
        <svg aria-hidden="true">
          <Seen ui={ui} scale={scale} direction={direction} />
          {paths.map(({ name, path }) => (
            <path key={name} className={style[name]} d={path} />
          ))}
          <path className={style.here} d={hereOn(scale, here.start, here.end, direction)} />
        </svg>
      </div>
    </nav>
  );
}

const countsOf = (views: readonly ClaimView[]): Record<LaneName, number> => {
  const of = (name: LaneName) => views.filter((view) => (view.verdict ?? 'open') === name).length;
  return {
    confirmed: of('confirmed'),
    unconfirmed: of('unconfirmed'),
    disputed: of('disputed'),
    open: of('open'),
  };
};

const hereOn = (scale: Scale, start: number, end: number, direction: Direction): string => {
  const from = along(scale, start);
  const to = Math.max(along(scale, end), from + 3);
  return direction === 'down' ? `M1.5 ${from}V${to}` : `M${from} 1.5H${to}`;
};

const laneAt = (direction: Direction, point: number): LaneName => {
  const away = (name: LaneName) => Math.abs(LANES[direction][name] - point);
  return laneNames.reduce((best, name) => (away(name) < away(best) ? name : best));
};

/** Steps of a slider in sentences, as the keys of sliders are. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function slide(event: KeyboardEvent, store: Store, ui: Ui): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const { focus, sentences } = store.get();
  const sentence = Math.max(0, Math.min(sentences.length - 1, focus + step));
  store.setFocus(sentence);
  const range = sentences[sentence];
  if (range) ui.pane?.scrollTo(range);
}

/** The part of the text that is in the window. Written to the element itself: it follows every frame of scrolling. */
function Seen({ ui, scale, direction }: { ui: Ui; scale: Scale; direction: Direction }) {
  const rect = useRef<SVGRectElement>(null);
  useEffect(() => {
    let waiting = 0;
    const draw = () => {
      waiting = 0;
      const seen = ui.pane?.visible();
      if (!seen || !rect.current) return;
      const from = along(scale, seen.start);
      const extent = String(Math.max(3, along(scale, seen.end) - from));
      const [main, mainSize, cross, crossSize] = direction === 'down' ? DOWN : ACROSS;
      const values = {
        [main]: String(from),
        [mainSize]: extent,
        [cross]: '1.5',
        [crossSize]: CROSS[direction],
      };
      for (const [name, value] of Object.entries(values)) rect.current.setAttribute(name, value);
    };
    const ask = () => {
      waiting ||= requestAnimationFrame(draw);
    };
    ask();
    window.addEventListener('scroll', ask, { passive: true });
    window.addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(waiting);
      window.removeEventListener('scroll', ask);
      window.removeEventListener('resize', ask);
    };
  }, [ui, scale, direction]);
  return <rect ref={rect} className={style.seen} rx="2" />;
}

const DOWN = ['y', 'height', 'x', 'width'] as const;
const ACROSS = ['x', 'width', 'y', 'height'] as const;
const CROSS: Readonly<Record<Direction, string>> = { down: '41', across: '20' };

const NARROW = '(max-width: 760px)';

/** How long the strip is, in pixels, and which way it runs. */
function useSize(box: React.RefObject<HTMLElement | null>): { size: number; direction: Direction } {
  const [now, setNow] = useState<{ size: number; direction: Direction }>({ size: 600, direction: 'down' });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const direction = matchMedia(NARROW).matches ? 'across' : 'down';
      setNow({ direction, size: direction === 'down' ? element.clientHeight : element.clientWidth });
    };
    const sizing = new ResizeObserver(measure);
    sizing.observe(element);
    return () => sizing.disconnect();
  }, [box]);
  return now;
}
