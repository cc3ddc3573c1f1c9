/** Tags that may stand inside a sentence, in pages, labels and answers alike. */
export const INLINE_TAGS = ['Cost', 'Figure', 'Place', 'Phone', 'Link', 'Term'] as const;

/** Name of an inline tag. */
export type InlineTag = (typeof INLINE_TAGS)[number];

/** A tag with the id of its fact, words of its own where it has some, and its position in the text. */
export type InlineFact = { tag: InlineTag; id: string; words?: string | undefined; index: number };

/** A piece of a sentence: plain text or a tag. */
export type InlinePart = { text: string } | InlineFact;

const TAG = new RegExp(`<(${INLINE_TAGS.join('|')})\\s+id="([^"]*)"\\s*(?:/>|>([^<]*)</\\1>)`, 'g');

/** Splits a sentence with inline tags into its parts, in order. */
export function parseInline(sentence: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(TAG)) {
    const [whole, tag, id = '', words] = match;
    if (match.index > end) parts.push({ text: sentence.slice(end, match.index) });
    parts.push({ tag: tag as InlineTag, id, words, index: match.index });
    end = match.index + whole.length;
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end) });
  return parts;
}

/** Every tag of a text, in order. */
export const inlineFacts = (text: string): InlineFact[] =>
  parseInline(text).filter((part): part is InlineFact => 'tag' in part);
