import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isPackIndex, languageOf, type Sealed } from '../../src/domain/pack.ts';
import { LANGUAGE_CODES } from '../../src/i18n/languages.ts';
import { builtPages, DIST } from './pages.ts';
import { filesIn, packIndex, pathOf } from './pack-files.ts';

/*
 * The packs of the built site: what the index promises is there, whole, and the same as the site.
 */

const MOST_BYTES = 300_000;

const pages = new Map(builtPages().map(({ address, html }) => [address, html]));
const read = (file: string) => readFileSync(`${DIST}/${file}`);
const packs = packIndex.packs.map((entry) => ({ ...entry, language: languageOf(entry.id) }));

/** Addresses of a pack's pages below the site's folder. */
function pagesOf({ language, pages: set }: (typeof packs)[number], kinds: readonly ('own' | 'shared')[]): string[] {
  return kinds.flatMap((kind) => packIndex.pages[set]?.[kind] ?? []).map((page) => `${language}/${page}`);
}

/** A page as the pack has it: it does not say how large packs are. */
const withoutSizes = (html: string) => html.replace(/(<span data-pack-size="[^"]+">)[^<]*<\/span>/g, '$1</span>');

/** What is wrong with a file that the index describes. */
function differences({ file, bytes, sha256 }: Sealed): string[] {
  if (!existsSync(`${DIST}/${pathOf(file)}`)) return [`${file} is missing`];
  const content = read(pathOf(file));
  const hash = createHash('sha256').update(content).digest('hex');
  return [
    ...(content.length === bytes ? [] : [`${file} has ${content.length} bytes, not ${bytes}`]),
    ...(hash === sha256 ? [] : [`${file} has another hash`]),
  ];
}

test('the index lists every city and every module in every language', () => {
  expect(isPackIndex(JSON.parse(read('packs/index.json').toString()))).toBe(true);
  const cities = readdirSync('src/content/cities');
  const modules = readdirSync('src/content/mooc').filter((folder) => /^\d/.test(folder));
  const expected = LANGUAGE_CODES.flatMap((language) => [
    ...cities.map((city) => `${language}/cities/${city}`),
    ...modules.map((folder) => `${language}/learn/${folder.replace(/^\d+-/, '')}`),
  ]);
  expect(packs.map(({ id }) => id).sort()).toEqual(expected.sort());
  expect(Object.keys(packIndex.engines).sort()).toEqual([...LANGUAGE_CODES].sort());
});

test('a module with a film names it, and no other pack does', () => {
  const filmed = packs.filter(({ films }) => films).map(({ id }) => id);
  const built = packs.map(({ id }) => id).filter((id) => existsSync(`${DIST}/films/${id.split('/')[2]}.mp4`));
  expect(filmed).toEqual(built);
});

test('files are what the index promises: size and hash', () => {
  const sealed = [...packs, ...Object.values(packIndex.engines), ...packs.flatMap(({ films = [] }) => films)];
  expect(sealed.flatMap(differences)).toEqual([]);
});

test('nothing lies beside them: every archive is in the index', () => {
  const listed = [...packs, ...Object.values(packIndex.engines)].map(({ file }) => file);
  const there = readdirSync(`${DIST}/packs`).filter((name) => name !== 'index.json');
  expect(there.map((name) => `packs/${name}`).sort()).toEqual(listed.sort());
});

test(`every pack has at most ${MOST_BYTES} bytes`, () => {
  const sizes = packs.map(({ bytes }) => bytes).sort((a, b) => a - b);
  console.log(`packs ${sizes.length}, median ${sizes[sizes.length >> 1]}, largest ${sizes.at(-1)} bytes`);
  expect(packs.filter(({ bytes }) => bytes > MOST_BYTES).map(({ id, bytes }) => ({ id, bytes }))).toEqual([]);
});

for (const language of LANGUAGE_CODES) {
  const own = packs.filter((pack) => pack.language === language);

  test(`packs in ${language} have the pages the index says, byte for byte as built, and all they refer to`, () => {
    const wrong: string[] = [];
    for (const pack of own) {
      const files = filesIn(pack);
      const complain = (what: string) => wrong.push(`${pack.id}: ${what}`);
      const kept = [...files.keys()]
        .filter((name) => name.endsWith('.html'))
        .map((name) => name.replace(/index\.html$/, ''));
      // A page the index names and the pack lacks would count as an emptied cache, and the pack as lost.
      const promised = pagesOf(pack, ['own', 'shared']);
      for (const page of promised) if (!kept.includes(page)) complain(`${page} is not in it`);
      for (const page of kept) if (!promised.includes(page)) complain(`${page} is in it, and the index does not know`);
      for (const page of kept)
        if (files.get(`${page}index.html`)?.toString() !== withoutSizes(pages.get(page) ?? ''))
          complain(`${page} is not the page that was built`);
      for (const [name, content] of files)
        if (!name.endsWith('.html') && !name.startsWith('search/') && !read(name).equals(content))
          complain(`${name} is not the file that was built`);
      for (const page of pagesOf(pack, ['own']))
        for (const to of missing(pages.get(page) ?? '', page, files, pack)) complain(`${page} refers to ${to}`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test(`packs in ${language} can be searched, with the engine of that language`, () => {
    const engine = packIndex.engines[language];
    const names = engine ? [...filesIn(engine).keys()] : [];
    expect(names).toEqual(['pagefind.js', 'pagefind-worker.js', `wasm.${language}.pagefind`]);
    for (const pack of own) {
      const files = filesIn(pack);
      const entry = JSON.parse(files.get('search/pagefind-entry.json')?.toString() ?? '{}') as {
        languages?: Record<string, { hash: string; wasm: string; page_count: number }>;
      };
      expect(Object.keys(entry.languages ?? {}), pack.id).toEqual([language]);
      const { hash, wasm, page_count: count = 0 } = entry.languages?.[language] ?? {};
      expect(names, pack.id).toContain(`wasm.${wasm}.pagefind`);
      expect([...files.keys()], pack.id).toContain(`search/pagefind.${hash}.pf_meta`);
      const fragments = [...files].filter(([name]) => name.endsWith('.pf_fragment'));
      expect(fragments, pack.id).toHaveLength(count);
      // What is found can be opened.
      const found = fragments.map(([, text]) => /"url":"\/([^"#?]*)/.exec(text.toString())?.[1] ?? '');
      const kept = pagesOf(pack, ['own', 'shared']);
      expect(
        found.filter((address) => !kept.includes(address)),
        pack.id,
      ).toEqual([]);
    }
  });
}

/*
 * What a pack may leave out. A link to another pack leads to what is saved, or is not, by itself; the same page in other
 * languages is part of other packs. A film is saved only when the reader wants it. The picture for a home screen is
 * fetched by the system, when the site is installed.
 */
const isElsewhere = (to: string, { id, language, films = [] }: (typeof packs)[number]) =>
  to === 'apple-touch-icon.png' ||
  films.some(({ file }) => pathOf(file) === to) ||
  packs.some((other) => other.language === language && other.id !== id && to.startsWith(`${other.id}/`)) ||
  LANGUAGE_CODES.some((code) => code !== language && to.startsWith(`${code}/`) && pages.has(to));

/** What a page refers to and would not have without a network. */
function missing(html: string, page: string, files: Map<string, Buffer>, pack: (typeof packs)[number]): string[] {
  const shown = html.replace(/<link rel="(?:alternate|canonical)"[^>]*>/g, '');
  const targets = [...shown.matchAll(/\s(?:href|src|poster)="([^"]*)"/g)].flatMap(([, to = '']) => {
    const url = new URL(to.replaceAll('&amp;', '&'), `http://site/${page}`);
    return url.host === 'site' ? [decodeURIComponent(url.pathname.slice(1))] : [];
  });
  return [...new Set([...targets, ...importedBy(targets)])].filter(
    (to) => !files.has(pages.has(to) ? `${to}index.html` : to) && !isElsewhere(to, pack),
  );
}

/** Scripts that scripts import, and theirs. */
function importedBy(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const names = [
      ...read(file)
        .toString()
        .matchAll(/\b(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
    ];
    const imported = names.map(([, name = '']) => `_astro/${name}`).filter((name) => !seen.has(name));
    for (const name of imported) seen.add(name);
    importedBy(imported, seen);
  }
  return seen;
}
