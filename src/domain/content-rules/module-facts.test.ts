import { describe, expect, it } from 'vitest';
import { checkReplaced, said } from './fixture.ts';
import { LESSON, MODULE, OVERVIEW } from './fixture-course.ts';

const FILE = '01-first-module/module.yaml';
const changed = (from: string, to: string) =>
  said(checkReplaced(MODULE, from, to)).filter((each) => each.includes(FILE));

describe('lessons and questions of a module', () => {
  it('have ids of their own', () => {
    expect(changed('{ id: go-on', '{ id: begin')).toContain(
      `${FILE}:5 lessons.1.id: The id \`begin\` is already used on line 4. Give each an id of its own.`,
    );
    expect(changed('id: q02', 'id: q01')).toContain(
      `${FILE}:9 quiz.1.id: The id \`q01\` is already used on line 8. Give each an id of its own.`,
    );
  });

  it('belong together', () => {
    expect(changed('id: q03, lesson: go-on', 'id: q03, lesson: goon')).toEqual([
      `${FILE}:10 quiz.2.lesson: There is no lesson \`goon\`. Write the lesson that answers the question: begin, go-on. Did you mean \`go-on\`?`,
    ]);
    expect(
      changed(
        'lesson: begin, kind: single, options: [a, b, c], answer: b }\n  - { id: q02, lesson: begin',
        'lesson: go-on, kind: single, options: [a, b, c], answer: b }\n  - { id: q02, lesson: go-on',
      ),
    ).toEqual([
      `${FILE}:4 lessons.0.id: No question asks about the lesson \`begin\`. Add a question with \`lesson: begin\` to \`quiz\`.`,
    ]);
  });
});

describe('the key of a question', () => {
  it.each([
    [
      'answer: b }',
      'answer: d }',
      `${FILE}:8 quiz.0.answer: The answer \`d\` is not among \`options\`. Write one of: a, b, c; or add it to \`options\`.`,
    ],
    ['answer: [a, c] }', 'answer: [a, d] }', `${FILE}:9 quiz.1.answer.1: The answer \`d\` is not among \`options\`.`],
    ['answer: [a, c] }', 'answer: [a, a] }', `${FILE}:9 quiz.1.answer.1: \`a\` stands twice in \`answer\`.`],
    [
      'answer: [a, c] }',
      'answer: [a, c, b] }',
      `${FILE}:9 quiz.1.answer: All options are right, so there is nothing to choose. Add an option that is wrong.`,
    ],
    [
      'answer: [c, a, b] }',
      'answer: [c, a, c] }',
      `${FILE}:11 quiz.3.answer: \`b\` has no place in the order. Name every option once, in the right order.`,
    ],
    ['answer: [c, a, b] }', 'answer: [c, a, b, d] }', `${FILE}:11 quiz.3.answer.3: The answer \`d\` is not among`],
    [
      '{ "1": c, "2": a }',
      '{ "1": c }',
      `${FILE}:12 quiz.4.answer: \`2\` of \`left\` has no answer. Name for each of \`left\` what belongs to it.`,
    ],
    [
      '{ "1": c, "2": a }',
      '{ "1": c, "2": a, "3": b }',
      `${FILE}:12 quiz.4.answer.3: There is no \`3\` in \`left\`. Write one of: 1, 2; or delete it.`,
    ],
    [
      '{ "1": c, "2": a }',
      '{ "1": c, "2": e }',
      `${FILE}:12 quiz.4.answer.2: The answer \`e\` is not among \`right\`.`,
    ],
    ['right: [a, b, c]', 'right: [a, b, c, a]', `${FILE}:12 quiz.4.right.3: \`a\` stands twice in \`right\`.`],
  ])('%j as %j', (from, to, expected) => {
    expect(changed(from, to)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('sources of the course', () => {
  it('are there when a module reads on in them', () => {
    expect(changed('source: s3', 'source: s4')).toEqual([
      `${FILE}:16 reading.0.source: There is no source \`s4\` in src/content/mooc/course/sources.yaml. Add it there, or correct the id. Did you mean \`s1\`?`,
    ]);
  });

  it('are there when a lesson or an overview cites them', () => {
    expect(said(checkReplaced(LESSON, 'Cite id="s1"', 'Cite id="s1 s9"'))).toEqual([
      'en/1-begin.mdx:15 <Cite id="s1 s9">: There is no source `s9` in src/content/mooc/course/sources.yaml. Add it there, or correct the id. Did you mean `s1`?',
    ]);
    expect(said(checkReplaced(OVERVIEW, 'Cite id="s1"', 'Cite id="s9"'))[0]).toContain('There is no source `s9`');
  });
});
