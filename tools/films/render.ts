/**
 * Renders the films of the course from their storyboards:
 *
 *   node tools/films/render.ts                       all of them
 *   node tools/films/render.ts time-management …     some
 *   node tools/films/render.ts --stills DIR …        only pictures, to look at: one per beat, and all on one sheet
 *   node tools/films/render.ts --kit DIR             a catalogue of the kit
 *
 * Reads `src/content/mooc/<nn-module>/film.yaml`, `film/` and the English captions; writes
 * `public/films/<module>.mp4` and `.svg` (the poster). Results are committed: only this command needs ffmpeg,
 * building the site does not.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import sharp from 'sharp';
import { catalogue } from './catalogue.ts';
import { filmArguments, requireFfmpeg, writeFilm } from './ffmpeg.ts';
import { draw, drawPoster, filmFolders, nameOf, readFilm, type Film } from './film.ts';
import { readKit, type Kit } from './kit.ts';
import { endOf, HEIGHT, WIDTH } from './picture.ts';
import { BOUNDS, frames, RATE, type Scene } from './timing.ts';

const RESULTS = 'public/films';

const pixels = (svg: string) => sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();

/** The frames as pixels. A picture that did not change since the last frame is not drawn again. */
async function* pixelsOf(film: Film, kit: Kit): AsyncGenerator<Buffer> {
  let last = { svg: '', image: Buffer.alloc(0) };
  const drawn = async (scene: Scene, at: number) => {
    const svg = draw(film, kit, scene, { ...scene, at });
    if (svg !== last.svg) last = { svg, image: await pixels(svg) };
    return last.image;
  };
  let old: { scene: Scene; image: Buffer } | undefined;
  for (const { scene, at, share, before } of frames(film.storyboard)) {
    const image = await drawn(scene, at);
    if (!before) {
      yield image;
      continue;
    }
    if (old?.scene !== before)
      old = { scene: before, image: await pixels(draw(film, kit, before, endOf(before.beats, before))) };
    const under = old.image;
    yield image.map((value, index) => Math.round(value * share + (under[index] ?? 0) * (1 - share))) as Buffer;
  }
}

async function renderFilm(film: Film, kit: Kit): Promise<boolean> {
  const file = join(RESULTS, `${film.name}.mp4`);
  await writeFilm(filmArguments(file, { width: WIDTH, height: HEIGHT, rate: RATE }), pixelsOf(film, kit));
  const bytes = statSync(file).size;
  const count = frames(film.storyboard).length;

  const poster = drawPoster(film, kit);
  writeFileSync(join(RESULTS, `${film.name}.svg`), poster);
  const posterBytes = brotliCompressSync(poster).length;

  console.log(
    `${film.name}: ${count / RATE} s, ${count} frames, ${bytes} bytes; poster ${posterBytes} bytes in Brotli`,
  );
  const problems = [...film.problems];
  if (bytes > BOUNDS.bytes) problems.push(`The film is heavier than ${BOUNDS.bytes} bytes.`);
  if (posterBytes > BOUNDS.poster) problems.push(`The poster is heavier than ${BOUNDS.poster} bytes in Brotli.`);
  for (const problem of problems) console.error(`  ${problem}`);
  return problems.length === 0;
}

/** Pictures to look at while drawing. */
async function stills(film: Film, kit: Kit, folder: string): Promise<void> {
  const images = film.storyboard.scenes.flatMap((scene, index) =>
    Array.from({ length: scene.beats }, (_, beat) => ({
      name: `${String(index + 1).padStart(2, '0')}-${scene.id}-${beat + 1}.png`,
      svg: draw(film, kit, scene, endOf(beat + 1, scene)),
    })),
  );
  for (const { name, svg } of images)
    await sharp(Buffer.from(svg))
      .png()
      .toFile(join(folder, `${film.name}-${name}`));
  const [columns, width, height] = [3, WIDTH / 1.6, HEIGHT / 1.6];
  const small = await Promise.all(
    images.map(async ({ svg }, index) => ({
      input: await sharp(Buffer.from(svg)).resize(width, height).png().toBuffer(),
      left: (index % columns) * (width + 8),
      top: Math.floor(index / columns) * (height + 8),
    })),
  );
  const rows = Math.ceil(images.length / columns);
  await sharp({
    create: { width: columns * (width + 8), height: rows * (height + 8), channels: 3, background: '#888' },
  })
    .composite(small)
    .png()
    .toFile(join(folder, `${film.name}.png`));
  for (const problem of film.problems) console.error(`  ${problem}`);
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: { stills: { type: 'string' }, kit: { type: 'string' } },
    allowPositionals: true,
  });
  const kit = readKit(readFileSync(new URL('kit.svg', import.meta.url), 'utf8'));
  const folder = values.kit ?? values.stills ?? RESULTS;
  mkdirSync(folder, { recursive: true });
  if (values.kit) {
    await Promise.all(
      catalogue(kit).map((page, index) =>
        sharp(Buffer.from(page))
          .png()
          .toFile(join(folder, `kit-${index + 1}.png`)),
      ),
    );
    return true;
  }

  const all = filmFolders();
  const named = positionals.map(nameOf);
  const unknown = named.filter((each) => !all.some((one) => nameOf(one) === each));
  if (unknown.length > 0) throw new Error(`No film.yaml for: ${unknown.join(', ')}.`);
  if (!values.stills) requireFfmpeg();
  let good = true;
  for (const each of all.filter((one) => named.length === 0 || named.includes(nameOf(one)))) {
    const film = readFilm(each);
    if (values.stills) await stills(film, kit, folder);
    else good = (await renderFilm(film, kit)) && good;
  }
  return good;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
