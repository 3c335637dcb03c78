import type { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';

/** A place in a list as a program gets it: not for reading, and not for making. */
export const cursorOf = (place: unknown): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/** The place that a cursor stands for; null without one. @throws DomainError input.invalid */
export const placeAt = <Place>(schema: z.ZodType<Place>, cursor: string | undefined): Place | null => {
  if (cursor === undefined) return null;
  const { data, success } = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!success) throw new DomainError('input.invalid', {}, [{ path: 'cursor', key: 'invalid' }]);
  return data;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
