/** One sentence or two for every code of lib/domain/errors.ts: what happened, what was kept, what to do. */
export const errors = {
  input: {
    invalid: 'Something in the form is not right yet. Look at the marked fields; what you typed is kept.',
    'too-large': 'This is more than can be taken at once. Send less in one go.',
  },
  session: {
    missing: 'You are not signed in any more. Sign in again; what you typed is kept on this device.',
    throttled:
      'Too many attempts to sign in. Wait {seconds, plural, one {# second} other {# seconds}}, then try again.',
    refused: 'E-mail address and password do not match. Try again, or ask an administrator for a reset link.',
  },
  permission: {
    denied: 'Your role on this desk does not allow this. An administrator of the desk can change your role.',
  },
  'not-found': 'This is not here, or not yours to see. Go back to the desk and look for it there.',
  version: {
    stale: 'Someone else has changed this in the meantime. Compare the two versions; what you typed is kept.',
  },
  undo: {
    nothing: 'There is nothing of yours to take back here.',
    changed:
      'This cannot be taken back, because it has been changed since. Look at the newest version first.',
  },
  text: {
    empty: 'There is no text in it. Choose another file, or paste the text.',
    binary: 'This is not a text file. Save it as plain text (.txt) or Markdown (.md) and import that.',
    'too-large': 'The text is larger than {megabytes} MB. Split it and import the parts.',
    undecodable:
      'The letters of this file cannot be read. Choose how it is encoded, or save it as UTF-8 and import it again.',
    format:
      'This kind of file cannot be imported. Use text, Markdown, HTML, Word (.docx), PDF, CSV, JSON, a feed or a .zip of them, or paste the text.',
    duplicate: 'This text is already on the desk. Open the article that is there.',
    unchanged: 'This is the text that the article has already, so no new version was made.',
    newer: 'The article has a newer version of its text. Load it and do this there.',
  },
  boundary: {
    none: 'There is nothing to split or to join here. Choose words inside a sentence, or a sentence with one before it.',
  },
  occurrence: { settled: 'This passage has been looked at already. Nothing was changed.' },
  quote: {
    'not-found': 'These words are not in the snapshot. Copy them again from it, or correct the quote.',
    mismatch:
      'The marked words are not at this place of the text ({start} to {end}). Reload and mark them again.',
  },
  claim: {
    taken: 'Somebody else has just taken this claim. Take the next one.',
    withdrawn: 'This claim has been withdrawn or merged. Restore it first.',
    'merge-self': 'A claim cannot be merged with itself. Choose another one.',
    'last-occurrence': 'A claim keeps at least one passage. Withdraw the claim instead.',
  },
  rules: {
    refused: 'The verdict rules do not allow this yet. What is missing is listed; what you typed is kept.',
    'reason-needed': 'The verdict rules ask for a reason. Write it beside each point and try again.',
  },
  move: { illegal: 'This cannot be done with the assessment as it stands now. Reload and look again.' },
  hash: {
    stale: 'The assessment has changed since you opened it. Reload and read it again before you decide.',
  },
  review: {
    disputed: 'Somebody disagrees with this assessment. An editor who is neither of the two decides.',
  },
  correction: {
    needed:
      'This claim stands in an exported report. Say what kind of correction it is and why; what you typed is kept.',
  },
  queue: { empty: 'Nothing is waiting for you.' },
  origin: { unknown: 'This origin is not on this desk. Choose another or type a new one.' },
  source: { unknown: 'This source is not in the registry of this desk. Choose another or type a new one.' },
  mention: { outsider: 'One of the people mentioned may not see this claim. Take the name out.' },
  note: { destroyed: 'The words of this note were destroyed. Only their hash is left.' },
  basis: { mismatch: 'This basis does not belong to this verdict. Choose one from the list.' },
  ticket: {
    invalid: 'This link has been used, has expired or was withdrawn. Ask whoever sent it for a new one.',
  },
  password: {
    short: 'The password is too short. Use at least 8 characters.',
    common: 'This password is easy to guess. Use several words that do not belong together.',
    wrong: 'The password is not right. Type it again.',
  },
  email: { taken: 'Someone with this e-mail address is already on the desk.' },
  member: {
    'last-admin': 'A desk keeps at least one administrator. Make another person administrator first.',
    elsewhere:
      'This person also works on a desk that you do not administer. Only someone who administers all their desks can give out a reset link.',
  },
  snapshot: {
    unknown: 'This snapshot is not on this desk. Store the file again.',
    tampered:
      'The file “{name}” is no longer what was kept: its bytes do not match its hash. Nothing that rests on it can be approved or exported. Tell your technician.',
    empty: 'The file is empty. Choose another one.',
    'too-large': 'The file is larger than 20 MB. Save a smaller one, or the pages that matter.',
    'type-unknown':
      'This kind of file cannot be kept as a snapshot. Use PDF, HTML, an image, plain text or .docx.',
    'type-mismatch':
      'The file is not what its name or type says ({declared}); inside it is {found}. Save it again, or give it its right name.',
  },
  parse: {
    time: 'Reading this file was stopped: it took longer than {seconds, plural, one {# second} other {# seconds}}. The others are not affected.',
    memory:
      'Reading this file was stopped: it needed more than {megabytes} MB of memory. The others are not affected.',
    failed:
      'This file cannot be read; it is damaged or not made as its kind should be. Save it again, or use another format.',
    archive:
      '{reason, select, entries {This archive holds more than {limit} files.} size {What is packed in this file takes more than {limit} MB unpacked.} ratio {This file is packed more than {limit} times tighter than it unpacks, as only files made to do harm are.} names {A file in this archive has a name that leads out of its folder, or two have the same.} other {What is packed in this file is damaged.}}{nested, select, yes { Archives within one another count together.} other {}} Pack it again, or use another format.',
    encrypted: 'This file is locked with a password. Save a copy without one.',
    scanned: 'This PDF holds pictures of pages and no text. Use one with text, or type the words in.',
    depth: 'Reading this file was stopped: more than {limit} elements are nested within one another.',
    attributes: 'Reading this file was stopped: one of its elements has more than {limit} attributes.',
    entities:
      'This file was not read: it brings entities of its own, which can unpack without end. Save it without a DOCTYPE.',
    busy: 'Many files are being read just now. Try again in a minute.',
  },
  write: {
    time: 'Writing this document was stopped: it took longer than {seconds, plural, one {# second} other {# seconds}}. Choose fewer claims, or CSV or JSON Lines, which have no limit.',
    memory:
      'Writing this document was stopped: it needed more than {megabytes} MB of memory. Choose fewer claims, or CSV or JSON Lines, which have no limit.',
    failed: 'This document could not be written. Choose another format; the others are not affected.',
    busy: 'Many documents are being written just now. Try again in a minute.',
  },
  record: {
    unmapped: 'No column holds the text. Choose which one does.',
    invalid: 'This record cannot be read: it is not made as its format says.',
    several: 'This file holds {count} articles and not one. Import it as a file of articles.',
  },
  fetch: {
    off: 'Fetching links is off on this desk. Hand in the page as a file, or ask an administrator.',
    refused:
      'This address is not fetched. Give a public web address that begins with http:// or https://, without a password and on a usual port.',
    failed:
      'Nothing could be fetched from this address. Check it in a browser, or save the page and hand in the file.',
    timeout:
      'The address took longer than 10 seconds to answer. Try again, or save the page and hand in the file.',
    'too-large': 'What stands at this address is larger than 20 MB. Save a part of it and hand in the file.',
  },
  feed: {
    known: 'The desk has this feed already. Change it in the list.',
    'too-many': 'The desk has {limit} feeds, which is as many as it looks at. Remove one first.',
    unreadable: 'What stands at this address is no RSS or Atom feed. Check the address in a browser.',
  },
  link: {
    'no-page': 'At this address stands no page to read but {mediaType}. Save it and hand in the file.',
    feed: 'This is the address of a feed, not of an article. An administrator can add it in the desk’s settings.',
  },
  upload: { gap: 'A part of this file was lost on the way. It is sent again from where it broke off.' },
  import: {
    state: 'This import has already been started or has ended. Look at how far it is.',
    empty: 'There is no file in this import yet. Choose one.',
    'too-many': 'One import takes up to {limit, number} files. Hand in the others with another one.',
    attempts:
      'The program stopped {attempts} times while reading this, so it is not tried again. Hand in the file in smaller parts.',
    altered: 'This file was changed on the server after it was handed in. Hand it in again.',
    nested: 'Archives are opened {limit} deep; this one lies deeper. Unpack it and hand in its files.',
  },
  annotation: {
    known: 'This annotation is here already.',
    left: 'This annotation cannot be taken over: its words cannot be placed in the text.',
    names: 'The names of an annotation, canonical and via, stay as they are.',
  },
  media: { unknown: 'This address takes JSON.' },
  token: {
    invalid:
      'This token is not known, or it has expired or been revoked. Make a new one on the page “Access tokens” of the desk.',
    'too-many': 'You have {limit} open tokens on this desk. Revoke one first.',
  },
  rate: { exceeded: 'Too many requests with this token. Try again in {seconds} seconds.' },
  method: { unknown: 'This address does not take that method. It takes {methods}.' },
  precondition: {
    missing: 'Send the version you have seen as If-Match: the ETag of the last answer.',
    failed: 'This has changed since you read it. Read it again, then send your change with its new ETag.',
  },
  key: {
    reused: 'This Idempotency-Key was used for another request. Take a new key for each new write.',
    running:
      'The first request with this Idempotency-Key is still being worked on. Send it again in a moment.',
  },
  report: {
    'too-many':
      'You have {limit} large reports on their way, as many as one person can have. Wait until one of them is ready, or cancel one.',
  },
  webhook: { 'too-many': 'The desk tells {limit} addresses, which is as many as it can. Remove one first.' },
  publish: {
    empty: 'There is no claim in this report. Choose claims, or have some approved, then publish it.',
    sealed:
      'In this report stands what a second reader must not know yet. Wait for their opinion, or leave those claims out.',
    superseded: 'Report no. {number} has been superseded or withdrawn already. Look at the list of reports.',
    withdrawn: 'Report no. {number} has been withdrawn already.',
    tampered:
      'What is stored of report no. {number} is not what was published, so it is not given out. Tell your technician.',
    busy: 'Others are changing or publishing the same at this moment. Try again.',
  },
  audit: {
    broken: 'The log of changes does not add up: at entry {seq} a hash does not match. Tell your technician.',
  },
  database: { newer: 'The database was made by a newer version of the program. Install that version again.' },
  migration: {
    edited: 'A migration that was applied has been edited since: {name}. Put its file back as it was.',
  },
} as const;
