import type { AstroUserConfig } from 'astro';

/**
 * The policy written into every page. Nothing comes from another host; inline code and styles run only by hash,
 * which the build adds. What a page cannot say about itself (frame-ancestors) is in `public/_headers`.
 */
export const contentSecurityPolicy = {
  algorithm: 'SHA-256',
  directives: [
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
  ],
} satisfies NonNullable<AstroUserConfig['security']>['csp'];

/** The search engine is WebAssembly: only pages that search may compile it. */
export const SEARCH_SCRIPT_SOURCE = "'wasm-unsafe-eval'";
