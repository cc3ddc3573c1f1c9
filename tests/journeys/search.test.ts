import { expect, test } from '../site.ts';
import { modules } from './course-files.ts';
import { say } from './support.ts';

let complaints: string[] = [];

test.beforeEach(({ page }) => {
  complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
});
test.afterEach(() => expect(complaints).toEqual([]));

test('from the box of a city to the right section of a page', async ({ page }) => {
  const engine: string[] = [];
  page.on('request', (request) => request.url().includes('/pagefind/') && engine.push(request.url()));
  await page.goto('/en/cities/leipzig/', { waitUntil: 'networkidle' });
  expect(engine).toEqual([]);

  await page.locator('main').getByRole('searchbox').fill('doctor');
  await page.locator('main').getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL('/en/search/?q=doctor&city=leipzig');
  const hits = page.locator('[data-hits] > li');
  await expect(hits.first()).toBeVisible();
  expect(engine.length).toBeGreaterThan(0);
  for (const link of await hits.locator('h2 a').all())
    await expect(link).toHaveAttribute('href', /^\/en\/cities\/leipzig\//);

  await page.getByLabel(say('en', 'search.topic'), { exact: true }).selectOption({ label: say('en', 'topic.health') });
  await expect(page).toHaveURL('/en/search/?q=doctor&city=leipzig&topic=health');
  await expect(hits).toHaveCount(1);
  await expect(page.locator('[data-status]')).toHaveText(say('en', 'search.results', { count: 1, query: 'doctor' }));
  await expect(hits.locator('h2 a')).toHaveAttribute('href', '/en/cities/leipzig/health/');
  await expect(hits.locator('mark').first()).toHaveText(/doctor/i);

  await page.reload();
  await expect(hits).toHaveCount(1);
  await expect(page.getByRole('searchbox').and(page.locator('main input'))).toHaveValue('doctor');

  const part = hits.locator('[data-parts] a').first();
  const heading = await part.innerText();
  await part.click();
  await expect(page).toHaveURL(/\/en\/cities\/leipzig\/health\/#.+/);
  const target = page.locator(`[id="${decodeURIComponent(page.url().split('#')[1] ?? '')}"]`);
  await expect(target).toContainText(heading);
  await expect(target).toBeInViewport();
});

for (const word of ['Anmeldung', 'Bürgerbüro']) {
  test(`the word on the door, ${word}, is found on the Arabic site`, async ({ page }) => {
    await page.goto(`/ar/search/?q=${word}`);
    const hits = page.locator('[data-hits] > li');
    await expect(hits.first()).toBeVisible();
    await expect(hits.locator('h2 a').first()).toHaveAttribute('href', /^\/ar\//);
    await expect(hits.locator('mark').first()).toBeVisible();
  });
}

test('a word that only a lesson has leads to the lesson', async ({ page }) => {
  const word = 'Eisenhower';
  const lessons = modules.flatMap((module) => module.lessons.filter(({ body }) => body.includes(word)));
  const [lesson] = lessons;
  if (!lesson) throw new Error(`no lesson says ${word}`);
  await page.goto('/en/search/');
  const box = page.locator('main').getByRole('searchbox');
  await box.fill(word);
  await box.press('Enter');
  const links = page.locator('[data-hits] > li h2 a');
  await expect(links.first()).toBeVisible();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const { path } of lessons) expect(found).toContain(path);
  await page.locator(`[data-hits] h2 a[href="${lesson.path}"]`).click();
  await expect(page).toHaveURL(lesson.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);
});

test('the engine is not loaded before somebody types', async ({ page }) => {
  const engine: string[] = [];
  page.on('request', (request) => request.url().includes('/pagefind/') && engine.push(request.url()));
  await page.goto('/en/search/', { waitUntil: 'networkidle' });
  expect(engine).toEqual([]);
});

test('where nothing is found the topics of the city stand open', async ({ page }) => {
  await page.goto('/en/search/?q=xqzwv&city=leipzig');
  await expect(page.locator('[data-status]')).toHaveText(say('en', 'search.none', { query: 'xqzwv' }));
  await expect(page.getByText(say('en', 'search.noneHelp'))).toBeVisible();
  const topic = page.locator('[data-city=leipzig] a[href="/en/cities/leipzig/health/"]');
  await expect(topic).toBeVisible();
  await topic.click();
  await expect(page).toHaveURL('/en/cities/leipzig/health/');
});
