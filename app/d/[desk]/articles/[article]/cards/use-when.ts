'use client';
import { useFormatter } from '@/app/_ui/use-formatter';

/** A point in time as people say it: the hour today, the day and the hour before. */
export const useWhen = () => {
  const format = useFormatter();
  return (iso: string): string => {
    const at = new Date(iso);
    const day = (of: Date) => format.dateTime(of, { dateStyle: 'short' });
    const today = day(at) === day(new Date());
    return format.dateTime(
      at,
      today
        ? { timeStyle: 'short', hourCycle: 'h23' }
        : { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' },
    );
  };
};
