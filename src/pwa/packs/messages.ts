import type { SavedPack } from './registry.ts';

/** Why something could not be saved. What was saved before is still there. */
export type Failure =
  | 'interrupted' // cut off, silent, or no network at all
  | 'damaged' // not what the index promised
  | 'login' // another page answered: a captive portal
  | 'server' // the host does not have it, or is ill
  | 'space' // no room on the device
  | 'outdated' // the host speaks of packs in a way this version does not know yet
  | 'unknown';

/** What a page asks of the worker. */
export type PackRequest =
  | { type: 'pack-save'; id: string; films: boolean }
  | { type: 'pack-cancel'; id: string }
  | { type: 'pack-delete'; id: string }
  | { type: 'pack-state' };

/** What the worker tells every page, over the channel. */
export type PackNews = { id: string } & (
  | { phase: 'saving'; done: number; total: number }
  | { phase: 'checking' }
  | { phase: 'saved'; pack: SavedPack }
  | { phase: 'failed'; why: Failure; needed: number }
  | { phase: 'cancelled' }
  | { phase: 'deleted'; bytes: number }
);

/** Answer to `pack-state`: what is being saved right now. */
export type PackState = { type: 'pack-state'; running: PackNews[] };

/** Name of the channel. */
export const CHANNEL = 'packs';
