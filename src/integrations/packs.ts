import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { createTar } from 'nanotar';
import { close, createIndex } from 'pagefind';
import {
  fold,
  INDEX_SCHEMA,
  PARTS,
  type PackEntry,
  type PackIndex,
  type PackPages,
  type Sealed,
} from '../domain/pack.ts';
import { formatBytes } from '../i18n/format.ts';
import { LANGUAGE_CODES, type Language } from '../i18n/languages.ts';
import { NOT_SEARCHED } from './search-index.ts';

/*
 * Makes the packs from the finished pages. A pack has its own pages, every page of its language that they lead to
 * (but not other packs), their scripts and pictures, and a search index of just these pages.
 */

/** Folders below a language whose folders are a pack each; in them `index.html` stands. */
const ROOTS = ['cities', 'learn'];

/** What a pack is made of. */
type Draft = { id: string; language: Language; pages: PackPages };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same content gives the same bytes: no time, no name of a system. */
function archive(files: readonly { name: string; data: Uint8Array | string }[]): Uint8Array {
  const tar = createTar(
    files.map(({ name, data }) => ({ name, data, attrs: { mtime: 0, uid: 0, gid: 0, mode: '644' } })) as Parameters<
      typeof createTar
    >[0],
  );
  const packed = gzipSync(tar, { level: 9, memLevel: 9 });
  packed[9] = 255; // "unknown system" (RFC 1952)
  return packed;
}

/** The built site: what is in it, below its folder. */
class Site {
  readonly root: string;
  readonly base: string;
  readonly #pages: Set<string>;
  readonly #html = new Map<string, string>();

  constructor(root: string, base: string) {
    this.root = root;
    this.base = base;
    this.#pages = new Set(
      globSync('**/index.html', { cwd: root }).map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, '')),
    );
  }

  has = (address: string) => this.#pages.has(address);
  under = (folder: string) => [...this.#pages].filter((address) => address.startsWith(folder)).sort();
  bytes = (file: string) => new Uint8Array(readFileSync(`${this.root}/${file}`));
  exists = (file: string) => existsSync(`${this.root}/${file}`);

  html(address: string): string {
    const known = this.#html.get(address) ?? readFileSync(`${this.root}/${address}index.html`, 'utf8');
    this.#html.set(address, known);
    return known;
  }

  /** Addresses that a page mentions, below the site's folder, without question and anchor. */
  mentions(address: string): string[] {
    const found = this.html(address).matchAll(/\b(?:href|src|poster)="([^"#?]*)/g);
    return [
      ...new Set([...found].flatMap(([, to = '']) => (to.startsWith(this.base) ? [to.slice(this.base.length)] : []))),
    ];
  }

  /** Films of a page, each with the version in its address. */
  films = (address: string): string[] =>
    [...this.html(address).matchAll(/<video\b[^>]*\ssrc="([^"#]*)/g)].map(([, film = '']) =>
      film.slice(this.base.length),
    );

  /** Scripts of a page, with what they import. */
  scripts(address: string): string[] {
    const seen = new Set<string>();
    const visit = (code: string) => {
      for (const [, name = ''] of code.matchAll(/(?:_astro\/|["'`]\.\/)([\w.-]+\.js)\b/g)) {
        const file = `_astro/${name}`;
        if (seen.has(file) || !this.exists(file)) continue;
        seen.add(file);
        visit(readFileSync(`${this.root}/${file}`, 'utf8'));
      }
    };
    visit(this.html(address));
    return [...seen];
  }
}

/** Every pack of a language, with the addresses of its pages below the language folder. */
function draftsOf(site: Site, language: Language): Draft[] {
  const folder = `${language}/`;
  const roots = ROOTS.flatMap((kind) =>
    site
      .under(`${folder}${kind}/`)
      .filter((address) => address.split('/').length === 4 && site.under(address).length > 1),
  );
  const isElsewhere = (address: string, own: string) =>
    roots.some((root) => root !== own && address.startsWith(root)) || !address.startsWith(folder);
  return roots.map((root) => {
    const own = site.under(root);
    const linked = new Set(
      own.flatMap((address) => site.mentions(address)).filter((to) => site.has(to) && !isElsewhere(to, root)),
    );
    // An overview takes what stands below it along: `rights/de/` its topics. `learn/` has the packs of modules below.
    const below = [...linked].filter((to) => to.split('/').length > 3).flatMap((to) => site.under(to));
    const shared = [...new Set([...linked, ...below])].filter((to) => !own.includes(to)).sort();
    const short = (address: string) => address.slice(folder.length);
    return {
      id: root.replace(/\/$/, ''),
      language,
      pages: { own: own.map(short), shared: shared.map(short) },
    };
  });
}

/** Files beside the pages: scripts of all, other things that the pack's own pages show. Films are not in the pack. */
function filesOf(site: Site, own: string[], all: string[]): string[] {
  const beside = own
    .flatMap((address) => site.mentions(address))
    .filter((file) => /\.(svg|vtt|pdf|webmanifest)$/.test(file) && site.exists(file));
  return [...new Set([...all.flatMap((address) => site.scripts(address)), ...beside])].sort();
}

/** A search index of some pages: its files, unpacked, so that the archive can find what they share with the pages. */
async function searchOf(site: Site, pages: string[]): Promise<{ name: string; data: Uint8Array }[]> {
  const { index, errors } = await createIndex({ excludeSelectors: NOT_SEARCHED });
  if (!index) throw new Error(`The search index of a pack could not start: ${errors.join('; ')}`);
  for (const address of pages) {
    const { errors: wrong } = await index.addHTMLFile({ url: `/${address}`, content: site.html(address) });
    if (wrong.length > 0) throw new Error(`${address} cannot be searched: ${wrong.join('; ')}`);
  }
  const { files } = await index.getFiles();
  await index.deleteIndex();
  return files
    .filter(({ path }) => /pagefind-entry\.json$|\.(pf_meta|pf_index|pf_fragment|pf_filter)$/.test(path))
    .map(({ path, content }) => ({
      name: `search/${path.replaceAll('\\', '/')}`,
      data: content[0] === 0x1f && content[1] === 0x8b ? new Uint8Array(gunzipSync(content)) : content,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Writes an archive under a name that changes with its content. */
function write(site: Site, name: string, packed: Uint8Array): Sealed & { version: string } {
  const hash = sha256(packed);
  const version = hash.slice(0, 10);
  const file = `packs/${name}.${version}.pack`;
  writeFileSync(`${site.root}/${file}`, packed);
  return { file, bytes: packed.length, sha256: hash, version };
}

function seal(site: Site, file: string): Sealed {
  const content = site.bytes(file.replace(/\?.*/, ''));
  return { file, bytes: content.length, sha256: sha256(content) };
}

/** The search engine in a language: the same files for every pack. */
function engineOf(site: Site, language: Language): Sealed & { version: string } {
  const names = ['pagefind.js', 'pagefind-worker.js', `wasm.${language}.pagefind`];
  const files = names
    .filter((name) => site.exists(`pagefind/${name}`))
    .map((name) => ({ name, data: site.bytes(`pagefind/${name}`) }));
  return write(site, `engine-${language}`, archive(files));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The last part of an address: pages on the same topic have the same. */
const topicOf = (address: string) => address.split('/').at(-2) ?? '';

async function packOf(site: Site, { id, language, pages }: Draft): Promise<PackEntry> {
  const address = (page: string) => `${language}/${page}`;
  const own = pages.own.map(address);
  const topics = new Set(own.map(topicOf));
  // What says the same lies close together: the archive writes it once.
  const all = [...pages.shared.map(address), ...own].sort((a, b) => compare(topicOf(a), topicOf(b)));
  const folded = fold(all.map((page) => site.html(page)));
  const files = filesOf(site, own, all);
  const films = [...new Set(own.flatMap((page) => site.films(page)))].sort();
  // A national page repeats what the own page on its topic says: found once is enough.
  const search = await searchOf(
    site,
    all.filter((page) => own.includes(page) || !topics.has(topicOf(page))),
  );
  // A page, then what the search says of it: what they share lies close together.
  const fragments = search.filter(({ name }) => name.endsWith('.pf_fragment'));
  const fragmentOf = (page: string) => fragments.filter(({ data }) => Buffer.from(data).includes(`"url":"/${page}"`));
  const packed = archive([
    { name: PARTS, data: JSON.stringify(folded.parts) },
    ...all.flatMap((page, at) => [{ name: `${page}index.html`, data: folded.pages[at] ?? '' }, ...fragmentOf(page)]),
    ...search.filter((file) => !fragments.includes(file)),
    ...files.map((name) => ({ name, data: site.bytes(name) })),
  ]);
  return {
    id,
    ...write(site, id.replaceAll('/', '-'), packed),
    pages: id.slice(language.length + 1),
    ...(films.length > 0 ? { films: films.map((file) => seal(site, file)) } : {}),
  };
}

/**
 * Pages with a save card say how much each pack costs at most: with the search engine, which comes once. In the packs themselves they do not: the size would change
 * itself, and whoever reads them there has the pack.
 */
function saySizes(site: Site, index: PackIndex, language: Language): void {
  const engine = index.engines[language]?.bytes ?? 0;
  const sizes = new Map(index.packs.map(({ id, bytes }) => [id, formatBytes(language, bytes + engine)]));
  for (const page of site.under(`${language}/`)) {
    const html = site.html(page);
    const said = html.replace(
      /(<span data-pack-size="([^"]+)">)<\/span>/g,
      (_, opening: string, id: string) => `${opening}${sizes.get(id) ?? ''}</span>`,
    );
    if (said !== html) writeFileSync(`${site.root}/${page}index.html`, said);
  }
}

/** Makes `packs/`: an archive per city and module in every language, and the index that lists them. */
export function packs(): AstroIntegration {
  let base = '/';
  return {
    name: 'packs',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = new Site(fileURLToPath(dir).replace(/\/$/, ''), base);
        mkdirSync(`${site.root}/packs`, { recursive: true });
        const index: PackIndex = { schema: INDEX_SCHEMA, pages: {}, engines: {}, packs: [] };
        for (const language of LANGUAGE_CODES) {
          index.engines[language] = engineOf(site, language);
          for (const draft of draftsOf(site, language)) {
            const entry = await packOf(site, draft);
            index.packs.push(entry);
            index.pages[entry.pages] ??= draft.pages;
          }
        }
        await close();
        for (const language of LANGUAGE_CODES) saySizes(site, index, language);
        writeFileSync(`${site.root}/packs/index.json`, JSON.stringify(index));
        const sizes = index.packs.map(({ bytes }) => bytes).sort((a, b) => a - b);
        logger.info(`${sizes.length} packs, ${sizes[0]} to ${sizes.at(-1)} bytes`);
      },
    },
  };
}
