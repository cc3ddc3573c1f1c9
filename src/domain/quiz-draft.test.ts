import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOrder, fitDraft, isDraft, mergeDrafts, newDraft, type Draft } from './quiz-draft.ts';

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

it('things to be ordered are never shown in the right order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 3 }), fc.nat(), (right, seed) => {
      const shown = firstOrder(
        ['a', 'b', 'c', 'd'].filter((each) => right.includes(each)),
        right,
        seed,
      );
      expect([...shown].sort()).toEqual([...right].sort());
      expect(shown).not.toEqual(right);
    }),
  );
});
