'use client';
import { useFormatter } from '@/app/_ui/use-formatter';

/** A point in time in the desk's zone, with its day: what is written here is read years later. */
export const useMoment = () => {
  const format = useFormatter();
  return (iso: string): string =>
    format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
};
