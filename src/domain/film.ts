import type { FilmWords, Storyboard } from './course.ts';

/** A caption and the time it stands, in seconds from the beginning. */
export type Caption = { from: number; to: number; text: string };

/** The captions of a film, in order: its times come from the storyboard, its words from the language. */
export function captionsOf({ scenes }: Pick<Storyboard, 'scenes'>, words: Pick<FilmWords, 'scenes'>): Caption[] {
  let from = 0;
  return scenes.map(({ id, seconds }) => {
    const caption = { from, to: from + seconds, text: words.scenes[id] ?? '' };
    from = caption.to;
    return caption;
  });
}

/** How long a film is, in seconds. */
export const filmSeconds = ({ scenes }: Pick<Storyboard, 'scenes'>): number =>
  scenes.reduce((sum, { seconds }) => sum + seconds, 0);

const timestamp = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const milliseconds = Math.round((seconds - whole) * 1000);
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String(milliseconds).padStart(3, '0')}`;
};

/** Captions as a WebVTT file. What would mean something in WebVTT is written so that it does not. */
export function toWebVtt(captions: readonly Caption[]): string {
  const cues = captions.map(
    ({ from, to, text }) =>
      `${timestamp(from)} --> ${timestamp(to)}\n${text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/\s*\n\s*/g, ' ')}`,
  );
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}
