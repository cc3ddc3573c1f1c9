import type { Answer } from './quiz.ts';
import { isRecord } from './record.ts';

/*
 * What a learner has done. It lives on the learner's device and in files they save; nobody else has it.
 * Ids of modules, lessons and questions never change, so progress survives new texts. What the course no longer has
 * is kept and not counted.
 */

/** Version of the shape below. A newer one needs a step in `STEPS`. */
const SCHEMA = 1;

/** The best attempt at a module's quiz. */
export type QuizRecord = {
  /** Points, from 0 to `of`. */
  points: number;
  /** Number of questions. */
  of: number;
  /** When it was finished, ISO 8601. */
  on: string;
  /** When the quiz was first passed, ISO 8601. Absent: not yet. */
  passedOn?: string;
  /** What was answered, by question: an organisation can grade it again. */
  answers: Record<string, Answer>;
};

/** Everything that is remembered. */
export type Progress = {
  schema: typeof SCHEMA;
  /** When each lesson was done, by `<module>/<lesson>`, ISO 8601. */
  lessons: Record<string, string>;
  /** By module. */
  quizzes: Record<string, QuizRecord>;
  /** Where the learner stopped: address below the course, like `time-management/a-realistic-week/`. */
  last?: string;
};

/** What reading brought: the progress, and how much of the stored could not be understood. */
export type Reading = { progress: Progress; damage: 'none' | 'part' | 'all' };

/** Nothing done yet. */
export const nothing = (): Progress => ({ schema: SCHEMA, lessons: {}, quizzes: {} });

type Steps = Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>;

/** How each older shape becomes the next one: `STEPS[n]` makes n + 1 of n. There was none before the first. */
const STEPS: Steps = {};

const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 1000;
const isAnswer = (value: unknown): value is Answer =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isQuizRecord = (value: unknown): value is QuizRecord =>
  isRecord(value) &&
  isCount(value['points']) &&
  isCount(value['of']) &&
  value['points'] <= value['of'] &&
  isTime(value['on']) &&
  (value['passedOn'] === undefined || isTime(value['passedOn'])) &&
  isRecord(value['answers']) &&
  Object.values(value['answers']).every(isAnswer);

/**
 * Understands what was stored, whatever it is. Good parts are kept, bad ones left out and said.
 * @param steps how older shapes are brought up to date
 */
export function readProgress(value: unknown, steps: Steps = STEPS, schema: number = SCHEMA): Reading {
  const lost: Reading = { progress: nothing(), damage: 'all' };
  let current = value;
  for (;;) {
    if (!isRecord(current)) return lost;
    const version = current['schema'];
    if (version === schema) break;
    const step = typeof version === 'number' ? steps[version] : undefined;
    // A newer shape, from before a step back to an older site, or no shape of ours.
    if (!step) return lost;
    current = { ...step(current), schema: Number(version) + 1 };
  }
  const { lessons, quizzes, last } = current;
  const good = <T>(part: unknown, fits: (each: unknown) => each is T) =>
    Object.fromEntries(
      Object.entries(isRecord(part) ? part : {}).filter((entry): entry is [string, T] => fits(entry[1])),
    );
  const progress: Progress = { schema: SCHEMA, lessons: good(lessons, isTime), quizzes: good(quizzes, isQuizRecord) };
  if (typeof last === 'string') progress.last = last;
  const size = (part: unknown) => (isRecord(part) ? Object.keys(part).length : -1);
  const whole =
    size(lessons) === size(progress.lessons) &&
    size(quizzes) === size(progress.quizzes) &&
    (last === undefined || progress.last !== undefined);
  return { progress, damage: whole ? 'none' : 'part' };
}

const earlier = (a: string, b: string) => (Date.parse(b) < Date.parse(a) ? b : a);

/** The better of two attempts; of two alike, the earlier. Passed once is passed. */
function betterQuiz(a: QuizRecord, b: QuizRecord): QuizRecord {
  const [better, other] =
    b.points > a.points || (b.points === a.points && (b.on < a.on || (b.on === a.on && rank(b) < rank(a))))
      ? [b, a]
      : [a, b];
  const passed = [better.passedOn, other.passedOn].filter(isTime);
  return passed.length > 0 ? { ...better, passedOn: passed.reduce(earlier) } : better;
}

/** Something to order two attempts by that differ in nothing else. */
const rank = ({ of, answers }: QuizRecord) => JSON.stringify([of, answers]);

/**
 * What two devices, two tabs or a device and a file know together. Nothing done is lost, and it does not matter which
 * comes first or how often the same is merged; only `last` is taken from `mine` where it has one.
 */
export function merge(mine: Progress, theirs: Progress): Progress {
  const lessons = { ...mine.lessons };
  for (const [id, on] of Object.entries(theirs.lessons)) lessons[id] = lessons[id] ? earlier(lessons[id], on) : on;
  const quizzes = { ...mine.quizzes };
  for (const [id, quiz] of Object.entries(theirs.quizzes))
    quizzes[id] = quizzes[id] ? betterQuiz(quizzes[id], quiz) : quiz;
  const last = mine.last ?? theirs.last;
  return { schema: SCHEMA, lessons, quizzes, ...(last === undefined ? {} : { last }) };
}

/**
 * What merging a file would add to this device; nothing where it would change nothing.
 * @param known ids of the modules and `<module>/<lesson>` of the course of today: only these are counted
 */
export function gain(
  mine: Progress,
  theirs: Progress,
  known: ReadonlySet<string>,
): { lessons: number; quizzes: number; better: number } | undefined {
  const both = merge(mine, theirs);
  if (JSON.stringify(both) === JSON.stringify(mine)) return undefined;
  const count = (part: object, isNew: (id: string) => boolean) =>
    Object.keys(part).filter((id) => known.has(id) && isNew(id)).length;
  const passes = (id: string) => !mine.quizzes[id]?.passedOn && both.quizzes[id]?.passedOn !== undefined;
  return {
    lessons: count(both.lessons, (id) => !(id in mine.lessons)),
    quizzes: count(both.quizzes, passes),
    better: count(
      both.quizzes,
      (id) => !passes(id) && (both.quizzes[id]?.points ?? 0) > (mine.quizzes[id]?.points ?? -1),
    ),
  };
}

/** Marks what a saved file is. */
const FILE_KIND = 'immigrant-friendly-cities/progress';

/** The text of a progress file. */
export const toFile = (progress: Progress): string => JSON.stringify({ kind: FILE_KIND, ...progress }, null, 2);

/** Reads a progress file: its progress, or why it cannot be used. */
export function fromFile(text: string): Progress | 'wrong' | 'damaged' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.includes(FILE_KIND) ? 'damaged' : 'wrong';
  }
  if (!isRecord(value) || value['kind'] !== FILE_KIND) return 'wrong';
  const { progress, damage } = readProgress(value);
  return damage === 'none' ? progress : 'damaged';
}
