import { declarations, resolve, withProperties, type Kit, type Scope } from './kit.ts';
import { parseSvg, printSvg, type Element } from './svg.ts';

/*
 * A picture of a scene at one moment, as an SVG that needs nothing else: parts of the kit put in, paints as
 * plain colours, what has not come yet left out. Every frame is such a picture, and so is the poster.
 */

/** Size of the films. */
export const WIDTH = 640;
export const HEIGHT = 360;

/** How long something needs to fade in or out, in seconds. */
export const FADE = 0.6;
/** How long something needs to come to its place. */
const ENTER = 0.9;

/** A moment of a scene. */
export type Moment = {
  /** Seconds since the scene began. */
  at: number;
  /** How long the scene stands. */
  seconds: number;
  /** Into how many beats it is divided, all of one length. */
  beats: number;
};

/** The last moment of a beat (from 1): everything has come to rest. */
export function endOf(beat: number, { seconds, beats }: Pick<Moment, 'seconds' | 'beats'>): Moment {
  return { at: (seconds * beat) / beats - 0.001, seconds, beats };
}

/** From 0 to 1, slow at both ends. */
const ease = (part: number) => {
  const bounded = Math.min(1, Math.max(0, part));
  return bounded * bounded * (3 - 2 * bounded);
};

/** Seconds since a beat began; negative before. Scenes are faded in as a whole, so the first beat is simply there. */
function since(beat: number, { at, seconds, beats }: Moment): number {
  return beat <= 1 ? Infinity : at - ((beat - 1) * seconds) / beats;
}

/** How much of an element is seen, from 0 to 1. */
export function visibility(attributes: Record<string, string>, moment: Moment): number {
  const from = since(Number(attributes['data-from'] ?? 1), moment);
  const until = attributes['data-until'] === undefined ? -1 : since(Number(attributes['data-until']) + 1, moment);
  return Math.min(ease(from / FADE), 1 - ease(until / FADE));
}

/** Where an element is on its way, as a transform before and one after its own. */
export function motion(attributes: Record<string, string>, moment: Moment): [before: string, after: string] {
  const from = Number(attributes['data-from'] ?? 1);
  const start = ((from - 1) * moment.seconds) / moment.beats;
  const way = ease((moment.at - start) / (moment.seconds - start));
  const numbers = (name: string) => (attributes[name] ?? '0').split(/[\s,]+/).map(Number);
  const [enterX = 0, enterY = 0] = numbers('data-enter');
  const [moveX = 0, moveY = 0] = numbers('data-move');
  const [turn = 0, turnX = 0, turnY = 0] = numbers('data-turn');
  const left = 1 - ease(since(from, moment) / ENTER);
  const x = round(enterX * left + moveX * way);
  const y = round(enterY * left + moveY * way);
  return [x || y ? `translate(${x} ${y})` : '', turn ? `rotate(${round(turn * way)} ${turnX} ${turnY})` : ''];
}

const round = (value: number) => Math.round(value * 100) / 100;

/** What would bring words, letters or another style into the films. */
const FORBIDDEN = new Set(['text', 'image', 'linearGradient', 'radialGradient', 'filter', 'script', 'foreignObject']);
const SILENT = new Set(['defs', 'style', 'title', 'desc', 'metadata']);

/** The highest beat that a picture speaks of: a storyboard with fewer would hide something. */
export function beatsNamed(element: Element): number {
  const own = [element.attributes['data-from'], Number(element.attributes['data-until'] ?? 0) + 1].map(Number);
  return Math.max(1, ...own.filter((beat) => !Number.isNaN(beat)), ...element.children.map(beatsNamed));
}

/** Reads the picture of a scene. */
export function readPicture(source: string, file: string): Element {
  const picture = parseSvg(source, file);
  if (picture.attributes['viewBox'] !== `0 0 ${WIDTH} ${HEIGHT}`) {
    throw new Error(`${file}: write viewBox="0 0 ${WIDTH} ${HEIGHT}".`);
  }
  return picture;
}

/** The picture at a moment as a drawing that stands alone. */
export function compose(picture: Element, kit: Kit, moment: Moment): string {
  const drawn = picture.children.flatMap((child) => expand(child, kit, kit.root, moment));
  const size = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  const lines = 'stroke-linecap="round" stroke-linejoin="round"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${lines}>${printSvg(drawn)}</svg>`;
}

/** `from` is the beat of the group around: what belongs to it moves with it, and does not fade a second time. */
function expand(element: Element, kit: Kit, outer: Scope, moment: Moment, from = '1'): Element[] {
  const { name } = element;
  if (SILENT.has(name)) return [];
  if (FORBIDDEN.has(name)) throw new Error(`<${name}> does not belong into a film.`);
  const { class: classes = '', style = '', href, x, y, transform = '', ...rest } = element.attributes;

  const { 'data-from': own = from, ...timeless } = rest;
  const seen = visibility(own === from ? timeless : rest, moment);
  if (seen === 0) return [];
  const rule = classes
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => {
      const known = kit.classes.get(one);
      if (!known) throw new Error(`The kit has no class “${one}”.`);
      return known;
    })
    .concat(declarations(style));
  const scope = withProperties(outer, rule);
  const painted = Object.fromEntries(
    rule
      .filter(([property]) => !property.startsWith('--'))
      .map(([property, value]) => [property, resolve(value, scope)]),
  );
  if (painted['display'] === 'none') return [];
  delete painted['display'];

  const plain = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'id' && !key.startsWith('data-')));
  const [before, after] = motion({ ...rest, 'data-from': own }, moment);
  const place = name === 'use' && (x || y) ? `translate(${x ?? 0} ${y ?? 0})` : '';
  const moved = [before, transform, place, after].filter(Boolean).join(' ');
  const attributes: Record<string, string> = {
    ...(name === 'use' ? {} : { ...(x && { x }), ...(y && { y }) }),
    ...plain,
    ...painted,
    ...(moved && { transform: moved }),
    ...(seen < 1 && { opacity: String(round(seen)) }),
  };
  if (name !== 'use' && name !== 'g') return [{ ...element, attributes, children: [] }];

  const children = name === 'use' ? [partOf(kit, href)] : element.children;
  const drawn = children.flatMap((child) => expand(child, kit, scope, moment, own));
  if (drawn.length === 0) return [];
  if (Object.keys(attributes).length === 0) return drawn;
  const [only] = drawn;
  // A group in a group that only moves it: one transform is shorter than two elements.
  if (drawn.length === 1 && only && Object.keys(attributes).join() === 'transform') {
    const inner = only.attributes['transform'];
    return [{ ...only, attributes: { ...only.attributes, transform: inner ? `${moved} ${inner}` : moved } }];
  }
  return [{ name: 'g', attributes, children: drawn, text: '' }];
}

function partOf(kit: Kit, href = ''): Element {
  const part = kit.parts.get(href.replace(/^#/, ''));
  if (!part) throw new Error(`The kit has no part “${href}”.`);
  return part;
}
