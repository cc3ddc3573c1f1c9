import { readPhone } from '../phone.ts';
import { textAt, valueAt } from './located.ts';
import { moneyWords, type MoneyWords } from './money-words.ts';
import type { Passage } from './passage.ts';
import { withoutTags } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { allFacts, type Scope } from './scope.ts';
import { findMoney } from './typed-money.ts';

/*
 * A figure that is typed in a sentence grows old there unseen. Money and phone numbers stand in the facts.
 */

/** Sums and numbers of a scope, made once for all its texts. */
export type KnownFacts = {
  /** Ways to write money. */
  words: MoneyWords;
  /** Sums of `costs` and `figures`, with the tag that shows them. */
  sums: { amount: number; currency: string; tag: string }[];
  /** Tags by the digits of a number. */
  phones: Map<string, string>;
  /** For numbers without a country code. */
  country: string;
  /** Where a new figure is to be put. */
  file: string;
};

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Shorter ones are also just numbers: 112 people, room 115. */
const SHORTEST_PHONE = 5;

/** Collects what the texts of a guide must not type. */
export function knownFacts(scope: Scope, languages: readonly string[]): KnownFacts {
  const sums = [
    { kind: 'costs', tag: 'Cost' },
    { kind: 'figures', tag: 'Figure' },
  ] as const;
  const known = sums.flatMap(({ kind, tag }) =>
    allFacts(scope, kind).flatMap(({ id, value }) => {
      const amount = valueAt(value, ['amount']);
      const currency = textAt(value, ['currency']);
      return typeof amount === 'number' && currency !== undefined
        ? [{ amount, currency, tag: `<${tag} id="${id}" />` }]
        : [];
    }),
  );
  const country = scope.countryCode ?? '';
  const phones = new Map<string, string>();
  const numbers = [
    { kind: 'places', key: 'phone' },
    { kind: 'emergency', key: 'number' },
  ] as const;
  for (const { kind, key } of numbers) {
    for (const { id, value } of allFacts(scope, kind)) {
      const number = textAt(value, [key]);
      if (number === undefined) continue;
      for (const digits of formsOf(number, country)) phones.set(digits, `<Phone id="${id}" />`);
    }
  }
  return {
    words: moneyWords(
      languages,
      known.map(({ currency }) => currency),
    ),
    sums: known,
    phones,
    country,
    file: scope.guide.factsFile,
  };
}

/** The digits of a number as typed and as dialled. */
function formsOf(number: string, country: string): string[] {
  const dialled = readPhone(number, country)?.dial;
  return [digitsOf(number), ...(dialled === undefined ? [] : [digitsOf(dialled)])].filter(
    (digits) => digits.length >= SHORTEST_PHONE,
  );
}

/** No sum of money and no phone number is typed in a text. */
export function checkTypedFacts(passage: Passage, known: KnownFacts): Problem[] {
  const text = withoutTags(passage.text);
  return [...money(text, passage, known), ...phones(text, passage, known)];
}

function money(text: string, passage: Passage, known: KnownFacts): Problem[] {
  return findMoney(text, known.words).map(({ index, typed, amount, currencies }) => {
    const same = known.sums
      .filter((sum) => sum.amount === amount && currencies.includes(sum.currency))
      .map(({ tag }) => `\`${tag}\``);
    return {
      file: passage.file,
      line: passage.lineAt(index),
      key: passage.key,
      wrong: `A sum of money is typed here: "${typed.trim()}".`,
      write:
        same.length > 0
          ? `Write ${same.slice(0, 3).join(' or ')}.`
          : `Put it in \`figures\` of ${known.file} (amount: ${amount}, currency: ${currencies[0]}, source) and write \`<Figure id="…" />\`.`,
    };
  });
}

/** Not the name of a website such as 116117.de. */
const DIGIT_RUN = /(?<![\p{L}\p{Nd}])\+?\p{Nd}[\p{Nd} \u00a0()/–-]*\p{Nd}(?!\p{Nd}|\.\p{L})/gu;
/** A plus sign and this many digits is a phone number, whoever it belongs to. */
const INTERNATIONAL = /^\+\D*(\d\D*){8,}$/;

function phones(text: string, passage: Passage, known: KnownFacts): Problem[] {
  return [...text.matchAll(DIGIT_RUN)].flatMap((match) => {
    const tag = [match[0], ...match[0].split(/\s*[/–]\s*/)]
      .flatMap((number) => formsOf(number, known.country))
      .map((digits) => known.phones.get(digits))
      .find(Boolean);
    if (tag === undefined && !INTERNATIONAL.test(match[0])) return [];
    return [
      {
        file: passage.file,
        line: passage.lineAt(match.index),
        key: passage.key,
        wrong: `A phone number is typed here: "${match[0]}".`,
        write:
          tag === undefined
            ? `Put it in \`emergency\` or at a place of ${known.file} and write \`<Phone id="…" />\`.`
            : `Write \`${tag}\`.`,
      },
    ];
  });
}
