/** Large files of reports, for programs: asked for, watched, fetched, given up. */
import { z } from 'zod';
import { askReportFile, cancelReportFile, listReportFiles, reportFile } from '@/lib/data/report-files';
import { countReport } from '@/lib/data/report-stream';
import { parse } from '@/lib/domain/input';
import { PUBLICATION, ReportFileState } from '@/lib/domain/report-file';
import { ReportRequest } from '@/lib/domain/report-request';
import { ReportFormat } from '@/lib/formats/report-format';
import { publicOrigin } from '../public-origin';
import { writtenFile } from '../report-file';
import { type Route, reading } from './route';
import { whole } from './shapes';

/** Where a file is found under /api/v1. */
const placeOf = (fileId: string): string => `/report-files/${fileId}`;

/** What is too large to be written while somebody waits: the answer says where to look. */
export const accepted = (fileId: string): Response =>
  Response.json({ id: fileId }, { status: 202, headers: { location: `/api/v1${placeOf(fileId)}` } });

/**
 * A file as programs see it: `done` of `total` claims are through; `size` in bytes when it is written. The format
 * `published` is a report that is published, with its `number` when it is.
 */
export const ReportFileShape = z.object({
  id: z.string(),
  format: z.enum([...ReportFormat.options, PUBLICATION]),
  title: z.string(),
  state: ReportFileState,
  done: z.int(),
  total: z.int(),
  size: z.int().nullable(),
  code: z.string().nullable(),
  number: z.int().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

export const reportFileReads: readonly Route[] = [
  reading({
    path: '/report-files',
    name: 'listReportFiles',
    permission: 'report.export',
    answer: whole(ReportFileShape),
    handle: async ({ actor }) => ({ body: { items: await listReportFiles(actor) } }),
  }),
  reading({
    path: '/report-files/{fileId}',
    name: 'readReportFile',
    permission: 'report.export',
    answer: ReportFileShape,
    handle: async ({ actor, params: { fileId = '' } }) => ({ body: await reportFile(actor, fileId) }),
  }),
  reading({
    path: '/report-files/{fileId}/content',
    name: 'downloadReportFile',
    permission: 'report.export',
    answer: null,
    handle: ({ actor, params: { fileId = '' }, locale }) => writtenFile(actor, fileId, locale),
  }),
];

const Asked = ReportRequest.extend({ format: ReportFormat });

export const reportFileWrites: readonly Route[] = [
  {
    ...{ method: 'POST', path: '/report-files', name: 'askReportFile', permission: 'report.export' },
    ...{ status: 202, body: { schema: Asked }, answer: ReportFileShape },
    handle: async ({ actor, body, locale, request }) => {
      const { format, ...wanted } = parse(Asked, body);
      const asked = { ...wanted, language: locale, origin: publicOrigin(request.headers) };
      const about = { title: wanted.title ?? '', total: await countReport(actor, wanted) };
      const id = await askReportFile(actor, { asked, format, ...about });
      return { status: 202, body: await reportFile(actor, id), location: placeOf(id) };
    },
  },
  {
    ...{ method: 'DELETE', path: '/report-files/{fileId}', name: 'cancelReportFile' },
    ...{ permission: 'report.export', status: 204, answer: null },
    handle: async ({ actor, params: { fileId = '' } }) => {
      await cancelReportFile(actor, fileId);
      return { status: 204 };
    },
  },
];
