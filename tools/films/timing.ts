import type { Storyboard } from '../../src/domain/course.ts';
import { filmSeconds } from '../../src/domain/film.ts';
import { FADE } from './picture.ts';

/** Frames in a second: enough for a slow move, few enough for a small file. */
export const RATE = 25;

/** One scene of a storyboard. */
export type Scene = Storyboard['scenes'][number];

/** What one frame shows: a scene at a moment, and while it fades in, how much of it and of the one before. */
export type Frame = { scene: Scene; at: number; share: number; before?: Scene };

/** All frames of a film, in order. */
export function frames({ scenes }: Pick<Storyboard, 'scenes'>): Frame[] {
  return scenes.flatMap((scene, index) => {
    const before = scenes[index - 1];
    return Array.from({ length: Math.round(scene.seconds * RATE) }, (_, frame): Frame => {
      const at = frame / RATE;
      return before && at < FADE
        ? { scene, at, share: (frame + 1) / (FADE * RATE + 1), before }
        : { scene, at, share: 1 };
    });
  });
}

/** Bounds of a film: what a course page promises, and what a phone with little data can load. */
export const BOUNDS = { least: 60, most: 120, bytes: 600_000, poster: 2_500, words: 22, wordsPerSecond: 2.5 };

/** What is wrong with a storyboard and its captions, as sentences. */
export function problemsOf(storyboard: Storyboard, captions: Record<string, string>): string[] {
  const { scenes, poster } = storyboard;
  const ids = scenes.map(({ id }) => id);
  const seconds = filmSeconds(storyboard);
  const problems: string[] = [];
  if (seconds < BOUNDS.least || seconds > BOUNDS.most) {
    problems.push(`The film takes ${seconds} s; ${BOUNDS.least} to ${BOUNDS.most} s are expected.`);
  }
  if (!ids.includes(poster)) problems.push(`The poster “${poster}” is not a scene.`);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
    problems.push(`Two scenes are called “${id}”.`);
  }
  for (const { id, seconds: stands } of scenes) {
    const words = captions[id]?.trim().split(/\s+/).length;
    if (words === undefined) problems.push(`Scene “${id}” has no caption.`);
    else if (words > BOUNDS.words) problems.push(`The caption of “${id}” has ${words} words; at most ${BOUNDS.words}.`);
    else if (words > stands * BOUNDS.wordsPerSecond) {
      problems.push(`Scene “${id}” stands ${stands} s: too short to read ${words} words.`);
    }
  }
  for (const id of Object.keys(captions))
    if (!ids.includes(id)) problems.push(`The caption “${id}” belongs to no scene.`);
  return problems;
}
