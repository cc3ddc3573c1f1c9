import { describe, expect, it } from 'vitest';
import { check, checkReplaced, said } from './fixture.ts';
import {
  courseFiles,
  FILM,
  FILM_WORDS,
  HANDOUT,
  HOME,
  LESSON,
  MODULE,
  MODULE_LABELS,
  OVERVIEW,
  QUIZ,
  SECOND_LESSON,
  someWords,
} from './fixture-course.ts';

describe('the files of words of a module', () => {
  it('are all there in the source language', () => {
    const none = [OVERVIEW, LESSON, SECOND_LESSON, QUIZ, HANDOUT, FILM_WORDS, MODULE_LABELS].map((file) => [
      file,
      undefined,
    ]);
    expect(said(check(Object.fromEntries(none)))).toEqual([
      'en/1-begin.mdx:1 file: This file is missing. It is lesson 1 of src/content/mooc/01-first-module/module.yaml.',
      'en/2-go-on.mdx:1 file: This file is missing. It is lesson 2 of src/content/mooc/01-first-module/module.yaml.',
      'en/film.yaml:1 file: This file is missing. It holds the captions of src/content/mooc/01-first-module/film.yaml.',
      'en/handout.yaml:1 file: This file is missing. Every module has a sheet to print.',
      'en/index.mdx:1 file: This file is missing. Without its overview a module is not shown in this language.',
      'en/labels.yaml:1 file: This file is missing. It holds a note for each video of src/content/mooc/01-first-module/module.yaml.',
      'en/quiz.yaml:1 file: This file is missing. It holds the words of the questions of src/content/mooc/01-first-module/module.yaml.',
    ]);
  });

  it('are all there in a language that has begun', () => {
    const labels = courseFiles()[MODULE_LABELS]?.replace('original, by: human', 'human, of: "123456789abc"');
    const files = check({ [`${HOME}/de/labels.yaml`]: labels }).map(({ file, wrong }) => [
      file.split('/').at(-1),
      wrong,
    ]);
    expect(files).toEqual(
      ['1-begin.mdx', '2-go-on.mdx', 'film.yaml', 'handout.yaml', 'index.mdx', 'quiz.yaml'].map((name) => [
        name,
        'This file is missing.',
      ]),
    );
  });

  it('have the number of their lesson', () => {
    const text = courseFiles()[SECOND_LESSON];
    expect(said(check({ [SECOND_LESSON]: undefined, [`${HOME}/en/3-go-on.mdx`]: text }))).toEqual([
      'en/3-go-on.mdx:1 file: In src/content/mooc/01-first-module/module.yaml this lesson is number 2. Rename it to 2-go-on.mdx, or change the order there.',
    ]);
    expect(said(check({ [`${HOME}/en/1-go-on.mdx`]: text }))[0]).toContain('Delete it, or write into 2-go-on.mdx.');
    expect(said(check({ [SECOND_LESSON]: undefined, [`${HOME}/en/2-go-onn.mdx`]: text }))).toEqual([
      'en/2-go-on.mdx:1 file: This file is missing. It is lesson 2 of src/content/mooc/01-first-module/module.yaml.',
      'en/2-go-onn.mdx:1 file: src/content/mooc/01-first-module/module.yaml has no lesson `go-onn`. Add it there, or delete the file. Did you mean `2-go-on`?',
    ]);
  });

  it('have captions exactly where there is a storyboard', () => {
    const pictures = { [`${HOME}/film/letters.svg`]: undefined, [`${HOME}/film/evening.svg`]: undefined };
    expect(said(check({ [FILM]: undefined, ...pictures }))).toEqual([
      'en/film.yaml:1 file: The module has no film: src/content/mooc/01-first-module/film.yaml is missing. Add the storyboard, or delete this file.',
    ]);
  });
});

describe('words of a module', () => {
  it('note every video and no other', () => {
    expect(said(checkReplaced(MODULE_LABELS, 'talk:', 'talks:'))).toEqual([
      'en/labels.yaml:2 videos.talk: `talk` of src/content/mooc/01-first-module/module.yaml, line 14, has no words here. Add under `videos`: `talk: What it is good for in class.`.',
      'en/labels.yaml:3 videos.talks: src/content/mooc/01-first-module/module.yaml has no `talks` under `videos`. Delete these words, or correct the id. Did you mean `talk`?',
    ]);
  });

  it('caption every scene and no other', () => {
    expect(said(checkReplaced(FILM_WORDS, 'evening:', 'evenings:'))).toEqual([
      expect.stringContaining(
        'en/film.yaml:4 scenes.evening: `evening` of src/content/mooc/01-first-module/film.yaml, line 4,',
      ),
      expect.stringContaining('Did you mean `evening`?'),
    ]);
  });

  it('ask every question and no other', () => {
    expect(said(checkReplaced(QUIZ, 'q03:', 'q3:'))).toEqual([
      expect.stringMatching(/questions\.q03: `q03` of .*line 10, has no words here\. .*prompt: …, feedback: …/),
      expect.stringContaining('has no `q3` under `quiz`. Delete these words, or correct the id. Did you mean `q03`?'),
    ]);
  });

  it.each([
    [
      'options: { a: This, b: That, c: Neither }\n    feedback: That one.',
      'options: { a: This, b: That, d: Neither }\n    feedback: That one.',
      [
        'en/quiz.yaml:5 questions.q01.options.c: `c` of src/content/mooc/01-first-module/module.yaml, line 8, has no words here. Add under `questions.q01.options`: `c: Its words`.',
        'en/quiz.yaml:5 questions.q01.options.d: src/content/mooc/01-first-module/module.yaml has no `d` under `quiz.q01.options`. Delete these words, or correct the id. Did you mean `c`?',
      ],
    ],
    [
      '    options: { a: This, b: That, c: Neither }\n    feedback: This order.',
      '    feedback: This order.',
      [
        'en/quiz.yaml:12 questions.q04.options: `options` is missing: this is a question of kind order. Add `options: { a: …, b: …, c: … }`.',
      ],
    ],
    [
      'prompt: It is so.,',
      'prompt: It is so., options: { a: Yes },',
      [
        'en/quiz.yaml:11 questions.q03.options: A question of kind true-false has no `options`. Delete it, or correct `kind`.',
      ],
    ],
    [
      'left: { "1": One, "2": Two }',
      'left: { "1": One }',
      [expect.stringContaining('questions.q05.left.2: `2` of src/content/mooc/01-first-module/module.yaml, line 12,')],
    ],
    [
      '    right: { a: This, b: That, c: Neither }\n',
      '',
      [expect.stringContaining('questions.q05.right: `right` is missing: this is a question of kind match.')],
    ],
  ])('offer exactly what the key offers: %j as %j', (from, to, expected) => {
    expect(said(checkReplaced(QUIZ, from, to))).toEqual(expected);
  });

  it('follow a change of the key', () => {
    expect(
      said(checkReplaced(MODULE, 'kind: true-false, answer: true', 'kind: single, options: [a, b], answer: a')),
    ).toEqual([
      expect.stringContaining('questions.q03.options: `options` is missing: this is a question of kind single.'),
    ]);
  });
});

describe('the length of a lesson', () => {
  const lasting = (count: number) => said(checkReplaced(LESSON, someWords(600), someWords(count)));

  it('is 600 to 900 words', () => {
    expect(lasting(560)).toEqual([
      'en/1-begin.mdx:12 text: The lesson has 583 words. Write 600 to 900: explain more, with life in class.',
    ]);
    expect(lasting(575)).toEqual([
      'en/1-begin.mdx:12 text: The lesson has 598 words. Write 600 to 900: explain more, with life in class.',
    ]);
    expect(lasting(875)).toEqual([]);
    expect(lasting(880)[0]).toContain('The lesson has 903 words.');
  });
});
