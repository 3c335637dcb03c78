import type { z } from 'zod';
import { DomainError, type FieldProblem } from './errors';

/** The first thing wrong at each field, in the order of the form. */
export const fieldProblems = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    key: keyOf(issue),
  }));

/** Formats that have words of their own under `fields`. */
const NAMED_FORMATS: readonly string[] = ['url', 'email'];

const keyOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'invalid_format' && NAMED_FORMATS.includes(issue.format) ? issue.format : issue.code;
};

/** Input behind the door: after this its type is trusted. @throws DomainError input.invalid with a problem per field */
export const parse = <T>(schema: z.ZodType<T>, raw: unknown): T => {
  const result = schema.safeParse(raw);
  if (!result.success) throw new DomainError('input.invalid', {}, fieldProblems(result.error));
  return result.data;
};
