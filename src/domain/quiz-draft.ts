import { pointsOf, seedFor, shuffled, type Answer, type Key, type QuestionKind } from './quiz.ts';
import { isRecord } from './record.ts';

/** A quiz on its way: what was answered, what was already checked, how the options are mixed. */
export type Draft = {
  /** Mixes the options (`mixOf`); a new attempt gets a new one. */
  seed: number;
  /** By the ids of the questions. */
  answers: Record<string, DraftAnswer>;
};

/** The answer to one question so far. */
type DraftAnswer = {
  /** What it was given to (`versionOf`). */
  version: string;
  given: Answer;
  /** Whether the learner has seen if it is right; from then on it stands. */
  checked: boolean;
};

const isDraftAnswer = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['version'] === 'string' &&
  typeof value['checked'] === 'boolean' &&
  Array.isArray(value['given']) &&
  value['given'].every((each) => typeof each === 'string');

/** Whether a stored value is a draft. */
export const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  Number.isInteger(value['seed']) &&
  isRecord(value['answers']) &&
  Object.values(value['answers']).every(isDraftAnswer);

/** An empty attempt. */
export const newDraft = (seed: number): Draft => ({ seed: seed >>> 0, answers: {} });

/**
 * A stored draft as it fits the quiz of today: answers to questions that have changed are left out and counted;
 * answers to questions that are gone are left out.
 * @param versions of the questions of today, by id
 */
export function fitDraft(draft: Draft, versions: Readonly<Record<string, string>>): { draft: Draft; changed: number } {
  const here = Object.entries(draft.answers).filter(([id]) => id in versions);
  const same = here.filter(([id, answer]) => answer.version === versions[id]);
  return { draft: { ...draft, answers: Object.fromEntries(same) }, changed: here.length - same.length };
}

/**
 * What two tabs with the same attempt know together: a checked answer stands; else what this tab has.
 * A tab with another attempt is of no concern.
 */
export function mergeDrafts(mine: Draft, stored: Draft | undefined): Draft {
  if (!stored || stored.seed !== mine.seed) return mine;
  const answers = { ...stored.answers };
  for (const [id, answer] of Object.entries(mine.answers)) if (!answers[id]?.checked) answers[id] = answer;
  return { ...mine, answers };
}

/**
 * An answer of last time with what was chosen before the script brought it back: the newer choice stands,
 * and where several may be chosen the older ones stay beside it.
 */
export function withEarly(kind: QuestionKind, stored: Answer, early: Answer): Answer {
  if (early.length === 0 || (kind !== 'multiple' && kind !== 'match')) return early.length > 0 ? early : stored;
  const line = (each: string) => each.split('=')[0];
  return [...stored.filter((old) => !early.some((each) => line(each) === line(old))), ...early];
}

/** The attempt that the page is built for: where it begins, nothing moves when the script arrives. */
export const FIRST_ATTEMPT = 0;

/**
 * The order in which the options of a question are shown: mixed, the same throughout an attempt, and things to be
 * ordered never so that they are worth points as they stand. Runs on the phone and when the site is built.
 * @param attempt the seed of a draft
 * @param number position of the question
 */
export function mixOf(key: Key, options: readonly string[], attempt: number, number: number): string[] {
  const ids = [...options].sort();
  for (let turn = 0; ; turn++) {
    const mixed = shuffled(ids, seedFor(attempt, number) + turn);
    if (key.kind !== 'order' || pointsOf(key, mixed) === 0) return mixed;
  }
}

/**
 * The order that chosen places make: what has none, or one that is taken, fills the gaps as it stands.
 * @param places from 1; 0 where none was chosen
 */
export function orderByPlaces(options: readonly string[], places: readonly number[]): string[] {
  const order: (string | undefined)[] = options.map(() => undefined);
  const rest = options.filter((option, index) => {
    const at = (places[index] ?? 0) - 1;
    if (!(at in order) || order[at] !== undefined) return true;
    order[at] = option;
    return false;
  });
  return order.flatMap((option) => option ?? rest.shift() ?? []);
}
