#!/usr/bin/env node
// `npm start` and `npm run dev`: from a fresh clone to a running desk.
import './node-version.js';

import('./launch.js').then(({ launch }) => launch(process.argv.slice(2)));
