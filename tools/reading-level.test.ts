import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradeOf, longSentences, MAX_GRADE } from '../src/domain/reading-level.ts';
import { readContent } from './content/read.ts';

const files = readContent(dirname(import.meta.dirname));

describe.each([
  ['the guides', /^src\/content\/(?:cities|countries)\/[^/]+\/en\/[^/]+\.mdx$/, MAX_GRADE],
  ['the course', /^src\/content\/mooc\/[^/]+\/en\/[^/]+\.mdx$/, MAX_GRADE],
])('the English pages of %s', (_, name, most) => {
  const pages = files.filter(({ file }) => name.test(file));

  it('are there', () => {
    expect(pages.length).toBeGreaterThan(0);
  });

  it(`ask for no more than school grade ${most}`, () => {
    const hard = pages
      .map(({ file, text }) => ({ file, grade: gradeOf(text) }))
      .filter(({ grade }) => !(grade <= most));
    expect(hard.map(({ file, grade }) => `${file}: grade ${grade.toFixed(1)}`)).toEqual([]);
  });

  it('have no long sentences', () => {
    const long = pages.flatMap(({ file, text }) => longSentences(text).map((sentence) => `${file}: ${sentence}`));
    expect(long).toEqual([]);
  });
});
