import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { languageOf } from '../../src/domain/pack.ts';
import { readPhone } from '../../src/domain/phone.ts';
import { formatBytes } from '../../src/i18n/format.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { serve } from '../../tools/serve.ts';
import { filesIn, packIndex, packOf, pathOf } from '../built/pack-files.ts';
import { DIST } from '../built/pages.ts';
import { belongsTo, factsOf, say } from '../journeys/support.ts';
import { expect, offlineReady, test as base } from '../site.ts';

/*
 * Flight mode: what was saved works with no network, no host and no worker running, from a cold start.
 */

/** A host that can be switched off, and what it was asked for. */
const test = base.extend<{ host: { address: string; asked: string[]; close: () => Promise<void> } }>({
  host: async ({}, use) => {
    const { server, address } = await serve(DIST, 0);
    const asked: string[] = [];
    server.on('request', ({ url }) => asked.push(url ?? ''));
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    await use({ address, asked, close });
    await close();
  },
  baseURL: async ({ host }, use) => use(host.address),
});

const CITY = 'en/cities/leipzig';
const MODULE = 'en/learn/time-management';
const card = (page: Page, id: string) => page.locator(`pack-card[data-pack="${id}"]`);
const kept = (page: Page) => page.evaluate(() => caches.keys());

/** Saves a pack where all packs are listed: none of its own pages has been open before. */
async function save(page: Page, id: string, films = false): Promise<void> {
  await page.goto(`/${languageOf(id)}/offline/`);
  await offlineReady(page);
  if (films) await card(page, id).getByRole('checkbox').check();
  await card(page, id).locator('[data-save]').click();
  const name = (await card(page, id).getAttribute('data-name')) ?? '';
  const title = card(page, id).locator('[data-title]');
  await expect(title).toHaveText(say(languageOf(id) as Language, 'pack.saved', { name }), { timeout: 20_000 });
}

/** Deletes a pack, and says yes when asked. */
async function remove(page: Page, id: string): Promise<void> {
  await card(page, id).locator('[data-delete]').click();
  await card(page, id).locator('[data-sure] .main').click();
}

/** Shuts everything down, opens the browser again in flight mode, and watches who asks for what. */
async function takeOff(context: BrowserContext, host: { address: string; close: () => Promise<void> }) {
  const worker = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  await worker.send('ServiceWorker.enable');
  await context.setOffline(true);
  await host.close();
  await worker.send('ServiceWorker.stopAllWorkers');
  const page = await context.newPage();
  for (const other of context.pages()) if (other !== page) await other.close();
  const elsewhere: string[] = [];
  const broken: string[] = [];
  const { origin } = new URL(host.address);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) elsewhere.push(url.href);
  });
  page.on('pageerror', ({ message }) => broken.push(message));
  return { page, elsewhere, broken };
}

/** Opens a page of a pack: it comes from the device, byte for byte as the pack has it. */
async function open(page: Page, address: string, content: Buffer | undefined): Promise<void> {
  const response = await page.goto(`/${address}`, { waitUntil: 'domcontentloaded' });
  expect(response?.fromServiceWorker(), address).toBe(true);
  expect(response?.status(), address).toBe(200);
  expect(await response?.text(), address).toBe(content?.toString());
}

/** Uses a file as a page would: each kind comes to the worker in its own way. Says how many bytes came. */
const use = (page: Page, file: string) =>
  page.evaluate(async (name) => {
    const ended = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('failed'));
      });
    if (name.endsWith('.svg')) {
      const image = new Image();
      const end = ended(image);
      image.src = name;
      return end;
    }
    if (name.endsWith('.vtt')) {
      const track = Object.assign(document.createElement('track'), { src: name, default: true });
      const video = document.createElement('video');
      video.append(track);
      document.body.append(video);
      const end = ended(track);
      track.track.mode = 'hidden';
      return end;
    }
    const response = await fetch(name);
    await response.arrayBuffer();
    return response.ok ? 'loaded' : 'failed';
  }, `/${file}`);

/** Every address of a pack is asked for; all of them are answered. */
async function crawl(page: Page, id: string): Promise<void> {
  const files = filesIn(packOf(id));
  const { own = [], shared = [] } = packIndex.pages[packOf(id).pages] ?? {};
  const language = languageOf(id);
  for (const path of [...own, ...shared])
    await open(page, `${language}/${path}`, files.get(`${language}/${path}index.html`));
  const session = await page.context().newCDPSession(page);
  const beside = [...files.keys()].filter((name) => !/\.html$|^search\//.test(name));
  expect(beside.length).toBeGreaterThan(5);
  const failed: string[] = [];
  await page.goto(`/${id}/`);
  for (const file of beside) {
    if (file.endsWith('.webmanifest')) {
      const { data, errors } = await session.send('Page.getAppManifest');
      if (!data || errors.length > 0) failed.push(file);
    } else if (file.endsWith('.pdf')) {
      if (!(await opened(page, file)).equals(files.get(file) ?? Buffer.of())) failed.push(file);
    } else if ((await use(page, file)) !== 'loaded') failed.push(file);
  }
  expect(failed).toEqual([]);
  // The search has addresses of its own, on this device only.
  const search = [...files.keys()].filter((name) => name.startsWith('search/'));
  const engine = [...filesIn(packIndex.engines[language] ?? { file: '' }).keys()];
  const addresses = [
    ...search.map((name) => `/packs/search/${id}/${name.slice('search/'.length)}`),
    ...engine.flatMap((name) => [`/pagefind/${name}`, `/packs/search/${id}/${name}`]),
  ];
  const statuses = await page.evaluate(
    (all) => Promise.all(all.map(async (each) => [each, (await fetch(each).catch(() => undefined))?.status ?? 0])),
    addresses,
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
}

/** A handout: the browser shows it or hands it over, as it can. What it gets is the file. */
async function opened(page: Page, file: string): Promise<Buffer> {
  const shown = Promise.race([
    page.waitForEvent('download', { timeout: 10_000 }),
    page.waitForResponse(async (response) => response.headers()['content-type'] === 'application/pdf', {
      timeout: 10_000,
    }),
  ]);
  await page.goto(`/${file}`).catch(() => undefined);
  await shown;
  await page.goBack();
  const bytes = await page.evaluate(
    async (name) => [...new Uint8Array((await (await caches.match(name))?.arrayBuffer()) ?? new ArrayBuffer())],
    `/${file}`,
  );
  return Buffer.from(bytes);
}

const hits = (page: Page) => page.locator('[data-hits] > li');

/** Searches, opens what is found, and gives back where it led. */
async function find(page: Page, language: string, query: string): Promise<string> {
  await page.goto(`/${language}/search/`);
  await page.locator('main').getByRole('searchbox').fill(query);
  await page.locator('main').getByRole('searchbox').press('Enter');
  await expect(hits(page).first()).toBeVisible();
  await expect(hits(page).locator('mark').first()).toBeVisible();
  const link = hits(page).locator('h2 a').first();
  const title = await link.innerText();
  await link.click();
  await expect(page.locator('h1:visible')).toHaveText(title);
  return new URL(page.url()).pathname;
}

test('a city: from a cold start on a deep link, every page, file, search and filter', async ({
  page,
  context,
  host,
}) => {
  test.slow();
  await save(page, CITY);
  const flight = await takeOff(context, host);
  await open(flight.page, `${CITY}/work/`, filesIn(packOf(CITY)).get(`${CITY}/work/index.html`));
  await crawl(flight.page, CITY);

  expect(await find(flight.page, 'en', 'doctor')).toMatch(/^\/en\/(cities\/leipzig|rights\/de|phrasebook\/de)\//);
  await flight.page.goto('/en/search/?q=doctor');
  await expect(flight.page.locator('[data-saved-only]')).toHaveText(
    say('en', 'search.savedOnly', { names: 'Leipzig' }),
  );

  await flight.page.goto(`/${CITY}/places/`);
  const shown = flight.page.locator('.place:visible');
  const places = Object.values(factsOf('leipzig').places);
  await expect(shown).toHaveCount(places.length);
  await flight.page.getByLabel(say('en', 'places.free')).check();
  await flight.page.getByLabel(say('en', 'places.topic')).selectOption('health');
  await expect(shown).toHaveCount(places.filter((place) => place.free && belongsTo(place, 'health')).length);
  expect(flight.elsewhere).toEqual([]);
  expect(flight.broken).toEqual([]);
});

test('a city in Arabic, which has its own search and direction', async ({ page, context, host }) => {
  test.slow();
  await save(page, 'ar/cities/leipzig');
  const flight = await takeOff(context, host);
  const deep = 'ar/cities/leipzig/health/';
  await open(flight.page, deep, filesIn(packOf('ar/cities/leipzig')).get(`${deep}index.html`));
  await expect(flight.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await crawl(flight.page, 'ar/cities/leipzig');
  // In Arabic, and by the word on the door.
  for (const word of ['طبيب', 'Anmeldung']) expect(await find(flight.page, 'ar', word)).toMatch(/^\/ar\//);
  expect(flight.elsewhere).toEqual([]);
  expect(flight.broken).toEqual([]);
});

test('a module with its film, captions, handout, quiz and search', async ({ page, context, host }) => {
  test.slow();
  await save(page, MODULE, true);
  const flight = await takeOff(context, host);
  const deep = `${MODULE}/quiz/`;
  await open(flight.page, deep, filesIn(packOf(MODULE)).get(`${deep}index.html`));
  await expect(flight.page.locator('fieldset').first().locator('button:visible').first()).toBeEnabled();
  await crawl(flight.page, MODULE);

  await flight.page.goto(`/${MODULE}/`);
  const video = flight.page.locator('video');
  await video.evaluate((film: HTMLVideoElement) => film.play());
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.currentTime)).toBeGreaterThan(0.2);
  await expect
    .poll(() => video.evaluate((film: HTMLVideoElement) => film.textTracks[0]?.activeCues?.length))
    .toBeGreaterThan(0);
  const [film] = packOf(MODULE).films ?? [];
  const bytes = readFileSync(`${DIST}/${pathOf(film?.file ?? '')}`);
  for (const [range, from, to] of [
    ['bytes=0-', 0, bytes.length],
    ['bytes=1000-1999', 1000, 2000],
    ['bytes=-500', bytes.length - 500, bytes.length],
  ] as const)
    expect(await part(flight.page, `/${film?.file}`, range)).toEqual({
      status: 206,
      type: 'video/mp4',
      range: `bytes ${from}-${to - 1}/${bytes.length}`,
      sha256: createHash('sha256').update(bytes.subarray(from, to)).digest('hex'),
    });

  expect(await find(flight.page, 'en', 'priorities')).toMatch(/^\/en\/learn\//);
  expect(flight.elsewhere).toEqual([]);
  expect(flight.broken).toEqual([]);
});

/** Asks for a part of a file, as a player does. */
const part = (page: Page, address: string, wanted: string) =>
  page.evaluate(
    async ([url, range]) => {
      const response = await fetch(url, { headers: { range } });
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        range: response.headers.get('content-range'),
        sha256: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    },
    [address, wanted] as const,
  );

test('one search goes through all that is saved in a language, and finds each page once', async ({
  page,
  context,
  host,
}) => {
  for (const id of [CITY, MODULE, 'en/learn/communication']) await save(page, id);
  const flight = await takeOff(context, host);
  const found = async (query: string) => {
    await flight.page.goto(`/en/search/?q=${query}`);
    await expect(hits(flight.page).first()).toBeVisible();
    return hits(flight.page)
      .locator('h2 a')
      .evaluateAll((links: HTMLAnchorElement[]) => links.map(({ pathname }) => pathname));
  };
  expect(await found('doctor')).toContain(`/${CITY}/health/`);
  // The list of modules belongs to both of them.
  const modules = await found('module');
  expect(modules).toContain('/en/learn/');
  expect(modules.filter((address, at) => modules.indexOf(address) !== at)).toEqual([]);
});

test('between two saved languages one can switch; the others say that they need the internet', async ({
  page,
  context,
  host,
}) => {
  for (const language of ['en', 'ar']) await save(page, `${language}/cities/leipzig`);
  const flight = await takeOff(context, host);
  const languages = flight.page.locator('#languages');
  const to = (code: string): Locator => languages.locator('li', { has: flight.page.locator(`a[hreflang=${code}]`) });
  await flight.page.goto('/en/cities/leipzig/health/');
  for (const code of ['ar', 'en', 'ar'] as const) {
    await to(code).getByRole('link').click();
    await expect(flight.page).toHaveURL(`/${code}/cities/leipzig/health/`);
    await expect(flight.page.locator('html')).toHaveAttribute('lang', code);
    const note = say(code, 'language.needsInternet');
    await expect(to('de')).toContainText(note);
    for (const saved of ['en', 'ar']) await expect(to(saved)).not.toContainText(note);
  }
});

test('the emergency numbers of the last city stay, although nothing was saved', async ({ page, context, host }) => {
  await page.goto(`/${CITY}/`);
  await offlineReady(page);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('emergency')).keys()).length)).toBe(1);
  const flight = await takeOff(context, host);
  await flight.page.goto(`/${CITY}/work/`);
  await expect(flight.page.locator('h1:visible')).toHaveText(say('en', 'offline.now'));
  const section = flight.page.getByRole('region', { name: say('en', 'offline.lastCity') });
  const calls = section.locator('a[href^="tel:"]');
  await expect(calls.first()).toBeVisible();
  const { emergency } = factsOf('leipzig');
  const numbers = Object.values(emergency).map(({ number }) => `tel:${readPhone(number, 'DE')?.dial}`);
  for (const link of await calls.all()) expect(numbers).toContain(await link.getAttribute('href'));
  // All of them are one tap further.
  await section.locator(`a[href$="/${CITY}/emergency/"]`).click();
  await expect(flight.page.locator('a[href^="tel:"]').nth(4)).toBeVisible();
});

test('deleting a pack removes its caches and says how much room that gives', async ({ page }) => {
  await save(page, CITY);
  await save(page, MODULE, true);
  const ofPacks = async () => (await kept(page)).filter((name) => /^(pack|engine):/.test(name));
  expect(await ofPacks()).toHaveLength(3);

  // What is free again is the room it took unpacked.
  const { films = [] } = packOf(MODULE);
  const files = [...filesIn(packOf(MODULE)).values(), ...films.map((film) => ({ length: film.bytes }))];
  const size = formatBytes(
    'en',
    files.reduce((sum, { length }) => sum + length, 0),
  );
  await remove(page, MODULE);
  const name = (await card(page, MODULE).getAttribute('data-name')) ?? '';
  await expect(card(page, MODULE).locator('[data-status]')).toHaveText(say('en', 'pack.deleted', { name, size }));
  await expect(card(page, MODULE).locator('[data-save]')).toBeVisible();
  await expect.poll(ofPacks).toHaveLength(2);
  expect((await ofPacks()).filter((each) => each.includes(MODULE))).toEqual([]);

  // With the last pack of a language its engine goes too.
  await page.goto(`/${CITY}/`);
  await remove(page, CITY);
  await expect(card(page, CITY).locator('[data-save]')).toBeVisible();
  await expect.poll(ofPacks).toEqual([]);
});

test('a city takes three requests to save, and two when the search engine is there', async ({ page, host }) => {
  const cost = async (id: string) => {
    await page.goto(`/${id}/`, { waitUntil: 'networkidle' });
    await offlineReady(page);
    await expect(card(page, id).locator('[data-save]')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const before = host.asked.length;
    await card(page, id).locator('[data-save]').click();
    await expect(card(page, id).locator('[data-delete]')).toBeVisible({ timeout: 20_000 });
    const asked = host.asked.slice(before).map((path) => path.slice(1));
    // The worker also keeps the emergency numbers, and the browser looks by itself whether there is a newer worker.
    return asked.filter((path) => path.startsWith('packs/'));
  };
  expect(await cost(CITY)).toEqual(['packs/index.json', packOf(CITY).file, packIndex.engines['en']?.file]);
  expect(await cost('en/cities/lund')).toEqual(['packs/index.json', packOf('en/cities/lund').file]);
});
