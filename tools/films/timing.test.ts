import { describe, expect, it } from 'vitest';
import { FADE } from './picture.ts';
import { frames, problemsOf, RATE } from './timing.ts';

const scene = (id: string, seconds: number) => ({ id, seconds, picture: `${id}.svg`, beats: 1 });

describe('frames', () => {
  const all = frames({ scenes: [scene('a', 2), scene('b', 3)] });

  it('are as many as the scenes take', () => {
    expect(all).toHaveLength(5 * RATE);
    expect(all.filter(({ scene: { id } }) => id === 'b')).toHaveLength(3 * RATE);
  });

  it('blend a scene with the one before while it fades in, the first one never', () => {
    const blended = all.filter(({ before }) => before);
    expect(blended).toHaveLength(FADE * RATE);
    expect(blended.every(({ scene: now, before }) => now.id === 'b' && before?.id === 'a')).toBe(true);
    expect(blended.every(({ share }) => share > 0 && share < 1)).toBe(true);
    expect(all[0]).toMatchObject({ at: 0, share: 1 });
  });
});

describe('a storyboard', () => {
  const storyboard = {
    poster: 'a',
    scenes: Array.from({ length: 8 }, (_, index) => scene('abcdefgh'[index] ?? '', 9)),
  };
  const captions = Object.fromEntries(storyboard.scenes.map(({ id }) => [id, 'Some words.']));

  it('is fine when every scene has a caption that can be read in time', () => {
    expect(problemsOf(storyboard, captions)).toEqual([]);
  });

  it.each([
    ['a film too short', { ...storyboard, scenes: storyboard.scenes.slice(0, 2) }, captions, '18 s'],
    ['an unknown poster', { ...storyboard, poster: 'z' }, captions, '“z” is not a scene'],
    ['a scene twice', { ...storyboard, scenes: [...storyboard.scenes, scene('a', 9)] }, captions, 'called “a”'],
    ['a missing caption', storyboard, { ...captions, b: undefined as never }, '“b” has no caption'],
    ['a caption too many', storyboard, { ...captions, z: 'Words.' }, '“z” belongs to no scene'],
    ['a long caption', storyboard, { ...captions, c: 'word '.repeat(23) }, '23 words'],
  ])('does not pass with %s', (_, board, words, message) => {
    expect(problemsOf(board, words).join('\n')).toContain(message);
  });

  it('leaves time to read', () => {
    const quick = { ...storyboard, scenes: [...storyboard.scenes, scene('i', 4)] };
    expect(problemsOf(quick, { ...captions, i: 'word '.repeat(10) })).toEqual([]);
    expect(problemsOf(quick, { ...captions, i: 'word '.repeat(11) }).join()).toContain('too short to read 11 words');
  });
});
