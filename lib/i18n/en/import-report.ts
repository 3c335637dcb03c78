/** The report of an import, a table to download. */
export const importReport = {
  file: 'import',
  column: {
    file: 'File',
    line: 'Line',
    outcome: 'Outcome',
    reason: 'Reason',
    title: 'Article',
    controls: 'Control characters taken out',
    bidi: 'Direction marks taken out',
    elsewhere: 'Parts elsewhere not fetched',
    address: 'Address',
  },
  outcome: { imported: 'imported', known: 'already there', refused: 'not imported' },
} as const;
