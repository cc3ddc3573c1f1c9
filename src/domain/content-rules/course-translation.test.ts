import { describe, expect, it } from 'vitest';
import { translationHash } from '../translation-hash.ts';
import { check, filesWith, said, SITE } from './fixture.ts';
import { COURSE_LABELS, courseFiles, HOME, LESSON } from './fixture-course.ts';
import { translations } from './translation-state.ts';

const HERE = `${HOME}/de`;

/** The English words as if they were German: the same script, the same length, the same tags. */
const german = Object.fromEntries(
  Object.entries(courseFiles())
    .filter(([file]) => file.includes('/en/'))
    .map(([file, text]) => [
      file.replace('/en/', '/de/'),
      text.replace('original, by: human', 'machine, of: "123456789abc"'),
    ]),
);
const changed = (name: string, from: string, to: string) => {
  const text = german[`${HERE}/${name}`] ?? '';
  if (!text.includes(from)) throw new Error(`${name} has no "${from}"`);
  return said(check({ ...german, [`${HERE}/${name}`]: text.replace(from, to) }));
};

describe('a translated module', () => {
  it('may be whole', () => {
    expect(said(check(german))).toEqual([]);
  });

  it('keeps every tag of a lesson', () => {
    expect(changed('1-begin.mdx', ' <Cite id="s1" />', '')).toEqual([
      'de/1-begin.mdx:12 text: The text looks truncated: <Cite id="s1"> of src/content/mooc/01-first-module/en/1-begin.mdx, line 15, is not here. Translate the sentence with its tag <Cite id="s1">.',
    ]);
    expect(changed('2-go-on.mdx', '"s1 s2"', '"s1"')).toEqual([
      expect.stringContaining(
        '<Cite id="s1 s2"> of src/content/mooc/01-first-module/en/2-go-on.mdx, line 15, is not here.',
      ),
      'de/2-go-on.mdx:15 text: <Cite id="s1"> does not stand in src/content/mooc/01-first-module/en/2-go-on.mdx, or less often. Keep the tags and ids of the original exactly.',
    ]);
    expect(
      changed('1-begin.mdx', '<Squares title="Four ways">', '').some((each) => each.includes('<Squares> of src')),
    ).toBe(true);
  });

  it('keeps the tags of an overview', () => {
    expect(changed('index.mdx', ' <Cite id="s1" />', '')).toEqual([
      expect.stringContaining('de/index.mdx:8 text: The text looks truncated: <Cite id="s1">'),
    ]);
  });

  it('says no less, and has no bound of words of its own', () => {
    const sentence = 'One short sentence stands here. ';
    expect(changed('1-begin.mdx', sentence.repeat(30), '')).toEqual([]);
    expect(changed('1-begin.mdx', sentence.repeat(60), '')).toEqual([
      expect.stringMatching(
        /^de\/1-begin\.mdx:12 text: The text looks truncated: \d+ words, and \d+ in .*1-begin\.mdx\./,
      ),
    ]);
    expect(
      changed(
        'handout.yaml',
        'intro: Fill it in.\nlines: ["My goal: ______"]\nkeyPoints: [Listen first.]',
        'intro: Da.\nlines: ["__"]\nkeyPoints: [So.]',
      ),
    ).toEqual([expect.stringContaining('de/handout.yaml:1 text: The text looks truncated: ')]);
  });

  it('is written in the script of its language, lists and squares too', () => {
    const arabic = (name: string) => german[`${HERE}/${name}`];
    const outside = said(
      check({ [`${HOME}/ar/handout.yaml`]: arabic('handout.yaml'), [`${HOME}/ar/quiz.yaml`]: arabic('quiz.yaml') }),
    );
    expect(outside.filter((each) => each.includes('Only 0 % of the letters are Arabic'))).toHaveLength(2);
  });

  it('says which English text it was made from', () => {
    expect(changed('quiz.yaml', '123456789abc', '000000000000')).toEqual([
      expect.stringContaining(
        'de/quiz.yaml:1 translation.of: It is not written down which English text this was made from.',
      ),
    ]);
  });
});

describe('the state of translations', () => {
  it('knows every file of the course and its modules', () => {
    const hash = translationHash(courseFiles()[LESSON] ?? '');
    const files = filesWith({
      ...german,
      [`${HERE}/1-begin.mdx`]: german[`${HERE}/1-begin.mdx`]?.replace('123456789abc', hash),
      [`${HERE}/film.yaml`]: undefined,
    });
    const own = translations(files, SITE).filter(
      ({ language, guide }) => language === 'de' && guide.startsWith('mooc/'),
    );
    expect(own.map(({ guide, file, state }) => [guide, file.split('/').at(-1), state])).toEqual([
      ['mooc/course', 'labels.yaml', 'stale'],
      ['mooc/01-first-module', 'index.mdx', 'stale'],
      ['mooc/01-first-module', '1-begin.mdx', 'done'],
      ['mooc/01-first-module', '2-go-on.mdx', 'stale'],
      ['mooc/01-first-module', 'labels.yaml', 'stale'],
      ['mooc/01-first-module', 'quiz.yaml', 'stale'],
      ['mooc/01-first-module', 'handout.yaml', 'stale'],
      ['mooc/01-first-module', 'film.yaml', 'missing'],
    ]);
    expect(own[0]).toMatchObject({
      original: COURSE_LABELS,
      hash: translationHash(courseFiles()[COURSE_LABELS] ?? ''),
    });
  });
});
