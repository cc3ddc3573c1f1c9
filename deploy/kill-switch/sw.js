/* Takes the place of a harmful service worker: deletes its caches, signs off, reloads open pages. See docs/hosting.md. */

const ROUNDS = 5;
const PAUSE_MS = 1000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  // A page that asks for the worker while another is still under it calls it back. So once is not enough; but what is
  // gone must not sign off again: a healthy worker may stand in its place.
  for (let round = 1; round <= ROUNDS && self.registration.active; round++) {
    await self.registration.unregister().catch(() => undefined);
    const open = await self.clients.matchAll({ type: 'window' });
    if (open.length === 0) break;
    await Promise.all(open.map((client) => client.navigate(client.url).catch(() => undefined)));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
