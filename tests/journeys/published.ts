import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../tools/serve.ts';

/** Serves a copy of a part of the site, which a test may change. */
export async function copyOfSite(pages: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'ifc-site-'));
  for (const part of ['sw.js', '_headers', '_astro', 'offline', 'icon.svg', ...pages])
    await cp(join('dist', part), join(folder, part), { recursive: true });
  const { server, address } = await serve(folder, 0);
  return {
    address,
    /** Puts a newer version of the site online. */
    publish: () => appendFile(join(folder, 'sw.js'), '\n// a newer version\n'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
