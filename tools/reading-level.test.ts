import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradeOf, longSentences, MAX_GRADE } from '../src/domain/reading-level.ts';
import { readContent } from './content/read.ts';

const PAGE = /^src\/content\/(?:cities|countries)\/[^/]+\/en\/[^/]+\.mdx$/;
const pages = readContent(dirname(import.meta.dirname)).filter(({ file }) => PAGE.test(file));

describe('the English pages of the guides', () => {
  it('are there', () => {
    expect(pages.length).toBeGreaterThan(0);
  });

  it(`ask for no more than school grade ${MAX_GRADE}`, () => {
    const hard = pages
      .map(({ file, text }) => ({ file, grade: gradeOf(text) }))
      .filter(({ grade }) => !(grade <= MAX_GRADE));
    expect(hard.map(({ file, grade }) => `${file}: grade ${grade.toFixed(1)}`)).toEqual([]);
  });

  it('have no long sentences', () => {
    const long = pages.flatMap(({ file, text }) => longSentences(text).map((sentence) => `${file}: ${sentence}`));
    expect(long).toEqual([]);
  });
});
