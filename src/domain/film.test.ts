import { describe, expect, it } from 'vitest';
import { captionsOf, filmSeconds, toWebVtt } from './film.ts';

const storyboard = {
  scenes: [
    { id: 'letters', seconds: 8.5, picture: 'letters.svg', beats: 1 },
    { id: 'week', seconds: 70, picture: 'week.svg', beats: 2 },
    { id: 'end', seconds: 6, picture: 'end.svg', beats: 1 },
  ],
};
const words = { scenes: { end: 'Bread & water.', letters: 'If 2 < 3,\n  go --> on.', week: 'A week.' } };

describe('captions', () => {
  it('follow each other without a gap, in the order of the storyboard', () => {
    expect(captionsOf(storyboard, words)).toEqual([
      { from: 0, to: 8.5, text: words.scenes.letters },
      { from: 8.5, to: 78.5, text: 'A week.' },
      { from: 78.5, to: 84.5, text: 'Bread & water.' },
    ]);
    expect(filmSeconds(storyboard)).toBe(84.5);
  });

  it('are a WebVTT file in which words stay words', () => {
    expect(toWebVtt(captionsOf(storyboard, words))).toBe(`WEBVTT

00:00:00.000 --> 00:00:08.500
If 2 &lt; 3, go --&gt; on.

00:00:08.500 --> 00:01:18.500
A week.

00:01:18.500 --> 00:01:24.500
Bread &amp; water.
`);
  });
});
