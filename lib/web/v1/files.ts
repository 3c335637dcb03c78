/** What comes and goes as bytes: imports of files, and snapshots of what evidence rests on. */
import { z } from 'zod';
import { openSnapshot } from '@/lib/data/custody';
import { chooseForFile, createImport, leaveOutFile, moveImport, uploadPiece } from '@/lib/data/import-jobs';
import { importReport, listImports, readImport } from '@/lib/data/import-reads';
import { captureLink } from '@/lib/data/snapshot-links';
import { captureFile, Link } from '@/lib/data/snapshots';
import { ImportMove } from '@/lib/domain/import-job';
import { parse } from '@/lib/domain/input';
import { Choices } from '@/lib/formats/choices';
import { fileName } from '@/lib/formats/file-name';
import { importReportCsv } from '@/lib/formats/import-report-csv';
import { MAX_SNAPSHOT_BYTES, storedMedia } from '@/lib/formats/media';
import { translator } from '@/lib/i18n';
import { limitedBody } from '../body';
import { download, storedFile } from '../download';
import { pieceOf } from '../piece';
import { publicOrigin } from '../public-origin';
import { idIn, type Route, reading } from './route';
import {
  ImportShape,
  ImportViewShape,
  KeptSnapshotShape,
  ReceivedShape,
  StartedShape,
  whole,
} from './shapes';
import { numberIn } from './texts';

const IMPORT = '/imports/{importId}';
const FILE = `${IMPORT}/files/{number}`;
const Chosen = z.object({ choices: Choices });
const Named = z.object({ name: z.string().min(1).max(1_000) });

/** The lines of imports. */
const imports: readonly Route[] = [
  reading({
    path: '/imports',
    name: 'listImports',
    permission: 'article.import',
    answer: whole(ImportShape),
    handle: async ({ actor }) => ({ body: { items: await listImports(actor) } }),
  }),
  {
    method: 'POST',
    path: '/imports',
    name: 'import.begin',
    permission: 'article.import',
    status: 201,
    answer: StartedShape,
    handle: async ({ actor }) => {
      const made = await createImport(actor);
      return { status: 201, body: made, location: `/imports/${made.id}` };
    },
  },
  reading({
    path: IMPORT,
    name: 'readImport',
    permission: 'article.import',
    answer: ImportViewShape,
    handle: async (call) => ({ body: await readImport(call.actor, idIn(call, 'importId')) }),
  }),
  {
    method: 'POST',
    path: IMPORT,
    name: 'import.move',
    permission: 'article.import',
    status: 200,
    body: { schema: ImportMove },
    answer: ImportViewShape,
    handle: async (call) => {
      const id = idIn(call, 'importId');
      await moveImport(call.actor, id, parse(ImportMove, call.body).do);
      return { status: 200, body: await readImport(call.actor, id) };
    },
  },
  {
    method: 'PUT',
    path: FILE,
    name: 'import.upload',
    permission: 'article.import',
    status: 200,
    query: z.object({ name: z.string(), size: z.coerce.number(), offset: z.coerce.number().optional() }),
    bytes: true,
    answer: ReceivedShape,
    handle: async (call) => {
      const piece = { number: numberIn(call), ...pieceOf(call.request) };
      return { status: 200, body: await uploadPiece(call.actor, idIn(call, 'importId'), piece) };
    },
  },
  {
    method: 'PATCH',
    path: FILE,
    name: 'import.choose',
    permission: 'article.import',
    status: 204,
    body: { schema: Chosen },
    answer: null,
    handle: async (call) => {
      const { choices } = parse(Chosen, call.body);
      await chooseForFile(call.actor, idIn(call, 'importId'), numberIn(call), choices);
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: FILE,
    name: 'import.leave-out',
    permission: 'article.import',
    status: 204,
    answer: null,
    handle: async (call) => {
      await leaveOutFile(call.actor, idIn(call, 'importId'), numberIn(call));
      return { status: 204 };
    },
  },
  reading({
    path: `${IMPORT}/report`,
    name: 'readImportReport',
    permission: 'article.import',
    answer: null,
    handle: async (call) => {
      const lines = await importReport(call.actor, idIn(call, 'importId'));
      const root = `${publicOrigin(call.request.headers)}/d/${call.actor.deskId}/articles/`;
      const name = `${translator(call.locale)('importReport.file')}.csv`;
      const file = { name, type: 'text/csv; charset=utf-8' };
      return download(importReportCsv(lines, { locale: call.locale, root }), file);
    },
  }),
];

/** The lines of snapshots. */
const snapshots: readonly Route[] = [
  {
    method: 'POST',
    path: '/snapshots',
    name: 'snapshot.capture',
    permission: 'snapshot.capture',
    status: 201,
    query: Named,
    bytes: true,
    answer: KeptSnapshotShape,
    handle: async ({ actor, request, query }) => {
      const bytes = await limitedBody(request, MAX_SNAPSHOT_BYTES);
      const declaredType = request.headers.get('content-type') ?? '';
      const { name } = parse(Named, query);
      const kept = await captureFile(actor, { bytes, fileName: name, declaredType });
      return { status: 201, body: kept, location: `/snapshots/${kept.snapshot.id}` };
    },
  },
  {
    method: 'POST',
    path: '/snapshots/link',
    name: 'snapshot.fetch',
    permission: 'snapshot.capture',
    status: 201,
    body: { schema: Link },
    answer: KeptSnapshotShape,
    handle: async ({ actor, body }) => {
      const kept = await captureLink(actor, parse(Link, body));
      return { status: 201, body: kept, location: `/snapshots/${kept.snapshot.id}` };
    },
  },
  reading({
    path: '/snapshots/{id}',
    name: 'readSnapshot',
    permission: 'snapshot.view',
    answer: null,
    handle: async (call) => {
      const { snapshot, bytes } = await openSnapshot(call.actor, idIn(call, 'id'));
      const media = storedMedia(snapshot.mediaType);
      const name = fileName('', snapshot.name.replace(/\.\w{1,5}$/, ''), media?.extension ?? 'bin');
      return storedFile(bytes, { name, type: snapshot.mediaType, shown: false });
    },
  }),
];

/** Everything that is handed in or taken along as bytes. */
export const files: readonly Route[] = [...imports, ...snapshots];
