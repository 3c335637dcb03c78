import { PartialDate } from './dates';
import { fold } from './text';

/** Months by the first three letters of their English names, and by their Vietnamese names, folded. */
const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  'jan/gieng/mot feb/hai mar/ba apr/tu/bon may/nam jun/sau jul/bay aug/tam sep/chin oct/muoi nov/muoi_mot dec/muoi_hai/chap'
    .split(' ')
    .flatMap((names, i) => names.split('/').map((name) => [name.replace('_', ' '), i + 1])),
);
const ENGLISH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const VIETNAMESE = 'muoi (?:mot|hai)|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|chap';

const YEAR = String.raw`(?<y>(?:1[5-9]|20)\d\d)(?!\d)`;
const MONTH = String.raw`(?<m>\d{1,2})`;
const DAY = String.raw`(?<d>\d{1,2})`;
const NAME = String.raw`(?<en>${ENGLISH})\.?`;

/** How dates are written; the first that is found decides. What stands round it is passed over. `x1` is day or month. */
const FORMS: readonly RegExp[] = [
  String.raw`(?<!\d)${YEAR}[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)`,
  String.raw`(?<!\d)(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?!\d)`,
  String.raw`(?<!\d)${DAY} ?thang (?:${MONTH}|(?<vi>${VIETNAMESE}))(?:,| nam|,? nam)? ${YEAR}`,
  String.raw`(?<!\d)${DAY}(?:st|nd|rd|th)?(?: of)?[ -]${NAME},?[ -]${YEAR}`,
  String.raw`\b${NAME} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
  String.raw`(?<!\d)(?<x1>\d{1,2})(?<sep>[-/.])(?<x2>\d{1,2})\k<sep>${YEAR}`,
  `thang (?:${MONTH}|(?<vi>${VIETNAMESE}))(?: ?[-/.] ?|,? nam |,? )${YEAR}`,
  String.raw`\b${NAME},? ${YEAR}`,
  String.raw`(?<!\d)${YEAR}[-/](?<m>\d{1,2})(?!\d)`,
  String.raw`(?<![\d/.-])${MONTH}[-/]${YEAR}`,
  `^(?:nam |year )?${YEAR}$`,
].map((form) => new RegExp(form, 'i'));

/** How times of day are written, with their zone. */
const TIME =
  /(?<![\d:/.-])(?<h>[01]?\d|2[0-3])(?::|h|g| gio )(?<min>[0-5]\d)(?: phut)?(?::[0-5]\d(?:[.,]\d+)?)?\s*(?<half>[ap]\.?m\.?)?\s*\(?\s*(?<zone>z\b|(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d\d)?|utc|gmt|ict|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|msk|jst|kst|ist|sgt|hkt)?/i;
/** ISO and its relatives, in which the time follows the day at once. */
const ISO_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** In minutes east of Greenwich. IST and CST are what news agencies mean by them. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, utc: 0, gmt: 0, ict: 420, bst: 60, cet: 60, cest: 120, msk: 180, ist: 330, sgt: 480, hkt: 480 },
  ...{
    jst: 540,
    kst: 540,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
  },
};

/** In UTF-16 code units: a longer text is no date. */
const LONGEST = 200;

/**
 * The date that words or a stamp say, as precisely as they say it: `Thứ sáu, 7/1/2022, 19:30 (GMT+7)` to the minute,
 * `ngày 7 tháng 1 năm 2022` and `January 7, 2022` to the day, `tháng 1/2022` to the month. Without a zone a time of day
 * says no minute. Seconds or milliseconds since 1970 are read too.
 *
 * @param language BCP 47 tag. English writes both `7/1` and `1/7`: where either could be meant, only the year is certain.
 * @returns null where there is no date, or one that the calendar does not have
 */
export function dateFrom(words: string, language = 'und'): PartialDate | null {
  const text = words.trim();
  if (text === '' || text.length > LONGEST) return null;
  if (/^\d{10}(?:\d{3})?$/.test(text)) return stamp(text);
  const parsed = PartialDate.safeParse(text);
  if (parsed.success) return parsed.data;
  const plain = fold(text.replace(/[\u00a0\u202f]/g, ' ')).replace(/\s+/g, ' ');
  for (const form of FORMS) {
    const groups = form.exec(plain)?.groups;
    const day = groups && calendarDay(groups, language);
    if (groups) return day ? withTime(day, plain) : null;
  }
  return null;
}

/** Lines at the head of a text among which one may be its date, and how long that is, in UTF-16 code units. */
const HEAD_LINES = 4;
const LINE = 60;

const WEEKDAYS = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat`;
const BESIDE =
  'ngay|thang|luc|gio|phut|dang(?: tai)?|xuat ban|cap nhat|date|dated|published|updated|posted|on|at|of';
const CLOCK = '\\d{1,2}[hg]\\d{0,2}|[ap]\\.?m|utc|gmt|ict|e[sd]t|c[sd]t|m[sd]t|p[sd]t|ces?t|bst|msk|sgt|hkt';
const NOTHING_ELSE = new RegExp(
  `^(?:(?:${WEEKDAYS}|${BESIDE}|${CLOCK}|${ENGLISH}|${VIETNAMESE}|\\d+(?:st|nd|rd|th)?)(?![\\p{L}\\d])|[\\s,.:;|/()+–-])+$`,
  'iu',
);

/**
 * The date that a line of its own says at the head of a text, as papers set it: below the headline, with a weekday and a
 * time or without. The line stays in the text.
 *
 * @param language BCP 47 tag, as for `dateFrom`
 * @returns null where no line is a date and nothing else, or says no more than a year
 */
export function dateLineOf(text: string, language = 'und'): PartialDate | null {
  for (const line of text
    .split('\n', 2 * HEAD_LINES)
    .filter(Boolean)
    .slice(0, HEAD_LINES)) {
    if (line.length > LINE || !NOTHING_ELSE.test(fold(line).replace(/\s+/g, ' '))) continue;
    const date = dateFrom(line, language);
    if (date && date.length > 'YYYY'.length) return date;
  }
  return null;
}

function stamp(digits: string): PartialDate | null {
  const time = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return minuteOf(time);
}

const minuteOf = (time: number): PartialDate | null => {
  const read = PartialDate.safeParse(`${new Date(time).toISOString().slice(0, 16)}Z`);
  return read.success ? read.data : null;
};

type Groups = Readonly<Record<string, string | undefined>>;

function calendarDay({ y, m, d, en, vi, x1, x2 }: Groups, language: string): PartialDate | null {
  if (x1 && x2) return inEitherOrder(String(y), Number(x1), Number(x2), language);
  const month = MONTHS[en?.slice(0, 3) ?? vi ?? ''] ?? m;
  return joined([y, month, d].filter((part) => part !== undefined));
}

function inEitherOrder(year: string, first: number, second: number, language: string): PartialDate | null {
  const [dayFirst, monthFirst] = [joined([year, second, first]), joined([year, first, second])];
  const isEnglish = /^en\b/i.test(language);
  if (isEnglish && dayFirst && monthFirst && dayFirst !== monthFirst) return year;
  return dayFirst ?? (isEnglish || language === 'und' ? monthFirst : null);
}

function joined(parts: readonly (string | number | undefined)[]): PartialDate | null {
  const read = PartialDate.safeParse(parts.map((part) => String(part).padStart(2, '0')).join('-'));
  return read.success ? read.data : null;
}

function withTime(day: PartialDate, text: string): PartialDate {
  if (day.length !== 10) return day;
  const time = isoTime(text) ?? TIME.exec(text)?.groups;
  const minutes = time && zoneMinutes(time.zone);
  if (!time || minutes === undefined) return day;
  const hour = (Number(time.h) % (time.half ? 12 : 24)) + (/^p/i.test(time.half ?? '') ? 12 : 0);
  const at = Date.parse(`${day}T00:00Z`) + (hour * 60 + Number(time.min) - minutes) * 60_000;
  return minuteOf(at) ?? day;
}

function isoTime(text: string): Groups | undefined {
  const [, , clock, zone] = ISO_TIME.exec(text) ?? [];
  if (!clock) return undefined;
  return { h: clock.slice(0, 2), min: clock.slice(3), zone };
}

function zoneMinutes(zone: string | undefined): number | undefined {
  if (!zone) return undefined;
  const offset = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone);
  if (!offset) return ZONES[zone.trim().toLowerCase()];
  const size = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  return offset[1] === '-' ? -size : size;
}
