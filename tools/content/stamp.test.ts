import { describe, expect, it } from 'vitest';
import { stamp } from './stamp.ts';

const HASH = 'abcdef012345';

describe('stamping a translation', () => {
  it.each([
    [
      '---\ntitle: T\ntranslation: { status: machine, of: "000000000000" } # why\n---\n\ntext',
      '---\ntitle: T\ntranslation: { status: machine, of: "abcdef012345" } # why\n---\n\ntext',
    ],
    ['translation: {status: machine}\nname: L\n', 'translation: {status: machine, of: "abcdef012345"}\nname: L\n'],
    ['translation:\n  status: machine\nname: L\n', 'translation:\n  status: machine\n  of: "abcdef012345"\nname: L\n'],
    [
      'translation:\n    of: 000000000000\n    status: human\nname: L\n',
      'translation:\n    of: "abcdef012345"\n    status: human\nname: L\n',
    ],
    [
      'translation:\n  status: human\n  of:\nname: L\n',
      'translation:\n  status: human\n  of: "abcdef012345"\nname: L\n',
    ],
    [
      '---\r\ntranslation: { status: human, of: 123456789012 }\r\n---\r\nof: no',
      '---\r\ntranslation: { status: human, of: "abcdef012345" }\r\n---\r\nof: no',
    ],
    ['name: no translation\n', 'name: no translation\n'],
  ])('changes nothing but the hash in %j', (before, after) => {
    expect(stamp(before, HASH)).toBe(after);
    expect(stamp(stamp(before, HASH), HASH)).toBe(after);
  });
});
