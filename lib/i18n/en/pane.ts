export const pane = {
  text: 'Text of the article',
  plain:
    'This browser cannot paint claims over the text. They are all in the list of claims and in the strip along the margin; a newer Chromium, Firefox or Safari shows them in the text too.',
  sentence: 'Sentence {n, number}. {claims, plural, =0 {No claims.} one {# claim:} other {# claims:}}',
  claim: 'Claim {n, number}, {verdict}{layer, select, attribution {, attribution} other {}}: {words}.',
} as const;
