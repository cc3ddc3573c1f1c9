import { describe, expect, it } from 'vitest';
import { BODY_LINE, checkBody, said } from './fixture.ts';

const wrongs = (body: string) => checkBody(body).map(({ line, wrong }) => `${line - BODY_LINE}: ${wrong}`);

describe('the form of a page', () => {
  it('wants all text inside Points', () => {
    expect(said(checkBody('Go there.\n\n<Point kind="step" source="s1">\nGo.\n</Point>'))).toEqual([
      'en/work.mdx:9 text: This text stands outside a Point: "Go there." Put it between `<Point kind="must" source="s1">` and `</Point>`.',
    ]);
  });

  it('wants Points closed', () => {
    expect(wrongs('<Point kind="step" source="s1">\nGo.')).toEqual(['0: This Point is not closed.']);
    expect(wrongs('<Point kind="step" source="s1">\nGo.\n<Point kind="step" source="s1">\nGo.\n</Point>')).toEqual([
      `0: This Point is not closed before the next one begins on line ${BODY_LINE + 2}.`,
    ]);
    expect(wrongs('</Point>')).toEqual(['0: No Point is open here.']);
  });

  it('wants the tags of a Point on lines of their own', () => {
    expect(wrongs('<Point kind="step" source="s1">Go.</Point>')).toEqual(['0: A Point tag shares its line with text.']);
  });

  it('knows the attributes of a Point', () => {
    expect(wrongs('<Point kind="step" source="s1" class="x">\nGo.\n</Point>')).toEqual([
      '0: A Point cannot have `class`.',
    ]);
    expect(wrongs('<Point kind=step source="s1">\nGo.\n</Point>')).toEqual([
      '0: The Point has no kind.',
      '0: A Point cannot have `kind=step`.',
    ]);
  });

  it('has headings of the second level only, outside Points', () => {
    expect(said(checkBody('### Small'))).toEqual([
      'en/work.mdx:9 ### Small: Headings of a page are of the second level and have words. Write `## Small`.',
    ]);
    expect(wrongs('<Point kind="step" source="s1">\nGo.\n## Big\n</Point>')).toEqual([
      '2: A heading stands inside a Point.',
    ]);
  });

  it('does not take an empty Point', () => {
    expect(wrongs('<Point kind="step" source="s1">\n</Point>')).toEqual(['0: This Point is empty.']);
  });
});
