import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Parts of a page that repeat on many pages, or say nothing alone: they would only blur what is found. */
export const NOT_SEARCHED = [
  'nav',
  'form',
  '.word',
  '.ref',
  '.notice',
  '.kicker',
  '.buttons',
  '.strip',
  '.topics',
  '.keep',
];

/**
 * Builds the search index from the finished pages: one per language, loaded only when somebody searches.
 * A page takes part when its main element says so (`search` of the page layout).
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await createIndex({ excludeSelectors: NOT_SEARCHED });
        if (!index) throw new Error(`The search index could not start: ${errors.join('; ')}`);
        const site = fileURLToPath(dir);
        const added = await index.addDirectory({ path: site });
        // Written here: Pagefind's own writing may still be under way when it is closed, and leaves files cut off.
        const { files, errors: unwritten } = await index.getFiles();
        await close();
        for (const { path, content } of files) {
          mkdirSync(dirname(`${site}/pagefind/${path}`), { recursive: true });
          writeFileSync(`${site}/pagefind/${path}`, content);
        }
        const problems = [...added.errors, ...unwritten];
        if (problems.length > 0) throw new Error(`The search index failed: ${problems.join('; ')}`);
        logger.info(`${added.page_count} pages can be searched`);
      },
    },
  };
}
