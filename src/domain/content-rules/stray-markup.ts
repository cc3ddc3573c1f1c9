import type { Passage } from './passage.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/**
 * What is left of `<`, `{` and `}` once whole tags are taken out: MDX would stumble over it, or show it.
 * @param text the passage's text without whole tags, every character in its place
 * @param complete how each tag that may stand here is written
 */
export function strayMarkup(passage: Passage, text: string, complete: Readonly<Record<string, string>>): Problem[] {
  const allowed = Object.keys(complete);
  return [...text.matchAll(/<(\/?)([A-Za-z][\w.-]*)?[^<>\n\u0000]{0,60}>?|[{}]/g)].map((match) => {
    const where = { file: passage.file, line: passage.lineAt(match.index), key: passage.key };
    const name = match[2];
    if (match[0] === '{' || match[0] === '}')
      return {
        ...where,
        wrong: `\`${match[0]}\` means code on a page.`,
        write: 'Write round brackets, or leave it out.',
      };
    if (name === undefined)
      return { ...where, wrong: '`<` begins a tag.', write: 'Say it in words, like "less than".' };
    if (Object.hasOwn(complete, name))
      return {
        ...where,
        wrong: `\`${match[0].trim()}\` is not a whole tag.`,
        write: `Write ${complete[name]}. No other tag may stand inside.`,
      };
    return {
      ...where,
      wrong: `There is no tag \`<${match[1]}${name}>\`.`,
      write: `Inside a text stand only ${allowed.join(', ')}.${didYouMean(name, allowed)}`,
    };
  });
}
