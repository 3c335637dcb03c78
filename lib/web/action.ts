import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { type DomainError, isDomainError } from '../domain/errors';
import type { FormState } from '../domain/form';
import { parse } from '../domain/input';
import { keepable } from '../formats/json-value';
import { errorMessage, fieldMessage } from '../i18n';
import { logError } from '../log';
import { currentLocale } from './intl';
import { renewSession } from './session';

/**
 * A form's action from a schema and a function of its output. Expected errors become values; a bug is logged under an
 * id and goes on to the error page.
 */
export const action =
  <Input, Value>(schema: z.ZodType<Input>, work: (input: Input) => Promise<Value>) =>
  async (_previous: FormState, form: FormData): Promise<FormState<Value>> => {
    const typed = typedIn(form);
    try {
      const value = await work(parse(schema, typed));
      await renewSession();
      return { ok: true, value };
    } catch (error) {
      unstable_rethrow(error);
      if (isDomainError(error)) return refusal(error, typed);
      logError(error);
      throw error;
    }
  };

/** Fields of the form that are text. Next's own begin with `$ACTION`. */
const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Array.from(form).flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, keepable(value)] as const] : [],
    ),
  );

const SECRET = new Set(['password', 'current']);

async function refusal(error: DomainError, typed: Record<string, string>): Promise<FormState<never>> {
  const locale = await currentLocale();
  const fields = error.fields.toReversed().map((field) => [field.path, fieldMessage(locale, field)]);
  const values = Object.entries(typed).filter(([name]) => !SECRET.has(name));
  return {
    ok: false,
    code: error.code,
    message: errorMessage(locale, error.code, error.details),
    fields: Object.fromEntries(fields),
    values: Object.fromEntries(values),
  };
}
