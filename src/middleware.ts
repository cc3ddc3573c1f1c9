import { defineMiddleware } from 'astro:middleware';
import { iconSymbol } from './components/icons.ts';

const SPRITE = '<svg class="sprite" aria-hidden="true"></svg>';

/**
 * Puts the icons a finished page uses, and only those, into its sprite.
 * Runs when the site is built: components need not know what their neighbours draw.
 */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const names = [...new Set([...html.matchAll(/href="#i-([a-z0-9-]+)"/g)].map(([, name = '']) => name))];
  const sprite = SPRITE.replace('></svg>', `>${names.map(iconSymbol).join('')}</svg>`);
  return new Response(html.replace(SPRITE, () => sprite), { status: response.status, headers: response.headers });
});
