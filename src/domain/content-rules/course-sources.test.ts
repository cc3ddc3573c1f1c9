import { describe, expect, it } from 'vitest';
import { check, checkReplaced, said } from './fixture.ts';
import { COURSE_SOURCES, courseFiles, MODULE, SECOND_LESSON } from './fixture-course.ts';

const MORE = {
  [COURSE_SOURCES]: `${courseFiles()[COURSE_SOURCES]}s5: { title: A law, publisher: A state, basis: knowledge, checkBy: "2027-01-01" }\n`,
};
const UNUSED =
  'course/sources.yaml:4 s5: No lesson cites the source `s5`, and no module names it as reading. Cite it where it was used (`<Cite id="…" />`), or delete it.';

describe('sources of the course', () => {
  it('are all used', () => {
    expect(said(check(MORE))).toEqual([UNUSED]);
    expect(check({ ...MORE, [MODULE]: courseFiles()[MODULE]?.replace('source: s3', 'source: s5') })).toHaveLength(1);
  });

  it('may be used by what is not written yet or cannot be read', () => {
    expect(said(check({ ...MORE, [SECOND_LESSON]: undefined }))).toEqual([
      expect.stringContaining('This file is missing.'),
    ]);
    expect(said(check({ ...MORE, [MODULE]: 'hours: [' }))).not.toContain(UNUSED);
  });

  it('are read again after they were read', () => {
    expect(said(checkReplaced(COURSE_SOURCES, 'readOn: "2026-01-01"', 'readOn: "2027-01-02"'))).toEqual([
      expect.stringContaining(
        'course/sources.yaml:2 s2.checkBy: The source is to be read again by 2027-01-01, which is not after it was read (2027-01-02).',
      ),
    ]);
  });
});
