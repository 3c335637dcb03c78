import type { ErrorCode } from './errors';

/** What a form shows after it was sent; null before. `values` are what was typed, but for passwords. */
export type FormState<Value = unknown> =
  | null
  | { ok: true; value: Value }
  | {
      ok: false;
      code: ErrorCode;
      /** A sentence for the whole form. */
      message: string;
      /** A sentence per field, by name. */
      fields: Readonly<Record<string, string>>;
      values: Readonly<Record<string, string>>;
    };

/** A server action for a form, as `useActionState` calls it. */
export type FormAction<Value = unknown> = (
  previous: FormState<Value>,
  form: FormData,
) => Promise<FormState<Value>>;
