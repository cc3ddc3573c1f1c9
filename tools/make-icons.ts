/**
 * Draws the icons for home screens from `public/icon.svg`: `node tools/make-icons.ts`.
 * The results are committed; run it again when the drawing changes.
 */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const icon = readFileSync('public/icon.svg', 'utf8');
/** Maskable icons may be cut to a circle: the drawing stays within the middle 80 % and the ground reaches the edge. */
const maskable = icon
  .replace('rx="5"', '')
  .replace('<path', '<g transform="translate(4.8 4.8) scale(.7)"><path')
  .replace('</svg>', '</g></svg>');

const draw = (svg: string, size: number, name: string) =>
  sharp(Buffer.from(svg), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ palette: true })
    .toFile(`public/${name}`);

await draw(icon, 192, 'icon-192.png');
await draw(icon, 512, 'icon-512.png');
await draw(maskable, 512, 'icon-maskable-512.png');
await draw(icon.replace('rx="5"', ''), 180, 'apple-touch-icon.png');
