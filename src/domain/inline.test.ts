import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INLINE_TAGS, inlineFacts, parseInline } from './inline.ts';

describe('inline tags', () => {
  it('splits a sentence into text and facts', () => {
    expect(parseInline('Pay <Cost id="fee" /> at the <Place id="office">citizens’ office</Place>.')).toEqual([
      { text: 'Pay ' },
      { tag: 'Cost', id: 'fee', words: undefined, index: 4 },
      { text: ' at the ' },
      { tag: 'Place', id: 'office', words: 'citizens’ office', index: 29 },
      { text: '.' },
    ]);
  });

  it('leaves unknown tags as text, for the content check to find', () => {
    expect(inlineFacts('<Price id="x" /> <b>bold</b>')).toEqual([]);
  });

  it('loses nothing of a sentence', () => {
    const tag = fc.constantFrom(...INLINE_TAGS);
    const part = fc.oneof(
      fc.string().map((text) => text.replace(/[<>]/g, '')),
      fc.tuple(tag, fc.constantFrom('a', 'b-c')).map(([name, id]) => `<${name} id="${id}" />`),
      fc.tuple(tag, fc.constantFrom('word', 'two words')).map(([name, words]) => `<${name} id="a">${words}</${name}>`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const sentence = parts.join('');
        const again = parseInline(sentence)
          .map((piece) => {
            if ('text' in piece) return piece.text;
            const { tag: name, id, words } = piece;
            return words === undefined ? `<${name} id="${id}" />` : `<${name} id="${id}">${words}</${name}>`;
          })
          .join('');
        expect(again).toBe(sentence);
      }),
    );
  });
});
