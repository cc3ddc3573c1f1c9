import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filmSeconds } from '../../src/domain/film.ts';
import { draw, drawPoster, filmFolders, nameOf, readFilm } from './film.ts';
import { readKit } from './kit.ts';
import { compose, endOf, readPicture } from './picture.ts';
import { BOUNDS } from './timing.ts';

/* The kit and the films that are there. No ffmpeg needed: only what was rendered is looked at. */

const kit = readKit(readFileSync('tools/films/kit.svg', 'utf8'));

/** Seconds of an MP4, from its header. */
function secondsOf(file: Buffer): number {
  const at = file.indexOf('mvhd') + 16;
  return file.readUInt32BE(at + 4) / file.readUInt32BE(at);
}

describe('the kit', () => {
  it('draws every part with every paint worked out', () => {
    for (const id of kit.parts.keys()) {
      const picture = readPicture(`<svg viewBox="0 0 640 360"><use href="#${id}" class="amina"/></svg>`, id);
      const svg = compose(picture, kit, endOf(1, { seconds: 1, beats: 1 }));
      expect(svg, id).toMatch(/<(path|circle|rect|ellipse)/);
      expect(svg, id).not.toMatch(/var\(|color-mix|class=|NaN/);
    }
  });
});

describe.each(filmFolders())('the film of %s', (folder) => {
  const film = readFilm(folder);
  const result = (ending: string) => `public/films/${nameOf(folder)}.${ending}`;

  it('has a storyboard, captions and pictures that fit each other', () => {
    expect(film.problems).toEqual([]);
    for (const scene of film.storyboard.scenes) {
      for (let beat = 1; beat <= scene.beats; beat++) {
        expect(draw(film, kit, scene, endOf(beat, scene))).not.toMatch(/<text|NaN/);
      }
    }
  });

  it('was rendered after its last change of poster and length', () => {
    const poster = readFileSync(result('svg'), 'utf8');
    expect(poster).toBe(drawPoster(film, kit));
    expect(secondsOf(readFileSync(result('mp4')))).toBeCloseTo(filmSeconds(film.storyboard), 1);
  });

  it('is light', () => {
    expect(statSync(result('mp4')).size).toBeLessThanOrEqual(BOUNDS.bytes);
    expect(brotliCompressSync(readFileSync(result('svg'))).length).toBeLessThanOrEqual(BOUNDS.poster);
  });
});
