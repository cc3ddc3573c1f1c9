const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * A size in the unit people use for it: whole kilobytes, from megabytes on with one decimal.
 * @param locale BCP 47
 */
export function sizeInWords(locale: string, bytes: number): string {
  const at = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[at],
    maximumFractionDigits: Math.min(at, 1),
  }).format(bytes / 1000 ** (at + 1));
}
