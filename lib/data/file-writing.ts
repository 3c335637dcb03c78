/** The work of the process that writes one large file, by what its row asks for. */
import { PUBLICATION } from '@/lib/domain/report-file';
import { attempt } from './file-attempt';
import type { ReportFile } from './generated/sqlite/client';
import { writeFrozen, writePublication } from './published-writing';
import { writeExport } from './report-writing';

const workOf = ({ reportId, format }: ReportFile) => {
  if (reportId !== null) return writeFrozen;
  return format === PUBLICATION ? writePublication : writeExport;
};

/** Write a file from its row, unless another process has it. */
export const writeReportFile = (id: string): Promise<void> =>
  attempt(id, (row, watch) => workOf(row)(row, watch));
