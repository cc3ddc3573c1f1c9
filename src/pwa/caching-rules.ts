/** Names of the caches. A cache under an old name stays on the device, and nobody reads it: delete it in `sw.ts`. */
export const CACHES = {
  pages: 'pages',
  assets: 'assets',
  search: 'search',
  films: 'films',
  emergency: 'emergency',
} as const;

/** How long a page may take before the kept copy is shown instead, in seconds. */
export const PAGE_TIMEOUT_SECONDS = 4;

/** How many visited pages stay on the device; the oldest go first. */
export const PAGES_KEPT = 150;

/** What every page of the site carries in its markup: a captive portal or a proxy's error page does not. */
export const PAGE_MARKER = 'data-immigrant-friendly-cities';

const SEARCH_FOLDER = 'pagefind/';

/** Whether a path below the site's folder belongs to the search engine. */
export const isSearchFile = (path: string | undefined): boolean => path?.startsWith(SEARCH_FOLDER) === true;

/** Whether it also has a hash in its name, so that it never changes. */
export const isUnchangingSearchFile = (path: string | undefined): boolean =>
  isSearchFile(path) && /\/(fragment|index|filter)\/|\.pf_meta$/.test(path ?? '');

/** Whether a page's text is one of ours. */
export const isOurPage = (html: string): boolean => html.includes(PAGE_MARKER);

/** How many films stay on the device; the oldest go first. */
export const FILMS_KEPT = 8;

/** Whether a path below the site's folder is a film. */
export const isFilm = (path: string | undefined): boolean => /^films\/[^/]+\.mp4$/.test(path ?? '');

/** Whether a path below the site's folder belongs to the search of a saved pack: it exists on the device only. */
export const isPackSearch = (path: string | undefined): boolean => path?.startsWith('packs/search/') === true;

/** The emergency page of the city that a page belongs to: `en/cities/leipzig/work/` gives `en/cities/leipzig/emergency/`. */
export const emergencyOf = (path: string): string | undefined => {
  const [, city] = /^([a-z-]+\/cities\/[^/]+\/)/.exec(path) ?? [];
  return city && `${city}emergency/`;
};
