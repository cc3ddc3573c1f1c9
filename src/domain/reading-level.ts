import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { INLINE_TAGS, parseInline } from './inline.ts';

/* How hard a page is to read. Counted on its sentences as plain text, without front matter and headings. */

/** How many words a sentence may have. */
export const MAX_SENTENCE_WORDS = 25;

/** The highest US school grade (Flesch-Kincaid) a page of the guides may need. */
export const MAX_GRADE = 8;

/** Stands for a price, a number, a name or a label that the tag alone brings in. */
const NEUTRAL = 'this';

const FRONT_MATTER = /^---\r?\n[^]*?\r?\n---[^\S\n]*(?:\n|$)/;
const BLOCK_TAG = new RegExp(`</?(?!(?:${INLINE_TAGS.join('|')})\\b)[A-Z]\\w*[^>]*>`, 'g');
/** A number beside a sentence, not words in it. */
const CITATION = /[^\S\n]*<Cite [^>]*\/>/g;
const TABLE_ROW = /^[^\S\n]*\|/;
const LIST_ITEM = /^[^\S\n]*(?:[-*+]|\d+\.)[^\S\n]+/;

/** Names may begin small (“easyRights”) and sentences with a figure, so the next letter says nothing; “St.” ends nothing. */
const SENTENCE_END = /(?<=[.!?…]["'”’)]*)(?<!\bSt\.)\s+/;

/** The sentences of a page, as plain text, in order. Each list item and each cell of a table has its own. */
export function sentencesOf(page: string): string[] {
  return blocks(page.replace(FRONT_MATTER, '').replace(CITATION, '').replace(BLOCK_TAG, '\n\n'))
    .flatMap((block) => plainText(block).split(SENTENCE_END))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** The words of a sentence: whatever holds a letter or a digit. */
export const wordsOf = (sentence: string): string[] =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The US school grade that a page asks of its reader (Flesch-Kincaid). */
export function gradeOf(page: string): number {
  const sentences = sentencesOf(page);
  const words = sentences.flatMap(wordsOf);
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    // A figure or a word in Greek letters has no syllables for the counter: it is read as one.
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
}

/** Sentences with more words than a reader holds at once. */
export const longSentences = (page: string): string[] =>
  sentencesOf(page).filter((sentence) => wordsOf(sentence).length > MAX_SENTENCE_WORDS);

/** Paragraphs, list items and cells of tables; headings are left out. */
function blocks(text: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || /^#{1,6}\s/.test(line)) {
      open = false;
    } else if (TABLE_ROW.test(line)) {
      found.push(...line.split('|').map((cell) => cell.trim()));
      open = false;
    } else if (open && !LIST_ITEM.test(line)) {
      found[found.length - 1] += ` ${line.trim()}`;
    } else {
      found.push(line.replace(LIST_ITEM, '').trim());
      open = true;
    }
  }
  return found;
}

/** A term alone is the official word of the host country and falls away; any other tag alone becomes a neutral word. */
const plainText = (block: string) =>
  parseInline(block)
    .map((part) => {
      if ('text' in part) return part.text;
      return part.words ?? (part.tag === 'Term' ? '' : NEUTRAL);
    })
    .join('')
    .replace(/[*_`]/g, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim();
