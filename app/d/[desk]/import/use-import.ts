'use client';

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ImportMove, ImportView } from '@/lib/domain/import-job';
import { type Choices, type Waiting, waitingOf } from './contract';
import type { Given } from './gather';
import type { Answer } from './send';
import { talkOf } from './talk';
import { changed, isPlain } from './waiting';

/** Files that are looked into without being asked; of thousands one would wait for too long. */
const LOOKED_INTO = 40;
/** Files on their way at once. */
const TOGETHER = 3;
/** Milliseconds between two questions how far it is. */
const ASK_EVERY = 700;

const isUnderWay = (view: ImportView | null): boolean =>
  view?.state === 'waiting' || view?.state === 'running';

/** An import from the first file to its end. `initial`: one that is there already, after a reload. */
export function useImport(deskId: string, initial: ImportView | null) {
  const t = useTranslations('importing');
  const [talk] = useState(() => talkOf(deskId));
  const [view, setView] = useState(initial);
  const [files, change] = useReducer(
    changed,
    initial?.state === 'preparing' ? initial.shown.map(waitingOf) : [],
  );
  const [problem, setProblem] = useState('');
  const id = useRef(initial?.id ?? null);
  const turns = useRef(new Map<number, number>());
  const last = useRef(Math.max(0, ...files.map(({ number }) => number)));

  /** The answer, or null and a sentence that says why there is none. */
  const heard = useCallback(
    async <Value>(asking: Promise<Answer<Value>>): Promise<{ value: Value } | null> => {
      const answer = await asking.catch(() => null);
      const wrong = answer === null ? t('offline') : answer.ok ? '' : answer.problem.title;
      setProblem(wrong);
      return answer?.ok ? answer : null;
    },
    [t],
  );

  const look = useCallback(
    async (number: number, choices?: Choices): Promise<Partial<Waiting>> => {
      if (!id.current) return {};
      // Who chooses again before the answer is there waits for the later one.
      const turn = (turns.current.get(number) ?? 0) + 1;
      turns.current.set(number, turn);
      change(choices ? { number, choices } : { number, set: { busy: true } });
      const answer = await talk.preview(id.current, number, choices).catch(() => null);
      const set: Partial<Waiting> = answer?.ok
        ? { busy: false, found: answer.value, wrong: '' }
        : { busy: false, wrong: answer ? answer.problem.title : t('offline') };
      if (turns.current.get(number) !== turn) return {};
      // Also where it cannot be read so: what begins is what the page shows.
      if (answer && choices) await heard(talk.choose(id.current, number, choices));
      change({ number, set });
      return set;
    },
    [talk, heard, t],
  );

  const read = useCallback(async () => {
    if (!id.current) return;
    const answer = await talk.read(id.current).catch(() => null);
    if (answer?.ok) setView(answer.value);
  }, [talk]);

  const move = useCallback(
    async (doing: ImportMove['do']) => {
      if (!id.current) return;
      await heard(talk.move(id.current, doing));
      await read();
    },
    [talk, heard, read],
  );

  /** Hand in one file, and look into it if it is among the first. */
  const handIn = useCallback(
    async (to: string, file: Waiting, given: Given): Promise<Waiting> => {
      const onSent = (sent: number) => change({ number: file.number, set: { sent } });
      const answer = await talk
        .send(to, file.number, given.name, given.file, onSent)
        .catch((): Answer<unknown> => ({ ok: false, problem: { title: t('offline'), fields: {} } }));
      if (!answer.ok) {
        change({ number: file.number, set: { wrong: answer.problem.title } });
        return { ...file, wrong: answer.problem.title };
      }
      const found = file.number <= LOOKED_INTO ? await look(file.number) : {};
      return { ...file, ...found, sent: file.size };
    },
    [talk, look, t],
  );

  const add = useCallback(
    async (given: readonly Given[]) => {
      if (given.length === 0) return;
      const to = id.current ?? (await heard(talk.create()))?.value.id;
      if (!to) return;
      const isFirst = id.current === null;
      id.current = to;
      // A reload comes back to it.
      window.history.replaceState(null, '', `/d/${deskId}/import/${to}`);
      const coming = given.map(({ file, name }): Waiting => {
        last.current += 1;
        return {
          ...{ number: last.current, fileName: name, size: file.size, sent: 0 },
          ...{ found: null, choices: {}, wrong: '', busy: true },
        };
      });
      change({ add: coming });
      await read();
      const there = await inTurns(coming, (file, at) => handIn(to, file, given[at] as Given));
      if (isFirst && isPlain(there)) await move('start');
    },
    [deskId, talk, heard, read, handIn, move],
  );

  /** After a reload: what is there is looked into again. */
  const [resumed] = useState(files);
  useEffect(() => {
    void inTurns(resumed.slice(0, LOOKED_INTO), ({ number }) => look(number));
  }, [resumed, look]);

  const under = isUnderWay(view);
  useEffect(() => {
    if (!under) return;
    const timer = setInterval(() => void read(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [under, read]);

  return {
    view,
    files,
    problem,
    add,
    start: () => move('start'),
    cancel: () => move('cancel'),
    resume: () => move('resume'),
    look,
    leaveOut: async (number: number) => {
      if (id.current && (await heard(talk.leaveOut(id.current, number)))) change({ remove: number });
    },
  };
}

export type Importing = ReturnType<typeof useImport>;

/** So many at a time, in their order. */
async function inTurns<One, Result>(
  all: readonly One[],
  work: (one: One, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const turn = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as One, at);
  };
  await Promise.all(Array.from({ length: TOGETHER }, turn));
  return results;
}
