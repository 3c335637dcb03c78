/** The program that writes one large file of a report, in a process of its own. Started by lib/outside/export-process.ts. */
import { closeDatabase } from '@/lib/data/client';
import { writeReportFile } from '@/lib/data/file-writing';

// Whoever started it is gone: another will begin anew.
process.on('disconnect', () => process.exit(1));

await writeReportFile(process.argv[2] ?? '');
await closeDatabase();
process.exit(0);
