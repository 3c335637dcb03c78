// `npm start` on an empty data folder, for the length of the tests.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = path.join(tmpdir(), `verimark-e2e-${process.env.PORT}`);
rmSync(folder, { recursive: true, force: true });
process.env.DATA_DIR = folder;

await import('../bin/start.js');
