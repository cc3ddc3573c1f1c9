import { createHash } from 'node:crypto';

/** Where each kind of thing may come from: this site and nowhere else. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** What kinds of script only data carry; a policy says nothing about them. */
const DATA_BLOCK = /\btype="application\/(ld\+json|json)"/;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const hashes = (html: string, tag: 'script' | 'style') =>
  [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))]
    .filter(([, attributes = '', text]) => text && !/\bsrc=/.test(attributes) && !DATA_BLOCK.test(attributes))
    .map(([, , text = '']) => hashOf(text));

/**
 * The content security policy of a finished page. Inline code and styles run only by their own hash, and each page
 * names only its own: Astro's would name those of every page, a kilobyte each. What a page cannot say about itself
 * (frame-ancestors) is in `public/_headers`.
 * @param wasm whether the page may compile WebAssembly: only those that search
 */
export function contentSecurityPolicy(html: string, wasm = false): string {
  const scripts = ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...hashes(html, 'script')];
  const styles = ["style-src 'self'", ...hashes(html, 'style')];
  return [...POLICY, scripts.join(' '), styles.join(' ')].join(';');
}
