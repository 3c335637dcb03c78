// `npm start` on an empty data folder, for the length of the tests.
import { rmSync } from 'node:fs';
import './web.js';
import { DATA_FOLDER } from './data-folder.js';

rmSync(DATA_FOLDER, { recursive: true, force: true });
process.env.DATA_DIR = DATA_FOLDER;

await import('../bin/start.js');
