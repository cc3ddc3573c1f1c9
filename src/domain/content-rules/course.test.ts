import { describe, expect, it } from 'vitest';
import { checkContent } from './check.ts';
import { check, checkReplaced, said, SITE } from './fixture.ts';
import {
  COURSE,
  COURSE_LABELS,
  COURSE_SOURCES,
  courseFiles,
  FILM,
  FILM_WORDS,
  HANDOUT,
  LESSON,
  MODULE,
  MODULE_LABELS,
  OVERVIEW,
  QUIZ,
} from './fixture-course.ts';

describe('the course', () => {
  it('may be absent', () => {
    expect(check(Object.fromEntries(Object.keys(courseFiles()).map((file) => [file, undefined])))).toEqual([]);
  });

  it('misses its own files', () => {
    const problems = check({ [COURSE]: undefined, [COURSE_SOURCES]: undefined, [COURSE_LABELS]: undefined });
    expect(said(problems)).toEqual([
      'course/course.yaml:1 file: This file is missing. It says how many points pass a quiz.',
      'en/labels.yaml:1 file: This file is missing. It holds the title and the summary of the course.',
      'course/sources.yaml:1 file: This file is missing. It holds what lessons cite, by id.',
    ]);
  });

  it('misses the facts of a module, and then says nothing of what depends on them', () => {
    expect(said(check({ [MODULE]: undefined }))).toEqual([
      '01-first-module/module.yaml:1 file: This file is missing. Its keys are in src/domain/course.ts.',
    ]);
  });

  it.each([COURSE, COURSE_SOURCES, COURSE_LABELS, MODULE, FILM, QUIZ, HANDOUT, FILM_WORDS, MODULE_LABELS, OVERVIEW])(
    'does not guess what a broken %s says',
    (file) => {
      const text = courseFiles()[file] ?? '';
      const [, first = ''] = /^(\w+:)/m.exec(text) ?? [];
      const problems = checkReplaced(file, first, `${first} [`);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every((each) => each.file === file && each.wrong.startsWith('This cannot be read'))).toBe(true);
    },
  );

  it('does not fall over any single line that is cut out', () => {
    const files = courseFiles();
    for (const [file, text] of Object.entries(files)) {
      const lines = text.split('\n');
      for (let at = 0; at < lines.length; at++) {
        const cut = { ...files, [file]: lines.toSpliced(at, 1).join('\n') };
        expect(() =>
          checkContent(
            Object.entries(cut).map(([name, content]) => ({ file: name, text: content })),
            SITE,
          ),
        ).not.toThrow();
      }
    }
  });

  it('shows short words as they are, without tags', () => {
    expect(said(checkReplaced(HANDOUT, '[Listen first.]', '["Listen <Cite id=\\"s1\\" />"]'))).toEqual([
      'en/handout.yaml:5 keyPoints.0: A tag stands here, but this text is shown as it is. Write words only; a tag can stand in the body of a page.',
    ]);
    expect(said(checkReplaced(LESSON, 'Sit down.', 'Sit <b>down</b>.'))).toEqual([
      expect.stringContaining('activity.steps.0: A tag stands here'),
    ]);
  });
});

describe('shapes of the files of the course', () => {
  it.each([
    [COURSE, 'passPercent: 70', 'passPercent: 170', 'passPercent: `passPercent` is 170. Write at most 100.'],
    [COURSE, 'passPercent: 70\n', '', 'passPercent: `passPercent` is missing. Add `passPercent: 70`.'],
    [COURSE_SOURCES, 's1:', 'S 1:', 'S 1: `S 1` cannot be an id.'],
    [COURSE_LABELS, 'audience: [You teach adults.]\n', '', 'audience: `audience` is missing. Add `audience: […]`.'],
    [MODULE, 'handout: checklist', 'handout: cheklist', 'Write one of: checklist, template. Did you mean `checklist`?'],
    [MODULE, 'minutes: 10, activity', 'activity', '`minutes` is missing. Add `minutes: 10`.'],
    [MODULE, '{ id: begin, ', '{ ', 'lessons.0.id: `id` is missing. Add `id: first-lesson`.'],
    [
      MODULE,
      'kind: order',
      'kind: ordr',
      'quiz.3.kind: `kind` is "ordr". Write one of: single, multiple, true-false, order, match. Did you mean `order`?',
    ],
    [MODULE, ', answer: [a, c]', '', 'quiz.1.answer: `answer` is missing. Add `answer: [a, c]`.'],
    [MODULE, 'answer: [a, c]', 'answer: a', 'is the text "a", but must be a list. Write `answer: [a, c]`.'],
    [MODULE, 'answer: true', 'answer: yes!', 'but must be true or false. Write `answer: true`.'],
    [FILM, 'poster: letters\n', '', 'poster: `poster` is missing. Add `poster: first-scene`.'],
    [FILM, 'picture: letters.svg, ', '', 'scenes.0.picture: `picture` is missing. Add `picture: first-scene.svg`.'],
    [OVERVIEW, 'shortTitle: First module', `shortTitle: ${'long '.repeat(10)}`, 'has 49 characters. Write at most 40.'],
    [OVERVIEW, 'outcomes: [You can listen.]\n', '', '`outcomes` is missing. Add `outcomes: [You can …]`.'],
    [LESSON, 'What this lesson is about.', 'word '.repeat(41), 'A summary has at most 40 words.'],
    [LESSON, ', answer: It helps.', '', 'check.answer: `answer` is missing. Add `answer: The answer, and why.`.'],
    [LESSON, 'materials: [paper, pens]', 'materials: paper', 'must be a list. Write `materials: [paper, pens]`.'],
    [QUIZ, 'feedback: That one.', 'fedback: That one.', 'Did you mean `feedback`?'],
    [QUIZ, '{ a: This, b: That, c: Neither }', '[This]', 'Write `options: { a: First answer, b: Second answer }`.'],
    [HANDOUT, 'lines: ["My goal: ______"]\n', '', '`lines` is missing. Add `lines: ["My goal: ______"]`.'],
    [FILM_WORDS, 'title: A film\n', '', '`title` is missing.'],
    [MODULE_LABELS, 'name: First module, ', '', 'achievement.name: `name` is missing. Add `name: Time management`.'],
  ])('%s: %j as %j', (file, from, to, expected) => {
    expect(said(checkReplaced(file, from, to))).toContainEqual(expect.stringContaining(expected));
  });
});
