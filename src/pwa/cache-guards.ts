import type { WorkboxPlugin } from 'workbox-core';
import { isOurPage } from './caching-rules.ts';

/** A page with a question in its address is the same page; the search engine's time stamps mean nothing offline. */
export const withoutQuery: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => {
    const url = new URL(request.url);
    url.search = '';
    return url.href;
  },
};

/**
 * The page if it is ours and whole: not the login page of a café, not a proxy's error, not what a redirect led to.
 */
export async function ownPage(response: Response): Promise<Response | null> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status !== 200 || response.redirected || !isPage) return null;
  return isOurPage(await response.clone().text()) ? response : null;
}

/** Keeps only such pages. */
export const onlyOurPages: WorkboxPlugin = { cacheWillUpdate: ({ response }) => ownPage(response) };

/** Keeps only files that are whole and not a page: a captive portal answers everything with its own. */
export const noPages: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) =>
    response.status === 200 && !response.headers.get('content-type')?.startsWith('text/html') ? response : null,
};
