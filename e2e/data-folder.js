// @ts-check
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the server of the tests listens: each half of them that runs beside another has its own. */
export const PORT = Number(process.env.E2E_PORT ?? 3391);

/** Where it keeps its data, emptied each time; a server that runs already has told by E2E_DATA. */
export const DATA_FOLDER = process.env.E2E_DATA ?? path.join(tmpdir(), `verimark-e2e-${PORT}`);

/** Where the people's sessions on that server are kept. */
export const PEOPLE_FOLDER = path.join('e2e', '.people', String(PORT));
