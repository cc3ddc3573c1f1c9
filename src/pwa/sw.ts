/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import {
  CACHES,
  PAGE_TIMEOUT_SECONDS,
  PAGES_KEPT,
  isFilm,
  isSearchFile,
  isUnchangingSearchFile,
} from './caching-rules.ts';
import { noPages, onlyOurPages, withoutQuery } from './cache-guards.ts';
import { film } from './films.ts';

declare const self: ServiceWorkerGlobalScope;

/* What is asked for → where it comes from. A new worker waits until the reader agrees (update-notice.ts). */

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

const scope = new URL(self.registration.scope).pathname;
const below = (url: URL) =>
  url.origin === self.location.origin && url.pathname.startsWith(scope) ? url.pathname.slice(scope.length) : undefined;

// Files whose name changes with their content: once here, always right.
registerRoute(
  ({ url }) => below(url)?.startsWith('_astro/') === true,
  new CacheFirst({ cacheName: CACHES.assets, plugins: [new ExpirationPlugin({ maxEntries: 60 })] }),
);

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

// Pages: fresh where there is a network, as last read where there is none.
const pages = new NetworkFirst({
  cacheName: CACHES.pages,
  networkTimeoutSeconds: PAGE_TIMEOUT_SECONDS,
  plugins: [withoutQuery, onlyOurPages, new ExpirationPlugin({ maxEntries: PAGES_KEPT, purgeOnQuotaError: true })],
});
registerRoute(({ request, url }) => request.mode === 'navigate' && below(url) !== undefined, pages);

// The pages that were open before this worker was: nobody opens a page twice to keep it.
self.addEventListener('activate', (event) =>
  event.waitUntil(
    self.clients
      .matchAll({ includeUncontrolled: true, type: 'window' })
      .then((open) => Promise.all(open.map(({ url }) => pages.handle({ event, request: url }).catch(() => undefined)))),
  ),
);

// Films: whole from the first time they are played; players ask for pieces.
registerRoute(({ url }) => isFilm(below(url)), film);

// Small things beside a page: manifest, icons, captions.
registerRoute(
  ({ url, request }) => below(url) !== undefined && ['manifest', 'image', 'track'].includes(request.destination),
  new NetworkFirst({
    cacheName: CACHES.assets,
    networkTimeoutSeconds: PAGE_TIMEOUT_SECONDS,
    plugins: [noPages],
  }),
);

setCatchHandler(async ({ request }) =>
  request.mode === 'navigate' ? ((await matchPrecache(`${scope}offline/`)) ?? Response.error()) : Response.error(),
);
