import { createPartialResponse } from 'workbox-range-requests';
import { CACHES, FILMS_KEPT } from './caching-rules.ts';

/*
 * A player asks for a film in pieces, and a cache keeps only whole files. So the first request, which asks for
 * everything from the first byte, brings the whole film: it plays while it comes, and stays when it is complete.
 */

const FROM_THE_START = /^bytes=0-(\d*)$/;

/** Safari first asks for two bytes, to see whether it may ask for pieces; then from the first byte to the last. */
const PROBE_BYTES = 1024;

/** Answers a request for a film, in pieces or whole, with or without a network. */
export async function film({ request, event }: { request: Request; event: ExtendableEvent }): Promise<Response> {
  const cache = await caches.open(CACHES.films);
  // In any cache: watched before, or saved with a pack.
  const kept = await caches.match(request.url);
  const range = request.headers.get('range');
  if (kept) return range ? createPartialResponse(request, kept) : kept;
  const [fromStart, last] = FROM_THE_START.exec(range ?? '') ?? [];
  if (range && (!fromStart || (last && Number(last) < PROBE_BYTES))) return fetch(request);

  const whole = await fetch(request.url);
  const length = Number(whole.headers.get('content-length'));
  const isVideo = whole.headers.get('content-type')?.startsWith('video/') === true;
  if (whole.status !== 200 || whole.redirected || !whole.body || !isVideo) return whole;
  // Somebody asks for a part after all.
  if (last && Number(last) !== length - 1) {
    await whole.body.cancel();
    return fetch(request);
  }
  const [shown, stored] = whole.body.tee();
  const { headers } = whole;
  event.waitUntil(keep(cache, request.url, new Response(stored, { headers }), length));
  if (!range || !length) return new Response(shown, { headers });
  const partial = new Headers(headers);
  partial.set('content-range', `bytes 0-${length - 1}/${length}`);
  return new Response(shown, { status: 206, statusText: 'Partial Content', headers: partial });
}

/** Keeps a film that arrived whole; the oldest make room. */
async function keep(cache: Cache, url: string, response: Response, length: number): Promise<void> {
  try {
    const { headers } = response;
    const blob = await response.blob();
    if (length && blob.size !== length) return;
    // An older version of it has another address, but for the version the same.
    await cache.delete(url, { ignoreSearch: true });
    await cache.put(url, new Response(blob, { headers }));
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - FILMS_KEPT)).map((old) => cache.delete(old)));
  } catch {
    // Cut off or no room: the film is watched now and not kept.
  }
}
