import { notFound } from 'next/navigation';
import { isDomainError } from '../domain/errors';

const hidden: ReadonlySet<string> = new Set(['not-found', 'permission.denied']);

/** What a page reads; what is not there, or not for this person, is the same page: 403 would leak that it exists. */
export const orNotFound = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error) => {
    if (isDomainError(error) && hidden.has(error.code)) notFound();
    throw error;
  });
