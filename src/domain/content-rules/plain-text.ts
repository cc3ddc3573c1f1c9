import { parseInline } from '../inline.ts';

/** Stands for each character of a tag. */
export const BLANK = '\u0000';

/** The text with tags blanked out; words inside tags stay. Positions stay too. */
export function withoutTags(text: string): string {
  let end = 0;
  let plain = '';
  for (const part of parseInline(text)) {
    if (!('tag' in part)) {
      plain += part.text;
      end += part.text.length;
      continue;
    }
    const whole = wholeTag(text, part.index, part.words);
    const words = part.words ?? '';
    const before = words === '' ? whole.length : whole.indexOf('>') + 1;
    plain += BLANK.repeat(before) + words + BLANK.repeat(whole.length - before - words.length);
    end += whole.length;
  }
  return plain + text.slice(end);
}

function wholeTag(text: string, index: number, words: string | undefined): string {
  const opened = text.indexOf('>', index) + 1;
  return text.slice(index, words === undefined ? opened : text.indexOf('>', opened + words.length) + 1);
}
