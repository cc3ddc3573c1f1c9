import { defineMiddleware } from 'astro:middleware';
import { iconSymbol } from './components/icons.ts';
import { contentSecurityPolicy } from './security/csp.ts';

/*
 * The last hand on every page, when the site is built: what only a finished page can know about itself.
 */

const SPRITE = '<svg class="sprite" aria-hidden="true"></svg>';
const CHARSET = '<meta charset="utf-8">';

/** Puts the icons a page uses, and only those, into its sprite. */
function withIcons(html: string): string {
  const names = [...new Set([...html.matchAll(/href="#i-([a-z0-9-]+)"/g)].map(([, name = '']) => name))];
  return html.replace(SPRITE, () => SPRITE.replace('></svg>', `>${names.map(iconSymbol).join('')}</svg>`));
}

/** Makes one style sheet of the many that components bring: fewer bytes, one hash. */
function withOneStyle(html: string): string {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)];
  const [first] = styles;
  if (!first || styles.length < 2) return html;
  const all = styles.map(([, css = '']) => css).join('');
  const rest = html.replace(/<style>[\s\S]*?<\/style>/g, '');
  return rest.slice(0, first.index) + `<style>${all}</style>` + rest.slice(first.index);
}

const BLOCK =
  '</?(?:article|body|caption|dd|div|dl|dt|fieldset|footer|form|h[1-6]|head|header|legend|li|main|nav|ol|option|p|section|select|table|tbody|td|th|thead|tr|ul)\\b[^>]*>';
const AROUND_BLOCKS = new RegExp(`\\s*(${BLOCK})\\s*`, 'g');

/** Blanks around blocks show nothing, and every reader carries them. Between words and inline tags they stay. */
const withoutGaps = (html: string): string =>
  html
    .replace(AROUND_BLOCKS, '$1')
    .replace(/>\s{2,}</g, '> <')
    .replaceAll('"></use>', '"/>');

/** Writes the policy right behind the character set, before anything it governs. */
const withPolicy = (html: string, wasm: boolean): string =>
  html.replace(
    CHARSET,
    () => `${CHARSET}<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(html, wasm)}">`,
  );

export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = withoutGaps(withOneStyle(withIcons(await response.text())));
  // The development server adds code of its own to pages.
  const page = import.meta.env.DEV ? html : withPolicy(html, locals.wasm === true);
  return new Response(page, { status: response.status, headers: response.headers });
});
