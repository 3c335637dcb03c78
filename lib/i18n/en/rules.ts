/** For every rule of lib/domain/rules.ts: what is missing, why, what to do, and the professional source it comes from. */
export const rules = {
  'VR-01': {
    missing:
      '{need, select, primary {The basis is a primary source, but no supporting item is one.} basis {One origin supports this; that does not corroborate it.} reason {One primary source stands alone: say why one suffices.} other {{origins, plural, =0 {Nothing that counts supports this.} one {Only one origin supports this.} other {Only # origins support this.}} Two are needed, or one primary source.}}',
    why: 'One voice can be mistaken, and be repeated by many.',
    todo: 'Find a second origin that does not go back to the first, or a primary source and write why it suffices.',
    source: 'EFCSN Code of Standards; Reuters Handbook of Journalism (“two or more sources”)',
  },
  'VR-02': {
    missing:
      '{links, plural, one {One supporting item} other {# supporting items}}, {origins, plural, one {one origin} other {# origins}}.',
    why: 'Items that go back to one agency story, statement or eyewitness say the same thing once.',
    todo: 'Look for an item of another origin; if two were grouped by mistake, take them apart.',
    source: 'KSJ Fact-Checking Guide',
  },
  'VR-03': {
    missing:
      'All support is second-hand, from {origins, plural, one {one origin} other {# origins}}; three are usual.',
    why: 'Accounts of accounts tend to share mistakes that nobody sees.',
    todo: 'Go to the thing itself or who saw it, find a third origin, or write why this is enough.',
    source: 'KSJ Fact-Checking Guide',
  },
  'VR-04': {
    missing: 'Only anonymous sources support this.',
    why: 'Readers cannot judge somebody who is not named, and nobody answers for the words.',
    todo: 'Find a named source, a document or a recording; else it is unconfirmed, from anonymous sources only.',
    source: 'Reuters Handbook of Journalism',
  },
  'VR-05': {
    missing:
      'Still missing:{basis, select, yes { the basis,} other {}}{search, select, yes { a line in the search log,} other {}}{change, select, yes { what would change the verdict,} other {}} so that others can go on from here.',
    why: 'Unconfirmed is a finding too: others must be able to repeat the search and know what would settle it.',
    todo: 'Choose a basis, log what you looked for and where, also when you found nothing, and write what would change it.',
    source: 'IFCN Code of Principles (others can repeat the work); ICD 203',
  },
  'VR-06': {
    missing:
      '{basis, select, contradicted {Contradicted needs a primary source or two origins against it, and nothing for it.} other {Conflicting needs an item for it and one against it, from different origins, each naming who says it.}} There are {supporting, number} for and {contradicting, number} against.',
    why: 'A dispute has sides that can be named; without them it is only doubt.',
    todo: 'Keep what speaks for it and what against it, with who says so, or choose the other basis.',
    source: 'EFCSN Code of Standards (supporting and undermining evidence)',
  },
  'VR-07': {
    missing: 'The text itself hedges (“{cue}”), and the verdict is confirmed.',
    why: 'A report that something is said is not a report that it happened.',
    todo: 'Write what makes it certain beyond the text, or judge the report itself as a claim of its own.',
    source: 'BBC Editorial Guidelines (attribution)',
  },
  'VR-08': {
    missing:
      '{as, select, author {This is your own verdict.} other {You changed words or evidence of this claim since it was last approved.}} Somebody else has to approve it.',
    why: 'Who made something does not see its mistakes. This holds for administrators too.',
    todo: 'Ask another person of the desk. With one person on a desk nothing can be approved: invite a second one on the page People.',
    source: 'Two-person rule',
  },
  'VR-09': {
    missing: 'What would be printed is not what was approved.',
    why: 'A second person said yes to exact words and exact evidence, not to later ones.',
    todo: 'Submit it again and have it approved as it is now.',
    source: 'Two-person rule',
  },
  'VR-10': {
    missing: 'Your own verdict is not in yet. On this desk the second opinion is given blind.',
    why: 'Who has seen the first answer leans towards it.',
    todo: 'Give your verdict; after that you see the first one and can approve it.',
    source: 'PolitiFact (three editors vote); AVeriTeC (independent annotation)',
  },
  'VR-11': {
    missing:
      '{item}: {need, select, place {an address, a document or an article is missing.} publisher {the publisher is missing.} quote {the quoted words are missing.} other {no archived address and no snapshot.}}',
    why: 'Pages change and vanish; evidence that cannot be looked at again is none.',
    todo: 'Complete the item; before approval store a snapshot or give the address of an archived copy.',
    source: 'Berkeley Protocol on Digital Open Source Investigations',
  },
  'VR-12': {
    missing: '{item}: the stored snapshot is no longer what it was when it was kept.',
    why: 'A file that has changed since proves nothing.',
    todo: 'Do not export. Tell your technician, restore the file from a backup, or capture it again.',
    source: 'Berkeley Protocol; WACZ',
  },
  'VR-13': {
    missing: '{item}: one of the two grades is missing.',
    why: 'A good source can be wrong and a bad one right: both are graded, or neither.',
    todo: 'Set reliability and credibility, or clear both.',
    source: 'Admiralty system',
  },
  'VR-14': {
    missing:
      '{item} is graded 1, “confirmed by others”, with {origins, plural, =0 {no supporting origin} one {one supporting origin} other {# supporting origins}}.',
    why: 'Nothing is confirmed by others while there are no others.',
    todo: 'Grade it 2 or lower, or keep evidence of a second origin first.',
    source: 'Admiralty system',
  },
  'VR-17': {
    missing: '{item} was published ({date}) after the date of the claim: later evidence.',
    why: 'What was learned later can be used, but readers must know that it was.',
    todo: 'Write why it is used, or look for what was known at the time.',
    source: 'AVeriTeC (temporal leakage)',
  },
  'VR-18': {
    missing: 'This claim stands in an exported report: a correction with its kind and reason is needed.',
    why: 'Readers of the earlier report have a right to know what was changed.',
    todo: 'Say what kind of correction it is and why. A changed verdict is always substantial.',
    source: 'IFCN Code of Principles (open and honest corrections)',
  },
  'VR-19': {
    missing: 'Earlier reports print what was corrected.',
    why: 'What has left the desk must be put right where it went.',
    todo: 'See the list of reports with the correction; whoever exported them has been told.',
    source: 'IFCN Code of Principles',
  },
  'VR-20': {
    missing: 'A verdict does not pass to a linked claim by itself.',
    why: 'Claims that look alike can differ in what matters.',
    todo: 'Judge the linked claim for itself, and link it as derived.',
    source: 'Each claim is judged for itself',
  },
  'VR-21': {
    missing: 'The passage “{quote}” is no longer in the text.',
    why: 'A quote is the words of its text, letter for letter.',
    todo: 'Mark the passage again in the text as it is now, or take it off the claim.',
    source: 'W3C Web Annotation Data Model',
  },
  'VR-22': {
    missing: 'Nobody has been asked about a claim that concerns {subject}.',
    why: 'Whom a claim is about has a right to answer before it is judged.',
    todo: 'Ask and log it, or log “not applicable because …”.',
    source: 'Right of reply',
  },
  'VR-23': {
    missing: 'You have declared an interest in {subject}.',
    why: 'Readers must be able to trust that nobody judges their own cause.',
    todo: 'Leave this claim to somebody else. If the interest has ended, end its declaration.',
    source: 'IFCN Code of Principles (nonpartisanship and fairness)',
  },
  'VR-24': {
    missing: '{item}: an anonymous source must not be named here.',
    why: 'Who was promised protection must not be found by reading an export.',
    todo: 'Take the name out, and keep it in a protected note if it has to be kept.',
    source: 'IFCN Code of Principles; source safety',
  },
  'VR-25': {
    missing:
      'The words speak of “{words}”, but the evidence has {origins, plural, =0 {no origin} one {one origin} other {# origins}}.',
    why: 'The plural makes one voice sound like many.',
    todo: 'Write how many sources there are and who they are, or say why the plural is right.',
    source: 'Reuters Handbook of Journalism',
  },
  'VR-27': {
    missing: 'A report carries its method, the definitions, the date, who reviewed, and its hash.',
    why: 'Readers must be able to see how it was found out.',
    todo: 'Nothing: every report is made this way.',
    source: 'IFCN Code of Principles (transparency of methodology)',
  },
  'VR-28': {
    missing: 'Nobody can change or delete an entry of the log.',
    why: 'A record that can be rewritten is no record.',
    todo: 'Nothing: the database refuses it. Check the chain on the page History.',
    source: 'Berkeley Protocol (chain of custody)',
  },
  'VR-29': {
    missing:
      '{type, select, opinion {An opinion} other {A prediction}} can only be unconfirmed, as unverifiable.',
    why: 'What cannot be true or false yet cannot be confirmed or disputed.',
    todo: 'Choose unconfirmed and unverifiable, or split off the factual part as a claim of its own.',
    source: 'IFCN Code of Principles (claims that can be checked)',
  },
} as const;
