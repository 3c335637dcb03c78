import { importEach } from '@/lib/data/articles';
import { MAX_SOURCE_BYTES } from '@/lib/domain/article';
import { type ImportOutcome, PastedText } from '@/lib/domain/article-source';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { assertCan } from '@/lib/domain/permissions';
import { errorMessage, type Locale } from '@/lib/i18n';
import { api } from '@/lib/web/api';
import { limitedBody, limitedForm } from '@/lib/web/body';
import { currentLocale } from '@/lib/web/intl';
import { apiActor } from '@/lib/web/session';

/** In bytes, of a whole request: ten of the largest files. */
const MAX_REQUEST_BYTES = 10 * MAX_SOURCE_BYTES;

/** Files as `multipart/form-data`, or one pasted text as JSON; answers what became of each. */
export const POST = api<{ desk: string }>(async (request, { desk }) => {
  const actor = await apiActor(request, desk);
  assertCan(actor, 'article.import');
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data');
  const outcomes = await importEach(actor, await (isForm ? filesIn(request) : pastedIn(request)));
  const locale = await currentLocale();
  return { items: outcomes.map((outcome) => withMessage(outcome, locale)) };
});

async function filesIn(request: Request) {
  const form = await limitedForm(request, MAX_REQUEST_BYTES);
  const files = [...form.values()].filter((value) => value instanceof File);
  if (files.length === 0) throw new DomainError('input.invalid', {}, [{ path: 'files', key: 'required' }]);
  return Promise.all(
    files.map(async (file) => ({
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: file.name,
      mediaType: file.type,
    })),
  );
}

async function pastedIn(request: Request) {
  const body = await limitedBody(request, MAX_REQUEST_BYTES);
  return [parse(PastedText, jsonOf(body))];
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new DomainError('input.invalid');
  }
}

/** What was refused says why in the person's language. */
const withMessage = (outcome: ImportOutcome, locale: Locale) =>
  outcome.outcome === 'refused'
    ? { ...outcome, message: errorMessage(locale, outcome.code, outcome.details) }
    : outcome;
