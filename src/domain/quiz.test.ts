import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keyOf,
  pointsOf,
  pointsToPass,
  QUESTION_KINDS,
  scoreOf,
  seedFor,
  shareRight,
  shuffled,
  versionOf,
  type Key,
} from './quiz.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];
const some = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 });
const pairs = fc
  .tuple(fc.shuffledSubarray(letters, { minLength: 3, maxLength: 3 }), fc.constant(['1', '2', '3']))
  .map(([right, left]) => left.map((each, index) => `${each}=${right[index]}`));
const keys: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), answer: fc.constantFrom(...letters).map((each) => [each]) }),
  fc.record({ kind: fc.constant('true-false' as const), answer: fc.boolean().map((each) => [String(each)]) }),
  fc.record({ kind: fc.constant('multiple' as const), answer: some }),
  fc.record({
    kind: fc.constant('order' as const),
    answer: fc.shuffledSubarray(letters, { minLength: 3, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('match' as const), answer: pairs }),
);
const anything = fc.array(fc.oneof(fc.constantFrom(...letters, 'true', 'false', '1=a', '2=b', '3=c'), fc.string()), {
  maxLength: 8,
});

describe('points', () => {
  it('are 0, 0.5 or 1 whatever is given', () => {
    fc.assert(fc.property(keys, anything, (key, given) => [0, 0.5, 1].includes(pointsOf(key, given))));
  });

  it('are 1 for the right answer and for nothing else', () => {
    fc.assert(
      fc.property(keys, anything, (key, given) => {
        expect(pointsOf(key, key.answer)).toBe(1);
        const same =
          key.kind === 'order'
            ? [...new Set(given)].join() === key.answer.join()
            : new Set(given).size === key.answer.length && key.answer.every((each) => given.includes(each));
        expect(pointsOf(key, given) === 1).toBe(same);
      }),
    );
  });

  it('do not depend on the order in which options were chosen, but for order', () => {
    fc.assert(
      fc.property(
        keys.filter(({ kind }) => kind !== 'order'),
        anything,
        fc.nat(),
        (key, given, seed) => shareRight(key, given) === shareRight(key, shuffled(given, seed)),
      ),
    );
  });

  it('never rise by choosing something wrong as well', () => {
    const multiple = { kind: 'multiple', answer: ['a', 'b'] } as const;
    fc.assert(
      fc.property(
        some,
        fc.constantFrom('c', 'd', 'e'),
        (given, wrong) => shareRight(multiple, [...given, wrong]) <= shareRight(multiple, given),
      ),
    );
  });

  it.each([
    ['multiple: two of three', { kind: 'multiple', answer: ['a', 'b', 'c'] }, ['a', 'b'], 0.5],
    ['multiple: all right and one wrong', { kind: 'multiple', answer: ['a', 'b', 'c'] }, ['a', 'b', 'c', 'd'], 0.5],
    ['multiple: one of three', { kind: 'multiple', answer: ['a', 'b', 'c'] }, ['a'], 0],
    ['multiple: everything ticked', { kind: 'multiple', answer: ['a', 'b'] }, ['a', 'b', 'c', 'd'], 0],
    ['order: neighbours changed', { kind: 'order', answer: ['a', 'b', 'c', 'd'] }, ['b', 'a', 'c', 'd'], 0.5],
    ['order: reversed', { kind: 'order', answer: ['a', 'b', 'c', 'd'] }, ['d', 'c', 'b', 'a'], 0],
    ['order: one is missing', { kind: 'order', answer: ['a', 'b', 'c'] }, ['a', 'b'], 0],
    ['match: two of four', { kind: 'match', answer: ['1=a', '2=b', '3=c', '4=d'] }, ['1=a', '2=b', '3=d', '4=c'], 0.5],
    ['match: one of four', { kind: 'match', answer: ['1=a', '2=b', '3=c', '4=d'] }, ['1=a'], 0],
    ['single: two chosen', { kind: 'single', answer: ['a'] }, ['a', 'b'], 0],
    ['true-false: nothing chosen', { kind: 'true-false', answer: ['false'] }, [], 0],
  ] as const)('%s', (_, key, given, points) => {
    expect(pointsOf(key, given)).toBe(points);
  });
});

describe('the score', () => {
  it('is not misled by an id that every object has a property for', () => {
    const quiz = Object.fromEntries([['__proto__', { kind: 'single', answer: ['a'] } as const]]);
    expect(scoreOf(quiz, {})).toBe(0);
  });

  it('lies between 0 and the number of questions, and is full for the key itself', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), keys), fc.dictionary(fc.string(), anything), (quiz, given) => {
        const questions = Object.keys(quiz).length;
        const score = scoreOf(quiz, given);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(questions);
        expect(scoreOf(quiz, Object.fromEntries(Object.entries(quiz).map(([id, key]) => [id, key.answer])))).toBe(
          questions,
        );
      }),
    );
  });

  it.each([
    [10, 70, 7],
    [10, 75, 7.5],
    [10, 71, 7.5],
    [9, 70, 6.5],
    [1, 100, 1],
  ])('of %i questions passes at %i percent with %d points', (questions, percent, points) => {
    expect(pointsToPass(questions, percent)).toBe(points);
  });
});

describe('keys', () => {
  it('read every kind of question', () => {
    expect(keyOf({ kind: 'single', answer: 'b' })).toEqual({ kind: 'single', answer: ['b'] });
    expect(keyOf({ kind: 'true-false', answer: false })).toEqual({ kind: 'true-false', answer: ['false'] });
    expect(keyOf({ kind: 'order', answer: ['b', 'a'] }).answer).toEqual(['b', 'a']);
    expect(keyOf({ kind: 'match', answer: { 1: 'b', 2: 'a' } }).answer).toEqual(['1=b', '2=a']);
    expect(QUESTION_KINDS).toHaveLength(5);
  });

  it('have a version that changes with the key and the options, not with the order of options', () => {
    const key = { kind: 'single', answer: ['a'] } as const;
    expect(versionOf(key, ['b', 'a'])).toBe(versionOf(key, ['a', 'b']));
    expect(versionOf(key, ['a', 'b', 'c'])).not.toBe(versionOf(key, ['a', 'b']));
    expect(versionOf({ ...key, answer: ['b'] }, ['a', 'b'])).not.toBe(versionOf(key, ['a', 'b']));
  });
});

describe('shuffling', () => {
  it('keeps everything, and the same seed gives the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer(), (list, seed) => {
        expect(shuffled(list, seed).sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
        expect(shuffled(list, seed)).toEqual(shuffled(list, seed));
      }),
    );
  });

  it('gives every order its turn', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, attempt) => shuffled([1, 2, 3], seedFor(attempt, 4)).join()));
    expect(seen.size).toBe(6);
  });
});
