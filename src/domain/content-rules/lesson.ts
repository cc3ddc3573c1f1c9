import { isHeading, readHeading, readLine } from './course-text.ts';
import { openPage, type CourseTag, type Page } from './page.ts';

/*
 * Pages of the course: a lesson is text, headings, one question to oneself, one worked example and perhaps squares;
 * an overview is text and headings.
 */

/** Tags on lines of their own. */
type Block = 'Check' | 'Example' | 'Squares';

const FORMS: Record<Block, { opening: RegExp; complete: string }> = {
  Check: { opening: /^<Check\s*\/>$/, complete: '`<Check />`' },
  Example: { opening: /^<Example>$/, complete: '`<Example>` and `</Example>`' },
  Squares: { opening: /^<Squares\s+title="[^"]*\S[^"]*">$/, complete: '`<Squares title="…">` and `</Squares>`' },
};
const ALONE = /^<(\/?)(Check|Example|Squares)\b[^<>]*>$/;
const ANYWHERE = /<(\/?)(Check|Example|Squares)\b[^<>]*>?/g;

/** How many fields `<Squares>` draws. */
const FIELDS = 4;

type Note = [line: number, key: string, wrong: string, write: string];

type Report = (...note: Note) => void;

/** A tag that is still to be closed. What is wrong inside waits: if it is never closed, that alone is wrong. */
type Open = { name: Block; line: number; items: number; words: boolean; notes: Note[] };

const howTo = (name: Block) => `Write ${FORMS[name].complete} ${name === 'Check' ? '' : 'each '}on a line of its own`;

type LessonPage = Page & { tags: CourseTag[] };

/** Takes a lesson apart. */
export function readLesson(file: string, text: string): Page {
  const { page, lines, report } = openCoursePage(file, text);
  const stack: Open[] = [];
  const words = lines.map((whole, index) => {
    const line = page.bodyLine + index;
    const content = whole.trim();
    const [, slash, name] = ALONE.exec(content) ?? [];
    if (name !== undefined) {
      if (slash) closeBlock(name as Block, line, stack, report);
      else openBlock(name as Block, content, line, stack, page, report);
      return /title="([^"]*)"/.exec(content)?.[1] ?? '';
    }
    const block = stack.at(-1);
    if (isHeading(content) && block) {
      const { name: around } = block;
      block.notes.push([line, content, `A heading stands inside <${around}>.`, `Write \`</${around}>\` before it.`]);
      return content.replace(/^#+\s*/, '');
    }
    if (isHeading(content)) return readHeading(whole, line, page);
    if (block) readBlockLine(whole, line, block);
    return readLine(withoutBlocks(whole, line, stack, page, report), line, page);
  });
  for (const block of stack) unclosed(block, report);
  once('Check', 'its question stands in the front matter', page, report);
  once('Example', 'it shows how, step by step', page, report);
  return withProse(page, words);
}

/** Takes a module's overview apart. */
export function readOverview(file: string, text: string): Page {
  const { page, lines, report } = openCoursePage(file, text);
  const words = lines.map((whole, index) => {
    const line = page.bodyLine + index;
    if (isHeading(whole)) return readHeading(whole, line, page);
    const plain = whole.replace(ANYWHERE, (tag, _, name: Block) => {
      report(line, `<${name}>`, `\`${tag}\` belongs into a lesson.`, 'Write it as plain text here.');
      return ' '.repeat(tag.length);
    });
    return readLine(plain, line, page);
  });
  return withProse(page, words);
}

function openCoursePage(file: string, text: string): { page: LessonPage; lines: string[]; report: Report } {
  const { page, lines, close } = openPage(file, text);
  return {
    page: { ...page, tags: [] },
    lines: lines.slice(close + 1),
    report: (line, key, wrong, write) => page.problems.push({ file, line, key, wrong, write }),
  };
}

function withProse(page: LessonPage, words: readonly string[]): Page {
  const text = words.join('\n');
  const lineAt = (index: number) => page.bodyLine + (text.slice(0, index).match(/\n/g)?.length ?? 0);
  return { ...page, prose: { file: page.file, key: 'text', group: 'body', text, lineAt } };
}

function openBlock(name: Block, content: string, line: number, stack: Open[], page: LessonPage, report: Report): void {
  const { opening, complete } = FORMS[name];
  if (!opening.test(content)) report(line, `<${name}>`, `\`${content}\` is not written right.`, `Write ${complete}.`);
  const around = stack.at(-1);
  around?.notes.push([
    line,
    `<${name}>`,
    `<${name}> stands inside the <${around.name}> of line ${around.line}.`,
    `Write \`</${around.name}>\` before it: these tags stand one after the other.`,
  ]);
  page.tags.push({ tag: `<${name}>`, line, sources: [] });
  if (around) around.words = true;
  if (name !== 'Check') stack.push({ name, line, items: 0, words: false, notes: [] });
}

function closeBlock(name: Block, line: number, stack: Open[], report: Report): void {
  if (name === 'Check') {
    report(line, '</Check>', 'A Check has no end.', `Delete this line; write ${FORMS.Check.complete}.`);
    return;
  }
  const at = stack.findLastIndex((block) => block.name === name);
  if (at < 0) {
    report(line, `</${name}>`, `No <${name}> is open here.`, `Delete it, or write ${FORMS[name].complete}.`);
    return;
  }
  const [block, ...inner] = stack.splice(at);
  for (const each of inner) unclosed(each, report);
  if (block) finish(block, report);
}

const unclosed = ({ name, line }: Open, report: Report) =>
  report(line, `<${name}>`, `This <${name}> is not closed.`, `Write \`</${name}>\` on a line of its own behind it.`);

function finish({ name, line, items, words, notes }: Open, report: Report): void {
  for (const note of notes) report(...note);
  if (name === 'Squares' && items !== FIELDS)
    report(
      line,
      '<Squares>',
      `There ${items === 1 ? 'is 1 item' : `are ${items} items`} here.`,
      `Write a list of exactly ${FIELDS}: \`- **Bold start** words\`.`,
    );
  if (name === 'Example' && !words)
    report(line, '<Example>', 'This Example is empty.', 'Write a story that shows how, step by step.');
}

/** Squares hold a list; an example holds any text. */
function readBlockLine(whole: string, line: number, block: Open): void {
  if (whole.trim() === '') return;
  block.words = true;
  if (block.name !== 'Squares') return;
  if (/^ ?[-*+]\s+\S/.test(whole)) block.items += 1;
  else if (block.items === 0 || !/^\s{2,}(?![-*+]\s|\d+\.)\S/.test(whole))
    block.notes.push([
      line,
      '<Squares>',
      'This is not an item of the list.',
      'Write `- **Bold start** words`, or move it out.',
    ]);
}

/** Tags that share their line with text are reported and taken out. */
function withoutBlocks(whole: string, line: number, stack: Open[], page: LessonPage, report: Report): string {
  return whole.replace(ANYWHERE, (tag, slash: string, name: Block) => {
    report(line, `<${slash}${name}>`, `\`${tag}\` shares its line with text.`, `${howTo(name)}.`);
    if (slash) {
      if (stack.at(-1)?.name === name) stack.pop();
    } else {
      page.tags.push({ tag: `<${name}>`, line, sources: [] });
      if (name !== 'Check') stack.push({ name, line, items: 0, words: true, notes: [] });
    }
    return ' '.repeat(tag.length);
  });
}

function once(name: Block, what: string, page: LessonPage, report: Report): void {
  const [first, second] = page.tags.filter(({ tag }) => tag === `<${name}>`);
  if (!first) report(page.bodyLine, `<${name}>`, `The lesson has no <${name}>.`, `${howTo(name)}: ${what}.`);
  else if (second)
    report(
      second.line,
      `<${name}>`,
      `This is a second <${name}>; the first is on line ${first.line}.`,
      'A lesson has exactly one. Write it as text, or delete it.',
    );
}
