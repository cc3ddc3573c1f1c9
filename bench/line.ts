import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';

/*
 * A host at the end of a thin line: it compresses as a common web server does, and counts every byte it sends.
 */

/** What the line is like. */
export type Thin = { bytesPerSecond: number; latencyMs: number };

/** What was sent since the counter was set to nothing. */
export type Count = { requests: number; bytes: number };

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
};
const COMPRESSED = new Set(['html', 'js', 'json', 'svg', 'vtt', 'webmanifest']);
/** The level at which servers compress while they answer. */
const BROTLI_LEVEL = 5;

/** One packet: connections take turns after each. */
const PACKET = 1460;

/** A timer that wakes late makes up for it, as far as this; without that a thin line would be thinner than it says. */
const LATE_MS = 200;

/** Serves what `content` has under a path, without the slash in front. */
export async function serveOnLine(content: (path: string) => Buffer | undefined) {
  const sockets = new Set<Socket>();
  const ready = new Map<string, Buffer>();
  let thin: Thin | undefined;
  let free = 0;
  let requests = 0;
  let closedBytes = 0;
  let before: Count = { requests: 0, bytes: 0 };

  const now = (): Count => ({
    requests,
    bytes: closedBytes + [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  });

  /** Waits until the line has carried so many bytes more. */
  async function carry({ bytesPerSecond }: Thin, bytes: number): Promise<void> {
    free = Math.max(free, performance.now() - LATE_MS) + (bytes / bytesPerSecond) * 1000;
    await after(Math.max(0, free - performance.now()));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests++;
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname.slice(1)).replace(
      /(^|\/)$/,
      '$1index.html',
    );
    const found = content(path);
    const type = path.split('.').at(-1) ?? '';
    const isCompressed = COMPRESSED.has(type) && request.headers['accept-encoding']?.includes('br') === true;
    const key = `${path} ${isCompressed}`;
    const body = found && (ready.get(key) ?? (isCompressed ? compress(found) : found));
    if (body) ready.set(key, body);
    const headers = {
      'content-type': TYPES[type] ?? 'application/octet-stream',
      'content-length': String(body?.length ?? 0),
      'cache-control': 'no-cache',
      ...(isCompressed ? { 'content-encoding': 'br' } : {}),
    };
    const line = thin;
    if (line) await after(line.latencyMs);
    response.writeHead(body ? 200 : 404, headers);
    if (line) await carry(line, Object.entries(headers).join(': \r\n').length);
    for (let at = 0; body && at < body.length && !response.destroyed; at += PACKET) {
      const packet = body.subarray(at, at + PACKET);
      if (line) await carry(line, packet.length);
      response.write(packet);
    }
    response.end();
  }

  const server = createServer((request, response) => void answer(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      closedBytes += socket.bytesWritten;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    /** Makes the line thin, or lets everything through. */
    set: (line: Thin | undefined) => {
      thin = line;
    },
    /** Begins to count. */
    reset: () => {
      before = now();
    },
    /** What was sent since then. */
    count: (): Count => ({ requests: now().requests - before.requests, bytes: now().bytes - before.bytes }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const compress = (body: Buffer) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL } });
