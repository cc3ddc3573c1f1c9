import type { z } from 'zod';
import { keyOf, valueAt, type Located, type Path } from './located.ts';
import { isRecord } from '../record.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/*
 * What Zod finds, in words for people who write YAML: where it stands, what is wrong, what to write.
 */

type Issue = z.core.$ZodIssue;

/**
 * How a value of a key looks, for the keys people forget most. Others get an example by their type. A key that means
 * several things is told apart by the key above it, or by the type it must have.
 */
const EXAMPLES: Record<string, string | Record<string, string>> = {
  source: 's1',
  url: 'https://www.example.org',
  officialSite: 'https://www.example.org',
  title: 'Title of the page',
  publisher: 'City of Example',
  checkBy: '"2027-06-30"',
  readOn: '"2026-06-30"',
  verifiedOn: '"2026-06-30"',
  verifiedBy: 'Name of the person',
  date: '"2027-03-04"',
  asOf: '"2026"',
  published: '"2026-05"',
  currency: 'EUR',
  amount: '12.5',
  name: 'Bürgeramt Mitte',
  phone: '"+49 341 1230"',
  number: '"112"',
  lang: 'de',
  language: 'de',
  languages: '[de, en]',
  timezone: 'Europe/Berlin',
  country: 'de',
  code: 'DE',
  region: 'Sachsen',
  welcome: 'One paragraph of welcome.',
  summary: 'The answer in at most 60 words.',
  translation: '{ status: original, by: human }',
  of: '"000000000000"',
  label: 'What it is, in a few words.',
  q: 'The question?',
  a: 'The answer.',
  word: 'Bürgeramt',
  in: "{ en: citizens' office }",
  population: '{ value: 600000, year: 2025, source: s1 }',
  coordinates: '{ lat: 51.34, lon: 12.37 }',
  bounds: '{ south: 47, west: 5, north: 56, east: 16 }',
  frame: '[eu, schengen]',
  // The course.
  'achievement.name': 'Time management',
  'achievement.description': 'What its holder has shown.',
  'achievement.criteria': 'Pass the module quiz with at least 70 percent of the points.',
  passPercent: '70',
  minutes: { number: '10' },
  activityMinutes: '40',
  lessons: '[{ id: first-lesson, minutes: 10, activityMinutes: 40 }]',
  'lessons.id': 'first-lesson',
  lesson: 'first-lesson',
  quiz: { array: '[{ id: q01, lesson: first-lesson, kind: true-false, answer: true }]' },
  'quiz.id': 'q01',
  options: { array: '[a, b, c]', record: '{ a: First answer, b: Second answer }' },
  left: { array: '["1", "2"]', record: '{ "1": What is given }' },
  right: { array: '[a, b]', record: '{ a: What belongs to it }' },
  answer: { string: 'a', array: '[a, c]', boolean: 'true', record: '{ "1": b, "2": a }' },
  prompt: 'The question?',
  feedback: 'Why the right answer is right.',
  videos: { record: '{}' },
  maker: 'TED',
  reading: { array: '[{ source: s1, languages: [en] }]' },
  poster: 'first-scene',
  scenes: {
    array: '[{ id: first-scene, seconds: 9, picture: first-scene.svg }]',
    record: '{ first-scene: What it shows. }',
  },
  'scenes.id': 'first-scene',
  picture: 'first-scene.svg',
  seconds: '9',
  shortTitle: 'Two or three words',
  outcomes: '[You can …]',
  materials: '[paper, pens]',
  steps: '[First …, Then …, Last …]',
  aim: 'What the activity is for.',
  'check.question': 'The question?',
  'check.answer': 'The answer, and why.',
  intro: 'What to do with it.',
  lines: '["My goal: ______"]',
  keyPoints: '[What to remember]',
};

/** All that can be said of a YAML file alone: its syntax and its shape. */
export const shape = (schema: z.ZodType, located: Located): Problem[] => [
  ...located.problems,
  ...checkShape(schema, located),
];

/** Checks a file against its schema. Every broken rule becomes one problem at the line of its key. */
function checkShape(schema: z.ZodType, located: Located): Problem[] {
  if (located.broken) return [];
  const result = schema.safeParse(located.value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => describe(issue, [], schema, located));
}

function describe(issue: Issue, parent: Path, schema: z.ZodType, located: Located): Problem[] {
  const path = [...parent, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((nested) => describe(nested, path, schema, located));
  }
  const value = valueAt(located.value, path);
  const at = (key: Path, wrong: string, write: string): Problem => ({
    file: located.file,
    line: located.lineOf(key),
    key: keyOf(key),
    wrong,
    write,
  });
  if (issue.code === 'unrecognized_keys') {
    const allowed = [...new Set(schemasAt(schema, path).flatMap(keysOf))];
    return issue.keys.map((key) =>
      at(
        [...path, key],
        `There is no key \`${key}\` here.`,
        `Allowed are ${allowed.join(', ')}.${didYouMean(key, allowed)}`,
      ),
    );
  }
  if (issue.code === 'invalid_key') {
    const name = String(path.at(-1));
    return [at(path, `\`${name}\` cannot be an id.`, sentence(issue.issues[0]?.message ?? issue.message))];
  }
  const name = path.length > 0 ? `\`${path.at(-1)}\`` : 'The file';
  if (value === undefined) {
    const wanted = exampleFor(path, schema, issue);
    const hint = issue.code === 'custom' ? sentence(issue.message) : `Add \`${path.at(-1) ?? ''}: ${wanted}\`.`;
    return [at(path, `${name} is missing.`, path.length > 0 ? hint : 'Fill the file or delete it.')];
  }
  const kinds = issue.code === 'invalid_union' && issue.discriminator ? literalsAt(schema, path) : undefined;
  if (issue.code === 'invalid_value' || kinds) {
    const allowed = kinds ?? (issue.code === 'invalid_value' ? issue.values.map(String) : []);
    return [
      at(
        path,
        `${name} is ${shown(value)}.`,
        `Write one of: ${allowed.join(', ')}.${didYouMean(String(value), allowed)}`,
      ),
    ];
  }
  if (issue.code === 'invalid_type' && isPlain(issue.message)) {
    return [
      at(
        path,
        `${name} is ${kindOf(value)}, but must be ${EXPECTED[issue.expected] ?? issue.expected}.`,
        fix(value, path, schema, issue),
      ),
    ];
  }
  if (issue.code === 'too_big' && typeof value === 'string') {
    return [at(path, `${name} has ${value.trim().length} characters.`, `Write at most ${issue.maximum}.`)];
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const [limit, word] = issue.code === 'too_big' ? [issue.maximum, 'at most'] : [issue.minimum, 'at least'];
    const empty =
      value === '' ||
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'string' && value.trim() === '');
    return [
      at(
        path,
        `${name} is ${empty ? 'empty' : shown(value)}.`,
        empty ? 'Write something, or delete the key if it may be absent.' : `Write ${word} ${limit}.`,
      ),
    ];
  }
  const known = isPlain(issue.message)
    ? `Write it like \`${path.at(-1)}: ${exampleFor(path, schema, issue)}\`.`
    : sentence(issue.message);
  return [at(path, `${name} is ${shown(value)}.`, known)];
}

/** The alternative the writer most likely meant: the one with the fewest foreign keys, then the fewest faults. A tie says nothing. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const foreign = (branch: readonly Issue[]) =>
    branch.reduce(
      (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : issue.path.length === 0 ? 99 : 0),
      0,
    );
  const ranked = branches
    .map((branch) => ({ branch, cost: foreign(branch) * 100 + branch.length }))
    .filter(({ cost }) => cost < 9900)
    .toSorted((a, b) => a.cost - b.cost);
  const [first, second] = ranked;
  return first && first.cost !== second?.cost ? first.branch : undefined;
}

/** Zod's own wording, as opposed to a sentence of ours. */
const isPlain = (message: string) => message.startsWith('Invalid') || message.startsWith('Too ');

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');

const shown = (value: unknown) => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const EXPECTED: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'a group of keys';
  if (typeof value === 'string') return `the text "${value}"`;
  return `the ${typeof value} ${String(value)}`;
}

function fix(value: unknown, path: Path, schema: z.ZodType, issue: z.core.$ZodIssueInvalidType): string {
  const { expected } = issue;
  const key = String(path.at(-1) ?? '');
  // Leading zeros are lost by now, and a bare `no` may have become false: the writer knows what stood there.
  if (expected === 'string' && typeof value === 'number') return `Put it in quotes, like \`${key}: "${value}"\`.`;
  if (expected === 'string' && typeof value === 'boolean')
    return `Put the word you mean in quotes, like \`${key}: "no"\`.`;
  if (expected === 'number' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) {
    return `Take the quotes away: \`${key}: ${value}\`.`;
  }
  if (value === null) return `Write a value, or delete the key if it may be absent.`;
  return `Write \`${key}: ${exampleFor(path, schema, issue)}\`.`;
}

function exampleFor(path: Path, schema: z.ZodType, issue: Issue): string {
  const parts = schemasAt(schema, path);
  // Of alternatives, such as the keys of several kinds of questions, the one that was missed.
  const missed = issue.code === 'invalid_type' ? parts.find(({ _zod }) => _zod.def.type === issue.expected) : undefined;
  const def = (missed ?? parts[0])?._zod.def;
  const named = namedExample(path, def?.type);
  if (def?.type === 'enum') return String(Object.values(def.entries)[0]);
  if (named !== undefined) return named;
  if (def?.type === 'literal') return String(def.values[0]);
  if (def?.type === 'number') return '1';
  if (def?.type === 'boolean') return 'true';
  if (def?.type === 'array') return '[…]';
  if (def?.type === 'object')
    return `{ ${Object.keys(def.shape)
      .map((key) => `${key}: …`)
      .join(', ')} }`;
  return '…';
}

function namedExample(path: Path, type: string | undefined): string | undefined {
  const keys = path.filter((step) => typeof step === 'string');
  const example =
    EXAMPLES[keys.slice(-2).join('.')] ?? (typeof path.at(-1) === 'string' ? EXAMPLES[keys.at(-1) ?? ''] : undefined);
  return typeof example === 'object' ? example[type ?? ''] : example;
}

/** The parts of a schema that guard the value at a path: several where alternatives are allowed. */
function schemasAt(schema: z.core.$ZodType, path: Path): z.core.$ZodTypes[] {
  const bare = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return bare;
  return bare.flatMap((part) => {
    const { def } = part._zod;
    if (def.type === 'object') return def.shape[step] ? schemasAt(def.shape[step], rest) : [];
    if (def.type === 'record') return schemasAt(def.valueType, rest);
    if (def.type === 'array') return schemasAt(def.element, rest);
    return [];
  });
}

/** The words that alternatives are told apart by. */
const literalsAt = (schema: z.ZodType, path: Path): string[] =>
  schemasAt(schema, path).flatMap(({ _zod: { def } }) => (def.type === 'literal' ? def.values.map(String) : []));

function unwrap(schema: z.core.$ZodType): z.core.$ZodTypes[] {
  const part = schema as z.core.$ZodTypes;
  const { def } = part._zod;
  if (def.type === 'default' || def.type === 'optional') return unwrap(def.innerType);
  if (def.type === 'union') return def.options.flatMap(unwrap);
  return [part];
}

function keysOf(part: z.core.$ZodTypes): string[] {
  const { def } = part._zod;
  return def.type === 'object' ? Object.keys(def.shape) : [];
}
