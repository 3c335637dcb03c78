/** Files of large reports: how far they are, and where they are fetched. */
export const reportFiles = {
  title: 'Files of reports',
  lead: 'A large report is written while you go on with your work. It stays here for a day, for you alone; then ask for it again.',
  none: 'You have asked for no large report in the last 24 hours.',
  back: 'To the report',
  again: 'Look again',
  how: {
    waiting: 'Waiting for its turn',
    writing: '{done} of {total, plural, one {# claim} other {# claims}}',
    done: 'Ready, {size}',
    cancelled: 'Cancelled',
    failed: 'Not written',
  },
  progress: 'How far the file {title} is',
  download: 'Download',
  downloadNamed: 'Download {title} as {format}',
  cancel: 'Cancel',
  cancelNamed: 'Cancel {title} as {format}',
  remove: 'Remove',
  removeNamed: 'Remove {title} as {format}',
  untitled: 'Report',
} as const;
