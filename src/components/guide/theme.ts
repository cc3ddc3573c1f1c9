import { createHash } from 'node:crypto';
import type { CityFacts } from '../../domain/facts.ts';

/** Style sheet of one city's paints, under the class `city-<id>`; the city is data, not code. */
export function themeCss(id: string, { light, dark }: CityFacts['theme']): string {
  const rule = (paints: typeof light) =>
    `.city-${id}{${Object.entries(paints)
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';')}}`;
  return `${rule(light)}@media(prefers-color-scheme:dark){${rule(dark)}}`;
}

/** Hash of an inline style sheet or script, as a content security policy wants it. */
export const inlineHash = (text: string): `sha256-${string}` =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;
