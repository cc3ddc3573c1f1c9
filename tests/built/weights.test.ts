import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { builtPages, DIST, templates } from './pages.ts';

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

/** The file that every page loads once it has come to rest. */
const late = /_astro\/islands[^"'`]+\.js/.exec(builtPages().find(({ address }) => address === 'en/')?.html ?? '')?.[0];

/** The scripts that file fetches on the pages that have an element for them: selector and file. */
const islands = [
  ...(late ? read(late).toString() : '').matchAll(/["'`]([^"'`]+)["'`]:\(\)=>import\(["'`]\.\/([^"'`]+\.js)["'`]\)/g),
].map(([, selector = '', name = '']) => ({ selector, file: `/_astro/${name}` }));

/** Whether a page has an element for a selector of the kinds used: a tag, or attributes. */
const has = (html: string, selector: string) =>
  selector.split(', ').some((each) => html.includes(each.startsWith('[') ? ` ${each.slice(1, -1)}` : `<${each}`));

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/**
 * What a page weighs in bytes. `total`: what it loads before it comes to rest, that is itself, its scripts, its icon
 * and the first picture of a film. `script`: all its scripts, those it loads afterwards included.
 */
function weigh({ address, html }: { address: string; html: string }) {
  const sources = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => source);
  const outside = sum([...new Set(sources.flatMap(withImports))].map(fileSize));
  const inline = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)]
    .map(([, code = '']) => code)
    .join('\n');
  const posters = sum([...html.matchAll(/\bposter="([^"]+)"/g)].map(([, poster = '']) => fileSize(poster)));
  const own = islands.filter(({ selector }) => has(html, selector)).flatMap(({ file }) => withImports(file));
  const afterwards = sum([...new Set([...(late ? [`/${late}`] : []), ...own])].map(fileSize));
  const beside = outside + posters + fileSize('icon.svg');
  // The best compression is slow: it is asked only where a faster one says "too much", or stands near the median.
  const fast = compress(html, 6) + beside;
  return {
    address,
    total: fast > PAGE || Math.abs(fast - MEDIAN) < 800 ? compress(html, 11) + beside : fast,
    script: outside + inlineSize(inline) + afterwards,
    // Searching, filtering, installing and saving are more than reading.
    reads: own.length === 0 && !html.includes('<install-button') && !/\/(search|places|offline)\/$/.test(address),
  };
}

const pages = builtPages().filter(({ address }) => /^[a-z]{2}\//.test(address));
const weights = pages.map(weigh);

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

test(`scripts: at most ${READING_SCRIPT} bytes on a page that is only read, ${SCRIPT} on any`, () => {
  expect(late, 'the file that registers the service worker').toBeDefined();
  expect(islands.length, 'scripts of single elements').toBeGreaterThan(3);
  const [city, topic] = ['en/cities/leipzig/', 'en/cities/leipzig/work/'];
  const { course, module, lesson, quiz, certificate } = templates('en');
  for (const page of [city, topic, course, module, lesson, quiz, certificate])
    console.log(page, weights.find(({ address }) => address === page)?.script, 'bytes of script');
  expect(weights.filter(({ script, reads }) => script > (reads ? READING_SCRIPT : SCRIPT))).toEqual([]);
});

test(`scripts: at most ${SCRIPT} bytes on a quiz`, () => {
  const quizzes = weights.filter(({ address }) => /\/learn\/[^/]+\/quiz\/$/.test(address));
  expect(quizzes.length).toBeGreaterThan(0);
  for (const { address, script, reads } of quizzes) {
    expect(script, address).toBeLessThanOrEqual(SCRIPT);
    // Its own script is counted: a quiz is more than a page to read.
    expect(reads, address).toBe(false);
  }
});

test('a page can be read after one request', () => {
  // Nothing that blocks rendering comes from outside the page: no style sheet, no classic script.
  const blocking = pages.filter(
    ({ html }) => /<link[^>]*rel="stylesheet"/.test(html) || /<script(?![^>]*type=)[^>]*src=/.test(html),
  );
  expect(blocking.map(({ address }) => address)).toEqual([]);
});
