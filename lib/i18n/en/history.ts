/** What happened: the log of a desk, the story of a claim, the guideline, corrections, and whether all of it is intact. */
export const history = {
  fault: {
    chain: {
      gap: 'Entry {found} of the log stands where entry {expected} should be.',
      link: 'Entry {id} of the log does not follow from the one before it.',
      hash: 'Entry {id} of the log was altered: its hash is not that of its words.',
      count: 'The log has {expected} entries, the desk remembers {found}: entries were added or cut off.',
      head: 'The log does not end with the entry that the desk remembers.',
    },
    log: {
      before: 'The log changes {table} {id}, {column}, from “{found}”, but there it was “{expected}”.',
      record: 'The log makes {table} {id} twice, or changes it without having made it.',
      move: '{table} {id} went from “{expected}” to “{found}”, which no step allows.',
    },
    row: {
      missing: '{table} {id} is in the log and gone from the database.',
      unlogged: '{table} {id} stands in the database, and no entry of the log made it.',
      column: '{table} {id}: {column} should be “{expected}” and is “{found}”.',
      orphan: '{table} {id}: {column} points at {found}, which there is not in {expected}.',
    },
    assignment: { several: 'Claim {found} is more than one person’s turn ({table} {id}).' },
    assessment: {
      hash: '{table} {id}: what was submitted or approved is not what stands there now.',
    },
    text: {
      hash: '{table} {id}: the text is not the one that was imported.',
      form: '{table} {id}: the text is not normalised any more.',
      sentences: '{table} {id}: the sentences do not cover the text.',
      slice: '{table} {id}: {column} is “{found}”, and in the text stands “{expected}”.',
      version: '{table} {id} quotes a version of a text that is not there ({found}).',
    },
    file: {
      missing: 'The stored file {id} is gone, or is not what was stored.',
      size: 'The stored file {id} has {expected} bytes, the database says {found}.',
    },
    note: { hash: '{table} {id}: its words are not those that were written.' },
    export: { items: 'Export {id} does not list the claims it was made with.' },
  },
} as const;
