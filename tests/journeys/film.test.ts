import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, offlineReady, test } from '../site.ts';
import { modules, type Module } from './course-files.ts';
import { say } from './support.ts';

const filmed = modules.filter(({ film }) => film);
test.skip(filmed.length === 0, 'No film has been made yet: public/films has none.');

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = ({ id }: Module) => readFileSync(`public/films/${id}.mp4`);
const video = (page: Page) => page.locator('video');

/** Asks for a part of a file, as a player does. */
const ask = (page: Page, address: string, range: string) =>
  page.evaluate(
    async ([url, wanted]) => {
      const response = await fetch(url, { headers: { range: wanted } });
      const bytes = await response.arrayBuffer();
      const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        range: response.headers.get('content-range'),
        sha256: hash.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    },
    [address, range] as const,
  );

/** What the answer to it has to be. */
function part(bytes: Buffer, from: number, to = bytes.length - 1) {
  const range = `bytes ${from}-${to}/${bytes.length}`;
  return { status: 206, type: 'video/mp4', range, sha256: sha256(bytes.subarray(from, to + 1)) };
}

/** Whether the film is kept on the device. */
const isKept = (page: Page, address: string) =>
  page.evaluate(async (url) => (await caches.match(url)) !== undefined, address);

/** Plays the film for a moment, and one more from its middle. */
async function play(page: Page): Promise<void> {
  const seen = () => video(page).evaluate((film: HTMLVideoElement) => film.currentTime);
  await video(page).evaluate((film: HTMLVideoElement) => film.play());
  await expect.poll(seen).toBeGreaterThan(0.2);
  const middle = await video(page).evaluate((film: HTMLVideoElement) => (film.currentTime = film.duration / 2));
  await expect.poll(seen).toBeGreaterThan(middle + 0.2);
  await video(page).evaluate((film: HTMLVideoElement) => film.pause());
}

const captions = (page: Page) =>
  video(page).evaluate((film: HTMLVideoElement) => {
    const [track] = film.textTracks;
    const words = (cues: TextTrackCueList | null | undefined) => [...(cues ?? [])].map((cue) => (cue as VTTCue).text);
    return { mode: track?.mode, all: words(track?.cues), now: words(track?.activeCues), length: film.duration };
  });

for (const module of filmed) {
  const { film } = module;
  if (!film) continue;
  const scenes = film.storyboard.scenes.map(({ id }) => film.scenes[id] ?? '');

  test(`${module.id}: nothing of the film is loaded before it is played, and its text is on the page`, async ({
    page,
    context,
  }) => {
    const loaded: string[] = [];
    context.on(
      'request',
      (request) => request.url().includes('/films/') && !request.url().endsWith('.svg') && loaded.push(request.url()),
    );
    await page.goto(module.path, { waitUntil: 'networkidle' });
    await expect(video(page)).toHaveAttribute('preload', 'none');
    await expect(video(page)).toHaveAccessibleName(new RegExp(film.title));
    await video(page).scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(loaded).toEqual([]);

    const first = page.locator('details', { hasText: film.summary }).getByText(scenes[0] ?? '', { exact: true });
    await expect(first).toBeHidden();
    await page.getByText(say('en', 'video.transcript')).click();
    for (const words of scenes) await expect(page.getByText(words, { exact: true })).toBeVisible();
  });

  test(`${module.id}: a film played once plays without a network, with its captions`, async ({ page, context }) => {
    const bytes = bytesOf(module);
    await page.goto(module.path);
    const address = (await video(page).getAttribute('src')) ?? '';
    await offlineReady(page);
    // A piece from its middle is answered, and is no reason to keep it.
    expect(await ask(page, address, 'bytes=1000-1999')).toEqual(part(bytes, 1000, 1999));
    expect(await isKept(page, address)).toBe(false);
    // Safari first asks for two bytes, to see whether it may ask for pieces.
    expect(await ask(page, address, 'bytes=0-1')).toEqual(part(bytes, 0, 1));
    expect(await isKept(page, address)).toBe(false);

    await play(page);
    // The captions come on their own way, after the film.
    await expect.poll(async () => (await captions(page)).all).toEqual(scenes);
    await expect.poll(async () => scenes.includes((await captions(page)).now[0] ?? '')).toBe(true);
    const { mode, length } = await captions(page);
    expect(mode).toBe('showing');
    const seconds = film.storyboard.scenes.reduce((sum, scene) => sum + scene.seconds, 0);
    expect(Math.abs(length - seconds)).toBeLessThan(0.5);

    await expect.poll(() => isKept(page, address)).toBe(true);
    await context.setOffline(true);
    expect(await ask(page, address, 'bytes=0-')).toEqual(part(bytes, 0));
    expect(await ask(page, address, 'bytes=1000-1999')).toEqual(part(bytes, 1000, 1999));
    expect(await ask(page, address, 'bytes=-500')).toEqual(part(bytes, bytes.length - 500));
    await page.reload();
    await play(page);
    await expect.poll(async () => (await captions(page)).all).toEqual(scenes);
  });
}

test('a player that names the last byte too gets the whole film, and it is kept', async ({ page }) => {
  const [module] = filmed;
  if (!module) return;
  const bytes = bytesOf(module);
  await page.goto(module.path);
  await offlineReady(page);
  const address = (await video(page).getAttribute('src')) ?? '';
  expect(await ask(page, address, `bytes=0-${bytes.length - 2}`)).toEqual(part(bytes, 0, bytes.length - 2));
  expect(await ask(page, address, `bytes=0-${bytes.length - 1}`)).toEqual(part(bytes, 0));
  await expect.poll(() => isKept(page, address)).toBe(true);
});

test('on a phone the captions are as large as the text', async ({ page }) => {
  const [module] = filmed;
  await page.goto(module?.path ?? '');
  await play(page);
  await expect.poll(async () => (await captions(page)).now.length).toBeGreaterThan(0);
  const tools = await page.context().newCDPSession(page);
  /** The browser draws captions where no page can look; its tools can. */
  const size = async () => {
    const { root } = await tools.send('DOM.getDocument', { depth: -1, pierce: true });
    type Node = typeof root;
    const below = (node: Node): Node[] => [
      node,
      ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap((child) => below(child)),
    ];
    const cue = below(root).find(({ attributes = [] }) => attributes[attributes.indexOf('pseudo') + 1] === 'cue');
    if (!cue) return 0;
    const { computedStyle } = await tools.send('CSS.getComputedStyleForNode', { nodeId: cue.nodeId });
    return parseFloat(computedStyle.find(({ name }) => name === 'font-size')?.value ?? '');
  };
  await tools.send('DOM.enable');
  await tools.send('CSS.enable');
  await expect.poll(size).toBe(16);
});
