/** Sizes of files as people read them: `12.4 MB`, `12,4 MB`. */
export const bytesIn = (locale: string, bytes: number): string => {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? ['B', 1];
  const amount = bytes / size;
  const maximumFractionDigits = amount < 10 && size > 1 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits }).format(amount)} ${unit}`;
};

const UNITS: readonly (readonly [unit: string, size: number])[] = [
  ['GB', 2 ** 30],
  ['MB', 2 ** 20],
  ['kB', 2 ** 10],
];
