import { INDEX_SCHEMA, isPackIndex, type PackIndex, type Sealed } from '../../domain/pack.ts';
import { isRecord } from '../../domain/record.ts';
import { parse } from '../storage.ts';
import type { Failure } from './messages.ts';

/** After so long without a single byte a server counts as silent. */
const SILENCE_MS = 20_000;

/** Something could not be fetched, and why. */
export class Failed extends Error {
  readonly why: Failure;
  /** Room that would have been needed, in bytes, where there was none. */
  readonly needed: number;

  constructor(why: Failure, detail = '', needed = 0) {
    super(`${why} ${detail}`.trim());
    this.why = why;
    this.needed = needed;
  }
}

/** Gives up when the reader cancels or nothing comes any more. Stopped, it also hangs up: what is refused may go on. */
function patience(cancelled: AbortSignal | undefined) {
  const controller = new AbortController();
  const abort = () => controller.abort(cancelled?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(abort, SILENCE_MS);
  };
  heard();
  // `AbortSignal.any` is younger than many phones.
  if (cancelled?.aborted) abort();
  cancelled?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    heard,
    stop: () => {
      clearTimeout(timer);
      cancelled?.removeEventListener('abort', abort);
      abort();
    },
  };
}

/** An answer of our own host, or the reason why it is none. */
async function ask(url: string, cache: RequestCache, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { cache, signal, redirect: 'manual' });
  // A captive portal leads elsewhere, or answers everything with its own page.
  if (response.type === 'opaqueredirect') throw new Failed('login');
  if (response.ok && response.headers.get('content-type')?.startsWith('text/html')) throw new Failed('login');
  // The standard's own word for "log in to the network first".
  if (response.status === 511) throw new Failed('login');
  if (!response.ok) throw new Failed('server', String(response.status));
  return response;
}

/** Reads a body piece by piece. Every piece counts as a sign of life: a slow host is not a silent one. */
async function readBody(response: Response, heard: () => void, take: (piece: Uint8Array) => void): Promise<void> {
  const reader = response.body?.getReader();
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done || !value) return;
    heard();
    take(value);
  }
}

/** Turns whatever went wrong into a reason; cancelling stays what it is. */
function reason(error: unknown, cancelled: AbortSignal | undefined): unknown {
  if (error instanceof Failed || cancelled?.aborted) return error;
  return new Failed('interrupted', String(error));
}

/** The list of packs, fresh from the host. */
export async function fetchIndex(base: string, cancelled?: AbortSignal): Promise<PackIndex> {
  const wait = patience(cancelled);
  try {
    const response = await ask(`${base}packs/index.json`, 'no-cache', wait.signal);
    const decoder = new TextDecoder();
    let text = '';
    await readBody(response, wait.heard, (piece) => (text += decoder.decode(piece, { stream: true })));
    const value = parse(text + decoder.decode());
    if (isRecord(value) && Number(value['schema']) > INDEX_SCHEMA) throw new Failed('outdated');
    if (!isPackIndex(value)) throw new Failed('damaged', 'index');
    return value;
  } catch (error) {
    throw reason(error, cancelled);
  } finally {
    wait.stop();
  }
}

/**
 * Fetches a file and checks it: not a byte more or less than the index promised, and exactly these.
 * @param progress called with the number of bytes so far
 */
export async function download(
  base: string,
  sealed: Sealed,
  cancelled: AbortSignal,
  progress: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    try {
      // The name changes with the content, so a copy the browser has is as good, but it is checked all the same.
      return await bring(base, sealed, 'default', cancelled, progress);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      // A cache may have kept what is wrong, for a year: it is asked for once more, past every cache.
      return await bring(base, sealed, 'reload', cancelled, progress);
    }
  } catch (error) {
    throw reason(error, cancelled);
  }
}

/** One attempt at it. A connection that fails is not a `Failed`: asking again at once would not help. */
async function bring(
  base: string,
  sealed: Sealed,
  cache: RequestCache,
  cancelled: AbortSignal,
  progress: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { file, bytes } = sealed;
  const wait = patience(cancelled);
  const whole = new Uint8Array(bytes);
  let done = 0;
  try {
    const response = await ask(base + file, cache, wait.signal);
    await readBody(response, wait.heard, (piece) => {
      if (done + piece.length > bytes) throw new Failed('damaged', 'too long');
      whole.set(piece, done);
      done += piece.length;
      progress(done);
    });
  } finally {
    wait.stop();
  }
  if (done < bytes) throw new Failed('interrupted', `${done} of ${bytes}`);
  if (!(await isWhole(whole, sealed))) throw new Failed('damaged', 'hash');
  return whole;
}

/** Whether a file is what the index promised, to the last bit. */
export async function isWhole(content: Uint8Array<ArrayBuffer>, { bytes, sha256 }: Sealed): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return content.length === bytes && [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
