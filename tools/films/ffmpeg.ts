import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** The command that makes a film of raw frames, which it reads from its input. */
export function filmArguments(file: string, { width, height, rate }: { width: number; height: number; rate: number }) {
  return [
    ...['-y', '-loglevel', 'error'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(rate), '-i', 'pipe:0'],
    // Without this, players guess the matrix by the size of the picture, and the paints come out wrong.
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    // Flat paints stay clean at this quality. Few key frames: each weighs as much as a second of film.
    ...['-an', '-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'animation', '-crf', '26', '-g', String(rate * 20)],
    // The same picture must give the same bytes: one thread, no date, no name of the encoder.
    ...['-threads', '1', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
    // The index stands first, so that the film starts before it is loaded.
    ...['-movflags', '+faststart', file],
  ];
}

/** Says how to get ffmpeg when it is missing. */
export function requireFfmpeg(command = 'ffmpeg'): void {
  const { error, stdout } = spawnSync(command, ['-hide_banner', '-encoders'], { encoding: 'utf8' });
  if (error)
    throw new Error('ffmpeg is missing. On Debian and Ubuntu: apt-get install -y ffmpeg. Then run this again.');
  if (!stdout.includes('libx264')) throw new Error('This ffmpeg cannot write H.264: it was built without libx264.');
}

/** Feeds frames to ffmpeg, one after the other. */
export async function writeFilm(command: string[], frames: AsyncIterable<Buffer>): Promise<void> {
  const ffmpeg = spawn('ffmpeg', command, { stdio: ['pipe', 'inherit', 'inherit'] });
  const done = once(ffmpeg, 'close');
  for await (const frame of frames) {
    if (!ffmpeg.stdin.write(frame)) await Promise.race([once(ffmpeg.stdin, 'drain'), done]);
    if (ffmpeg.exitCode !== null) break;
  }
  ffmpeg.stdin.end();
  const [code] = (await done) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg stopped with ${code}.`);
}
