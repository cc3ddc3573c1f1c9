import { itemsAt, keyOf, textAt, valueAt, type Located } from './located.ts';
import { idsAt } from './list-ids.ts';
import { pair } from './pair.ts';
import type { Problem } from './problem.ts';

/** Maps of words that each kind of question has. */
const MAPS: Record<string, readonly string[]> = {
  single: ['options'],
  multiple: ['options'],
  'true-false': [],
  order: ['options'],
  match: ['left', 'right'],
};
const ALL_MAPS = ['options', 'left', 'right'];

/** Every question has its words, with exactly the answers that the module offers. */
export function checkQuizWords(facts: Located, quiz: Located): Problem[] {
  if (quiz.broken) return [];
  const questions = itemsAt(facts.value, ['quiz']);
  return [
    ...pair(facts, quiz, 'quiz', idsAt(facts, ['quiz']), ['questions'], '{ prompt: …, feedback: … }'),
    ...questions.flatMap((question, index) => checkQuestion(facts, quiz, question, index)),
  ];
}

function checkQuestion(facts: Located, quiz: Located, question: unknown, index: number): Problem[] {
  const id = textAt(question, ['id']);
  const kind = textAt(question, ['kind']) ?? '';
  const maps = MAPS[kind];
  if (id === undefined || !maps || valueAt(quiz.value, ['questions', id]) === undefined) return [];
  return ALL_MAPS.flatMap((key) => {
    const path = ['questions', id, key];
    const written = valueAt(quiz.value, path) !== undefined;
    const offered = itemsAt(question, [key]).map(String);
    const at = { file: quiz.file, line: quiz.lineOf(path), key: keyOf(path) };
    if (!maps.includes(key))
      return written
        ? [{ ...at, wrong: `A question of kind ${kind} has no \`${key}\`.`, write: 'Delete it, or correct `kind`.' }]
        : [];
    if (!written)
      return [
        {
          ...at,
          wrong: `\`${key}\` is missing: this is a question of kind ${kind}.`,
          write: `Add \`${key}: { ${offered.map((each) => `${each}: …`).join(', ')} }\`.`,
        },
      ];
    const wanted = offered.map((each, place) => ({ id: each, path: ['quiz', index, key, place] }));
    return pair(facts, quiz, `quiz.${id}.${key}`, wanted, path, 'Its words');
  });
}
