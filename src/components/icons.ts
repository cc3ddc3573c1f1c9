import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Facet, PointKind, Topic } from '../domain/topics.ts';

/** Name of an icon of lucide-static. */
export type IconName = string;

/** One pictogram per topic, the same everywhere. */
export const TOPIC_ICONS: Record<Topic | 'faq', IconName> = {
  about: 'building-2',
  residence: 'id-card',
  law: 'landmark',
  safety: 'shield',
  health: 'stethoscope',
  education: 'school',
  language: 'languages',
  work: 'briefcase',
  housing: 'house',
  transport: 'tram-front',
  money: 'wallet',
  culture: 'music',
  tourism: 'camera',
  assistance: 'life-buoy',
  faq: 'circle-question-mark',
};

/** One pictogram per facet. */
export const FACET_ICONS: Record<Facet, IconName> = {
  rights: 'scale',
  cost: 'coins',
  location: 'map-pin',
  internet: 'globe',
};

/** One pictogram per kind of guidance; its shape comes from the style sheet. */
export const KIND_ICONS: Record<PointKind, IconName> = {
  must: 'clipboard-check',
  right: 'shield-check',
  step: 'footprints',
  care: 'triangle-alert',
  info: 'info',
};

/** Icons that point somewhere; they are mirrored where the script runs from right to left. */
const POINTING = new Set<IconName>([
  'arrow-left',
  'arrow-right',
  'chevron-right',
  'external-link',
  'footprints',
  'log-out',
  'message-circle',
]);

/** Classes of an icon on the page. */
export const iconClass = (name: IconName): string => (POINTING.has(name) ? 'icon flip' : 'icon');

const require = createRequire(import.meta.url);
const symbols = new Map<IconName, string>();

/** The icon as a `<symbol id="i-…">` for the sprite of a page. */
export function iconSymbol(name: IconName): string {
  let symbol = symbols.get(name);
  if (!symbol) {
    const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
    const shapes = svg
      .replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace(/<\/svg>\s*$/, '')
      .replace(/\s*\n\s*/g, '')
      .replace(/ \/>/g, '/>');
    symbol = `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
    symbols.set(name, symbol);
  }
  return symbol;
}
