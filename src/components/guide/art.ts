/*
 * The drawings of the cities: `scene.svg` (the wide one above the sign) and `mark.svg` (one landmark).
 * They are inlined, so that their paints follow the theme.
 */
const files = import.meta.glob<string>('/src/content/cities/*/*.svg', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const drawing = (id: string, name: string) =>
  files[`/src/content/cities/${id}/${name}.svg`]?.replace(' xmlns="http://www.w3.org/2000/svg"', '').trim() ?? '';

/** The wide drawing of a city, or nothing. */
export const sceneOf = (id: string): string => drawing(id, 'scene');

/** The mark of a city, painted with its own theme. */
export const markOf = (id: string): string =>
  drawing(id, 'mark').replace(/class="mark[^"]*"/, `class="mark city-${id}"`);
