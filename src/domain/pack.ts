import { isRecord } from './record.ts';

/*
 * Packs: everything of a city or a module in one language, as one file.
 *
 * A pack is a gzip-compressed tar archive. Its pages are folded: what several of them share (style sheet, icons,
 * footer) stands once in `parts.json`, and each page names it by its number between two NUL characters, which no
 * HTML page holds. Unfolding gives back every page byte for byte.
 */

/** Version of `packs/index.json`. */
export const INDEX_SCHEMA = 1;

/** Entry of the archive that holds the shared parts. */
export const PARTS = 'parts.json';

/** What a file of the site must be: checked before anything of it is kept. */
export type Sealed = {
  /** Address below the site's folder; it changes with the content. */
  file: string;
  /** Bytes on the wire. */
  bytes: number;
  /** SHA-256 of these bytes, hexadecimal. */
  sha256: string;
};

/** A pack as the index lists it. */
export type PackEntry = Sealed & {
  /** `<language>/cities/<city>` or `<language>/learn/<module>`: also the address of its first page. */
  id: string;
  /** Changes when its content changes, and only then. */
  version: string;
  /** Key into `pages` of the index. */
  pages: string;
  /** Films of the pack; saved only when the reader wants them. */
  films?: Sealed[];
};

/** `packs/index.json`. */
export type PackIndex = {
  schema: typeof INDEX_SCHEMA;
  /** Page addresses below the language folder, by name of the set: the same in every language. */
  pages: Record<string, PackPages>;
  /** The search engine of each language, an archive shared by its packs. */
  engines: Record<string, Sealed & { version: string }>;
  packs: PackEntry[];
};

/** Addresses below the language folder: of the pack alone, and those it shares with other packs. */
export type PackPages = { own: string[]; shared: string[] };

const NUL = '\u0000';

/**
 * What several pages may have in common, the large before the small: what remains after the first is looked through
 * for the second. Which blocks are found changes only the size: unfolding is exact whatever they are.
 */
const BLOCKS = [
  [
    /<style>[\s\S]*?<\/style>/g,
    /<svg class="sprite"[\s\S]*?<\/svg>/g,
    /<header class="top[\s\S]*?<\/header>/g,
    /<footer[\s\S]*?<\/footer>/g,
    /<update-notice[\s\S]*?<\/update-notice>/g,
  ],
  [/<symbol[\s\S]*?<\/symbol>/g, /(?<=<style>|})[^{}<>\u0000]+\{[^{}<>\u0000]*\}/g],
];

/** Takes out of pages what they share. Parts may hold parts of a higher number. */
export function fold(pages: readonly string[]): { parts: string[]; pages: string[] } {
  if (pages.some((page) => page.includes(NUL))) throw new Error('A page holds a NUL character and cannot be folded.');
  const parts: string[] = [];
  let folded = [...pages];
  for (const patterns of BLOCKS) {
    const texts = [...parts, ...folded];
    const found = sharedBlocks(texts, patterns);
    const numbers = new Map(found.map((block, at) => [block, parts.length + at]));
    const replaced = texts.map((text) =>
      patterns.reduce(
        (rest, pattern) =>
          rest.replace(pattern, (block) => (numbers.has(block) ? `${NUL}${numbers.get(block)}${NUL}` : block)),
        text,
      ),
    );
    folded = replaced.slice(parts.length);
    parts.splice(0, parts.length, ...replaced.slice(0, parts.length), ...found);
  }
  return { parts, pages: folded };
}

/** Blocks that stand in more than one text. */
function sharedBlocks(texts: readonly string[], patterns: readonly RegExp[]): string[] {
  const uses = new Map<string, number>();
  for (const text of texts)
    for (const block of new Set(patterns.flatMap((pattern) => text.match(pattern) ?? [])))
      uses.set(block, (uses.get(block) ?? 0) + 1);
  // A reference takes up to five characters.
  return [...uses].filter(([block, count]) => count > 1 && block.length > 8).map(([block]) => block);
}

/** Puts the shared parts back. A part that does not exist means a damaged pack. */
export function unfold(text: string, parts: readonly string[], lowest = 0): string {
  return text
    .split(NUL)
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      const number = Number(piece);
      const part = number >= lowest ? parts[number] : undefined;
      if (part === undefined) throw new Error(`The pack has no part ${piece}.`);
      // Only parts of a higher number may follow: a damaged pack cannot lead round in a circle.
      return unfold(part, parts, number + 1);
    })
    .join('');
}

/** Whether a value is a list of texts. */
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
const isSealed = (value: unknown): value is Sealed =>
  isRecord(value) &&
  typeof value['file'] === 'string' &&
  // Only below the site's own folder.
  !/^[/\\]|:|\.\./.test(value['file']) &&
  Number.isInteger(value['bytes']) &&
  typeof value['sha256'] === 'string' &&
  /^[0-9a-f]{64}$/.test(value['sha256']);
const hasVersion = (value: unknown): boolean => isRecord(value) && typeof value['version'] === 'string';
const isPages = (value: unknown): value is PackPages =>
  isRecord(value) && isTexts(value['own']) && isTexts(value['shared']);

/** Whether a value is an index we can work with: nothing is built on half an index. */
export function isPackIndex(value: unknown): value is PackIndex {
  if (!isRecord(value) || value['schema'] !== INDEX_SCHEMA) return false;
  const { pages, engines, packs } = value;
  if (!isRecord(pages) || !isRecord(engines) || !Array.isArray(packs)) return false;
  return (
    Object.values(pages).every(isPages) &&
    Object.values(engines).every((engine) => isSealed(engine) && hasVersion(engine)) &&
    packs.every(
      (pack: unknown) =>
        isSealed(pack) &&
        hasVersion(pack) &&
        'id' in pack &&
        typeof pack.id === 'string' &&
        'pages' in pack &&
        typeof pack.pages === 'string' &&
        Object.hasOwn(pages, pack.pages) &&
        (!('films' in pack) || (Array.isArray(pack.films) && pack.films.every(isSealed))),
    )
  );
}

/** The language of a pack: the first part of its id. */
export const languageOf = (id: string): string => id.split('/')[0] ?? '';
