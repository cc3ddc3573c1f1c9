import { foldCase, type MoneyWords } from './money-words.ts';

/** A sum found in a text. */
export type Money = {
  /** Where it begins. */
  index: number;
  /** As it was typed. */
  typed: string;
  /** Its amount. */
  amount: number;
  /** The currencies it may be in: "kr" is Swedish or Norwegian. */
  currencies: string[];
};

/** Finds sums of money that somebody typed: a number beside a sign, code or word of money. */
export function findMoney(text: string, { words, codes, numberFirst, wordFirst }: MoneyWords): Money[] {
  const found: Money[] = [];
  const take = (match: RegExpMatchArray, number: string, word: string) => {
    const currencies = codes.has(word) ? [word] : [...(words.get(foldCase(word)) ?? [])];
    const index = match.index ?? 0;
    if (currencies.length === 0 || found.some((sum) => overlaps(sum, index, match[0].length))) return;
    found.push({ index, typed: match[0], amount: amountOf(number), currencies });
  };
  for (const match of text.matchAll(numberFirst)) {
    take(match, match[1] ?? '', match[2] ?? '');
  }
  for (const match of text.matchAll(wordFirst)) {
    take(match, match[2] ?? '', match[1] ?? '');
  }
  return found.toSorted((a, b) => a.index - b.index);
}

const overlaps = (sum: Money, index: number, length: number) =>
  index < sum.index + sum.typed.length && sum.index < index + length;

/** Reads "1.234,50", "1,234.50", "1 234" and Arabic digits. Three digits after the last mark are thousands. */
export function amountOf(number: string): number {
  const western = number.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit))).replaceAll('٫', '.');
  const last = Math.max(...['.', ','].map((mark) => western.lastIndexOf(mark)));
  const decimals = last < 0 ? '' : western.slice(last + 1);
  const thousands = decimals.length === 3 || last < 0;
  const whole = (thousands ? western : western.slice(0, last)).replace(/\D/g, '');
  return Number(thousands ? whole : `${whole}.${decimals}`);
}

/** Decimal digits of every script lie in runs of ten from a zero. */
function digitValue(digit: string): number {
  let code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return value;
}
