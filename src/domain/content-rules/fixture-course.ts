/*
 * For tests: a course with one tiny module and nothing wrong, as part of the site of `fixture.ts`.
 */

const MOOC = 'src/content/mooc';
export const COURSE = `${MOOC}/course/course.yaml`;
export const COURSE_SOURCES = `${MOOC}/course/sources.yaml`;
export const COURSE_LABELS = `${MOOC}/course/en/labels.yaml`;
/** Folder of the module. */
export const HOME = `${MOOC}/01-first-module`;
export const MODULE = `${HOME}/module.yaml`;
export const FILM = `${HOME}/film.yaml`;
export const PICTURE = `${HOME}/film/letters.svg`;
export const OVERVIEW = `${HOME}/en/index.mdx`;
export const LESSON = `${HOME}/en/1-begin.mdx`;
export const SECOND_LESSON = `${HOME}/en/2-go-on.mdx`;
export const QUIZ = `${HOME}/en/quiz.yaml`;
export const HANDOUT = `${HOME}/en/handout.yaml`;
export const FILM_WORDS = `${HOME}/en/film.yaml`;
export const MODULE_LABELS = `${HOME}/en/labels.yaml`;

/** As many words as asked for, in sentences of five. */
export const someWords = (count: number) => 'One short sentence stands here. '.repeat(count / 5).trim();

const lesson = (title: string, source: string) => `---
title: ${title}
summary: What this lesson is about.
activity:
  title: A round
  aim: People talk.
  materials: [paper, pens]
  steps: [Sit down., Talk., Stand up.]
check: { question: Why talk?, answer: It helps. }
translation: { status: original, by: human }
---

## Why it matters

Listen first. <Cite id="${source}" />

<Check />

<Squares title="Four ways">
- **Ask** a question
- **Wait** a while
- **Nod** once
- **Say** it again
</Squares>

<Example>
Amina asks and waits.
</Example>

## Tomorrow

${someWords(600)}
`;

/** Files of the course, by path. */
export const courseFiles = (): Record<string, string> => ({
  [COURSE]: 'passPercent: 70\nachievement: { type: CertificateOfCompletion }\n',
  [COURSE_SOURCES]: `s1: { title: A book, publisher: A press, basis: knowledge, checkBy: "2027-01-01" }
s2: { title: A page, publisher: A school, basis: page, readOn: "2026-01-01", checkBy: "2027-01-01" }
s3: { title: A list, publisher: A library, basis: knowledge, checkBy: "2027-01-01" }
`,
  [COURSE_LABELS]: `translation: { status: original, by: human }
title: The course
summary: A course for trainers.
audience: [You teach adults.]
facilitation: [Read the lesson first.]
achievement: { name: The course, description: All read., criteria: Pass all. }
`,
  [MODULE]: `hours: 4
minutes: { reading: 20, videos: 10, activities: 80, quiz: 30 }
lessons:
  - { id: begin, minutes: 10, activityMinutes: 40 }
  - { id: go-on, minutes: 10, activityMinutes: 40 }
handout: checklist
quiz:
  - { id: q01, lesson: begin, kind: single, options: [a, b, c], answer: b }
  - { id: q02, lesson: begin, kind: multiple, options: [a, b, c], answer: [a, c] }
  - { id: q03, lesson: go-on, kind: true-false, answer: true }
  - { id: q04, lesson: go-on, kind: order, options: [a, b, c], answer: [c, a, b] }
  - { id: q05, lesson: go-on, kind: match, left: ["1", "2"], right: [a, b, c], answer: { "1": c, "2": a } }
videos:
  talk: { title: A talk, maker: TED, url: "https://www.example.org/talk", language: en }
reading:
  - { source: s3, languages: [en] }
achievement: { type: Badge }
`,
  [FILM]: `poster: letters
scenes:
  - { id: letters, seconds: 40, picture: letters.svg, beats: 2 }
  - { id: evening, seconds: 40, picture: evening.svg }
`,
  [PICTURE]: '<svg/>',
  [`${HOME}/film/evening.svg`]: '<svg/>',
  [OVERVIEW]: `---
title: The first module
shortTitle: First module
summary: Why it matters.
outcomes: [You can listen.]
translation: { status: original, by: human }
---

## Why this matters

People are heard. <Cite id="s1" />
`,
  [LESSON]: lesson('Begin', 's1'),
  [SECOND_LESSON]: lesson('Go on', 's1 s2'),
  [QUIZ]: `translation: { status: original, by: human }
questions:
  q01:
    prompt: Which one?
    options: { a: This, b: That, c: Neither }
    feedback: That one.
  q02:
    prompt: Which ones?
    options: { a: This, b: That, c: Neither }
    feedback: Two of them.
  q03: { prompt: It is so., feedback: It is. }
  q04:
    prompt: What comes first?
    options: { a: This, b: That, c: Neither }
    feedback: This order.
  q05:
    prompt: What belongs together?
    left: { "1": One, "2": Two }
    right: { a: This, b: That, c: Neither }
    feedback: These two.
`,
  [HANDOUT]: `translation: { status: original, by: human }
title: A sheet
intro: Fill it in.
lines: ["My goal: ______"]
keyPoints: [Listen first.]
`,
  [FILM_WORDS]: `translation: { status: original, by: human }
title: A film
summary: Somebody gets letters.
scenes:
  letters: Letters come.
  evening: The evening is calm.
`,
  [MODULE_LABELS]: `translation: { status: original, by: human }
videos:
  talk: Good to begin with.
achievement: { name: First module, description: Ten questions., criteria: Pass the quiz. }
`,
});
