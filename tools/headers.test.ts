import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders } from './headers.ts';

const rules = parseHeaders('# comment\n/*\n  X-One: 1\n/_astro/*\n  Cache-Control: immutable\n  X-Two: a: b\n');

describe('_headers', () => {
  it('gives a path the headers of every pattern that fits', () => {
    expect(headersFor(rules, '/en/')).toEqual([['X-One', '1']]);
    expect(headersFor(rules, '/_astro/a.js')).toEqual([
      ['X-One', '1'],
      ['Cache-Control', 'immutable'],
      ['X-Two', 'a: b'],
    ]);
  });

  it('does not read a dot as any letter', () => {
    expect(headersFor(parseHeaders('/sw.js\n  A: 1'), '/swxjs')).toEqual([]);
  });
});
