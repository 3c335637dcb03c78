/** The desk's guideline: what it says, who wrote which version, and what changed. */
export const guideline = {
  title: 'Guideline',
  lead: 'How this desk checks claims. Every verdict keeps the number of the version that held.',
  version: 'Version {number, number}',
  newest: 'holds now',
  by: '{author}, {date}',
  write: 'Write the guideline',
  edit: 'Change',
  text: 'Guideline of the desk',
  textHint: 'Markdown: # heading, - list, **bold**, [words](https://example.org).',
  save: 'Save as version {number, number}',
  cancel: 'Cancel',
  stale:
    'Somebody has saved version {number, number} since you began. This is how your text differs from it; take over what you need, then save again.',
  empty:
    'There is no guideline yet. Write down what counts as confirmed on this desk, which sources are enough, and who is asked.',
  emptyFor: 'There is no guideline yet. An editor or an administrator of the desk can write one.',
  versions: 'Versions',
  old: 'This is version {number, number}. Version {newest, number} holds now.',
  toNewest: 'Go to the newest version',
  changed: 'What changed since version {number, number}',
  first: 'This is the first version.',
  open: 'Guideline',
  close: 'Close the guideline',
  loading: 'Opening the guideline …',
  failed: 'The guideline could not be opened. Check the connection and try again.',
  again: 'Try again',
} as const;
