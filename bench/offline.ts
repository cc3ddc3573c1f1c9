/**
 * What a pack saves: bytes, requests and time, against fetching every file of it by itself; and how soon its first
 * page stands there without a network. Prints a Markdown table. How to run: bench/README.md.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { languageOf } from '../src/domain/pack.ts';
import { browserArguments, executablePath } from '../tests/browser.ts';
import { filesIn, packIndex, packOf } from '../tests/built/pack-files.ts';
import { DIST } from '../tests/built/pages.ts';
import { serveOnLine, type Count, type Thin } from './line.ts';

/** A phone at the edge of a network. */
const THIN: Thin = { bytesPerSecond: 400_000 / 8, latencyMs: 300 };
/** A phone of a few years ago, against the machine that measures. */
const SLOWER = 4;
/** First pages are opened so often; the median counts. */
const ROUNDS = 5;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, locale: 'en-GB' };

type Saving = Count & { ms: number };
type Paint = { loaded: number; painted: number };
type Host = Awaited<ReturnType<typeof serveOnLine>>;

/** The files of a pack and its search engine by the address each has on its own. */
function filesApart(id: string): Map<string, Buffer> {
  const engine = packIndex.engines[languageOf(id)];
  return new Map([
    ...[...filesIn(packOf(id))].map(([name, body]): [string, Buffer] =>
      // Pagefind's own files lie compressed on the host.
      name.startsWith('search/') && !name.endsWith('.json')
        ? [`packs/search/${id}/${name}`, gzipSync(body, { level: 9 })]
        : [name.startsWith('search/') ? `packs/search/${id}/${name}` : name, body],
    ),
    ...(engine ? [...filesIn(engine)].map(([name, body]): [string, Buffer] => [`pagefind/${name}`, body]) : []),
  ]);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Waits until nothing more is asked for: a new worker still fetches what it keeps. */
async function quiet(host: Host): Promise<void> {
  for (let seen = -1; seen !== host.count().requests; await after(1000)) seen = host.count().requests;
}

/** Saves the pack as a reader does, and opens its first page in flight mode. */
async function withPack(browser: Browser, host: Host, id: string): Promise<{ saving: Saving; paint: Paint }> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.goto(`${host.address}${id}/`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const button = page.locator(`pack-card[data-pack="${id}"] [data-save]`);
    await button.waitFor();
    await quiet(host);
    host.set(THIN);
    host.reset();
    const ms = await button.evaluate(
      (save: HTMLElement) =>
        new Promise<number>((resolve, reject) => {
          const start = performance.now();
          new BroadcastChannel('packs').addEventListener('message', ({ data }) => {
            if (data.phase === 'saved') resolve(performance.now() - start);
            if (data.phase === 'failed') reject(new Error(`${data.id}: ${data.why}`));
          });
          save.click();
        }),
    );
    const count = host.count();
    host.set(undefined);
    await context.setOffline(true);
    const paints: Paint[] = [];
    for (let round = 0; round < ROUNDS; round++) paints.push(await firstPage(page, `${host.address}${id}/`));
    return {
      saving: { ...count, ms },
      paint: {
        loaded: median(paints.map(({ loaded }) => loaded)),
        painted: median(paints.map(({ painted }) => painted)),
      },
    };
  } finally {
    host.set(undefined);
    await context.close();
  }
}

/** Opens a page in a new tab; the worker starts for it, as it does for a reader who comes back. */
async function firstPage(from: Page, address: string): Promise<Paint> {
  const page = await from.context().newPage();
  const tab = await page.context().newCDPSession(page);
  await tab.send('ServiceWorker.enable');
  await tab.send('ServiceWorker.stopAllWorkers');
  await tab.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address);
  const paint = await page.evaluate(
    () =>
      new Promise<Paint>((resolve) =>
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          if (first) resolve({ loaded: navigation?.domContentLoadedEventEnd ?? 0, painted: first.startTime });
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
  await page.close();
  return paint;
}

/** Fetches every file by itself, as `Cache.addAll` does: up to six at a time. */
async function oneByOne(browser: Browser, host: Host, addresses: string[]): Promise<Saving> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(`${host.address}404.html`, { waitUntil: 'networkidle' });
    host.set(THIN);
    host.reset();
    const ms = await page.evaluate(async (all) => {
      const start = performance.now();
      await (await caches.open('apart')).addAll(all);
      return performance.now() - start;
    }, addresses);
    return { ...host.count(), ms };
  } finally {
    host.set(undefined);
    await context.close();
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const kilobytes = (bytes: number) => Math.round(bytes / 1000);

async function measure(ids: string[]): Promise<void> {
  let apart = new Map<string, Buffer>();
  const host = await serveOnLine((path) => {
    const file = `${DIST}/${path}`;
    return apart.get(path) ?? (existsSync(file) ? readFileSync(file) : undefined);
  });
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  console.log(
    '| Pack | Pages | Bytes, kB: pack | one by one | Requests: pack | one by one | Saved after, s: pack |' +
      ' one by one | DOM ready, ms | First paint, ms |',
  );
  console.log(`|${' --- |'.repeat(10)}`);
  const shares: number[] = [];
  const times: number[] = [];
  for (const id of ids) {
    apart = new Map();
    const { saving, paint } = await withPack(browser, host, id);
    apart = filesApart(id);
    const naive = await oneByOne(
      browser,
      host,
      [...apart.keys()].map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`),
    );
    shares.push(saving.bytes / naive.bytes);
    times.push(saving.ms / naive.ms);
    const pages = [...apart.keys()].filter((name) => name.endsWith('.html')).length;
    console.log(
      `| ${[
        id,
        pages,
        kilobytes(saving.bytes),
        kilobytes(naive.bytes),
        saving.requests,
        naive.requests,
        seconds(saving.ms),
        seconds(naive.ms),
        Math.round(paint.loaded),
        Math.round(paint.painted),
      ].join(' | ')} |`,
    );
  }
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  console.log(
    `\nMedian: a pack takes ${percent(median(shares))} of the bytes and ${percent(median(times))} of the time.`,
  );
  await browser.close();
  await host.close();
}

const { values } = parseArgs({
  options: { languages: { type: 'string', default: 'en,ar' }, only: { type: 'string', default: '' } },
});
const languages = values.languages.split(',');
await measure(
  packIndex.packs.map(({ id }) => id).filter((id) => languages.includes(languageOf(id)) && id.includes(values.only)),
);
