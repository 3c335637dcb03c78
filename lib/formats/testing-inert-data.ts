/** Rules for what programs read: tables, JSON, and the names of files. */
import Papa from 'papaparse';
import { isIntact, Report } from '@/lib/domain/report';
import { inert } from './markup';
import { reportOfLines } from './report-jsonl';
import { FIELD_MAX } from './testing';
import { difference, found, type Kind, MISLEADING, PLAIN, TOWER, unsaid } from './testing-inert';

type Table = {
  readonly rows: readonly (readonly string[])[];
  readonly faults: readonly unknown[];
  readonly raw: string;
};

export const csvFile: Kind<string, Table> = {
  read: (raw) => {
    const { data, errors } = Papa.parse<string[]>(raw.replace(/^\ufeff/, ''), {
      skipEmptyLines: true,
      delimiter: ',',
    });
    return { rows: data, faults: errors, raw };
  },
  rules: [
    {
      rule: 'is read without a fault, after a mark that says how',
      faults: ({ faults, raw }) => [...faults, ...(raw.startsWith('\ufeff') ? [] : ['no mark'])],
      careless: (raw) => raw.slice(1),
    },
    {
      rule: 'has the rows and cells that it has with harmless words',
      faults: ({ rows }, plain) =>
        difference(
          rows.map((row) => String(row.length)),
          plain.rows.map((row) => String(row.length)),
        ),
      careless: (raw) => `${raw}a,b\r\n`,
    },
    {
      rule: 'has no cell that a spreadsheet runs',
      faults: ({ rows }) => rows.flat().filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell)),
      careless: (raw) => raw.replaceAll(PLAIN, '=1+1'),
    },
    {
      rule: 'shows nothing that misleads',
      faults: ({ rows }) => found(rows.flat().join(' '), MISLEADING),
      careless: (raw) => raw.replaceAll(PLAIN, 'invoice\u202efdp.exe'),
    },
    {
      rule: 'says the words',
      faults: ({ rows }, _, words) => unsaid(rows.flat().join(' ').normalize(), words),
      careless: (raw) => raw.replaceAll(PLAIN, ''),
    },
  ],
};

type Data = { readonly values: readonly unknown[]; readonly raw: string };

/** Every value in it, with the name that it has. */
function* leaves(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else for (const [key, one] of Object.entries(value)) yield* leaves(one, `${path}/${key}`);
}

const readData = (raw: string, values: (raw: string) => readonly unknown[]): Data => ({
  values: values(raw),
  raw,
});

/** Names of values that are addresses, whatever the format calls them. */
const ADDRESS = /\/(?:@id|url|Url|archivedAt|cached|\w+_url|href)$/;

type DataOptions = {
  readonly values: (raw: string) => readonly unknown[];
  /** How a text of the report stands in it. */
  readonly kept: (words: string) => string;
};

const dataFile = ({ values, kept }: DataOptions): Kind<string, Data> => ({
  read: (raw) => readData(raw, values),
  rules: [
    {
      rule: 'can be pasted anywhere: it ends no script, and hides nothing',
      faults: ({ raw }) =>
        found(raw, /[<>\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[^\P{Cc}\n]|\p{Surrogate}/gu),
      careless: (raw) => raw.replace(PLAIN, '</script>'),
    },
    {
      rule: 'has the names and kinds of values that it has with harmless words',
      faults: ({ values: all }, plain, words) => {
        const shape = (ones: readonly unknown[], own: string) =>
          [...leaves(ones)].map(([path, value]) => `${path.replaceAll(own, '*')} ${typeof value}`);
        return difference(shape(all, words.slice(0, FIELD_MAX)), shape(plain.values, PLAIN));
      },
      careless: (raw) => raw.replace(`"${PLAIN}"`, `["${PLAIN}"]`),
    },
    {
      rule: 'keeps the words',
      faults: ({ values: all }, _, words) =>
        [...leaves(all)].some(([, value]) => value === kept(words.slice(0, FIELD_MAX))) ? [] : [words],
      careless: (raw) => raw.replaceAll(PLAIN, 'x'),
    },
  ],
});

/** The same, for programs that follow the addresses in it. */
const linkedFile = (options: DataOptions): Kind<string, Data> => {
  const kind = dataFile(options);
  const isWeb = (value: unknown) =>
    value === null || /^https?:\/\/[a-z]|^https:\/\/schema\.org$/.test(String(value));
  return {
    ...kind,
    rules: [
      ...kind.rules,
      {
        rule: 'leads to the web alone',
        faults: ({ values }) =>
          [...leaves(values)]
            .filter(([path, value]) => ADDRESS.test(path) && !isWeb(value))
            .map(([path]) => path),
        careless: (raw) =>
          raw.replace(/"(url|Url|source_url)":(?:null|"[^"]*")/g, '"$1":"javascript:alert(1)"'),
      },
    ],
  };
};

const whole = (raw: string) => [JSON.parse(raw)];
const linesOf = (raw: string) =>
  raw
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const asItIs = (words: string) => words;

/** The whole record: its hash can be computed again. */
const recordFile = (values: DataOptions['values'], reportIn: (raw: string) => Report): Kind<string, Data> => {
  const kind = dataFile({ values, kept: asItIs });
  return {
    ...kind,
    rules: [
      ...kind.rules,
      {
        rule: 'is the record, without loss',
        faults: ({ raw }) => (isIntact(reportIn(raw)) ? [] : ['another hash']),
        careless: (raw) => raw.replace(PLAIN, 'x'),
      },
    ],
  };
};

export const jsonRecord = recordFile(whole, (raw) => Report.parse(JSON.parse(raw)));
export const jsonLinesRecord = recordFile(linesOf, reportOfLines);
export const researchLines = linkedFile({ values: linesOf, kept: asItIs });
export const researchJson = linkedFile({ values: whole, kept: asItIs });
export const annotationsJson = dataFile({ values: whole, kept: asItIs });
export const reviewsJson = linkedFile({ values: whole, kept: inert });

const NAME_MAX = 255;

/** The name of a file, for every system that it may be kept on. */
export const nameOfFile: Kind<string, string> = {
  read: (raw) => raw,
  rules: [
    {
      rule: 'is no path, and has no sign that a system refuses',
      faults: (name) => found(name, /[\\/:*?"<>|]/g),
      careless: (name) => `../${name}`,
    },
    {
      rule: 'is no device',
      faults: (name) => found(name, /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/gi),
      careless: () => 'CON.html',
    },
    {
      rule: 'begins and ends with a letter or a digit',
      faults: (name) => (/^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(name) ? [] : [name]),
      careless: (name) => `${name}. .`,
    },
    {
      rule: 'fits',
      faults: (name) => (Buffer.byteLength(name) <= NAME_MAX ? [] : [name.length]),
      careless: (name) => `${'a'.repeat(300)}${name}`,
    },
    {
      rule: 'shows nothing that misleads',
      faults: (name) => [...found(name, MISLEADING), ...found(name, TOWER)],
      careless: (name) => `x\u202e${name}`,
    },
    {
      rule: 'ends as its kind does',
      faults: (name) => (/^[^.]+\.html$/.test(name) ? [] : [name]),
      careless: (name) => `${name}.exe`,
    },
  ],
};
