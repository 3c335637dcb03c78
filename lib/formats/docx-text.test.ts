import { expect, it } from 'vitest';
import { docxArticle } from './docx-text';
import { compose } from './extracted';
import { aZip, docxParagraph, docxParts } from './testing-documents';

const styled = (style: string, text: string) =>
  docxParagraph(text).replace('<w:p>', `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);

const STYLES = ['Title', 'Heading1', 'Caption']
  .map(
    (id) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace('1', ' 1').replace('H', 'h')}"/></w:style>`,
  )
  .join('');
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';

const withStyles = (body: string) =>
  aZip({
    ...docxParts(body),
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATION}" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${STYLES}</w:styles>`,
  });

it('a Word document keeps its title, headings, captions and credits apart', async () => {
  const bytes = withStyles(
    [
      styled('Title', 'Vùng trời Kazakhstan'),
      styled('Heading1', 'Diễn biến'),
      docxParagraph('Một câu. Hai câu.'),
      styled('Caption', 'Xe cháy ở Almaty.'),
      docxParagraph('Nguồn ảnh: Telegram.'),
    ].join(''),
  );
  const { title, text, marks } = compose(await docxArticle(bytes));
  expect(title).toBe('Vùng trời Kazakhstan');
  expect(text).toBe('Diễn biến\n\nMột câu. Hai câu.\n\nXe cháy ở Almaty.\n\nNguồn ảnh: Telegram.');
  expect(marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['heading', 'Diễn biến'],
    ['caption', 'Xe cháy ở Almaty.'],
    ['credit', 'Nguồn ảnh: Telegram.'],
  ]);
});

it('a Word document without a title has none', async () => {
  expect(await docxArticle(withStyles(docxParagraph('Một câu.')))).not.toHaveProperty('title');
});
