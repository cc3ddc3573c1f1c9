import { expect, test } from '../site.ts';

const templates = [
  '/',
  '/en/',
  '/en/cities/leipzig/',
  '/en/cities/leipzig/health/',
  '/en/cities/leipzig/places/',
  '/en/cities/leipzig/emergency/',
  '/en/cities/leipzig/faq/',
  '/en/cities/leipzig/first-steps/',
  '/en/phrasebook/de/',
  '/en/rights/de/',
  '/en/rights/de/health/',
  '/en/learn/',
  '/en/learn/time-management/',
  '/en/learn/time-management/a-realistic-week/',
  '/en/learn/time-management/quiz/',
  '/en/learn/certificate/',
  '/en/search/?q=doctor',
  '/en/about/',
  '/en/offline/',
  '/offline/',
  '/404.html',
];

test('no page asks anybody else for anything, and none sets a cookie', async ({ page, context, site }) => {
  const { origin } = new URL(site);
  const elsewhere: string[] = [];
  const cookies: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) elsewhere.push(url.href);
  });
  context.on('response', async (response) => {
    if (await response.headerValue('set-cookie').catch(() => null)) cookies.push(response.url());
  });
  for (const path of templates) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('h1').first()).toBeAttached();
    // Nor would it, once somebody touches it: nothing is preconnected or framed.
    await expect(page.locator('iframe, link[rel=preconnect], link[rel=dns-prefetch]')).toHaveCount(0);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  }
  expect(elsewhere).toEqual([]);
  expect(cookies).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});
