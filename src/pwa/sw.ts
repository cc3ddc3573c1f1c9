/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, type StrategyHandler } from 'workbox-strategies';
import {
  CACHES,
  PAGE_TIMEOUT_SECONDS,
  PAGES_KEPT,
  emergencyOf,
  isFilm,
  isPackSearch,
  isSearchFile,
  isUnchangingSearchFile,
} from './caching-rules.ts';
import { noPages, onlyOurPages, ownPage, withoutQuery } from './cache-guards.ts';
import { film } from './films.ts';
import { answerPackRequest } from './packs/requests.ts';
import { PackStore } from './packs/store.ts';

declare const self: ServiceWorkerGlobalScope;

/* What is asked for → where it comes from. A new worker waits until the reader agrees (update-notice.ts). */

clientsClaim();

self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (event.data?.type === 'KEEP_PAGE' && event.source instanceof Client) keepOpenPage(event, event.source.url);
  answerPackRequest(packs, event);
});

const scope = new URL(self.registration.scope).pathname;
const packs = new PackStore(scope);
const below = (url: URL) =>
  url.origin === self.location.origin && url.pathname.startsWith(scope) ? url.pathname.slice(scope.length) : undefined;

/** Like its model, but what this worker brought along is not fetched, and stays when the next worker brings other files. */
class CacheFirstWithPrecache extends CacheFirst {
  override async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    const brought = (await handler.cacheMatch(request)) ? undefined : await matchPrecache(request.url);
    if (!brought) return super._handle(request, handler);
    await handler.cachePut(request, brought.clone());
    return brought;
  }
}

// Files whose name changes with their content: once here, always right. What a saved page needs came with it, and the
// host may not have it any more.
const assets = new CacheFirstWithPrecache({
  cacheName: CACHES.assets,
  plugins: [noPages, new ExpirationPlugin({ maxEntries: 60 })],
});
registerRoute(
  ({ url }) => below(url)?.startsWith('_astro/') === true,
  async ({ request, url, event }) => (await packs.file(below(url) ?? '')) ?? assets.handle({ event, request }),
);

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// The search engine and its index, from the moment they are first used.
registerRoute(
  ({ url }) => isUnchangingSearchFile(below(url)),
  new CacheFirst({
    cacheName: CACHES.search,
    plugins: [withoutQuery, noPages, new ExpirationPlugin({ maxEntries: 400 })],
  }),
);
registerRoute(
  ({ url }) => isSearchFile(below(url)),
  new NetworkFirst({
    cacheName: CACHES.search,
    networkTimeoutSeconds: PAGE_TIMEOUT_SECONDS,
    plugins: [withoutQuery, noPages],
  }),
);

// Pages: a saved one at once; else fresh where there is a network, as last read where there is none.
const pages = new NetworkFirst({
  cacheName: CACHES.pages,
  networkTimeoutSeconds: PAGE_TIMEOUT_SECONDS,
  plugins: [withoutQuery, onlyOurPages, new ExpirationPlugin({ maxEntries: PAGES_KEPT })],
});
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && below(url) !== undefined,
  async ({ request, url, event }) => {
    const path = below(url) ?? '';
    const kept = await packs.page(path);
    event.waitUntil(Promise.all([keepEmergency(path), packs.tidy()]));
    if (kept?.own) {
      event.waitUntil(packs.refresh());
      return kept.response;
    }
    const fresh = pages.handle({ event, request });
    event.waitUntil(fresh.then(() => packs.forgetLost()).catch(() => undefined));
    if (!kept) return fresh.then((response) => (response.status < 400 ? response : instead(path, response)));
    // Several packs have this page: the network knows which is newest, but nobody waits for it for long, and neither an
    // error of the host nor the login page of a café is news.
    const news = fresh.then(
      async (response) => (await ownPage(response)) ?? kept.response,
      () => kept.response,
    );
    return Promise.race([news, later(PAGE_TIMEOUT_SECONDS * 1000, kept.response)]);
  },
);

/** What a host answers for pages that are not there any more. Every other error passes. */
const GONE = [404, 410];

/** What to show where the host answers with an error: a saved file, or the page as last read if the host is only ill. */
async function instead(path: string, response: Response): Promise<Response> {
  const file = await packs.file(path);
  const visited = GONE.includes(response.status)
    ? undefined
    : await caches.match(scope + path, { cacheName: CACHES.pages });
  return file ?? visited ?? response;
}

const later = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

/** After this the kept emergency numbers are fetched again. */
const EMERGENCY_OLD_MS = 7 * 24 * 60 * 60 * 1000;

/** Header of a kept response: when the device kept it. */
const KEPT_AT = 'x-kept-at';

/** The emergency numbers of the city last read about stay here, also if nothing else was saved. */
async function keepEmergency(path: string): Promise<void> {
  const address = emergencyOf(path);
  if (!address) return;
  const cache = await caches.open(CACHES.emergency);
  const kept = await cache.match(scope + address);
  // By the clock of the device: the host's may say something else.
  if (kept && Math.abs(Date.now() - Date.parse(kept.headers.get(KEPT_AT) ?? '')) < EMERGENCY_OLD_MS) return;
  const response = await fetch(scope + address, { redirect: 'error' }).catch(() => undefined);
  const page = response && (await ownPage(response));
  if (!page) return;
  const headers = new Headers(page.headers);
  headers.set(KEPT_AT, new Date().toUTCString());
  await cache.put(scope + address, new Response(page.body, { headers }));
  for (const old of await cache.keys()) if (new URL(old.url).pathname !== scope + address) await cache.delete(old);
}

// The search of saved packs has files that exist on this device only.
registerRoute(
  ({ url }) => isPackSearch(below(url)),
  async ({ url }) => (await packs.file(below(url) ?? '')) ?? Response.error(),
);

/**
 * Keeps a page that came before this worker did, with the captions of its film: nobody opens a page twice to keep it.
 * Asked by the page (update-notice.ts): a worker that fetched them while it is being activated would hold up every page.
 */
function keepOpenPage(event: ExtendableEvent, url: string): void {
  const page = pages.handle({ event, request: url });
  const captions = page
    .then((response) => response.clone().text())
    .then((html) => {
      const [, address] = /<track\b[^>]*\ssrc="([^"]+)"/.exec(html) ?? [];
      return address ? small.handle({ event, request: new URL(address, url).href }) : undefined;
    });
  event.waitUntil(Promise.allSettled([captions, keepEmergency(below(new URL(url)) ?? '')]));
}

// Films: whole from the first time they are played; players ask for pieces.
registerRoute(({ url }) => isFilm(below(url)), film);

// Small things beside a page: manifest, icons, captions. Those of a saved page came with it.
const small = new NetworkFirst({
  cacheName: CACHES.assets,
  networkTimeoutSeconds: PAGE_TIMEOUT_SECONDS,
  plugins: [noPages],
});
registerRoute(
  ({ url, request }) => below(url) !== undefined && ['manifest', 'image', 'track'].includes(request.destination),
  async ({ request, url, event }) => (await packs.file(below(url) ?? '')) ?? small.handle({ event, request }),
);

// Nothing from the network and nothing read before: a saved pack may have it.
setCatchHandler(async ({ request, url }) => {
  const path = below(url ?? new URL(request.url)) ?? '';
  // A handout is a file that one navigates to.
  const file = await packs.file(path);
  if (file || request.mode !== 'navigate') return file ?? Response.error();
  return (
    (await caches.match(scope + path, { cacheName: CACHES.emergency })) ??
    (await matchPrecache(`${scope}offline/`)) ??
    Response.error()
  );
});

self.addEventListener('activate', (event) => event.waitUntil(packs.tidy()));
