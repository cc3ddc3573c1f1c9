/**
 * Serves the finished site as a static host would: `public/_headers` applied, `404.html` for what is missing.
 * Usage: `node tools/serve.ts [--port 4321]`. Also the server of the browser tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { headersFor, parseHeaders } from './headers.ts';

/** Starts serving a folder below a base path. Port 0 takes any free one. */
export async function serve(folder: string, port: number, base = '/'): Promise<{ server: Server; address: string }> {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}. Build the site first: npm run build`);
  const rules = existsSync(`${folder}/_headers`) ? parseHeaders(readFileSync(`${folder}/_headers`, 'utf8')) : [];
  const files = sirv(folder, { etag: true, dev: true });
  const missing = existsSync(`${folder}/404.html`) ? readFileSync(`${folder}/404.html`) : 'Not found';
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(missing);
    };
    if (!request.url?.startsWith(base)) return notFound();
    request.url = request.url.slice(base.length - 1);
    const path = request.url.replace(/\?.*/, '');
    for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
    files(request, response, notFound);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  const { port: taken } = server.address() as { port: number };
  return { server, address: `http://localhost:${taken}${base}` };
}

/** The usual port, or any free one where another program has it. */
async function serveSomewhere(port: number, base: string): Promise<string> {
  try {
    return (await serve('dist', port, base)).address;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return (await serve('dist', 0, base)).address;
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
  const address = await serveSomewhere(Number(values.port), process.env['BASE_PATH'] ?? '/');
  console.log(`\n  Immigrant Friendly Cities is open at ${address}\n  Stop it with Ctrl+C.\n`);
}
