#!/usr/bin/env node
// `npm test` and `npm run check`: everything the desk has to pass, from a fresh clone on.
import './node-version.js';

import('./gate.js').then(({ gate }) => gate(process.argv.slice(2)));
