import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { fits } from '../../tools/headers.ts';
import { serve } from '../../tools/serve.ts';

/*
 * The site behind a network that misbehaves on demand. Rules read like a table, the first that fits counts:
 *
 *   network.rules([
 *     ['/packs/index.json', status(503)],
 *     ['/packs/en-cities-lund.*.pack', cut(0.5)],
 *   ]);
 */

/** What stands on a host at one time: a built folder, and what this deployment has otherwise. */
export type Deployment = {
  folder: string;
  /** Files with other content, or `null` where this deployment has none; by path with a slash in front. */
  files?: ReadonlyMap<string, Buffer | null>;
};

/** A request, what the healthy host would answer, and the way back to the browser. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  network: Network;
};

/** Answers in its own, wrong way. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** What a café's network shows until somebody signs in. */
const LOGIN_PAGE = '<!doctype html><html><title>Free WiFi</title><h1>Sign in to Free WiFi</h1></html>';

/** The healthy answer. */
const healthy: Fault = ({ response, status, headers, body }) =>
  void response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);

/** Promises everything, sends a share of it, and hangs up. */
export const cut =
  (share: number): Fault =>
  ({ response, status, headers, body }) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, Math.floor(body.length * share)), () => response.destroy());
  };

/** Sends a share of the body as if it were all of it. */
export const truncate =
  (share: number): Fault =>
  (exchange) =>
    healthy({ ...exchange, body: exchange.body.subarray(0, Math.floor(exchange.body.length * share)) });

/** As long as it should be, but other bytes in the middle. */
export const garble: Fault = (exchange) => {
  const body = Buffer.from(exchange.body);
  for (let at = body.length >> 1; at < Math.min(body.length, (body.length >> 1) + 16); at++)
    body[at] = 255 - (body[at] ?? 0);
  return healthy({ ...exchange, body });
};

/** Another body, as if it were the file. */
export const say =
  (text: string, type = 'application/json'): Fault =>
  (exchange) =>
    healthy({ ...exchange, status: 200, headers: { 'content-type': type }, body: Buffer.from(text) });

/** A captive portal that answers everything with its own page. */
export const loginPage: Fault = say(LOGIN_PAGE, 'text/html; charset=utf-8');

/** A captive portal that sends everybody to its own host. */
export const loginRedirect: Fault = ({ response, network }) =>
  void response.writeHead(302, { location: network.elsewhere }).end();

/** A status without anything useful. */
export const status =
  (code: number): Fault =>
  ({ response }) =>
    void response.writeHead(code, { 'content-type': 'text/html; charset=utf-8' }).end(`<h1>${code}</h1>`);

/** Takes the request and never says a word. */
export const silent: Fault = () => undefined;

/** Sends a share of the body and then nothing more, without hanging up. */
export const stall =
  (share: number): Fault =>
  ({ response, status, headers, body }) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, Math.floor(body.length * share)));
  };

/** A thin line. */
export const slow =
  ({ bytesPerSecond, latency = 0 }: { bytesPerSecond: number; latency?: number }): Fault =>
  async ({ response, status, headers, body }) => {
    await after(latency);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    const piece = Math.max(1, Math.floor(bytesPerSecond / 20));
    for (let at = 0; at < body.length && !response.destroyed; at += piece) {
      response.write(body.subarray(at, at + piece));
      await after(50);
    }
    response.end();
  };

/** The host gets another deployment at this moment, and answers from it. */
export const deploying =
  (next: Deployment): Fault =>
  async ({ network, request, response }) => {
    network.publish(next);
    await network.answer(request, response, healthy);
  };

/** Misbehaves so often, then no more. */
export function times(count: number, fault: Fault): Fault {
  let left = count;
  return (exchange) => (left-- > 0 ? fault : healthy)(exchange);
}

const listen = async (listener: RequestListener, port = 0): Promise<Server> => {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return server;
};
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const shut = (server: Server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/** Stands between the browser and the site. */
export class Network {
  /** Address of the site, with a slash at the end. */
  address = '';
  /** Address of another host: nobody should ever ask it. */
  elsewhere = '';
  /** Paths that were asked for, in order, with method and `Range` where there is one. */
  readonly asked: { path: string; method: string; range?: string | undefined }[] = [];
  /** How often the other host was asked. */
  strangers = 0;
  #rules: readonly (readonly [pattern: string, fault: Fault])[] = [];
  #deployment: Deployment;
  /** Healthy hosts, by folder. */
  readonly #hosts = new Map<string, ReturnType<typeof serve>>();
  #server: Server | undefined;
  #other: Server | undefined;
  #port = 0;

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Starts it on a free port. */
  async open(): Promise<this> {
    this.#other = await listen((_, response) => {
      this.strangers++;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'access-control-allow-origin': '*' });
      response.end(LOGIN_PAGE);
    });
    this.elsewhere = `http://127.0.0.1:${portOf(this.#other)}/login`;
    await this.up();
    this.address = `http://localhost:${this.#port}/`;
    return this;
  }

  /** From now on these rules, and no others. */
  rules(rules: readonly (readonly [pattern: string, fault: Fault])[] = []): void {
    this.#rules = rules;
  }

  /** From now on this deployment. */
  publish(deployment: Deployment): void {
    this.#deployment = deployment;
  }

  /** How often a path that fits was asked for. */
  count(pattern: string): number {
    return this.asked.filter(({ path }) => fits(pattern, path)).length;
  }

  /** The host is gone: connections are refused. */
  async down(): Promise<void> {
    if (this.#server) await shut(this.#server);
    this.#server = undefined;
  }

  /** It is there again, at the same address. */
  async up(): Promise<void> {
    this.#server ??= await listen((request, response) => {
      const path = (request.url ?? '/').replace(/\?.*/, '');
      this.asked.push({ path, method: request.method ?? '', range: request.headers.range });
      const [, fault = healthy] = this.#rules.find(([pattern]) => fits(pattern, path)) ?? [];
      this.answer(request, response, fault).catch(() => response.destroy());
    }, this.#port);
    this.#port = portOf(this.#server);
  }

  /** Finds what the healthy host would say and lets the fault say it. */
  async answer(request: IncomingMessage, response: ServerResponse, fault: Fault): Promise<void> {
    const { folder, files } = this.#deployment;
    const url = request.url ?? '/';
    const path = url.replace(/\?.*/, '');
    const changed = files?.get(path.endsWith('/') ? `${path}index.html` : path);
    let host = this.#hosts.get(folder);
    if (!host) this.#hosts.set(folder, (host = serve(folder, 0)));
    const { address } = await host;
    const { range } = request.headers;
    const answer = await fetch(new URL(changed === null ? '/there-is-nothing' : url, address), {
      redirect: 'manual',
      headers: range && !changed ? { range } : {},
    });
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !['connection', 'keep-alive', 'transfer-encoding'].includes(name)),
    );
    // What changed keeps type and caching of its place, and is always news.
    if (changed) {
      delete headers['etag'];
      delete headers['last-modified'];
      headers['content-type'] = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8';
    }
    const body = changed ?? Buffer.from(await answer.arrayBuffer());
    await fault({ request, response, status: changed ? 200 : answer.status, headers, body, network: this });
  }

  async close(): Promise<void> {
    await this.down();
    if (this.#other) await shut(this.#other);
    for (const host of this.#hosts.values()) await shut((await host).server);
  }
}

/** Of the files that tests change; everything else is a page. */
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  json: 'application/json',
  pack: 'application/octet-stream',
};
