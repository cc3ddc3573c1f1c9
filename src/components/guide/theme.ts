import type { CityFacts } from '../../domain/facts.ts';

/** Style sheet of one city's paints, under the class `city-<id>`; the city is data, not code. */
export function themeCss(id: string, { light, dark }: CityFacts['theme']): string {
  const rule = (paints: typeof light) =>
    `.city-${id}{${Object.entries(paints)
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';')}}`;
  return `${rule(light)}@media(prefers-color-scheme:dark){${rule(dark)}}`;
}
