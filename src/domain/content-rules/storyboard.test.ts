import { describe, expect, it } from 'vitest';
import { check, checkReplaced, said } from './fixture.ts';
import { FILM, FILM_WORDS, HOME, PICTURE } from './fixture-course.ts';

const changed = (from: string, to: string) => said(checkReplaced(FILM, from, to));

describe('the storyboard of a film', () => {
  it('has each scene once', () => {
    expect(changed('{ id: evening', '{ id: letters')).toContain(
      '01-first-module/film.yaml:4 scenes.1.id: The id `letters` is already used on line 3. Give each an id of its own.',
    );
  });

  it('begins with a scene', () => {
    expect(changed('poster: letters', 'poster: lettres')).toEqual([
      '01-first-module/film.yaml:1 poster: There is no scene `lettres`. Write one of: letters, evening. Did you mean `letters`?',
    ]);
  });

  it('shows pictures that exist, and all of them', () => {
    expect(changed('picture: letters.svg', 'picture: letter.svg')).toEqual([
      '01-first-module/film.yaml:3 scenes.0.picture: There is no picture src/content/mooc/01-first-module/film/letter.svg. Draw it, or correct the name. Did you mean `letters.svg`?',
      'film/letters.svg:1 file: No scene of src/content/mooc/01-first-module/film.yaml shows this picture. Write `picture: letters.svg` in a scene, or delete the file.',
    ]);
    expect(said(check({ [PICTURE]: undefined }))[0]).toContain('There is no picture');
  });

  it('lasts one to two minutes', () => {
    const lasts = (seconds: number) =>
      `01-first-module/film.yaml:2 scenes: The film lasts ${seconds} seconds. Let its scenes last 60 to 120 seconds together.`;
    expect(changed('id: evening, seconds: 40', 'id: evening, seconds: 19')).toEqual([lasts(59)]);
    expect(changed('id: evening, seconds: 40', 'id: evening, seconds: 81')).toEqual([lasts(121)]);
    expect(changed('id: evening, seconds: 40', 'id: evening, seconds: 20')).toEqual([]);
    expect(changed('id: evening, seconds: 40', 'id: evening, seconds: 80')).toEqual([]);
  });

  it('is there when there are pictures', () => {
    const words = { [FILM]: undefined, [FILM_WORDS]: undefined };
    expect(said(check(words))).toEqual([
      '01-first-module/film.yaml:1 file: This file is missing. It says when each picture of film/ is shown.',
    ]);
    expect(check({ ...words, [PICTURE]: undefined, [`${HOME}/film/evening.svg`]: undefined })).toEqual([]);
  });
});
