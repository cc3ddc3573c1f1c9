import { describe, expect, it } from 'vitest';
import { readKit } from './kit.ts';
import { beatsNamed, compose, endOf, motion, readPicture, visibility } from './picture.ts';

const kit = readKit(`<svg>
  <style>
    :root { --sun: #ffcc33; --ink: #000000; --top: var(--sun); --skin: #ffffff }
    .sun { fill: var(--sun) }
    .top { fill: var(--top) }
    .arm { fill: none; stroke: color-mix(in srgb, var(--top) 50%, #000000) }
    .if-hat { display: var(--if-hat, none) }
    .amina { --top: var(--ink); --if-hat: inline }
  </style>
  <defs>
    <g id="person"><path class="top" d="M0 0"/><circle class="if-hat" r="1"/></g>
    <g id="pair"><use href="#person" x="5"/><use href="#person" transform="scale(2)"/></g>
  </defs>
</svg>`);
const scene = { seconds: 8, beats: 2 };
const moment = (at: number) => ({ at, ...scene });
const picture = (inner: string) => readPicture(`<svg viewBox="0 0 640 360">${inner}</svg>`, 'a.svg');
/** What is drawn inside the frame. */
const drawn = (inner: string, at = 0) => compose(picture(inner), kit, moment(at)).replace(/^<svg[^>]*>|<\/svg>$/g, '');

describe('paints', () => {
  it('become plain colours, and people bring their own', () => {
    expect(drawn('<use href="#person"/>')).toBe('<path d="M0 0" fill="#ffcc33"/>');
    expect(drawn('<use href="#person" class="amina"/>')).toBe('<path d="M0 0" fill="#000000"/><circle r="1"/>');
  });

  it('are changed in one place by style, for all that stands within', () => {
    expect(drawn('<g style="--top: #123456"><use href="#person"/></g>')).toContain('fill="#123456"');
  });

  it('are mixed as CSS does it', () => {
    expect(drawn('<path class="arm" d="M0 0"/>')).toBe('<path d="M0 0" fill="none" stroke="#80661a"/>');
  });

  it('must exist', () => {
    expect(() => drawn('<path class="gold"/>')).toThrow('no class “gold”');
    expect(() => drawn('<use href="#horse"/>')).toThrow('no part “#horse”');
    expect(() => drawn('<g style="--top: var(--gold)"/>')).toThrow('--gold');
  });
});

describe('parts', () => {
  it('are put in at their place, with as few groups as it takes', () => {
    expect(drawn('<use href="#pair" x="1" y="2"/>')).toBe(
      '<g transform="translate(1 2)"><path d="M0 0" fill="#ffcc33" transform="translate(5 0)"/><path d="M0 0" fill="#ffcc33" transform="scale(2)"/></g>',
    );
    expect(drawn('<g transform="scale(3)"><use href="#person" x="4"/></g>')).toContain('"scale(3) translate(4 0)"');
  });

  it('never bring words into a film', () => {
    expect(() => drawn('<text>Hello</text>')).toThrow('<text>');
  });
});

describe('beats', () => {
  it('show an element from its beat on and until its beat', () => {
    const inner = '<path d="A" data-until="1"/><path d="B" data-from="2"/><path d="C"/>';
    const shown = (beat: number) => compose(picture(inner), kit, endOf(beat, scene)).match(/d="(.)"/g);
    expect(shown(1)).toEqual(['d="A"', 'd="C"']);
    expect(shown(2)).toEqual(['d="B"', 'd="C"']);
  });

  it('fade: half seen in the middle of it', () => {
    expect(visibility({ 'data-from': '2' }, moment(4))).toBe(0);
    expect(visibility({ 'data-from': '2' }, moment(4.3))).toBeCloseTo(0.5);
    expect(visibility({ 'data-until': '1' }, moment(4.3))).toBeCloseTo(0.5);
    expect(visibility({ 'data-from': '2' }, moment(4.6))).toBe(1);
  });

  it('leave the first one alone: the whole scene fades in', () => {
    expect(visibility({}, moment(0))).toBe(1);
    expect(motion({ 'data-enter': '0 9' }, moment(0))).toEqual(['', '']);
  });

  it('of a group hold for what is in it, which does not fade twice', () => {
    const inner = '<g data-from="2"><path d="A" data-from="2" data-enter="8 0"/></g>';
    expect(drawn(inner, 4.3)).toBe(drawn(inner.replace(' data-from="2" data-enter', ' data-enter'), 4.3));
    expect(drawn(inner, 4.3).match(/opacity="0.5"/g)).toHaveLength(1);
    expect(drawn(inner, 4.3)).toContain('translate(');
    expect(drawn('<g data-from="2"><path d="A" data-from="1"/></g>', 1)).toBe('');
  });

  it('are counted', () => {
    expect(beatsNamed(picture('<g><path data-from="3"/></g><path data-until="1"/>'))).toBe(3);
    expect(beatsNamed(picture('<path data-until="3"/>'))).toBe(4);
    expect(beatsNamed(picture('<path/>'))).toBe(1);
  });
});

describe('motion', () => {
  it('comes from aside and is at rest before the beat ends', () => {
    const enter = { 'data-from': '2', 'data-enter': '10 -20' };
    expect(motion(enter, moment(4))[0]).toBe('translate(10 -20)');
    expect(motion(enter, moment(5))[0]).toBe('');
  });

  it('goes its way slowly, from its beat to the end of the scene', () => {
    expect(motion({ 'data-move': '40 0' }, moment(4))[0]).toBe('translate(20 0)');
    expect(motion({ 'data-move': '40 0', 'data-from': '2' }, moment(4))[0]).toBe('');
    expect(motion({ 'data-turn': '90 1 2' }, moment(8))[1]).toBe('rotate(90 1 2)');
  });
});

describe('a drawing that cannot be read', () => {
  it('is refused with file and line', () => {
    expect(() => readPicture('<svg viewBox="0 0 640 360">\n<g>\n</svg>', 'a.svg')).toThrow('a.svg, line 3');
    expect(() => readPicture('<svg viewBox="0 0 640 360">\n<g a=b/></svg>', 'a.svg')).toThrow('a.svg, line 2');
    expect(() => readPicture('<svg viewBox="0 0 100 100"></svg>', 'a.svg')).toThrow('viewBox="0 0 640 360"');
  });
});
