import type { PwaOptions } from '@vite-pwa/astro';

/**
 * How the service worker is built. It precaches the shell only: what a page needs to work when nothing else is there.
 * One blocked page must not sink the installation of everything else.
 */
export const serviceWorker: PwaOptions = {
  strategies: 'injectManifest',
  srcDir: 'src/pwa',
  filename: 'sw.ts',
  // Each language has its own manifest (src/pages/[lang]/manifest.webmanifest.ts), and registration is ours.
  manifest: false,
  injectRegister: false,
  injectManifest: {
    globPatterns: ['_astro/*.js', 'offline/index.html', 'icon.svg'],
    rollupFormat: 'iife',
    minify: true,
  },
  devOptions: { enabled: false },
};
