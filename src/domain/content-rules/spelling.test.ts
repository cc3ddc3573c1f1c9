import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './spelling.ts';

describe('what was probably meant', () => {
  it('is near', () => {
    expect(nearest('helth', ['work', 'health'])).toBe('health');
    expect(nearest('zebra', ['work', 'health'])).toBeUndefined();
  });

  it('is the word itself where it exists', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (known) => {
        expect(nearest(known[0] ?? '', known)?.toLowerCase()).toBe(known[0]?.toLowerCase());
      }),
    );
  });
});
