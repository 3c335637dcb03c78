'use client';
import { useFormatter } from 'use-intl/react';

/** A point in time in the desk's zone, with its day: what is written here is read years later. */
export const useMoment = () => {
  const format = useFormatter();
  return (iso: string): string =>
    format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
};
