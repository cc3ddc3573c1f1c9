import { readYaml, type Located } from './located.ts';
import type { Passage } from './passage.ts';
import type { Problem } from './problem.ts';

/** One `<Point>` of a page. */
export type Point = {
  /** Line of its opening tag. */
  line: number;
  /** As written; may be wrong. */
  kind: string | undefined;
  /** Ids of its sources, as written. */
  sources: string[];
  /** What stands in it. */
  words: Passage;
};

/** One tag of a page of the course. */
export type CourseTag = {
  /** As translations are compared by: without what is words. */
  tag: string;
  /** Where it stands. */
  line: number;
  /** Ids of the sources it cites. */
  sources: string[];
};

/** A page, taken apart. */
export type Page = {
  /** Path from the root of the project. */
  file: string;
  /** Front matter; absent where the page begins without. */
  meta?: Located | undefined;
  /** Line on which the body begins. */
  bodyLine: number;
  /** `##` headings, in order. */
  headings: Passage[];
  /** Points, in order. */
  points: Point[];
  /** The whole body of a page that is free text: about the site itself, or of the course. */
  prose?: Passage;
  /** Tags of a page of the course, in order. */
  tags?: CourseTag[];
  /** What breaks the form of a page. */
  problems: Problem[];
};

const ATTRIBUTE = /([A-Za-z][\w-]*)="([^"]*)"/g;
const EXAMPLE = '<Point kind="must" source="s1">';

/** Reads the front matter of any page. `close` is the index of the line that ends it, -1 where there is none. */
export function openPage(file: string, text: string): { page: Page; lines: string[]; close: number } {
  const lines = text.split(/\r?\n/);
  const close = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  const meta = close > 0 ? readYaml(file, lines.slice(1, close).join('\n'), 1) : undefined;
  const page: Page = { file, meta, bodyLine: close + 2, headings: [], points: [], problems: [] };
  if (close < 0) {
    page.problems.push({
      file,
      line: 1,
      key: 'front matter',
      wrong: 'The page does not begin with front matter.',
      write: 'Begin with a line `---`, then title, summary and translation, then a line `---`.',
    });
  }
  return { page, lines, close };
}

/** Reads a page about the site itself: front matter and free text, without Points. */
export function readPlainPage(file: string, text: string): Page {
  const { page, lines, close } = openPage(file, text);
  const body = lines.slice(close + 1).join('\n');
  const lineAt = (index: number) => page.bodyLine + (body.slice(0, index).match(/\n/g)?.length ?? 0);
  return { ...page, prose: { file, key: 'text', group: 'body', text: body, lineAt } };
}

/** Takes a topic page apart. It is front matter, `##` headings and Points; every other text is a problem. */
export function readPage(file: string, text: string): Page {
  const { page, lines, close } = openPage(file, text);
  const report = (line: number, key: string, wrong: string, write: string) =>
    page.problems.push({ file, line, key, wrong, write });

  let open: { line: number; attributes: string; text: string[] } | undefined;
  const finish = () => {
    if (!open) return;
    page.points.push(readPoint(file, open, report));
    open = undefined;
  };
  lines.slice(close + 1).forEach((whole, index) => {
    const line = close + 2 + index;
    const content = whole.trim();
    const opening = /^<Point(\s[^>]*)?>$/.exec(content);
    if (opening) {
      if (open)
        report(
          open.line,
          '<Point>',
          `This Point is not closed before the next one begins on line ${line}.`,
          'Write `</Point>` on a line of its own behind its text.',
        );
      finish();
      open = { line, attributes: opening[1] ?? '', text: [] };
    } else if (content === '</Point>') {
      if (!open) report(line, '</Point>', 'No Point is open here.', `Delete it, or open one with \`${EXAMPLE}\`.`);
      finish();
    } else if (/<\/?Point\b/.test(content)) {
      report(
        line,
        '<Point>',
        'A Point tag shares its line with text.',
        `Write \`${EXAMPLE}\` and \`</Point>\` each on a line of its own.`,
      );
      if (content.includes('</Point>')) finish();
    } else if (/^#{1,6}(\s|$)/.test(content)) {
      if (open)
        report(
          line,
          content,
          'A heading stands inside a Point.',
          'Close the Point with `</Point>` before the heading.',
        );
      else if (!/^##\s+\S/.test(content))
        report(
          line,
          content,
          'Headings of a page are of the second level and have words.',
          `Write \`## ${content.replace(/^#+\s*/, '') || 'Two to five words'}\`.`,
        );
      page.headings.push({ file, key: '##', group: 'body', text: content.replace(/^#+\s*/, ''), lineAt: () => line });
    } else if (open) {
      open.text.push(whole);
    } else if (content !== '') {
      report(
        line,
        'text',
        `This text stands outside a Point: "${content.slice(0, 40)}${content.length > 40 ? '…' : ''}"`,
        `Put it between \`${EXAMPLE}\` and \`</Point>\`.`,
      );
    }
  });
  if (open) {
    report(
      (open as { line: number }).line,
      '<Point>',
      'This Point is not closed.',
      'Write `</Point>` on a line of its own behind its text.',
    );
    finish();
  }
  return page;
}

function readPoint(
  file: string,
  open: { line: number; attributes: string; text: string[] },
  report: (line: number, key: string, wrong: string, write: string) => void,
): Point {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of open.attributes.matchAll(ATTRIBUTE)) attributes.set(name, value);
  const rest = open.attributes.replace(ATTRIBUTE, '').trim();
  const foreign = [...attributes.keys()].filter((name) => name !== 'kind' && name !== 'source');
  if (rest !== '' || foreign.length > 0) {
    report(
      open.line,
      '<Point>',
      `A Point cannot have \`${[...foreign, rest].filter(Boolean).join(' ')}\`.`,
      `Write only kind and source, both in quotes: \`${EXAMPLE}\`.`,
    );
  }
  const text = open.text.join('\n');
  if (text.trim() === '')
    report(open.line, '<Point>', 'This Point is empty.', 'Write one to four short sentences, or delete it.');
  return {
    line: open.line,
    kind: attributes.get('kind'),
    sources: (attributes.get('source') ?? '').split(/\s+/).filter(Boolean),
    words: {
      file,
      key: '<Point>',
      group: 'body',
      text,
      lineAt: (index) => open.line + 1 + (text.slice(0, index).match(/\n/g)?.length ?? 0),
    },
  };
}
