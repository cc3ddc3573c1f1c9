import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a café's network answers to everything until somebody signs in. */
const PORTAL = '<!doctype html><html><title>Free WiFi</title><h1>Sign in to Free WiFi</h1></html>';

/** Stands between browser and site, and turns into a captive portal when told so. */
export async function networkWithPortal(site: string) {
  let closed = false;
  const server = createServer(async (request, response) => {
    if (closed) return void response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
    const answer = await fetch(new URL(request.url ?? '/', site), { redirect: 'manual' });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'cache-control': 'no-store', // what is here later, the service worker has kept
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    setPortal: (on: boolean) => {
      closed = on;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
