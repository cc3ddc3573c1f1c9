import type { Kit } from './kit.ts';
import { compose, HEIGHT, WIDTH } from './picture.ts';
import type { Element } from './svg.ts';

/*
 * The kit as pages to look at. Somebody who draws a scene must see what is there; a list of names is not enough.
 * Here words are drawn, in no film.
 */

const [COLUMNS, CELL] = [8, 150];
const ROWS = 7;
/** A person fits a cell, and so does a whole picture. */
const SCALE = { person: 0.55, wide: 0.2 };

/** The pages of the catalogue, each an SVG: people first, then parts, then paints. */
export function catalogue(kit: Kit): string[] {
  const people = [...kit.classes]
    .filter(([, rule]) => rule.some(([property]) => property === '--skin'))
    .map(([name]) => ({ name: `.${name}`, markup: part('stand', name), scale: SCALE.person }));
  const parts = [...kit.parts.keys()].map((id) => ({
    name: `#${id}`,
    markup: part(id),
    scale: id.startsWith('place-') ? SCALE.wide : SCALE.person,
  }));
  const paints = [...kit.root]
    .filter(([, value]) => value.startsWith('#'))
    .map(([name, value]) => ({ name, markup: swatch(value), scale: SCALE.person }));
  const cells = [...people, ...parts, ...paints];
  const perPage = COLUMNS * ROWS;
  return Array.from({ length: Math.ceil(cells.length / perPage) }, (_, page) => {
    const drawn = cells.slice(page * perPage, (page + 1) * perPage).map(({ name, markup, scale }, index) => {
      const [x, y] = [(index % COLUMNS) * CELL, Math.floor(index / COLUMNS) * CELL];
      const ground = name.startsWith('#i-') ? 80 : 28;
      const [left, top] = scale === SCALE.wide ? [x + 8, y + 30] : [x + CELL / 2, y + CELL - ground];
      return `<g transform="translate(${left} ${top}) scale(${scale})">${inner(markup, kit)}</g>
        <path stroke="#c00" d="M${left - 4} ${top}h8m-4-4v8"/>
        <text x="${x + CELL / 2}" y="${y + CELL - 6}" font-family="sans-serif" font-size="12" text-anchor="middle">${name}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * CELL}" height="${ROWS * CELL}" stroke-linecap="round" stroke-linejoin="round"><rect width="100%" height="100%" fill="#e8efe9"/>${drawn.join('')}</svg>`;
  });
}

const element = (name: string, attributes: Record<string, string>): Element => ({
  name,
  attributes,
  children: [],
  text: '',
});
const part = (id: string, classes = 'amina') => element('use', { href: `#${id}`, class: classes });
const swatch = (fill: string) => element('rect', { x: '-60', y: '-120', width: '120', height: '120', fill });

/** What `compose` makes of one element, without the frame around it. */
function inner(child: Element, kit: Kit): string {
  const svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  svg.children = [child];
  return compose(svg, kit, { at: 0, seconds: 1, beats: 1 }).replace(/^<svg[^>]*>|<\/svg>$/g, '');
}
