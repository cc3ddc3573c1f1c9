import type { CourseTag, Page } from './page.ts';
import type { Passage } from './passage.ts';
import type { Problem } from './problem.ts';
import { strayMarkup } from './stray-markup.ts';

/*
 * Running text of the course, line by line: words, lists, tables, bold and italics, and citations.
 */

const CITE = /<Cite id="([^"]*)"\s*\/>/g;
const COMPLETE = { Cite: '<Cite id="s1" /> or <Cite id="s1 s2" />' };
const HEADING = /^#{1,6}(\s|$)/;

/** Markdown that a text of the course has no use for, and what to do instead. The first that fits is told. */
const FOREIGN: [RegExp, string, string][] = [
  [
    /\]\([^)]*\)?/,
    'A link or a picture stands in the text.',
    'Name the source with `<Cite id="…" />`; films and further reading stand in module.yaml.',
  ],
  [
    /\b(?:https?:\/\/|www\.)\S+/,
    'A web address is typed here.',
    'Name the source with `<Cite id="…" />`; films and further reading stand in module.yaml.',
  ],
  [/`/, 'Backticks mean code.', 'Write the words in bold or in “quotes”.'],
  [/^\s*>/, '`>` begins a quotation.', 'Write your own sentence; a story stands in `<Example>`.'],
  [
    /^\s*([-*_=])(?:\s*\1)*\s*$/,
    'A line of signs alone means a rule or a heading.',
    'Begin a part with `## Its words`.',
  ],
  [/^(?:import|export)\b/, 'A line that begins so means code on a page.', 'Begin it with another word.'],
];

/** What a heading, a citation or a stray sign is noted on. */
type Noted = Page & { tags: CourseTag[] };

/** Whether a line is a heading. */
export const isHeading = (line: string): boolean => HEADING.test(line.trim());

/** Reads a heading: of the second level, words only. */
export function readHeading(whole: string, line: number, page: Noted): string {
  const content = whole.trim();
  const words = content.replace(/^#+\s*/, '');
  const note = (wrong: string, write: string) =>
    page.problems.push({ file: page.file, line, key: content, wrong, write });
  if (!/^##\s+\S/.test(content))
    note('Headings of a page are of the second level and have words.', `Write \`## ${words || 'Two to five words'}\`.`);
  else if (/[<{}]/.test(words)) note('A heading has words only.', 'Put the tag at the end of the paragraph below.');
  return words;
}

/** Reads a line of text: notes its citations and what must not stand there, and gives back its words. */
export function readLine(whole: string, line: number, page: Noted): string {
  for (const [tag, list = ''] of whole.matchAll(CITE)) {
    const sources = list.split(/\s+/).filter(Boolean);
    page.tags.push({ tag: `<Cite id="${sources.join(' ')}">`, line, sources });
    if (sources.length === 0)
      page.problems.push({
        file: page.file,
        line,
        key: tag,
        wrong: 'This citation names no source.',
        write: `Write ${COMPLETE.Cite}.`,
      });
  }
  const words = whole.replace(CITE, (tag) => ' '.repeat(tag.length));
  const passage: Passage = { file: page.file, key: 'text', group: 'body', text: words, lineAt: () => line };
  page.problems.push(...strayMarkup(passage, words, COMPLETE), ...foreign(passage));
  return words;
}

function foreign({ file, key, text, lineAt }: Passage): Problem[] {
  const found = FOREIGN.find(([pattern]) => pattern.test(text));
  return found ? [{ file, line: lineAt(0), key, wrong: found[1], write: found[2] }] : [];
}
