import { describe, expect, it } from 'vitest';
import { isNinjs, ninjsArticle } from './ninjs';

const THIRD = {
  uri: 'https://example.org/item/1',
  standard: { name: 'ninjs', version: '3.0', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' },
  type: 'text',
  versionCreated: '2022-01-07T12:30:00Z',
  language: 'en',
  by: 'Checker A',
  copyrightHolder: 'dpa',
  headlines: [
    { role: 'short', value: 'Airspace' },
    { role: 'main', value: 'Airspace closed' },
  ],
  bodies: [
    { role: 'main', contentType: 'text/plain', value: 'One. Two.' },
    { role: 'html', contentType: 'text/html', value: '<p>One.</p><h2>Later</h2><p>Two.</p>' },
  ],
};
const SECOND = {
  uri: 'urn:newsml:1',
  versioncreated: '2022-01-07T12:30:00Z',
  by: 'NTB',
  headlines: [{ role: 'main', value: 'Tomt kjøpt' }],
  bodies: [{ role: 'main', contenttype: 'text/plain', value: 'En setning.' }],
};
const FIRST = {
  uri: 'http://example.org/items/1',
  versioncreated: '2013-07-09T10:37:00Z',
  byline: 'Checker A and Editor',
  headline: 'On trial',
  body_text: 'One. Two.',
  body_xhtml: '<p>One.</p><p>Two.</p>',
  associations: {
    mainpic: { uri: 'http://example.org/p', headline: 'Picture', description_text: 'A ship.' },
  },
};

it.each([
  [
    'version 3',
    THIRD,
    {
      ...{ title: 'Airspace closed', byline: 'Checker A', agency: 'dpa', language: 'en', url: THIRD.uri },
      ...{
        publishedOn: '2022-01-07T12:30Z',
        text: 'One.\n\nLater\n\nTwo.',
        marks: [{ start: 6, end: 11, kind: 'heading' }],
      },
    },
  ],
  ['version 2', SECOND, { title: 'Tomt kjøpt', byline: 'NTB', agency: 'NTB', text: 'En setning.' }],
  [
    'version 1',
    FIRST,
    { title: 'On trial', byline: 'Checker A and Editor', text: 'One.\n\nTwo.', url: FIRST.uri },
  ],
])('reads %s', (_, item, article) => {
  expect(isNinjs(item)).toBe(true);
  expect(ninjsArticle(item)).toMatchObject(article);
});

describe('isNinjs', () => {
  it.each([[{ uri: 'x', text: 'y' }], [{ title: 'x', text: 'y' }], [[THIRD]], [null], ['ninjs']])(
    'is not %j',
    (document) => expect(isNinjs(document)).toBe(false),
  );
});
