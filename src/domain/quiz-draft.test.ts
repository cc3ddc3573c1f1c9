import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsOf } from './quiz.ts';
import { fitDraft, isDraft, mergeDrafts, mixOf, newDraft, orderByPlaces, withEarly, type Draft } from './quiz-draft.ts';

const answer = fc.record({
  version: fc.constantFrom('v1', 'v2'),
  given: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  checked: fc.boolean(),
});
const answers = fc.dictionary(fc.constantFrom('q01', 'q02', 'q03'), answer, { noNullPrototype: true });
const draft = (seed: number, parts: Draft['answers']): Draft => ({ seed, answers: parts });

describe('a draft', () => {
  it('comes back from storage as it was', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (parts, seed) => {
        const stored: unknown = JSON.parse(JSON.stringify(draft(seed, parts)));
        expect(isDraft(stored)).toBe(true);
        expect(stored).toEqual(draft(seed, parts));
      }),
    );
    expect(isDraft(newDraft(-1))).toBe(true);
  });

  it.each([null, 1, [], {}, { seed: 1 }, { seed: 1, answers: { q: { given: 'a', version: '', checked: true } } }])(
    'is not %j',
    (value) => {
      expect(isDraft(value)).toBe(false);
    },
  );

  it('keeps answers to questions that are the same, and counts those that are not', () => {
    const given = { version: 'v1', given: ['a'], checked: true };
    const old = draft(3, { q01: given, q02: given, gone: given });
    expect(fitDraft(old, { q01: 'v1', q02: 'v2', q03: 'v1' })).toEqual({
      draft: draft(3, { q01: given }),
      changed: 1,
    });
  });
});

it.each([
  ['single', ['a'], [], ['a']],
  ['single', ['a'], ['b'], ['b']],
  ['multiple', ['a', 'b'], ['b', 'c'], ['a', 'b', 'c']],
  ['match', ['1=a', '2=b'], ['2=c', '3=d'], ['1=a', '2=c', '3=d']],
  ['order', ['a', 'b', 'c'], ['c', 'a', 'b'], ['c', 'a', 'b']],
] as const)('an early choice joins the stored answer: %s %j %j', (kind, old, early, all) => {
  expect(withEarly(kind, old, early)).toEqual(all);
});

describe('two tabs', () => {
  it('lose no checked answer and no question that only one has answered', () => {
    fc.assert(
      fc.property(answers, answers, (mine, theirs) => {
        const both = mergeDrafts(draft(1, mine), draft(1, theirs)).answers;
        expect(Object.keys(both).sort()).toEqual([...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort());
        for (const [id, each] of Object.entries(theirs)) if (each.checked) expect(both[id]).toEqual(each);
        for (const [id, each] of Object.entries(mine)) if (!theirs[id]?.checked) expect(both[id]).toEqual(each);
      }),
    );
  });

  it('with different attempts do not mix', () => {
    const mine = draft(1, { q01: { version: 'v1', given: ['a'], checked: false } });
    expect(mergeDrafts(mine, draft(2, { q02: { version: 'v1', given: ['b'], checked: true } }))).toEqual(mine);
    expect(mergeDrafts(mine, undefined)).toEqual(mine);
  });
});

describe('options', () => {
  const letters = ['a', 'b', 'c', 'd'];

  it('that are to be ordered are never worth points as they are shown', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(letters, { minLength: 3 }), fc.nat(), (right, attempt) => {
        const key = { kind: 'order', answer: right } as const;
        const shown = mixOf(key, right, attempt, 3);
        expect([...shown].sort()).toEqual([...right].sort());
        expect(pointsOf(key, shown)).toBe(0);
      }),
    );
  });

  it('are mixed the same however they stand, and differently in another attempt', () => {
    const key = { kind: 'single', answer: ['a'] } as const;
    fc.assert(
      fc.property(fc.shuffledSubarray(letters, { minLength: 4 }), fc.nat(), (options, attempt) => {
        expect(mixOf(key, options, attempt, 3)).toEqual(mixOf(key, letters, attempt, 3));
      }),
    );
    const seen = Array.from({ length: 200 }, (_, attempt) => mixOf(key, letters, attempt, 3).join());
    expect(new Set(seen).size).toBe(24);
  });

  it.each([
    [[0, 0, 0, 0], 'abcd'],
    [[4, 3, 2, 1], 'dcba'],
    [[0, 1, 0, 0], 'bacd'],
    [[2, 2, 0, 9], 'bacd'],
  ])('stand where their places %j put them', (places, order) => {
    expect(orderByPlaces(letters, places).join('')).toBe(order);
  });
});
