/** Cuts a line into what the templates set: words, words of the other direction, blanks to write on. */

/** A piece of a line. */
export type Run =
  | { text: string }
  /** Reads from left to right inside a line from right to left. */
  | { ltr: string }
  /** Room for a mark, for a number, for a word, or the rest of the line. */
  | { blank: 'mark' | 'number' | 'word' | 'rest' }
  | { newline: true };

/** A word that begins with a Latin letter or a digit, also with a sign before it. */
const WORD = String.raw`[+#@]?[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*`;
/** What may stand between two such words: `Wi-Fi`, `name@host.org`, `0341 123-4504`, `https://…`. */
const JOINT = String.raw`(?:[./:@_&=?#%+~'’–-]{1,3}|, | & | )`;
const FOREIGN = new RegExp(`${WORD}(?:${JOINT}${WORD})*/?`, 'gu');

const hasLatin = (text: string) => /\p{Script=Latin}/u.test(text);
/** `10:30`, `2026-11-21`, `+49 341 1234`: a lone `25` needs no help and `10 25` may be a list. */
const isLongNumber = (text: string) =>
  /^[+#]/.test(text) || (/\D/.test(text) && (!text.includes(' ') || text.replace(/\D/g, '').length > 4));

/**
 * Short vowels and doubling marks of Arabic, which print may leave out. Typst writes the letter below such a mark twice
 * into the text of the PDF, where a search or a screen reader would meet it.
 */
const VOWEL_MARKS = /[\u064b-\u0652]/g;

/** Marks what runs from left to right in a text that runs from right to left. */
export function isolate(words: string): Run[] {
  const text = words.normalize('NFC').replace(VOWEL_MARKS, '');
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(FOREIGN)) {
    if (!hasLatin(match[0]) && !isLongNumber(match[0])) continue;
    if (match.index > end) runs.push({ text: text.slice(end, match.index) });
    runs.push({ ltr: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end) });
  return runs;
}

const words = (text: string, dir: 'ltr' | 'rtl'): Run[] => {
  if (text === '') return [];
  return dir === 'rtl' ? isolate(text) : [{ text }];
};

/** Only marks that close: they stay on the line of the blank before them. */
const CLOSING = /^[\s.,;:!?)\]"'”’»«،؛؟]+/u;

function blankFor(length: number, isLast: boolean): Run {
  if (length >= 10 || (isLast && length >= 4)) return { blank: 'rest' };
  if (length >= 4) return { blank: 'word' };
  return { blank: length === 3 ? 'number' : 'mark' };
}

/** Turns runs of two or more underscores into blanks. What follows a blank to the end of the line begins a new line. */
export function blanks(line: string, dir: 'ltr' | 'rtl'): Run[] {
  const runs: Run[] = [];
  const parts = line.split(/(_{2,})/u);
  for (let i = 0; i < parts.length; i += 2) {
    const before = parts[i - 1];
    let text = parts[i] ?? '';
    if (before !== undefined) {
      const closing = CLOSING.exec(text)?.[0] ?? '';
      const isLast = i === parts.length - 1 && closing === text;
      const blank = blankFor(before.length, isLast);
      runs.push(blank);
      if ('blank' in blank && blank.blank === 'rest') {
        runs.push(...words(closing.trimEnd(), dir));
        text = text.slice(closing.length);
        if (text !== '' || i < parts.length - 1) runs.push({ newline: true });
      }
    }
    // A blank stays with the word before it.
    if (i < parts.length - 1) text = text.replace(/ $/, '\u00a0');
    runs.push(...words(text, dir));
  }
  return runs;
}

/** Whether somebody can write into a line. */
export const hasBlank = (runs: readonly Run[]) => runs.some((run) => 'blank' in run);
