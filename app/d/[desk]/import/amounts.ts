/** Sizes of files as people read them: `12.4 MB`, `12,4 MB`. */
export const bytesIn = (locale: string, bytes: number): string => {
  const [unit, size] = units.find(([, size]) => bytes >= size) ?? ['byte', 1];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'narrow' : 'short',
    maximumFractionDigits: bytes / size < 10 && size > 1 ? 1 : 0,
  }).format(bytes / size);
};

const units: readonly (readonly [string, number])[] = [
  ['gigabyte', 2 ** 30],
  ['megabyte', 2 ** 20],
  ['kilobyte', 2 ** 10],
];
