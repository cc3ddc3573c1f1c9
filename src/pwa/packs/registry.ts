import { isTexts } from '../../domain/pack.ts';
import { isRecord } from '../../domain/record.ts';

/*
 * Which packs the device keeps. The worker writes it, pages read it. It is one entry of a cache, so that it changes in
 * one step: before it names a pack nothing of that pack is shown, after that all of it.
 */

/** A pack as the device keeps it. */
export type SavedPack = {
  version: string;
  /** Room it takes on the device: unpacked it is many times as large as on the wire. */
  bytes: number;
  /** When it was saved, ISO 8601, by the device's clock. */
  savedOn: string;
  /** Addresses below the language folder: of the pack alone, and those it shares with others. */
  own: string[];
  shared: string[];
  /** Bytes of the films saved with it. */
  films?: number;
  /** A newer version for which the device had no room: it is not fetched again and again. */
  noRoomFor?: string;
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

/*
 * Caches belong to a host, and two copies of the site may share one (`/guide/` and `/test/`): names begin with the
 * site's folder.
 */

/** Name of the cache that holds a version of a pack. */
export const packCache = (base: string, id: string, version: string): string => `pack:${base}:${id}@${version}`;
/** Name of the cache that holds the search engine of a language. */
export const engineCache = (base: string, language: string, version: string): string =>
  `engine:${base}:${language}@${version}`;
/** Whether a cache belongs to a pack or an engine of this site. */
export const isPackCache = (base: string, name: string): boolean =>
  name.startsWith(`pack:${base}:`) || name.startsWith(`engine:${base}:`);

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

/** A registry that names nothing. */
export const emptyRegistry = (): Registry => ({ schema: 1, packs: {}, engines: {}, checkedAt: 0 });

/**
 * What is kept. Nothing where there is no registry; `undefined` where there is one that we cannot read: damaged, or
 * written by a newer version of the site.
 * @param base the site's folder
 * @throws where the browser does not let us read its storage
 */
export async function loadRegistry(base: string): Promise<Registry | undefined> {
  const entry = await caches.match(base + ENTRY, { cacheName: CACHE });
  if (!entry) return emptyRegistry();
  const value: unknown = await entry.json().catch(() => undefined);
  if (!isRecord(value) || value['schema'] !== 1) return undefined;
  const { packs, engines, checkedAt } = value;
  return {
    schema: 1,
    packs: only(packs, isSavedPack),
    engines: only(engines, isText),
    checkedAt: isNumber(checkedAt) ? checkedAt : 0,
  };
}

/** What is kept, to show it. What cannot be read shows as nothing: no page may fail to open for it. */
export const readRegistry = async (base: string): Promise<Registry> =>
  (await loadRegistry(base).catch(() => undefined)) ?? emptyRegistry();

/** Replaces it in one step. */
export async function writeRegistry(base: string, registry: Registry): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await (await caches.open(CACHE)).put(base + ENTRY, new Response(JSON.stringify(registry), { headers }));
}
