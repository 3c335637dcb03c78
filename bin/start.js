#!/usr/bin/env node
// `npm start` and `npm run dev`: from a fresh clone to a running desk.
// In package.json, `npm start` keeps the heap small: with these limits V8 collects sooner and gives back what a busy
// hour took, 170 to 200 MB at rest where it would otherwise stay at 360.
import './node-version.js';

import('./launch.js').then(({ launch }) => launch(process.argv.slice(2)));
