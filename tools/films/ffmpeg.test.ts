import { describe, expect, it } from 'vitest';
import { filmArguments, requireFfmpeg } from './ffmpeg.ts';

describe('the command for ffmpeg', () => {
  const line = filmArguments('a.mp4', { width: 640, height: 360, rate: 25 }).join(' ');

  it('reads raw frames of the given size and rate', () => {
    expect(line).toMatch(/-f rawvideo -pix_fmt rgb24 -s 640x360 -r 25 -i pipe:0/);
  });

  it('writes what every phone plays, from the first byte on, without sound', () => {
    for (const part of ['-c:v libx264', 'format=yuv420p', '-movflags +faststart', '-an']) expect(line).toContain(part);
    expect(line.endsWith(' a.mp4')).toBe(true);
  });

  it('gives the same bytes for the same frames', () => {
    expect(line).toContain('-threads 1');
    expect(line).toContain('+bitexact');
  });

  it('is not tried without ffmpeg, and says how to get it', () => {
    expect(() => requireFfmpeg('no-such-ffmpeg')).toThrow('apt-get install -y ffmpeg');
  });
});
