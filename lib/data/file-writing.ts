/** The work of the process that writes one large file, by what its row asks for. */
import { attempt } from './file-attempt';
import { writeExport } from './report-writing';

/** Write a file from its row, unless another process has it. */
export const writeReportFile = (id: string): Promise<void> => attempt(id, writeExport);
