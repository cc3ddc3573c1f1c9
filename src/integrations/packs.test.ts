import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { afterEach, describe, expect, it } from 'vitest';
import { isPackIndex, PARTS, unfold, type PackEntry, type PackIndex, type Sealed } from '../domain/pack.ts';
import { formatBytes } from '../i18n/format.ts';
import { packs } from './packs.ts';

/*
 * Packs of a tiny site: two cities of one country, one module, in English and German.
 */

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const STYLE = '<style>body{margin:0;color:#111}main{padding:1rem}</style>';
/** A page that leads to others. */
const page = (language: string, text: string, links: readonly string[] = [], beside = '') =>
  `<!doctype html><html lang="${language}"><head><title>${text}</title>${STYLE}${beside}</head><body>` +
  `<main data-pagefind-body><h1>${text}</h1>${links.map((to) => `<a href="${to}">to</a>`).join('')}</main></body></html>`;

const script = '<script type="module" src="/_astro/places.js"></script>';
const size = (id: string) => `<p>Save it: <span data-pack-size="${id}"></span></p>`;

function tinySite(): Record<string, string> {
  const files: Record<string, string> = {
    '_astro/places.js': 'import"./words.js";',
    '_astro/words.js': 'export{}',
    '_astro/other.js': 'export{}',
    'films/tolerance.mp4': 'a film',
    'films/tolerance.svg': '<svg/>',
    'en/learn/tolerance/handout.pdf': 'a handout',
    'pagefind/pagefind.js': 'engine',
    'pagefind/pagefind-worker.js': 'worker',
    'pagefind/wasm.en.pagefind': 'english',
    'pagefind/wasm.de.pagefind': 'german',
  };
  for (const language of ['en', 'de']) {
    const at = (path: string) => `/${language}/${path}`;
    const put = (path: string, text: string, links?: readonly string[], beside?: string) => {
      files[`${language}/${path}index.html`] = page(language, `${text} in ${language}`, links, beside);
    };
    const other = language === 'en' ? 'de' : 'en';
    put('', 'Home', [at('cities/lund/'), at('cities/malmo/'), at('learn/tolerance/'), at('rights/se/')]);
    put('search/', 'Search');
    put('rights/se/', 'Rights', [at('rights/se/work/')]);
    put('rights/se/work/', 'Work in Sweden', [at('cities/lund/work/')]);
    put('rights/se/hidden/', 'Nobody links here');
    put('rights/dk/', 'Another country');
    for (const city of ['lund', 'malmo']) {
      const neighbour = city === 'lund' ? 'malmo' : 'lund';
      put(
        `cities/${city}/`,
        city,
        [at(''), `${at('search/')}?city=${city}`, at(`cities/${city}/work/#pay`), at(`cities/${neighbour}/`)],
        size(`${language}/cities/${city}`),
      );
      put(`cities/${city}/work/`, `Work in ${city}`, [at('rights/se/'), `/${other}/cities/${city}/work/`], script);
    }
    put(
      'learn/tolerance/',
      'Tolerance',
      [at('learn/tolerance/one/'), '/en/learn/tolerance/handout.pdf'],
      '<video src="/films/tolerance.mp4?v=1" poster="/films/tolerance.svg"></video>',
    );
    put('learn/tolerance/one/', 'Lesson one', [at('learn/tolerance/')]);
    put('learn/certificate/', 'Certificate');
  }
  return files;
}

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Builds the packs of a site, and gives back what a host would then have. */
async function build(files: Record<string, string>, base = '/') {
  const folder = mkdtempSync(join(tmpdir(), 'ifc-packs-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { hooks } = packs();
  const call = (name: 'astro:config:done' | 'astro:build:done', given: object) =>
    (hooks[name] as unknown as (options: object) => Promise<void>)(given);
  await call('astro:config:done', { config: { base } });
  await call('astro:build:done', { dir: pathToFileURL(`${folder}/`), logger: { info: () => undefined } });
  const read = (name: string) => readFileSync(join(folder, name));
  const index = JSON.parse(read('packs/index.json').toString()) as PackIndex;
  const pack = (id: string): PackEntry => {
    const found = index.packs.find((each) => each.id === id);
    if (!found) throw new Error(`There is no pack ${id}`);
    return found;
  };
  const versions = Object.fromEntries(index.packs.map(({ id, version }) => [id, version]));
  return { read, index, pack, versions };
}
type Built = Awaited<ReturnType<typeof build>>;

/** Files of an archive: name and text, pages unfolded. */
function unpacked({ read }: Built, { file }: Sealed): Map<string, string> {
  const files = parseTar(gunzipSync(read(file)));
  const parts = JSON.parse(files.find(({ name }) => name === PARTS)?.text ?? '[]') as string[];
  return new Map(files.map(({ name, text }) => [name, name.endsWith('.html') ? unfold(text, parts) : text]));
}

/** Packs whose version is another one. */
const changed = (before: Built, after: Built) =>
  Object.keys(after.versions).filter((id) => after.versions[id] !== before.versions[id]);

/** The tiny site with one thing said differently. */
function siteWith(name: string, from: string, to: string): Record<string, string> {
  const files = tinySite();
  const said = files[name] ?? '';
  if (!said.includes(from)) throw new Error(`${name} does not say "${from}"`);
  return { ...files, [name]: said.replaceAll(from, to) };
}

describe('the packs of a site', () => {
  it('are one of each city and module in each language, and none of what is a single page', async () => {
    const { index } = await build(tinySite());
    expect(isPackIndex(index)).toBe(true);
    expect(index.packs.map(({ id }) => id)).toEqual([
      'en/cities/lund',
      'en/cities/malmo',
      'en/learn/tolerance',
      'de/cities/lund',
      'de/cities/malmo',
      'de/learn/tolerance',
    ]);
  });

  it('have their own pages, and share what these lead to, with all that stands below it', async () => {
    const { index } = await build(tinySite());
    expect(index.pages['cities/lund']).toEqual({
      own: ['cities/lund/', 'cities/lund/work/'],
      // The neighbour city is another pack; a country that no page leads to is left out.
      shared: ['', 'rights/se/', 'rights/se/hidden/', 'rights/se/work/', 'search/'],
    });
    expect(index.pages['learn/tolerance']).toEqual({
      own: ['learn/tolerance/', 'learn/tolerance/one/'],
      shared: [],
    });
  });

  it('hold every page as it was built, with its scripts and what these import', async () => {
    const files = tinySite();
    const built = await build(files);
    const inside = unpacked(built, built.pack('de/cities/lund'));
    const { own, shared } = built.index.pages['cities/lund'] ?? { own: [], shared: [] };
    for (const path of [...own, ...shared]) {
      const name = `de/${path}index.html`;
      expect(inside.get(name), name).toBe(files[name]);
    }
    const beside = [...inside.keys()].filter((name) => !/\.html$|^search\/|^parts/.test(name));
    expect(beside).toEqual(['_astro/places.js', '_astro/words.js']);
  });

  it('of a module hold its handout and pictures; its film is named apart', async () => {
    const built = await build(tinySite());
    const pack = built.pack('de/learn/tolerance');
    const inside = unpacked(built, pack);
    expect(inside.get('en/learn/tolerance/handout.pdf')).toBe('a handout');
    expect(inside.get('films/tolerance.svg')).toBe('<svg/>');
    expect(inside.has('films/tolerance.mp4')).toBe(false);
    expect(pack.films).toEqual([{ file: 'films/tolerance.mp4?v=1', bytes: 6, sha256: sha256('a film') }]);
    expect(built.pack('de/cities/lund').films).toBeUndefined();
  });

  it('can be searched for their own pages and for what is said nowhere else', async () => {
    const built = await build(tinySite());
    const found = [...unpacked(built, built.pack('en/cities/lund'))].filter(([name]) => name.endsWith('.pf_fragment'));
    const addresses = found.map(([, text]) => /"url":"([^"]+)"/.exec(text)?.[1]);
    // The country's page on work repeats what the city's own says.
    expect(addresses.sort()).toEqual(
      ['', 'cities/lund/', 'cities/lund/work/', 'rights/se/', 'rights/se/hidden/', 'search/'].map((to) => `/en/${to}`),
    );
  });

  it('share the engine of their language', async () => {
    const built = await build(tinySite());
    const engine = built.index.engines['de'];
    expect(engine && [...unpacked(built, engine)]).toEqual([
      ['pagefind.js', 'engine'],
      ['pagefind-worker.js', 'worker'],
      ['wasm.de.pagefind', 'german'],
    ]);
  });

  it('are what the index promises, under names that hold the version', async () => {
    const { index, read } = await build(tinySite());
    for (const { file, bytes, sha256: hash, version } of [...index.packs, ...Object.values(index.engines)]) {
      expect(sha256(read(file)), file).toBe(hash);
      expect(read(file).length, file).toBe(bytes);
      expect(file).toContain(`.${version}.pack`);
    }
  });

  it('find their pages below a base path', async () => {
    const files = Object.entries(tinySite()).map(([name, content]) => [
      name,
      content.replace(/(href|src|poster)="\//g, '$1="/guide/'),
    ]);
    const below = await build(Object.fromEntries(files) as Record<string, string>, '/guide');
    const { index } = await build(tinySite());
    expect(below.index.pages).toEqual(index.pages);
    expect(unpacked(below, below.pack('en/cities/lund')).has('_astro/places.js')).toBe(true);
  });
});

describe('a version', () => {
  it('is the same for the same site, byte for byte', async () => {
    const [first, second] = [await build(tinySite()), await build(tinySite())];
    expect(second.index).toEqual(first.index);
    for (const { file } of first.index.packs) expect(second.read(file).equals(first.read(file)), file).toBe(true);
  });

  it('changes with a page of the pack, and of no other', async () => {
    const before = await build(tinySite());
    const after = await build(siteWith('en/cities/malmo/work/index.html', 'Work in malmo', 'Jobs in malmo'));
    expect(changed(before, after)).toEqual(['en/cities/malmo']);
  });

  it('changes with a shared page for all who share it, in that language', async () => {
    const before = await build(tinySite());
    const after = await build(siteWith('de/rights/se/work/index.html', 'Work in Sweden', 'Jobs in Sweden'));
    expect(changed(before, after)).toEqual(['de/cities/lund', 'de/cities/malmo']);
  });

  it('changes with a script that a script imports, and not with one that no page has', async () => {
    const before = await build(tinySite());
    const imported = await build(siteWith('_astro/words.js', 'export{}', 'export{};'));
    expect(changed(before, imported)).toEqual(Object.keys(before.versions).filter((id) => id.includes('/cities/')));
    const other = await build(siteWith('_astro/other.js', 'export{}', 'export{};'));
    expect(changed(before, other)).toEqual([]);
  });

  it('of a module does not change with its film, which has a hash of its own', async () => {
    const before = await build(tinySite());
    const after = await build(siteWith('films/tolerance.mp4', 'a film', 'a better film'));
    expect(changed(before, after)).toEqual([]);
    expect(after.pack('en/learn/tolerance').films?.[0]?.sha256).toBe(sha256('a better film'));
  });
});

describe('the size of a pack', () => {
  it('is said on its page, and not inside the pack', async () => {
    const built = await build(tinySite());
    for (const [id, language] of [
      ['en/cities/lund', 'en'],
      ['de/cities/malmo', 'de'],
    ] as const) {
      const pack = built.pack(id);
      const said = (text = '') => /<span data-pack-size="([^"]+)">([^<]*)<\/span>/.exec(text)?.slice(1);
      expect(said(built.read(`${id}/index.html`).toString())).toEqual([
        id,
        formatBytes(language, pack.bytes + (built.index.engines[language]?.bytes ?? 0)),
      ]);
      expect(said(unpacked(built, pack).get(`${id}/index.html`))).toEqual([id, '']);
    }
  });
});
