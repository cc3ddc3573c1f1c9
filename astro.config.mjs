import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import pwa from '@vite-pwa/astro';
import { defineConfig } from 'astro/config';
import { packs } from './src/integrations/packs.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { serviceWorker } from './src/pwa/build-options.ts';

/** Where the site will stand. Set SITE_URL and BASE_PATH when you build for your own host. */
const { SITE_URL = 'http://localhost:4321', BASE_PATH = '/' } = process.env;

/** Rollup repeats this for every MDX page; it concerns bundlers for React and says nothing about ours. */
const withoutDirectiveNoise = (warning, warn) => {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
};

export default defineConfig({
  site: SITE_URL,
  base: BASE_PATH,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always' },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: { worker: { format: 'es' }, build: { rollupOptions: { onwarn: withoutDirectiveNoise } } },
  integrations: [mdx(), sitemap(), pwa(serviceWorker), searchIndex(), packs()],
});
