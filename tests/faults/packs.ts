import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { createTarGzip, parseTarGzip } from 'nanotar';
import { languageOf, PARTS, type PackIndex } from '../../src/domain/pack.ts';
import { engineCache, packCache, type Registry } from '../../src/pwa/packs/registry.ts';
import { say } from '../journeys/support.ts';
import { expect, offlineReady, test as base } from '../site.ts';
import { Network, type Deployment } from './server.ts';

/* Packs as the reader has them, and deployments with newer ones. */

/** The site as it was built. */
export const FIRST: Deployment = { folder: 'dist' };

/** A city that is saved before something goes wrong, and one that is being saved then. */
export const KEPT = 'en/cities/leipzig';
export const WANTED = 'en/cities/lund';
/** What the card of a pack in English calls it. */
export function nameOf(id: string): string {
  const page = readFileSync('dist/en/offline/index.html', 'utf8');
  return new RegExp(`data-pack="${id}" data-name="([^"]*)"`).exec(page)?.[1] ?? id;
}

/** Where the index, and the archive of a pack in any version, are asked for. */
export const INDEX = '/packs/index.json';
export const packFile = (id: string): string => `/packs/${id.replaceAll('/', '-')}.*.pack`;
export const ENGINE = '/packs/engine-*.pack';

/** A site of its own for every test. Nothing in it reaches another host unless a test makes it. */
export const test = base.extend<{ network: Network; kept: { addressOf: (id: string) => string } }>({
  network: async ({}, use) => {
    const network = await new Network(FIRST).open();
    await use(network);
    await network.close();
  },
  /** A city that is saved already, while nothing is wrong; the page shows it. Tells where packs have their first page. */
  kept: async ({ page, network }, use) => {
    await page.goto(`${network.address}${KEPT}/`);
    await offlineReady(page);
    await save(page, KEPT);
    await expectSaved(page, KEPT);
    await use({ addressOf: (id) => `${network.address}${id}/` });
  },
});

export const cardOf = (page: Page, id: string): Locator => page.locator(`pack-card[data-pack="${id}"]`);
/** What the card says. */
export const statusOf = (page: Page, id: string): Locator => cardOf(page, id).locator('[data-status]');
/** Presses delete, and says yes. */
export async function deletePack(page: Page, id: string): Promise<void> {
  await deleteButton(page, id).click();
  await cardOf(page, id).locator('[data-sure] .main').click();
}

const button = (page: Page, id: string, name: string) => cardOf(page, id).getByRole('button', { name, exact: true });
export const saveButton = (page: Page, id: string): Locator =>
  button(page, id, say('en', 'pack.save', { name: nameOf(id) }));
export const againButton = (page: Page, id: string): Locator => button(page, id, say('en', 'pack.tryAgain'));
export const cancelButton = (page: Page, id: string): Locator => button(page, id, say('en', 'pack.cancel'));
export const deleteButton = (page: Page, id: string): Locator =>
  button(page, id, say('en', 'pack.delete', { name: nameOf(id) }));

/** Presses the button of a card on the open page. */
export const save = (page: Page, id: string): Promise<void> => saveButton(page, id).click();

/** Waits until the card says that everything is there. */
export async function expectSaved(page: Page, id: string): Promise<void> {
  await expect(deleteButton(page, id)).toBeVisible({ timeout: 20_000 });
  await expect(cardOf(page, id).locator('[data-title]')).toHaveText(say('en', 'pack.saved', { name: nameOf(id) }));
  await expect(cardOf(page, id).locator('progress')).toBeHidden();
}

/** Waits until the card has looked at what is kept: only then does it say nothing because there is nothing to say. */
export const expectLooked = (page: Page, id: string): Promise<void> =>
  expect(cardOf(page, id)).toHaveAttribute('data-looked');

/** Waits until the card says why it failed, offers another try, and shows no progress any more. */
export async function expectFailed(page: Page, id: string, sentence: string, timeout = 15_000): Promise<void> {
  await expect(statusOf(page, id)).toHaveText(sentence, { timeout });
  await expect(statusOf(page, id)).toHaveAttribute('aria-live', 'polite');
  await expect(againButton(page, id)).toBeVisible();
  await expect(cancelButton(page, id)).toBeHidden();
  await expect(deleteButton(page, id)).toBeHidden();
  await expect(cardOf(page, id).locator('progress')).toBeHidden();
  await expect(cardOf(page, id).locator('[data-title]')).toHaveText(say('en', 'pack.save', { name: nameOf(id) }));
}

/** A size as cards say it. */
export const inKilobytes = (bytes: number): string =>
  new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(bytes / 1000);

const read = ({ folder, files }: Deployment, path: string): Buffer =>
  files?.get(`/${path}`) ?? readFileSync(`${folder}/${path}`);
const indexOf = (deployment: Deployment): PackIndex =>
  JSON.parse(read(deployment, 'packs/index.json').toString()) as PackIndex;

/** What the index of a deployment says of a pack. */
export function entryOf(deployment: Deployment, id: string) {
  const index = indexOf(deployment);
  const entry = index.packs.find((pack) => pack.id === id);
  const pages = entry && index.pages[entry.pages];
  if (!entry || !pages) throw new Error(`There is no pack ${id}`);
  return { ...entry, ...pages, engine: index.engines[languageOf(id)] };
}

/** A page as packs have it: it does not say how large the pack is. */
const asPacked = (html: string) => html.replace(/(<span data-pack-size="[^"]+">)[^<]*/g, '$1');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The pages of a pack, by address, as fingerprints. */
function pagesOf(deployment: Deployment, id: string): Record<string, string> {
  const { own, shared } = entryOf(deployment, id);
  const language = languageOf(id);
  return Object.fromEntries(
    [...own, ...shared].map((page) => {
      const address = `${language}/${page}`;
      return [address, hashOf(asPacked(read(deployment, `${address}index.html`).toString()))];
    }),
  );
}

const MARK = 'deployment';

/** Which deployment the open page is from: the mark of a newer one. */
export const markOf = (page: Page): Promise<string | null> =>
  page.evaluate((name) => document.querySelector(`meta[name=${name}]`)?.getAttribute('content') ?? null, MARK);

/** A deployment in which these packs, and all their pages, are others. */
export async function newer(from: Deployment, ids: readonly string[], mark: string): Promise<Deployment> {
  const files = new Map(from.files);
  const index = indexOf(from);
  const marked = (html: string) =>
    html.replace(new RegExp(`(<meta name="${MARK}"[^>]*>)?</head>`), `<meta name="${MARK}" content="${mark}"></head>`);
  for (const id of ids) {
    const entry = index.packs.find((pack) => pack.id === id);
    if (!entry) throw new Error(`There is no pack ${id}`);
    const archive = await parseTarGzip(read(from, entry.file));
    const changed = archive.map(({ name, data = new Uint8Array() }) => {
      // A view into the whole archive: only its own bytes.
      const bytes = Buffer.from(data);
      if (!name.endsWith('.html') || name === PARTS) return { name, data: new Uint8Array(bytes) };
      files.set(`/${name}`, Buffer.from(marked(read(from, name).toString())));
      return { name, data: marked(bytes.toString()) };
    });
    const packed = Buffer.from(await createTarGzip(changed));
    const sha256 = createHash('sha256').update(packed).digest('hex');
    files.set(`/${entry.file}`, null);
    entry.version = sha256.slice(0, 10);
    entry.file = `packs/${id.replaceAll('/', '-')}.${entry.version}.pack`;
    files.set(`/${entry.file}`, packed);
    Object.assign(entry, { bytes: packed.length, sha256 });
  }
  files.set('/packs/index.json', Buffer.from(JSON.stringify(index)));
  return { folder: from.folder, files };
}

/** A deployment in which some files are others, or are gone. */
export function withFiles(from: Deployment, changes: Record<string, null | ((text: string) => string)>): Deployment {
  const files = new Map(from.files);
  for (const [path, change] of Object.entries(changes)) {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const isThere = files.get(file) ?? existsSync(`${from.folder}${file}`);
    files.set(file, change && Buffer.from(change(isThere ? read(from, file.slice(1)).toString() : '')));
  }
  return { folder: from.folder, files };
}

/** A deployment that does not know a pack, nor its pages. */
export function without(from: Deployment, id: string): Deployment {
  const { file, own } = entryOf(from, id);
  const index = indexOf(from);
  index.packs = index.packs.filter((pack) => pack.id !== id);
  const pages = own.map((address) => [`/${languageOf(id)}/${address}`, null] as const);
  return withFiles(from, {
    ...Object.fromEntries(pages),
    [`/${file}`]: null,
    [INDEX]: () => JSON.stringify(index),
  });
}

/** Does what makes the page load itself anew, and waits until it has. */
export async function expectReload(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => Object.assign(window, { old: true }));
  await act();
  await page.waitForFunction(() => !('old' in window) && document.readyState === 'complete', undefined, {
    timeout: 20_000,
  });
}

/** What the device says that it keeps. */
export const registryOf = (page: Page): Promise<Registry | undefined> =>
  page.evaluate(async () => {
    const entry = await (await caches.open('packs')).match('/packs/registry.json');
    return (await entry?.json()) as Registry | undefined;
  });

/** Caches of packs and search engines, of whichever version. */
export const packCaches = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /^(pack|engine):/.test(name)).sort());

/** Every kept page of a pack, as fingerprints, from the cache that the registry names. */
const keptPages = (page: Page, cache: string): Promise<Record<string, string>> =>
  page.evaluate(async (name) => {
    const pages: Record<string, string> = {};
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const response = await cache.match(url);
      if (!url.endsWith('/') || !response) continue;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
      pages[new URL(url).pathname.slice(1)] = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    return pages;
  }, cache);

/** Reads these addresses without a network, and looks whether they are the saved pages. */
async function expectReadable(page: Page, network: Network, packs: Record<string, Deployment>): Promise<void> {
  const context = page.context();
  const reader = await context.newPage();
  await network.down();
  await context.setOffline(true);
  for (const [id, deployment] of Object.entries(packs)) {
    const { own, shared } = entryOf(deployment, id);
    const rights = shared.find((address) => address.startsWith('rights/'));
    for (const page of [own[0], own.at(-1), ...(rights ? [rights] : [])]) {
      const address = `${languageOf(id)}/${page}`;
      const html = read(deployment, `${address}index.html`).toString();
      await reader.goto(`${network.address}${address}`);
      expect(await reader.title(), `${address} without a network`).toBe(/<title>([^<]*)/.exec(html)?.[1]);
      expect(await markOf(reader)).toBe(new RegExp(`<meta name="${MARK}" content="([^"]*)`).exec(html)?.[1] ?? null);
    }
    await reader.goto(`${network.address}${id}/`);
    await expect(cardOf(reader, id).locator('[data-delete]')).toBeVisible();
  }
  await reader.close();
  await context.setOffline(false);
  await network.up();
}

/**
 * Exactly these packs are kept, each whole and of one deployment: registered, every page as it was built, no cache
 * beside theirs.
 */
export async function expectStored(page: Page, packs: Record<string, Deployment>): Promise<void> {
  const ids = Object.keys(packs).sort();
  const names = Object.entries(packs).map(([id, deployment]) => packCache('/', id, entryOf(deployment, id).version));
  const engines = Object.entries(packs).map(([id, deployment]) => {
    const language = languageOf(id);
    return engineCache('/', language, entryOf(deployment, id).engine?.version ?? '');
  });
  // Tidying up is the last step of a saving.
  await expect.poll(() => packCaches(page)).toEqual([...new Set([...engines, ...names])].sort());
  const registry = await registryOf(page);
  expect(Object.keys(registry?.packs ?? {}).sort()).toEqual(ids);
  for (const [id, deployment] of Object.entries(packs)) {
    const { version, own, shared } = entryOf(deployment, id);
    expect(registry?.packs[id]).toMatchObject({ version, own, shared });
    expect(await keptPages(page, packCache('/', id, version))).toEqual(pagesOf(deployment, id));
  }
}

/** They are stored, and can be read without a network. */
export async function expectKept(page: Page, network: Network, packs: Record<string, Deployment>): Promise<void> {
  await expectStored(page, packs);
  await expectReadable(page, network, packs);
}

/** The index counts as asked for long ago: the next visit looks for newer versions. */
export async function ageIndex(page: Page, checkedAt = 0): Promise<void> {
  await page.evaluate(async (checkedAt) => {
    const cache = await caches.open('packs');
    const registry = (await (await cache.match('/packs/registry.json'))?.json()) as Registry;
    await cache.put('/packs/registry.json', Response.json({ ...registry, checkedAt }));
  }, checkedAt);
  await stopWorker(page);
}

/** The browser stops the worker, as it does when it needs room: what it knew by heart is gone. */
export async function stopWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
