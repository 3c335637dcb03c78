import { z } from 'zod';
import { chooseForFile, leaveOutFile, previewImportFile, uploadPiece } from '@/lib/data/import-jobs';
import { DomainError } from '@/lib/domain/errors';
import { parse } from '@/lib/domain/input';
import { Choices } from '@/lib/formats/choices';
import { api, bodyOf } from '@/lib/web/api';
import { pieceOf } from '@/lib/web/piece';
import { apiActor } from '@/lib/web/session';

type Params = { desk: string; import: string; number: string };

const FileNumber = z.coerce.number().int().positive();
const Chosen = z.object({ choices: Choices });

/** A piece of the file: the body's bytes from `offset` on, of `size` in all. Answers `{received, done}`. */
export const PUT = api<Params>(async (request, { desk, import: id, number }) =>
  uploadPiece(await apiActor(request, desk), id, {
    number: parse(FileNumber, number),
    ...pieceOf(request),
  }),
);

/** What the file is taken for, by itself or by `encoding`, `format` and `mapping` (as JSON). Nothing is stored. */
export const GET = api<Params>(async (request, { desk, import: id, number }) => {
  const actor = await apiActor(request, desk);
  return previewImportFile(actor, id, parse(FileNumber, number), choicesIn(request));
});

/** Keep what the person chose: `{choices}`. */
export const PATCH = api<Params>(async (request, { desk, import: id, number }) => {
  const actor = await apiActor(request, desk);
  const { choices } = parse(Chosen, await bodyOf(request));
  await chooseForFile(actor, id, parse(FileNumber, number), choices);
});

/** Leave the file out. */
export const DELETE = api<Params>(async (request, { desk, import: id, number }) =>
  leaveOutFile(await apiActor(request, desk), id, parse(FileNumber, number)),
);

function choicesIn(request: Request): Choices | undefined {
  const { mapping, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  if (mapping === undefined && Object.keys(query).length === 0) return undefined;
  try {
    return parse(Choices, { ...query, ...(mapping && { mapping: JSON.parse(mapping) }) });
  } catch {
    throw new DomainError('input.invalid', {}, [{ path: 'choices', key: 'invalid' }]);
  }
}
