import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LANGUAGE_CODES, LANGUAGES } from '../../src/i18n/languages.ts';
import { browserArguments, executablePath } from '../browser.ts';
import { expect, offlineReady, test } from '../site.ts';
import { say } from './support.ts';

type Icon = { src: string; sizes: string; type: string; purpose?: string };
type Manifest = Record<'id' | 'name' | 'short_name' | 'lang' | 'dir' | 'start_url' | 'scope' | 'display', string> & {
  icons: Icon[];
  shortcuts: { name: string; url: string }[];
};

test('the app has a name, a first page and icons in every language', async ({ page, request }) => {
  for (const code of LANGUAGE_CODES) {
    await page.goto(`/${code}/`);
    const address = (await page.locator('link[rel=manifest]').getAttribute('href')) ?? '';
    const answer = await request.get(address);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const manifest = (await answer.json()) as Manifest;
    expect(manifest).toMatchObject({
      name: say(code, 'site.name'),
      short_name: say(code, 'site.shortName'),
      lang: code,
      dir: LANGUAGES[code].dir,
      start_url: `/${code}/`,
      scope: '/',
      display: 'standalone',
    });
    for (const { name, url } of [{ name: 'start', url: manifest.start_url }, ...manifest.shortcuts]) {
      expect(name).not.toBe('');
      expect((await request.get(url)).status()).toBe(200);
    }
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await request.get(src);
      expect(icon.headers()['content-type']).toBe(type);
      const image = await icon.body();
      expect(`${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`).toBe(sizes); // the head of a PNG file
    }
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  }
});

test('Chromium offers to install it', async ({ site }) => {
  // Other contexts of the tests count as private windows, where nothing can be installed.
  const profile = await mkdtemp(join(tmpdir(), 'ifc-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: browserArguments,
  });
  try {
    const page = await context.newPage();
    await page.goto(`${site}en/`);
    await offlineReady(page);
    const devtools = await context.newCDPSession(page);
    const { url, errors } = await devtools.send('Page.getAppManifest');
    expect(url).toBe(`${site}en/manifest.webmanifest`);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
