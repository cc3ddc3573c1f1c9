import { isTexts } from '../../domain/pack.ts';
import { isRecord } from '../../domain/record.ts';

/*
 * Which packs the device keeps. The worker writes it, pages read it. It is one entry of a cache, so that it changes in
 * one step: before it names a pack nothing of that pack is shown, after that all of it.
 */

/** A pack as the device keeps it. */
export type SavedPack = {
  version: string;
  /** Size on the wire. */
  bytes: number;
  /** When it was saved, ISO 8601, by the device's clock. */
  savedOn: string;
  /** Addresses below the language folder: of the pack alone, and those it shares with others. */
  own: string[];
  shared: string[];
  /** Bytes of the films saved with it. */
  films?: number;
};

/** All of it. */
export type Registry = {
  schema: 1;
  /** By id. */
  packs: Record<string, SavedPack>;
  /** Version of the search engine, by language. */
  engines: Record<string, string>;
  /** When the index was last asked for newer versions, milliseconds since 1970. */
  checkedAt: number;
};

const CACHE = 'packs';
const ENTRY = 'packs/registry.json';

/** Name of the cache that holds a version of a pack. */
export const packCache = (id: string, version: string): string => `pack:${id}@${version}`;
/** Name of the cache that holds the search engine of a language. */
export const engineCache = (language: string, version: string): string => `engine:${language}@${version}`;
/** Whether a cache belongs to a pack or an engine. */
export const isPackCache = (name: string): boolean => /^(pack|engine):/.test(name);

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isSavedPack = (value: unknown): value is SavedPack =>
  isRecord(value) &&
  isText(value['version']) &&
  isNumber(value['bytes']) &&
  isText(value['savedOn']) &&
  isNumber(Date.parse(value['savedOn'])) &&
  isTexts(value['own']) &&
  isTexts(value['shared']) &&
  (value['films'] === undefined || isNumber(value['films']));

/** What fits of a record; of anything else nothing. */
const only = <T>(value: unknown, fits: (value: unknown) => value is T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, T] => fits(entry[1])),
  );

/**
 * What is kept. Damaged or absent reads as nothing: a damaged entry must not keep any page of the site from opening.
 * @param base the site's folder
 */
export async function readRegistry(base: string): Promise<Registry> {
  try {
    const entry = await caches.match(base + ENTRY, { cacheName: CACHE });
    const value: unknown = await entry?.json();
    if (isRecord(value) && value['schema'] === 1) {
      const { packs, engines, checkedAt } = value;
      return {
        schema: 1,
        packs: only(packs, isSavedPack),
        engines: only(engines, isText),
        checkedAt: isNumber(checkedAt) ? checkedAt : 0,
      };
    }
  } catch {
    // No storage, or not what we wrote.
  }
  return { schema: 1, packs: {}, engines: {}, checkedAt: 0 };
}

/** Replaces it in one step. */
export async function writeRegistry(base: string, registry: Registry): Promise<void> {
  await (await caches.open(CACHE)).put(base + ENTRY, Response.json(registry));
}
