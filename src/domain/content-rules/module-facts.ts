import { checkKey } from './answer-key.ts';
import type { Module } from './course-files.ts';
import { doubles, idsAt } from './list-ids.ts';
import { entriesAt, itemsAt, keyOf, textAt, type Located, type Path } from './located.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** The parts of `module.yaml` fit each other: lessons, questions with their key, reading. */
export function checkModuleFacts({ facts }: Module, sources: Located | undefined): Problem[] {
  if (!facts || facts.broken) return [];
  return [
    ...doubles(facts, ['lessons']),
    ...doubles(facts, ['quiz']),
    ...lessonsAndQuestions(facts),
    ...itemsAt(facts.value, ['quiz']).flatMap((_, index) => checkKey(facts, ['quiz', index])),
    ...checkReading(facts, sources),
  ];
}

const problem = (facts: Located, path: Path, wrong: string, write: string): Problem => ({
  file: facts.file,
  line: facts.lineOf(path),
  key: keyOf(path),
  wrong,
  write,
});

/** Every question belongs to a lesson, and every lesson has a question. */
function lessonsAndQuestions(facts: Located): Problem[] {
  const lessons = idsAt(facts, ['lessons']);
  const ids = lessons.map(({ id }) => id);
  const asked = itemsAt(facts.value, ['quiz']).map((question) => textAt(question, ['lesson']));
  const lost = asked.flatMap((lesson, index) =>
    lesson === undefined || ids.includes(lesson)
      ? []
      : [
          problem(
            facts,
            ['quiz', index, 'lesson'],
            `There is no lesson \`${lesson}\`.`,
            `Write the lesson that answers the question: ${ids.join(', ')}.${didYouMean(lesson, ids)}`,
          ),
        ],
  );
  const silent = lessons
    .filter(({ id }) => !asked.includes(id))
    .map(({ id, path }) =>
      problem(
        facts,
        path,
        `No question asks about the lesson \`${id}\`.`,
        `Add a question with \`lesson: ${id}\` to \`quiz\`.`,
      ),
    );
  return [...lost, ...silent];
}

function checkReading(facts: Located, sources: Located | undefined): Problem[] {
  if (!sources || sources.broken) return [];
  const known = entriesAt(sources, []).map(([id]) => id);
  return itemsAt(facts.value, ['reading']).flatMap((item, index) => {
    const id = textAt(item, ['source']);
    if (id === undefined || known.includes(id)) return [];
    return [
      problem(
        facts,
        ['reading', index, 'source'],
        `There is no source \`${id}\` in ${sources.file}.`,
        `Add it there, or correct the id.${didYouMean(id, known)}`,
      ),
    ];
  });
}
