/*
 * How people write money. Names in full ("Turkish lira") and signs come from Intl, in every language of the site;
 * here stands what Intl does not know: short, bent and everyday forms. One word may mean several currencies.
 */
const EVERYDAY: Record<string, string[]> = {
  EUR: ['euro', 'euros', 'euroya', 'avro', 'avroya', 'ευρώ', 'ευρω', 'يورو', 'اليورو'],
  TRY: [
    'TL',
    'lira',
    'liras',
    'lire',
    'liraya',
    'liralık',
    'lirası',
    'liret',
    'λίρα',
    'λίρες',
    'λιρών',
    'ليرة',
    'ليرات',
    'لیرة',
  ],
  SEK: [
    'kr',
    'krona',
    'kronor',
    'kronors',
    'kronas',
    'kronan',
    'krone',
    'kroner',
    'kronen',
    'kron',
    'kronu',
    'corona',
    'corone',
    'κορόνα',
    'κορόνες',
    'κορώνα',
    'κορώνες',
    'κορονών',
    'κορωνών',
    'كرونة',
    'كرونا',
    'كرونات',
    'كرون',
  ],
  NOK: [
    'kr',
    'krona',
    'kronor',
    'kronas',
    'krone',
    'kroner',
    'kroners',
    'kronen',
    'kron',
    'kronu',
    'corona',
    'corone',
    'κορόνα',
    'κορόνες',
    'κορώνα',
    'κορώνες',
    'κορονών',
    'κορωνών',
    'كرونة',
    'كرونا',
    'كرونات',
    'كرون',
  ],
  USD: ['dollar', 'dollars', 'dolar', 'dollari', 'δολάρια', 'دولار'],
  GBP: ['pounds', 'Pfund', 'sterlin'],
};

/** Words and signs of money: what each may stand for. Codes are kept apart because "nok" is also Norwegian for "enough". */
export type MoneyWords = {
  /** By word or sign, as `foldCase` writes it. */
  words: Map<string, Set<string>>;
  /** ISO codes, written in capitals. */
  codes: Set<string>;
  /** A number, then a sign, code or word: "5 euros". */
  numberFirst: RegExp;
  /** A sign, code or short form, then a number: "€5". */
  wordFirst: RegExp;
};

/** Digits of any script, with separators for thousands and decimals. */
const NUMBER = String.raw`\p{Nd}+(?:[.,٫٬'’]\p{Nd}+|[ \u00a0\u202f]\p{Nd}{3}(?!\p{Nd}))*`;
/** Between number and word: a blank, a hyphen, a line end, an invisible mark of direction. */
const GAP = String.raw`[\s\u00a0\u202f\u200e\u200f\u061c-]{0,3}`;
const NARROW_GAP = String.raw`[ \u00a0\u202f\u200e\u200f\u061c]{0,3}`;

const alternatives = (words: readonly string[]) =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

/** Amounts that together show every plural form of a language. */
const SAMPLES = [0, 1, 2, 3, 11, 100, 1000000];
/** Lower case; the Turkish İ becomes a plain i. */
export const foldCase = (word: string): string => word.toLowerCase().replaceAll('\u0307', '');

const INVISIBLE = /[\u200e\u200f\u061c\u2066-\u2069]/g;

/**
 * The ways money is written in some languages.
 * @param languages languages of the site
 * @param currencies ISO codes used by the facts; the usual ones are always known
 */
export function moneyWords(languages: readonly string[], currencies: readonly string[]): MoneyWords {
  const codes = [
    ...new Set([...Object.keys(EVERYDAY), ...currencies.filter((code) => /^[A-Z]{3}$/.test(code))]),
  ].toSorted();
  const key = [...languages, ...codes].join();
  const made = cache.get(key) ?? collect(languages, new Set(codes));
  cache.set(key, made);
  return made;
}

/** Every guide of a site asks for the same words, and Intl is slow. */
const cache = new Map<string, MoneyWords>();

function collect(languages: readonly string[], codes: Set<string>): MoneyWords {
  const words = new Map<string, Set<string>>();
  const forms = new Set<string>();
  const before = new Set<string>(codes);
  const add = (word: string, currency: string) => {
    const typed = word.replace(INVISIBLE, '').trim();
    const key = foldCase(typed);
    if (key === '' || codes.has(key.toUpperCase())) return;
    const meant = words.get(key) ?? new Set<string>();
    words.set(key, meant.add(currency));
    forms.add(typed).add(key);
    if (key.length <= 2 || !/\p{L}{3}/u.test(key)) before.add(key);
  };
  for (const currency of codes) {
    for (const word of EVERYDAY[currency] ?? []) add(word, currency);
    for (const language of languages) {
      for (const currencyDisplay of ['name', 'symbol', 'narrowSymbol'] as const) {
        const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });
        for (const amount of SAMPLES) {
          for (const part of format.formatToParts(amount)) if (part.type === 'currency') add(part.value, currency);
        }
      }
    }
  }
  return {
    words,
    codes,
    numberFirst: new RegExp(
      `(?<![\\p{L}\\p{Nd}])(${NUMBER})(?:[.,]-)?${GAP}(${alternatives([...codes, ...forms])})(?![\\p{L}\\p{M}])`,
      'giu',
    ),
    wordFirst: new RegExp(`(?<!\\p{L})(${alternatives([...before])})${NARROW_GAP}(${NUMBER})`, 'giu'),
  };
}
