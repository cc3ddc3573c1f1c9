import { entriesAt, itemsAt, keyOf, textAt, valueAt, type Located, type Path } from './located.ts';
import type { Problem } from './problem.ts';

/*
 * The key of a question: what it calls right is among what it offers.
 */

/** Checks the key of the question at a path of `module.yaml`. */
export function checkKey(facts: Located, path: Path): Problem[] {
  const question: Question = {
    list: (key) => itemsAt(facts.value, [...path, key]).map(String),
    problem: (key, wrong, write) => ({
      file: facts.file,
      line: facts.lineOf([...path, ...key]),
      key: keyOf([...path, ...key]),
      wrong,
      write,
    }),
  };
  const twice = ['options', 'left', 'right'].flatMap((key) => repeated(question, key));
  switch (textAt(facts.value, [...path, 'kind'])) {
    case 'single': {
      const answer = valueAt(facts.value, [...path, 'answer']);
      const given = typeof answer === 'string' ? [answer] : [];
      return [...twice, ...notOffered(question, given, 'options', () => ['answer'])];
    }
    case 'multiple':
      return [...twice, ...chosen(question), ...notAll(question)];
    case 'order':
      return [...twice, ...chosen(question), ...allPlaced(question)];
    case 'match':
      return [...twice, ...pairs(question, entriesAt(facts, [...path, 'answer']))];
    default:
      return twice;
  }
}

type Question = {
  /** The list at a key, as text: numbers without quotes are a matter of shape. */
  list: (key: string) => string[];
  problem: (key: Path, wrong: string, write: string) => Problem;
};

const named = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');

function repeated({ list, problem }: Question, key: string): Problem[] {
  const ids = list(key);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [problem([key, index], `\`${id}\` stands twice in \`${key}\`.`, 'Delete one, or give it another letter.')]
      : [],
  );
}

/** Answers that are not offered. */
function notOffered(
  { list, problem }: Question,
  given: readonly string[],
  key: string,
  pathOf: (index: number) => Path,
): Problem[] {
  const offered = list(key);
  // Where nothing is offered the shape is broken already.
  if (offered.length === 0) return [];
  return given.flatMap((id, index) =>
    offered.includes(id)
      ? []
      : [
          problem(
            pathOf(index),
            `The answer \`${id}\` is not among \`${key}\`.`,
            `Write one of: ${offered.join(', ')}; or add it to \`${key}\`.`,
          ),
        ],
  );
}

/** A list of answers: all offered, none twice. */
const chosen = (question: Question): Problem[] => [
  ...notOffered(question, question.list('answer'), 'options', (index) => ['answer', index]),
  ...repeated(question, 'answer'),
];

function notAll({ list, problem }: Question): Problem[] {
  const [offered, right] = [list('options'), list('answer')];
  if (offered.length === 0 || offered.some((id) => !right.includes(id))) return [];
  return [problem(['answer'], 'All options are right, so there is nothing to choose.', 'Add an option that is wrong.')];
}

function allPlaced({ list, problem }: Question): Problem[] {
  const right = list('answer');
  const left = list('options').filter((id) => !right.includes(id));
  if (left.length === 0 || right.length === 0) return [];
  return [
    problem(['answer'], `${named(left)} has no place in the order.`, 'Name every option once, in the right order.'),
  ];
}

function pairs(question: Question, answers: readonly [string, unknown][]): Problem[] {
  const { list, problem } = question;
  const left = list('left');
  if (left.length === 0 || answers.length === 0) return [];
  const given = answers.map(([id]) => id);
  const alone = left.filter((id) => !given.includes(id));
  return [
    ...(alone.length > 0
      ? [
          problem(
            ['answer'],
            `${named(alone)} of \`left\` has no answer.`,
            'Name for each of `left` what belongs to it.',
          ),
        ]
      : []),
    ...given
      .filter((id) => !left.includes(id))
      .map((id) =>
        problem(
          ['answer', id],
          `There is no \`${id}\` in \`left\`.`,
          `Write one of: ${left.join(', ')}; or delete it.`,
        ),
      ),
    ...notOffered(
      question,
      answers.map(([, right]) => String(right)),
      'right',
      (index) => ['answer', given[index] ?? ''],
    ),
  ];
}
