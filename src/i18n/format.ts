import { sizeInWords } from '../domain/size.ts';
import { LANGUAGES, type Language } from './languages.ts';

const localeOf = (language: Language) => LANGUAGES[language].locale;

/** A sum of money; whole amounts without cents. */
export function formatMoney(language: Language, amount: number, currency: string): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);
}

/** A date as exact as it is known: "2024", "2024-04" or "2024-04-13". */
export function formatDate(language: Language, date: string): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (date.length > 4) options.month = 'long';
  if (date.length > 7) options.day = 'numeric';
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(date));
}

/** Names of languages, joined as a list. */
export function formatLanguages(language: Language, codes: readonly string[]): string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  return formatWords(
    language,
    codes.map((code) => names.of(code) ?? code),
  );
}

/** Name of one language, as a word inside a sentence. */
export const languageName = (language: Language, code: string): string =>
  new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(code) ?? code;

/** Name of a country by its ISO 3166-1 code. */
export const countryName = (language: Language, code: string): string =>
  new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(code) ?? code;

/** Name of a weekday: 0 is Monday. */
export const weekdayName = (language: Language, day: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day), // a Monday
  );

/** A clock time, from minutes since midnight. */
export const formatTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Words in a row, as the language joins them: "a, b and c". */
export const formatWords = (language: Language, words: readonly string[]): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(words);

/** What is said about a file to open: its size, and its language where that is not the reader's. */
export const fileWords = (
  reader: Language,
  language: Language,
  bytes: number,
): { size: string; hreflang?: Language } =>
  language === reader
    ? { size: formatBytes(reader, bytes) }
    : { size: `${formatBytes(reader, bytes)} · ${languageName(reader, language)}`, hreflang: language };

/** The size of a file. */
export const formatBytes = (language: Language, bytes: number): string => sizeInWords(localeOf(language), bytes);
