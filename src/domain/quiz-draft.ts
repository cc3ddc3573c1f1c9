import { shuffled, type Answer } from './quiz.ts';
import { isRecord } from './record.ts';

/** A quiz on its way: what was answered, what was already checked, how the options are mixed. */
export type Draft = {
  /** Mixes the options; a new attempt gets a new one. */
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

/** The order in which things to be ordered are first shown: mixed, and never already right. */
export function firstOrder(options: readonly string[], answer: Answer, seed: number): string[] {
  const mixed = shuffled(options, seed);
  return mixed.join() === answer.join() ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
