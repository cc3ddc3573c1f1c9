/*
 * The rules of a quiz: what an answer is worth, when a quiz is passed, how options are mixed.
 * Runs on the phone and when the site is built.
 */

/** Kinds of questions. */
export const QUESTION_KINDS = ['single', 'multiple', 'true-false', 'order', 'match'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * An answer, given or right, as a list of words:
 * - `single`: the id of the option · `true-false`: `true` or `false`
 * - `multiple`: the ids of the options, in any order
 * - `order`: the ids, in order
 * - `match`: pairs `left=right`, in any order
 */
export type Answer = readonly string[];

/** A question as scoring sees it. */
export type Key = { kind: QuestionKind; answer: Answer };

/** What a question is worth: nothing, half a point or a point. */
export type Points = 0 | 0.5 | 1;

/** A question of `module.yaml`, as far as scoring is concerned. */
type KeyedQuestion =
  | { kind: 'single'; answer: string }
  | { kind: 'true-false'; answer: boolean }
  | { kind: 'multiple' | 'order'; answer: readonly string[] }
  | { kind: 'match'; answer: Readonly<Record<string, string>> };

/** The key of a question. */
export function keyOf(question: KeyedQuestion): Key {
  const { kind, answer } = question;
  if (kind === 'match') return { kind, answer: Object.entries(answer).map(([left, right]) => `${left}=${right}`) };
  return { kind, answer: typeof answer === 'object' ? answer : [String(answer)] };
}

/** How much of an answer is right, from 0 to 1. */
export function shareRight({ kind, answer }: Key, given: Answer): number {
  const chosen = [...new Set(given)];
  if (kind === 'order') return orderShare(answer, chosen);
  const hits = chosen.filter((each) => answer.includes(each)).length;
  const misses = chosen.length - hits;
  if (kind === 'multiple') return Math.max(0, hits - misses) / answer.length;
  if (kind === 'match') return Math.max(0, Math.min(hits, answer.length - misses)) / answer.length;
  return hits === 1 && misses === 0 ? 1 : 0;
}

/** Of all pairs of things: those in the right order, less those in the wrong one. A reversed list is worth nothing. */
function orderShare(answer: Answer, given: Answer): number {
  if (given.length !== answer.length || given.some((each) => !answer.includes(each))) return 0;
  const places = given.map((each) => answer.indexOf(each));
  const pairs = (places.length * (places.length - 1)) / 2;
  const right = places.reduce(
    (sum, place, index) => sum + places.slice(index + 1).filter((later) => later > place).length,
    0,
  );
  return Math.max(0, (2 * right) / pairs - 1);
}

/** A whole point for an answer that is right, half a point for one that is at least half right. */
export function pointsOf(key: Key, given: Answer): Points {
  const share = shareRight(key, given);
  if (share === 1) return 1;
  return share >= 0.5 ? 0.5 : 0;
}

/** The points of a quiz: from 0 to the number of its questions. Questions without an answer are worth nothing. */
export const scoreOf = (keys: Readonly<Record<string, Key>>, given: Readonly<Record<string, Answer>>): number =>
  Object.entries(keys).reduce(
    (sum, [id, key]) => sum + pointsOf(key, Object.hasOwn(given, id) ? (given[id] ?? []) : []),
    0,
  );

/** The fewest points that pass, in half points. */
export const pointsToPass = (questions: number, passPercent: number): number =>
  Math.ceil((questions * passPercent * 2) / 100) / 2;

/**
 * What a stored answer was given to: changes when the options or the right answer change, so that an old answer is
 * not counted for a new question. Wording does not count: a corrected comma or a translation keeps the answer.
 */
export function versionOf({ kind, answer }: Key, options: readonly string[]): string {
  // FNV-1a: short, the same everywhere; nobody needs to be kept from forging it.
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify([kind, [...options].sort(), answer]))
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** The list in another order; the same seed gives the same order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const mixed = [...list];
  let state = seed >>> 0;
  for (let last = mixed.length - 1; last > 0; last--) {
    // mulberry32: one line of well mixed numbers.
    state = (state + 0x6d2b79f5) >>> 0;
    let number = Math.imul(state ^ (state >>> 15), state | 1);
    number ^= number + Math.imul(number ^ (number >>> 7), number | 61);
    const other = ((number ^ (number >>> 14)) >>> 0) % (last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** A number for `shuffled` that belongs to a question of an attempt. */
export const seedFor = (attempt: number, question: number): number => Math.imul(attempt + 1, 0x9e3779b1) ^ question;
