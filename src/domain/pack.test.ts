import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isPackIndex, unfold, type PackIndex } from './pack.ts';

const block = fc.constantFrom(
  '<style>p{color:red}long-name{color:blue}</style>',
  '<style>q{}long-name{color:blue}</style>',
  '<svg class="sprite"><symbol id="i-a"><path/></symbol><symbol id="i-b"/></svg>',
  '<svg class="sprite"><symbol id="i-a"><path/></symbol></svg>',
  '<style>a{color:red}</style>',
  '<style>b{}</style>',
  '<svg class="sprite"><path d="M0"/></svg>',
  '<header class="top wrap">x</header>',
  '<footer class="foot">y <a>z</a></footer>',
  '<update-notice><p>n</p></update-notice>',
);
const page = fc
  .array(
    fc.oneof(
      block,
      fc.string().map((text) => text.replaceAll('\u0000', '')),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe('folding', () => {
  it('gives back every page as it was', () => {
    fc.assert(
      fc.property(fc.array(page), (pages) => {
        const folded = fold(pages);
        expect(folded.pages.map((each) => unfold(each, folded.parts))).toEqual(pages);
      }),
    );
  });

  it('takes out what two pages share, and nothing else', () => {
    const shared = '<style>a{color:red}</style>';
    const { parts, pages } = fold([`<p>1</p>${shared}`, `${shared}<footer>own</footer>`]);
    expect(parts).toEqual([shared]);
    expect(pages).toEqual(['<p>1</p>\u00000\u0000', '\u00000\u0000<footer>own</footer>']);
  });

  it('finds icons and rules that pages share inside what they do not', () => {
    const icon = '<symbol id="i-a"><path d="M1 2"/></symbol>';
    const { parts, pages } = fold([`<svg class="sprite">${icon}</svg>`, `<svg class="sprite">x${icon}</svg>`]);
    expect(parts).toEqual([icon]);
    expect(pages).toEqual(['<svg class="sprite">\u00000\u0000</svg>', '<svg class="sprite">x\u00000\u0000</svg>']);
  });

  it('refuses what it could not give back', () => {
    expect(() => unfold('\u00000\u0000', ['a part that holds itself: \u00000\u0000'])).toThrow('no part 0');
    expect(() => fold(['a\u0000b'])).toThrow('NUL');
    expect(() => unfold('\u00007\u0000', ['one part'])).toThrow('no part 7');
  });
});

describe('the index', () => {
  const sealed = { file: 'packs/a.pack', bytes: 3, sha256: 'a'.repeat(64) };
  const index: PackIndex = {
    schema: 1,
    pages: { 'cities/leipzig': { own: ['cities/leipzig/'], shared: ['search/'] } },
    engines: { en: { ...sealed, version: 'e' } },
    packs: [{ ...sealed, id: 'en/cities/leipzig', version: 'v', pages: 'cities/leipzig', films: [sealed] }],
  };

  it('is known when it is whole', () => {
    expect(isPackIndex(JSON.parse(JSON.stringify(index)))).toBe(true);
  });

  it.each([
    ['another schema', { ...index, schema: 2 }],
    ['packs missing', { ...index, packs: undefined }],
    ['a pack without a hash', { ...index, packs: [{ ...index.packs[0], sha256: '' }] }],
    ['a pack whose pages nobody names', { ...index, packs: [{ ...index.packs[0], pages: 'cities/lund' }] }],
    ['a file on another host', { ...index, packs: [{ ...index.packs[0], file: 'https://example.org/x' }] }],
    ['a file outside the folder', { ...index, packs: [{ ...index.packs[0], file: '../x' }] }],
    ['pages that are no list', { ...index, pages: { 'cities/leipzig': { own: 'x', shared: [] } } }],
    ['a film without size', { ...index, packs: [{ ...index.packs[0], films: [{ file: 'x' }] }] }],
    ['no object', []],
    ['nothing', null],
  ])('is refused: %s', (_, value) => {
    expect(isPackIndex(JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof isPackIndex(value) === 'boolean'));
  });
});
