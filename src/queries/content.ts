import { getCollection, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { Language } from '../i18n/languages.ts';
import { SOURCE_LANGUAGE } from '../i18n/languages.ts';

/*
 * Reading the collections. Every query of this folder starts here; nothing else does.
 */

const cache = new Map<CollectionKey, Promise<Map<string, unknown>>>();

/** A collection by id, read once per build. */
export function collection<K extends CollectionKey>(name: K): Promise<Map<string, CollectionEntry<K>>> {
  let entries = cache.get(name);
  if (!entries) {
    entries = getCollection(name).then((all) => new Map(all.map((entry) => [entry.id, entry])));
    if (!import.meta.env.DEV) cache.set(name, entries);
  }
  return entries as Promise<Map<string, CollectionEntry<K>>>;
}

/** One entry that must exist; the content check has made sure of it. */
export async function required<K extends CollectionKey>(name: K, id: string): Promise<CollectionEntry<K>> {
  const entry = (await collection(name)).get(id);
  if (!entry) throw new Error(`There is no ${id} in the collection ${name}. Run \`npm run check:content\`.`);
  return entry;
}

/** Something in the reader's language, or in the source language where theirs has none. */
export type InLanguage<T> = { language: Language; entry: T };

/** The entry `<id>/<language><rest>`, falling back to the source language. */
export async function inLanguage<K extends CollectionKey>(
  name: K,
  folder: string,
  language: Language,
  rest = '',
): Promise<InLanguage<CollectionEntry<K>> | undefined> {
  const entries = await collection(name);
  for (const each of [language, SOURCE_LANGUAGE]) {
    const entry = entries.get(`${folder}/${each}${rest}`);
    if (entry) return { language: each, entry };
  }
  return undefined;
}
