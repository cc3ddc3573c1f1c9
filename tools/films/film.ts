import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FilmWords, Storyboard } from '../../src/domain/course.ts';
import type { Kit } from './kit.ts';
import { beatsNamed, compose, endOf, readPicture, type Moment } from './picture.ts';
import type { Element } from './svg.ts';
import { problemsOf, type Scene } from './timing.ts';

const COURSE = 'src/content/mooc';

/** A film as its module describes it. */
export type Film = {
  /** The module without its number: the name of the file too. */
  name: string;
  /** Scenes and their order. */
  storyboard: Storyboard;
  /** Pictures by file. */
  pictures: Map<string, Element>;
  /** What is wrong with it, as sentences. */
  problems: string[];
};

/** `01-time-management` becomes `time-management`. */
export const nameOf = (folder: string) => folder.replace(/^\d+-/, '');

/** Folders of the modules that have a film. */
export function filmFolders(): string[] {
  return readdirSync(COURSE).filter((folder) => existsSync(join(COURSE, folder, 'film.yaml')));
}

/** Reads storyboard, pictures and English captions of a module. */
export function readFilm(folder: string): Film {
  const path = (...rest: string[]) => join(COURSE, folder, ...rest);
  const yaml = (file: string) => parse(readFileSync(path(file), 'utf8')) as unknown;
  const storyboard = Storyboard.parse(yaml('film.yaml'));
  const words = FilmWords.parse(yaml('en/film.yaml'));
  const pictures = new Map<string, Element>();
  const problems = problemsOf(storyboard, words.scenes);
  for (const { id, picture, beats } of storyboard.scenes) {
    const file = path('film', picture);
    const element = readPicture(readFileSync(file, 'utf8'), file);
    pictures.set(picture, element);
    const named = beatsNamed(element);
    if (named > beats) problems.push(`${file} has ${named} beats, the scene “${id}” only ${beats}.`);
  }
  return { name: nameOf(folder), storyboard, pictures, problems };
}

/** The picture of a scene at a moment. An error names the file. */
export function draw(film: Film, kit: Kit, scene: Scene, moment: Moment): string {
  const picture = film.pictures.get(scene.picture);
  if (!picture) throw new Error(`${scene.picture} was not read.`);
  try {
    return compose(picture, kit, moment);
  } catch (error) {
    throw new Error(`${film.name}/${scene.picture}: ${(error as Error).message}`, { cause: error });
  }
}

/** What is shown before the film plays: the end of one of its scenes. */
export function drawPoster(film: Film, kit: Kit): string {
  const scene = film.storyboard.scenes.find(({ id }) => id === film.storyboard.poster);
  if (!scene) throw new Error(`${film.name}: the poster is not a scene.`);
  return draw(film, kit, scene, endOf(scene.beats, scene));
}
