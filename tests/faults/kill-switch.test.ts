import { readFileSync } from 'node:fs';
import { say } from '../journeys/support.ts';
import { expect, offlineReady } from '../site.ts';
import {
  expectKept,
  expectReload,
  expectSaved,
  FIRST,
  KEPT,
  nameOf,
  packCaches,
  save,
  statusOf,
  test,
  withFiles,
} from './packs.ts';

test('the kill switch takes everything away, the site works online, and can be saved again after it', async ({
  page,
  context,
  network,
  kept,
}) => {
  const state = () =>
    page.evaluate(async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  // It signs off more than once: a page may call it back in between.
  const expectGone = () => expect.poll(state, { timeout: 15_000 }).toEqual({ caches: [], workers: 0 });
  const other = await context.newPage();
  await other.goto(`${kept.addressOf(KEPT)}health/`);
  network.publish(withFiles(FIRST, { '/sw.js': () => readFileSync('deploy/kill-switch/sw.js', 'utf8') }));
  const asked = network.count(`/${KEPT}/`);
  // Every open page comes anew, from the network.
  const switched = () => page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
  await expectReload(other, () => expectReload(page, switched));
  await expectGone();
  expect(network.count(`/${KEPT}/`)).toBe(asked + 1);
  await expect(statusOf(page, KEPT)).toHaveText(say('en', 'pack.evicted', { name: nameOf(KEPT) }));

  // Every page asks for the worker, which signs off again: no page is loaded in a circle.
  const workers = network.count('/sw.js');
  await page.goto(`${network.address}en/`);
  await page.goto(`${kept.addressOf(KEPT)}work/`);
  await expect(page.locator('main .facets')).toBeVisible();
  await expect.poll(() => network.count('/sw.js')).toBeGreaterThan(workers);
  await expectGone();
  expect(network.count(`/${KEPT}/work/`)).toBe(1);

  // The harm is repaired: a healthy worker comes, and keeps what it is asked to.
  network.publish(FIRST);
  await page.goto(kept.addressOf(KEPT));
  await offlineReady(page);
  expect(await packCaches(page)).toEqual([]);
  await save(page, KEPT);
  await expectSaved(page, KEPT);
  await expectKept(page, network, { [KEPT]: FIRST });
});
