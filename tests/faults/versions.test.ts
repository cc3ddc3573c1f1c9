import { say } from '../journeys/support.ts';
import { answer, fieldOf, modules, rightAnswer, type Module } from '../journeys/course-files.ts';
import { expect, offlineReady, pageKept } from '../site.ts';
import {
  ageIndex,
  cardOf,
  entryOf,
  expectKept,
  expectReload,
  expectSaved,
  expectStored,
  FIRST,
  INDEX,
  inKilobytes,
  KEPT,
  markOf,
  newer,
  packFile,
  registryOf,
  save,
  statusOf,
  test,
  WANTED,
  withFiles,
  without,
} from './packs.ts';
import {
  cut,
  deploying,
  garble,
  loginPage,
  loginRedirect,
  silent,
  slow,
  status,
  times,
  type Deployment,
} from './server.ts';

/* The site changes while packs are saved, or are being saved: the reader has the old one or the new one, never both. */

const read = (page: Parameters<typeof registryOf>[0], id: string) => async () =>
  (await registryOf(page))?.packs[id]?.version;

test('a new deployment in the middle of saving: the new one is saved', async ({ page, network, kept }) => {
  const second = await newer(FIRST, [WANTED], 'second');
  await page.goto(kept.addressOf(WANTED));
  // The index was read; what it names is gone when it is asked for.
  network.rules([[packFile(WANTED), times(1, deploying(second))]]);
  await save(page, WANTED);
  await expectSaved(page, WANTED);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: second });
});

test('a new deployment while the pack comes: what was promised is saved, and the next look brings the new one', async ({
  page,
  network,
  kept,
}) => {
  const second = await newer(FIRST, [WANTED], 'second');
  await page.goto(kept.addressOf(WANTED));
  network.rules([[packFile(WANTED), slow({ bytesPerSecond: 200_000 })]]);
  await save(page, WANTED);
  await expect.poll(() => network.count(packFile(WANTED))).toBe(1);
  network.publish(second);
  await expectSaved(page, WANTED);
  await expectStored(page, { [KEPT]: FIRST, [WANTED]: FIRST });
  network.rules();
  await ageIndex(page);
  await page.goto(kept.addressOf(WANTED));
  await expect.poll(read(page, WANTED), { timeout: 20_000 }).toBe(entryOf(second, WANTED).version);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: second });
});

test('a newer version comes by itself for the next visit, also of what was read before', async ({
  page,
  network,
  kept,
}) => {
  const SHARED = 'en/rights/de/work/';
  // Read in passing: the device has it twice, once visited and once in the pack.
  await page.goto(network.address + SHARED);
  const second = await newer(FIRST, [KEPT], 'second');
  network.publish(second);
  await ageIndex(page);
  // At once the old one, whole; the new one comes behind it.
  await page.goto(kept.addressOf(KEPT));
  expect(await markOf(page)).toBeNull();
  await expect.poll(read(page, KEPT), { timeout: 20_000 }).toBe(entryOf(second, KEPT).version);
  await page.reload();
  expect(await markOf(page)).toBe('second');
  await expectSaved(page, KEPT);
  await expectKept(page, network, { [KEPT]: second });

  await network.down();
  await page.context().setOffline(true);
  await page.goto(network.address + SHARED);
  expect(await markOf(page)).toBe('second');
});

test('the page of what is saved offers a newer version', async ({ page, network, kept }) => {
  expect(kept).toBeTruthy();
  const second = await newer(FIRST, [KEPT], 'second');
  network.publish(second);
  await page.goto(`${network.address}en/offline/`);
  const size = inKilobytes(entryOf(second, KEPT).bytes);
  await expect(statusOf(page, KEPT)).toContainText(say('en', 'pack.update', { size }));
  await cardOf(page, KEPT)
    .getByRole('button', { name: say('en', 'pack.updateButton') })
    .click();
  await expect.poll(read(page, KEPT), { timeout: 20_000 }).toBe(entryOf(second, KEPT).version);
  await expectSaved(page, KEPT);
  await expectKept(page, network, { [KEPT]: second });
});

test('a newer version that cannot come leaves the old one whole', async ({ page, network, kept }) => {
  const [savedOn = ''] = say('en', 'pack.savedOn', { date: '|' }).split('|');
  const second = await newer(FIRST, [KEPT], 'second');
  network.publish(second);
  for (const [name, pattern, fault] of [
    ['login page for the index', INDEX, loginPage],
    ['login elsewhere for everything', '*', loginRedirect],
    ['error for the index', INDEX, status(503)],
    ['half the index', INDEX, cut(0.5)],
    ['half the pack', packFile(KEPT), cut(0.5)],
    ['wrong bytes', packFile(KEPT), garble],
    ['no pack', packFile(KEPT), status(404)],
  ] as const)
    await test.step(name, async () => {
      network.rules();
      await ageIndex(page);
      network.rules([[pattern, fault]]);
      const before = network.count(pattern);
      await page.goto(kept.addressOf(KEPT));
      await expect.poll(() => network.count(pattern)).toBeGreaterThan(before);
      await expectStored(page, { [KEPT]: FIRST });
      // Nobody asked for it, so nobody is told.
      await expectSaved(page, KEPT);
      await expect(statusOf(page, KEPT)).toContainText(savedOn);
    });
  await expectKept(page, network, { [KEPT]: FIRST });
});

test('back to an older deployment: the older one is kept, also where it does not know the city', async ({
  page,
  network,
  kept,
}) => {
  const second = await newer(FIRST, [KEPT, WANTED], 'second');
  network.publish(second);
  await page.goto(kept.addressOf(WANTED));
  await save(page, WANTED);
  await expectSaved(page, WANTED);

  network.publish(FIRST);
  await ageIndex(page);
  await page.goto(kept.addressOf(WANTED));
  await expect.poll(read(page, WANTED), { timeout: 20_000 }).toBe(entryOf(FIRST, WANTED).version);
  await expectStored(page, { [KEPT]: FIRST, [WANTED]: FIRST });

  const before = without(FIRST, WANTED);
  network.publish(before);
  await ageIndex(page);
  const asked = network.count(INDEX);
  await page.goto(kept.addressOf(WANTED));
  await expect.poll(() => network.count(INDEX)).toBeGreaterThan(asked);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('of two saved versions of a page that cities share, the newer is read', async ({ page, network, kept }) => {
  // Another city, with newer pages about the site.
  const second = await newer(FIRST, [WANTED], 'second');
  network.publish(second);
  await page.goto(kept.addressOf(WANTED));
  await save(page, WANTED);
  await expectSaved(page, WANTED);
  await network.down();
  await page.context().setOffline(true);
  await page.goto(`${network.address}en/privacy/`);
  expect(await markOf(page)).toBe('second');
});

test('a host that is ill hides neither a saved page that cities share, nor one that was visited', async ({
  page,
  network,
  kept,
}) => {
  const VISITED = `${kept.addressOf(WANTED)}health/`;
  const visited = await page.goto(VISITED);
  expect(visited?.status()).toBe(200);
  await expect.poll(() => page.evaluate(async (url) => Boolean(await caches.match(url)), VISITED)).toBe(true);
  for (const [code, ...addresses] of [
    [404, `${network.address}en/rights/de/work/`],
    [500, `${network.address}en/rights/de/work/`, VISITED],
    [503, `${network.address}en/rights/de/work/`, VISITED],
  ] as const) {
    network.rules([['*', status(code)]]);
    for (const address of addresses) {
      const response = await page.goto(address);
      expect(response?.status(), `${code} ${address}`).toBe(200);
      await expect(page.locator('main h1')).toBeVisible();
    }
  }
  // What is gone is gone, unless it was saved.
  network.rules([['*', status(404)]]);
  expect((await page.goto(VISITED))?.status()).toBe(404);
});

/** The same site with another worker, which waits for the reader. */
const withNewWorker = (from: Deployment) => withFiles(from, { '/sw.js': (text) => `${text}\n// a newer version\n` });

/** Lets the browser look for a newer worker, and waits until the page says so. */
async function expectNotice(page: Parameters<typeof registryOf>[0]) {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.locator('update-notice');
  await expect(notice).toBeVisible();
  return notice.getByRole('button', { name: say('en', 'update.button') });
}

test('a new worker in the middle of a quiz: no answer is lost', async ({ page, network, kept }) => {
  const module = modules.find(({ id }) => id === 'time-management') as Module;
  const [one, two] = module.facts.quiz;
  if (!one || !two) throw new Error('The quiz has no two questions.');
  await page.goto(`${kept.addressOf('en/learn/time-management')}quiz/`);
  await offlineReady(page);
  await answer(page, module, one, rightAnswer(one));
  // Filled in, not checked yet.
  const half = () => fieldOf(page, two).locator('input, select').first();
  const isRadio = (await half().getAttribute('type')) !== null;
  if (isRadio) await half().check();
  else await half().selectOption({ index: 1 });
  const value = await half().inputValue();

  network.publish(withNewWorker(FIRST));
  const load = await expectNotice(page);
  await expect(fieldOf(page, one).locator('[data-verdict]')).toBeVisible();
  await expectReload(page, () => load.click());
  await expect(fieldOf(page, one).locator('[data-verdict]')).toHaveText(say('en', 'quiz.right'));
  if (isRadio) await expect(half()).toBeChecked();
  else await expect(half()).toHaveValue(value);
  await expect(page.locator('[data-answered]')).toHaveText(
    say('en', 'quiz.answered', { done: 1, total: module.facts.quiz.length }),
  );
  await expectKept(page, network, { [KEPT]: FIRST });
});

test('a new worker while a city is being saved: the city comes whole', async ({ page, network, kept }) => {
  await page.goto(kept.addressOf(WANTED));
  network.publish(withNewWorker(FIRST));
  network.rules([[packFile(WANTED), slow({ bytesPerSecond: 60_000 })]]);
  await save(page, WANTED);
  await expect.poll(() => network.count(packFile(WANTED))).toBe(1);
  const load = await expectNotice(page);
  await expectReload(page, () => load.click());
  await expectSaved(page, WANTED);
  await expectKept(page, network, { [KEPT]: FIRST, [WANTED]: FIRST });
});

test('a saved page keeps its scripts when the site has others and a new worker', async ({ page, network, kept }) => {
  const script = (await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)))
    .map((name) => new URL(name).pathname)
    .find((path) => /^\/_astro\/pack-card/.test(path));
  expect(script).toBeDefined();
  if (!script) return;
  const other = script.replace('.js', '-other.js');
  const name = (path: string) => path.slice('/_astro/'.length);
  const content = (await (await page.request.get(new URL(script, network.address).href)).body()).toString();
  network.publish(
    withFiles(withNewWorker(FIRST), {
      '/sw.js': (text) => text.replaceAll(name(script), name(other)),
      [script]: null,
      [other]: () => content,
    }),
  );
  const load = await expectNotice(page);
  // It was long ago: the browser's own cache has forgotten it.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await expectReload(page, () => load.click());
  for (const answer of [status(404), loginPage]) {
    network.rules([['/_astro/*', answer]]);
    await page.goto(kept.addressOf(KEPT));
    await expectSaved(page, KEPT);
  }
});

test('a new worker comes to a page although the host falls silent: what is saved opens', async ({
  page,
  network,
  kept,
}) => {
  expect(kept).toBeTruthy();
  network.publish(withNewWorker(FIRST));
  const load = await expectNotice(page);
  network.rules([['*', silent]]);
  await expectReload(page, () => load.click());
  await expectSaved(page, KEPT);
});

test('in a second tab the button loads the newer version too', async ({ page, context, network, kept }) => {
  const other = await context.newPage();
  await other.goto(`${kept.addressOf(KEPT)}health/`);
  network.publish(withNewWorker(FIRST));
  const load = await expectNotice(page);
  const second = other.locator('update-notice').getByRole('button', { name: say('en', 'update.button') });
  await expect(second).toBeVisible();
  await expectReload(page, () => load.click());
  await expectReload(other, () => second.click());
});

test('a visited page keeps its scripts when the site has others and a new worker', async ({ page, network, kept }) => {
  // Not saved, only read.
  const STEPS = `${kept.addressOf(WANTED)}first-steps/`;
  await page.goto(STEPS);
  const boxes = page.getByRole('checkbox');
  await expect(boxes.first()).toBeVisible();
  await pageKept(page);
  const text = await page.evaluate(async () => (await fetch('/sw.js')).text());
  const scripts = [...text.matchAll(/_astro\/[\w.-]+\.js/g)].map(([script]) => `/${script}`);
  network.publish(
    withFiles(FIRST, {
      '/sw.js': (worker) => worker.replaceAll(/(_astro\/[\w.-]+)\.js/g, '$1-other.js'),
      ...Object.fromEntries(scripts.map((script) => [script.replace('.js', '-other.js'), () => ''])),
    }),
  );
  const load = await expectNotice(page);
  await expectReload(page, () => load.click());
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await network.down();
  await page.context().setOffline(true);
  await page.goto(STEPS);
  await expect(boxes.first()).toBeVisible();
});
