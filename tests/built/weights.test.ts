import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { builtPages, DIST } from './pages.ts';

/*
 * What a page may weigh on the wire, compressed with Brotli. The bounds: docs/architecture.md, "Numbers".
 */
const PAGE = 14_600; // one window of a fresh connection
const MEDIAN = 10_000;
const READING_SCRIPT = 3_000;
const SCRIPT = 12_000;

const compress = (content: string | Buffer, quality: number) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

const once = <T>(work: (path: string) => T) => {
  const known = new Map<string, T>();
  return (path: string): T => {
    if (!known.has(path)) known.set(path, work(path));
    return known.get(path) as T;
  };
};
const read = once((path) => readFileSync(`${DIST}/${path.replace(/^\//, '')}`));
const fileSize = once((path) => compress(read(path), 11));
const inlineSize = once((code) => compress(code, 11));

/** Files that a script imports, itself included. */
const withImports = once((path): string[] => {
  const code = read(path).toString();
  const names = [...code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
    ([, name = '']) => `/_astro/${name}`,
  );
  return [path, ...names.flatMap((name) => withImports(name))];
});

/** What a page loads before it comes to rest, in bytes: itself, its scripts, its icon. */
function weigh({ address, html }: { address: string; html: string }) {
  const sources = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => source);
  const outside = [...new Set(sources.flatMap(withImports))].reduce((sum, path) => sum + fileSize(path), 0);
  const inline = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)]
    .map(([, code = '']) => code)
    .join('\n');
  const beside = outside + fileSize('icon.svg');
  // The best compression is slow: it is asked only where a faster one says "too much".
  const fast = compress(html, 6) + beside;
  return { address, total: fast > PAGE ? compress(html, 11) + beside : fast, script: outside + inlineSize(inline) };
}

const pages = builtPages().filter(({ address }) => /^[a-z]{2}\//.test(address));
const weights = pages.map(weigh);

/** What the first page of a visit adds once it has come to rest: registration and the update notice. */
function afterReading(): number {
  const [, name = ''] = /["'`](?:\/[^"'`]*)?(_astro\/update-notice[^"'`]+\.js)/.exec(pages[0]?.html ?? '') ?? [];
  return name ? fileSize(name) : 0;
}

test('there are pages to weigh', () => {
  expect(pages.length).toBeGreaterThan(300);
});

test(`every page fits into ${PAGE} bytes, with all it loads before it comes to rest`, () => {
  expect(weights.filter(({ total }) => total > PAGE)).toEqual([]);
});

test(`the median page weighs at most ${MEDIAN} bytes`, () => {
  const sorted = weights.map(({ total }) => total).sort((a, b) => a - b);
  console.log(`pages ${sorted.length}, median ${sorted[sorted.length >> 1]}, largest ${sorted.at(-1)} bytes in Brotli`);
  expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(MEDIAN);
});

test(`scripts: at most ${READING_SCRIPT} bytes on a reading page, ${SCRIPT} on any`, () => {
  const late = afterReading();
  expect(late, 'the file that registers the service worker').toBeGreaterThan(0);
  const isReading = (address: string) => !/\/(search|places|offline)\/$/.test(address);
  const heavy = weights.filter(({ address, script }) => script + late > (isReading(address) ? READING_SCRIPT : SCRIPT));
  expect(heavy).toEqual([]);
});

test('a page can be read after one request', () => {
  // Nothing that blocks rendering comes from outside the page: no style sheet, no classic script.
  const blocking = pages.filter(
    ({ html }) => /<link[^>]*rel="stylesheet"/.test(html) || /<script(?![^>]*type=)[^>]*src=/.test(html),
  );
  expect(blocking.map(({ address }) => address)).toEqual([]);
});
