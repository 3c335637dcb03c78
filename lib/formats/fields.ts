import { ArticleDetails } from '@/lib/domain/article';
import { dateFrom } from '@/lib/domain/date-words';
import { fold, normalise } from '@/lib/domain/text';
import type { Known } from './extracted';
import { isRow } from './json-records';

/** Which column or key holds a field of the article; `text` has to be among them. */
export type ColumnMapping = { readonly [field in Field]?: string };
type Field = keyof ArticleDetails | 'text';

/** What columns, keys and heads of documents are called, folded and without signs, the likeliest first. */
const NAMES: Readonly<Record<Field, string>> = {
  text: `text body bodytext articlebody fulltext maintext content contenttext articletext article story storytext noidung
    noidungbai vanban toanvan thanbai baiviet bai raw rawtext cleantext bodyhtml contenthtml contentencoded html paragraph
    paragraphs description`,
  title: 'title headline tieude tit tua tuade dautit tenbai name subject articletitle',
  byline: `byline author authors tacgia nguoiviet butdanh phongvien creator dccreator writer writers authorname tentacgia`,
  publisher: `publisher publishername source sourcename site sitename outlet newspaper publication website media domain
    bao toasoan coquanbaochi tenbao trang nguon`,
  agency: 'agency newsagency wire wireservice hangtin hangthongtan thongtan',
  url: 'url link canonical canonicalurl permalink href uri address articleurl sourceurl duongdan lienket diachi duonglink',
  publishedOn: `publishedon publishedat published publishdate publisheddate publicationdate datepublished pubdate date
    firstcreated contentcreated versioncreated datetime time timestamp createdat created posted postedat ngaydang ngayxuatban
    ngaydangtin ngay thoigian thoidiem giodang`,
  language: 'language lang inlanguage locale languagecode ngonngu',
};

const isDetail = (name: string): name is keyof ArticleDetails => name in ArticleDetails.shape;
const isField = (name: string): name is Field => name === 'text' || isDetail(name);

const FIELD_OF: ReadonlyMap<string, { readonly field: Field; readonly rank: number }> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    isField(field) ? names.split(/\s+/).map((name, rank) => [name, { field, rank }] as const) : [],
  ),
);

/** The field that a name of a column, key or head means, or undefined. */
export const fieldNamed = (name: string): Field | undefined => FIELD_OF.get(plain(name))?.field;

const plain = (name: string): string => fold(normalise(name)).replace(/[^a-z0-9]+/g, '');

/** Which column most likely holds which field, by their names in Vietnamese and English. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const guesses = columns
    .flatMap((column) => {
      const known = FIELD_OF.get(plain(column));
      return known ? [{ column, ...known }] : [];
    })
    .sort((a, b) => b.rank - a.rank);
  return Object.fromEntries(guesses.map(({ field, column }) => [field, column]));
}

/** What is said of an article under our names, as it was written; what does not hold what it should is passed over. */
export function knownFrom(said: Readonly<Partial<Record<keyof ArticleDetails, unknown>>>): Known {
  const language = fieldValue('language', said.language, 'und');
  const tag = typeof language === 'string' ? language : 'und';
  const fields = Object.keys(ArticleDetails.shape).flatMap((field) => {
    const value = isDetail(field) && fieldValue(field, said[field], tag);
    return value ? [[field, value]] : [];
  });
  return Object.fromEntries(fields);
}

function fieldValue(field: keyof ArticleDetails, value: unknown, language: string): unknown {
  const line = written(value);
  const form = FORM[field];
  const read = line && ArticleDetails.shape[field].safeParse(form ? form(line, language) : line);
  return read !== '' && read.success ? read.data : null;
}

/** How what is written becomes what we keep. */
const FORM: { readonly [field in keyof ArticleDetails]?: (line: string, language: string) => unknown } = {
  publishedOn: dateFrom,
  language: shortTag,
  byline: (line) => line.replace(/^(?:by|bởi|tác giả|par|por)[:\s]+(?=\p{L})/iu, ''),
};

/** The tag without what goes without saying: `vi` for `vi_VN`, `en-GB` as it is. */
function shortTag(line: string): string {
  try {
    return new Intl.Locale(line.replaceAll('_', '-')).minimize().baseName;
  } catch {
    return '';
  }
}

/** A value as a line: names of people in a list, a person by the name. Nothing is looked for further within. */
export function written(value: unknown): string {
  const line = [value].flat().map(nameIn).filter(Boolean).join(', ');
  return normalise(line).replace(/\s+/g, ' ').trim();
}

function nameIn(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const name = isRow(value) ? value.name : value;
  return typeof name === 'string' ? name : '';
}
