import { describe, expect, it } from 'vitest';
import { checkReplaced, said } from './fixture.ts';
import { LESSON, OVERVIEW } from './fixture-course.ts';

/** What is said when a piece of the lesson is written otherwise. */
const lesson = (from: string, to: string) => said(checkReplaced(LESSON, from, to));
/** What is said of a line of text, on line 15. */
const line = (text: string) =>
  checkReplaced(LESSON, 'Listen first.', text).map(({ line: at, wrong, write }) => `${at}: ${wrong} ${write}`);

describe('running text of a lesson', () => {
  it.each([
    '**Bold** and *italics*.',
    '- an item',
    '1. a step',
    '| one | two |\n| --- | --- |\n| a | b |',
    '“Quoted” – 25 €',
  ])('may be %j', (text) => {
    expect(line(text)).toEqual([]);
  });

  it.each([
    ['Go <b>on</b>.', 'There is no tag `<b>`. Inside a text stand only Cite.'],
    ['It costs <Cost id="permit" />.', 'There is no tag `<Cost>`. Inside a text stand only Cite.'],
    ['Read <Cite id=s1 />.', '`<Cite id=s1 />` is not a whole tag. Write <Cite id="s1" /> or <Cite id="s1 s2" />.'],
    ['Read <Cite id=" " />.', 'This citation names no source. Write <Cite id="s1" /> or <Cite id="s1 s2" />.'],
    ['Write {name}.', '`{` means code on a page. Write round brackets, or leave it out.'],
    ['If 3 < 5, go.', '`<` begins a tag. Say it in words, like "less than".'],
    ['Read [this](https://www.example.org).', 'A link or a picture stands in the text. Name the source'],
    ['![A picture](a.svg)', 'A link or a picture stands in the text.'],
    ['Read www.example.org today.', 'A web address is typed here. Name the source with `<Cite id="…" />`;'],
    ['Type `this`.', 'Backticks mean code. Write the words in bold or in “quotes”.'],
    ['> He said.', '`>` begins a quotation. Write your own sentence;'],
    ['---', 'A line of signs alone means a rule or a heading. Begin a part with `## Its words`.'],
    ['export this', 'A line that begins so means code on a page. Begin it with another word.'],
    ['### Small', 'Headings of a page are of the second level and have words. Write `## Small`.'],
    ['##', 'Headings of a page are of the second level and have words. Write `## Two to five words`.'],
    ['## A <Check />', 'A heading has words only. Put the tag at the end of the paragraph below.'],
  ])('cannot be %j', (text, expected) => {
    // Behind the text the lesson goes on with a citation of its own.
    const problems = line(`${text}\n`);
    expect(problems[0]).toContain(`15: ${expected}`);
  });
});

describe('tags on lines of their own', () => {
  it('are one Check and one Example', () => {
    expect(lesson('<Check />\n', '')).toEqual([
      'en/1-begin.mdx:12 <Check>: The lesson has no <Check>. Write `<Check />` on a line of its own: its question stands in the front matter.',
    ]);
    expect(lesson('<Check />\n', '<Check />\n\n<Check />\n')).toEqual([
      'en/1-begin.mdx:19 <Check>: This is a second <Check>; the first is on line 17. A lesson has exactly one. Write it as text, or delete it.',
    ]);
    expect(lesson('<Example>\nAmina asks and waits.\n</Example>\n', 'Amina asks and waits.\n')).toEqual([
      'en/1-begin.mdx:12 <Example>: The lesson has no <Example>. Write `<Example>` and `</Example>` each on a line of its own: it shows how, step by step.',
    ]);
    expect(lesson('</Example>\n', '</Example>\n\n<Example>\nOleh too.\n</Example>\n')).toEqual([
      'en/1-begin.mdx:30 <Example>: This is a second <Example>; the first is on line 26. A lesson has exactly one. Write it as text, or delete it.',
    ]);
  });

  it('share them with nothing', () => {
    expect(lesson('\n\n<Check />', ' <Check />')).toEqual([
      'en/1-begin.mdx:15 <Check>: `<Check />` shares its line with text. Write `<Check />` on a line of its own.',
    ]);
    expect(lesson('<Example>\nAmina', '<Example>Amina')).toEqual([
      'en/1-begin.mdx:26 <Example>: `<Example>` shares its line with text. Write `<Example>` and `</Example>` each on a line of its own.',
    ]);
    expect(lesson('waits.\n</Example>', 'waits.</Example>')).toEqual([
      'en/1-begin.mdx:27 </Example>: `</Example>` shares its line with text. Write `<Example>` and `</Example>` each on a line of its own.',
    ]);
  });

  it('are written as they must', () => {
    expect(lesson('<Check />', '<Check>')).toEqual([
      'en/1-begin.mdx:17 <Check>: `<Check>` is not written right. Write `<Check />`.',
    ]);
    expect(lesson('<Check />', '<Check />\n</Check>')).toEqual([
      'en/1-begin.mdx:18 </Check>: A Check has no end. Delete this line; write `<Check />`.',
    ]);
    expect(lesson('<Example>', '<Example title="A">')[0]).toContain('`<Example title="A">` is not written right.');
    expect(lesson(' title="Four ways"', '')).toEqual([
      'en/1-begin.mdx:19 <Squares>: `<Squares>` is not written right. Write `<Squares title="…">` and `</Squares>`.',
    ]);
  });

  it('are closed', () => {
    expect(lesson('</Squares>\n', '')).toEqual([
      'en/1-begin.mdx:19 <Squares>: This <Squares> is not closed. Write `</Squares>` on a line of its own behind it.',
    ]);
    expect(lesson('<Squares title="Four ways">\n', '')).toEqual([
      'en/1-begin.mdx:23 </Squares>: No <Squares> is open here. Delete it, or write `<Squares title="…">` and `</Squares>`.',
    ]);
  });

  it('are not nested', () => {
    expect(lesson('Amina asks and waits.\n', 'Amina asks and waits.\n\n<Check />\n')).toContainEqual(
      'en/1-begin.mdx:29 <Check>: <Check> stands inside the <Example> of line 26. Write `</Example>` before it: these tags stand one after the other.',
    );
  });

  it('hold no headings', () => {
    expect(lesson('Amina asks and waits.', '## Amina\n\nShe asks.')).toEqual([
      'en/1-begin.mdx:27 ## Amina: A heading stands inside <Example>. Write `</Example>` before it.',
    ]);
  });

  it('hold what they must', () => {
    expect(lesson('- **Say** it again\n', '')).toEqual([
      'en/1-begin.mdx:19 <Squares>: There are 3 items here. Write a list of exactly 4: `- **Bold start** words`.',
    ]);
    expect(lesson('- **Say** it again\n', '- **Say** it again\n- more\n')[0]).toContain('There are 5 items here.');
    expect(lesson('- **Say** it again\n', '- **Say** it again\nand again\n')).toEqual([
      'en/1-begin.mdx:24 <Squares>: This is not an item of the list. Write `- **Bold start** words`, or move it out.',
    ]);
    expect(lesson('- **Say** it again\n', '- **Say** it\n  again\n')).toEqual([]);
    expect(lesson('Amina asks and waits.\n', '')).toEqual([
      'en/1-begin.mdx:26 <Example>: This Example is empty. Write a story that shows how, step by step.',
    ]);
  });
});

describe('the overview of a module', () => {
  it('is text, headings and citations', () => {
    expect(said(checkReplaced(OVERVIEW, 'People are heard.', 'People.\n\n### Small\n\n<Check />\n\n'))).toEqual([
      'en/index.mdx:13 ### Small: Headings of a page are of the second level and have words. Write `## Small`.',
      'en/index.mdx:15 <Check>: `<Check />` belongs into a lesson. Write it as plain text here.',
    ]);
  });

  it('begins with front matter', () => {
    expect(said(checkReplaced(OVERVIEW, '---\ntitle', 'title'))[0]).toContain(
      'The page does not begin with front matter.',
    );
  });
});
