import { describe, expect, it } from 'vitest';
import { sizeInWords } from './size.ts';

describe('sizeInWords', () => {
  it.each([
    [0, '0 kB'],
    [279_615, '280 kB'],
    [999_400, '999 kB'],
    [1_000_000, '1 MB'],
    [1_449_000, '1.4 MB'],
    [10_700_000_000, '10.7 GB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(sizeInWords('en-GB', bytes)).toBe(words);
  });

  it('speaks the language of its reader', () => {
    expect(sizeInWords('de-DE', 1_449_000)).toBe('1,4 MB');
  });
});
