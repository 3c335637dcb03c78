// @ts-check
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the server of the tests listens. */
export const PORT = 3391;

/** Where it keeps its data, emptied each time; a server that runs already has told by E2E_DATA. */
export const DATA_FOLDER = process.env.E2E_DATA ?? path.join(tmpdir(), `verimark-e2e-${PORT}`);
