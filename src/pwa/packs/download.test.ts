import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INDEX_SCHEMA, type PackIndex } from '../../domain/pack.ts';
import { download, Failed, fetchIndex } from './download.ts';

const content = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
const sealed = {
  file: 'packs/a.pack',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};
const index: PackIndex = { schema: INDEX_SCHEMA, pages: {}, engines: {}, packs: [] };

const asked = vi.fn<typeof fetch>();
/** The host answers like this, however often it is asked. */
const answer = (response: () => Response | Promise<Response>) => asked.mockImplementation(async () => response());

beforeEach(() => vi.stubGlobal('fetch', asked));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  asked.mockReset();
});

/** A body that comes in pieces, and then ends, breaks, or says nothing more. */
const body = (pieces: readonly Uint8Array[], end: 'ends' | 'breaks' | 'falls silent', signal?: AbortSignal | null) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => controller.error(signal.reason));
      for (const piece of pieces) controller.enqueue(piece);
      if (end === 'ends') controller.close();
      if (end === 'breaks') controller.error(new TypeError('network error'));
    },
  });
/** A body in ten pieces, 15 seconds before each. */
const slowly = (bytes: Uint8Array, signal?: AbortSignal | null) => {
  const size = Math.ceil(bytes.length / 10);
  const pieces = Array.from({ length: 10 }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
  return new ReadableStream<Uint8Array>({
    start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
    pull: (controller) =>
      new Promise((done) =>
        setTimeout(() => {
          const piece = pieces.shift();
          if (piece) controller.enqueue(piece);
          else controller.close();
          done();
        }, 15_000),
      ),
  });
};
const half = content.subarray(0, 500);
const rest = content.subarray(500);
const pack = (stream: BodyInit | null, init: ResponseInit = {}) =>
  new Response(stream, { headers: { 'content-type': 'application/octet-stream' }, ...init });
const html = () => new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
/** As the browser shows a redirect that it did not follow. */
const redirect = () => ({ type: 'opaqueredirect', ok: false, status: 0, headers: new Headers() }) as Response;

const never = new AbortController().signal;
const get = (signal = never, progress: (done: number) => void = () => undefined) =>
  download('/base/', sealed, signal, progress);
const why = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof Failed ? error.why : error),
  );

describe('a file', () => {
  it('is fetched below the site, and handed over when it is whole', async () => {
    answer(() => pack(body([half, rest], 'ends')));
    const progress: number[] = [];
    expect(await get(never, (done) => progress.push(done))).toEqual(content);
    expect(progress).toEqual([500, 1000]);
    expect(asked).toHaveBeenCalledWith('/base/packs/a.pack', expect.objectContaining({ redirect: 'manual' }));
  });

  it.each([
    ['a connection that breaks', () => pack(body([half], 'breaks')), 'interrupted'],
    ['a body that ends too early', () => pack(body([half], 'ends')), 'interrupted'],
    ['no body at all', () => pack(null), 'interrupted'],
    ['a byte too many', () => pack(body([content, new Uint8Array(1)], 'ends')), 'damaged'],
    ['other bytes of the same number', () => pack(body([rest, half], 'ends')), 'damaged'],
    ['a page in its place', html, 'login'],
    ['a way to somewhere else', redirect, 'login'],
    ['404', () => pack('', { status: 404 }), 'server'],
    [
      '404 with a page',
      () => new Response('<h1>', { status: 404, headers: { 'content-type': 'text/html' } }),
      'server',
    ],
    ['511, the word for a login page', () => pack('', { status: 511 }), 'login'],
    ['503', () => pack('', { status: 503 }), 'server'],
  ])('fails with its reason: %s', async (_, response, reason) => {
    answer(response);
    expect(await why(get())).toBe(reason);
  });

  it('that is too long is not read to its end: it may have none', async () => {
    asked.mockImplementation(async (_, init) => pack(body([content, half], 'falls silent', init?.signal)));
    await why(get());
    expect(asked.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  });

  it.each([
    ['other bytes', () => pack(body([rest, half], 'ends'))],
    ['half of it, said to be all', () => pack(body([half], 'ends'))],
    ['a login page', html],
    ['404', () => pack('', { status: 404 })],
  ])('that a cache has kept for a year as something else is asked for past it: %s', async (_, kept) => {
    asked.mockImplementation(async (_url, init) =>
      init?.cache === 'reload' ? pack(body([half, rest], 'ends')) : kept(),
    );
    expect(await get()).toEqual(content);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('is asked for twice at most', async () => {
    asked.mockImplementation(async () => pack(body([rest, half], 'ends')));
    expect(await why(get())).toBe('damaged');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('fails when there is no network', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await why(get())).toBe('interrupted');
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe('silence', () => {
  beforeEach(() => vi.useFakeTimers());
  /** A host that says `pieces` and then nothing, until the browser gives up. */
  const silent = (pieces: readonly Uint8Array[]) =>
    asked.mockImplementation(async (_, init) => pack(body(pieces, 'falls silent', init?.signal)));

  it('ends the wait, from the last byte on', async () => {
    silent([half]);
    const reason = vi.fn();
    void why(get()).then(reason);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(reason).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(reason).toHaveBeenCalledWith('interrupted');
  });

  it('of a host that does not even begin to answer ends the wait too', async () => {
    asked.mockImplementation(
      (_, init) =>
        new Promise((_done, fail) => init?.signal?.addEventListener('abort', () => fail(init.signal?.reason))),
    );
    const reasons = [why(get()), why(fetchIndex('/base/'))];
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await Promise.all(reasons)).toEqual(['interrupted', 'interrupted']);
  });

  it('is not: a slow network, whole minutes long', async () => {
    asked.mockImplementation(async (_, init) => pack(slowly(content, init?.signal)));
    const whole = get();
    await vi.advanceTimersByTimeAsync(11 * 15_000);
    expect(await whole).toEqual(content);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not: a slow network, also for the index', async () => {
    const text = new TextEncoder().encode(JSON.stringify(index));
    asked.mockImplementation(async (_, init) => pack(slowly(text, init?.signal)));
    const read = why(fetchIndex('/base/'));
    await vi.advanceTimersByTimeAsync(11 * 15_000);
    expect(await read).toBe('nothing failed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a reader who cancels is not told that the connection stopped', async () => {
    silent([half]);
    const stop = new AbortController();
    const reason = why(get(stop.signal));
    stop.abort();
    expect(await reason).toBe(stop.signal.reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the index', () => {
  const json = (text: string) => new Response(text, { headers: { 'content-type': 'application/json' } });

  it('is asked of the host, not of a cache that may be old', async () => {
    answer(() => json(JSON.stringify(index)));
    expect(await fetchIndex('/base/')).toEqual(index);
    expect(asked).toHaveBeenCalledWith('/base/packs/index.json', expect.objectContaining({ cache: 'no-cache' }));
  });

  it.each([
    ['half of it', () => json(JSON.stringify(index).slice(0, 20)), 'damaged'],
    ['a newer schema', () => json(JSON.stringify({ ...index, schema: 2 })), 'outdated'],
    ['no schema', () => json(JSON.stringify({ ...index, schema: undefined })), 'damaged'],
    ['another shape', () => json('[]'), 'damaged'],
    ['nothing', () => json(''), 'damaged'],
    ['a page in its place', () => html(), 'login'],
    ['a way to somewhere else', () => redirect(), 'login'],
    ['500', () => new Response('', { status: 500 }), 'server'],
  ])('is not taken: %s', async (_, response, reason) => {
    answer(response);
    expect(await why(fetchIndex('/base/'))).toBe(reason);
  });
});
