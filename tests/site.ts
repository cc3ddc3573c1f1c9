import { expect, test as base, type Page } from '@playwright/test';
import { serve } from '../tools/serve.ts';

/** The built site on a port of its own, one per worker. */
export const test = base.extend<object, { site: string }>({
  site: [
    async ({}, use) => {
      const { server, address } = await serve('dist', 0);
      await use(address);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site),
});

export { expect } from '@playwright/test';

/** Waits until the service worker of the page is in charge of it. */
export async function offlineReady(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

/** Waits until the open page is kept on the device. */
export async function pageKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname)))).toBe(true);
}

/** Waits for the script of an element, which comes after the page has been read. */
export async function came(page: Page, element: string): Promise<void> {
  await page.evaluate(async (name) => void (await customElements.whenDefined(name)), element);
}
