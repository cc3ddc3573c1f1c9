import type { Locator, Page } from '@playwright/test';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { readPdf } from '../../src/pdf/read-pdf.ts';
import { expect, test } from '../site.ts';
import {
  course,
  fieldOf,
  modules,
  openCourse,
  passed,
  rightWords,
  store,
  withoutStorage,
  type Module,
} from './course-files.ts';
import { say } from './support.ts';

// Quicker: this journey is not about the service worker.
test.use({ serviceWorkers: 'block' });

const HOME = '/en/learn/';
const first = modules[0] as Module;
const [lesson, next] = first.lessons;
if (!lesson || !next) throw new Error('the first module has no two lessons');
const last = first.lessons.at(-1) ?? next;

/** What is said about a module on the course home. */
const stateOf = (page: Page, { id }: Module) => page.locator(`[data-module=${id}] [data-state]`);
const tick = (page: Page, { path }: { path: string }) =>
  page.locator(`main .outline li`, { has: page.locator(`a[href="${path}"]`) });
/** What stands in the circle before a lesson: its number, or a tick. */
const number = (page: Page, at: { path: string }) => tick(page, at).locator('.num > b');
const check = (page: Page, at: { path: string }) => tick(page, at).locator('.num > svg');
/** It says what pressing does, then what is done. */
const markButton = (page: Page) => page.locator('lesson-done').getByRole('button');
const done = `(${say('en', 'lesson.done')})`;

test('from the course to a lesson, done, and back to where one stopped', async ({ page }) => {
  await openCourse(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(course.title);
  const cards = page.locator('.modules h3');
  await expect(cards).toHaveText(modules.map((module) => `${module.page.title}`));
  const on = page.getByRole('link', { name: say('en', 'course.continue') });
  await expect(on).toBeHidden();
  await expect(stateOf(page, first)).toBeHidden();

  // No sources stand below, and none are promised.
  const written = page.getByText(say('en', 'translation.machineWritten'));
  await expect(written).toBeVisible();

  await cards.first().getByRole('link').click();
  await expect(page).toHaveURL(first.path);
  await expect(written).toBeVisible();
  await expect(page.locator('main .outline .done')).toHaveCount(0);
  await expect(number(page, lesson)).toBeVisible();
  await expect(check(page, lesson)).toBeHidden();
  await page.getByRole('link', { name: say('en', 'course.startModule') }).click();
  await expect(page).toHaveURL(lesson.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title);

  const mark = markButton(page);
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
  await expect(mark).toHaveAccessibleName(say('en', 'lesson.markDone'));
  await expect(mark.locator('svg')).toBeHidden();
  await mark.click();
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await expect(mark).toHaveAccessibleName(say('en', 'lesson.done'));
  await expect(mark.locator('svg')).toBeVisible();
  await page.reload();
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await expect(mark).toHaveAccessibleName(say('en', 'lesson.done'));

  await page.locator('.sign').getByRole('link').click();
  await expect(page).toHaveURL(first.path);
  await expect(tick(page, lesson)).toHaveClass(/\bdone\b/);
  await expect(tick(page, lesson)).toContainText(done);
  await expect(number(page, lesson)).toBeHidden();
  await expect(check(page, lesson)).toBeVisible();
  await expect(check(page, next)).toBeHidden();
  await expect(page.locator('main .outline .done')).toHaveCount(1);

  // Opened and not done: this is where the learner stops.
  await tick(page, next).getByRole('link').click();
  await expect(page).toHaveURL(next.path);
  // The place is remembered by a script that comes when the page has come to rest.
  await expect(mark).toBeVisible();
  await page.goto(HOME);
  await expect(stateOf(page, first)).toHaveText(
    say('en', 'progress.lessons', { done: 1, total: first.lessons.length }),
  );
  await expect(page.locator('[data-state]:visible')).toHaveCount(1);
  await on.click();
  await expect(page).toHaveURL(next.path);

  // The mark can be taken away.
  await page.goto(lesson.path);
  await mark.click();
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
  await openCourse(page);
  await expect(stateOf(page, first)).toBeHidden();
});

test('every lesson of a module leads to the next, and the last to the quiz', async ({ page }) => {
  await page.goto(lesson.path);
  for (const [index, { title, path }] of first.lessons.entries()) {
    await expect(page).toHaveURL(path);
    const following = first.lessons[index + 1];
    if (index > 0) {
      const before = first.lessons[index - 1];
      const back = page.getByRole('link', { name: say('en', 'lesson.previous', { title: before?.title ?? '' }) });
      await expect(back, title).toHaveAttribute('href', before?.path ?? '');
    }
    const name = following ? say('en', 'lesson.next', { title: following.title }) : say('en', 'lesson.toQuiz');
    await page.getByRole('link', { name, exact: true }).click();
  }
  await expect(page).toHaveURL(`${first.path}quiz/`);
});

for (const address of ['https://example.org/', '//example.org/', '../cities/', 'javascript:alert(1)', 'a/b/c/']) {
  test(`a stored place that is none is not offered: ${address}`, async ({ page }) => {
    await store(page, 'progress', { schema: 1, lessons: {}, quizzes: {}, last: address });
    await openCourse(page);
    await expect(page.getByRole('link', { name: say('en', 'course.continue') })).toBeHidden();
  });
}

test('a browser without storage says that it cannot keep what is done, and shows all there is to read', async ({
  page,
}) => {
  await withoutStorage(page);
  await page.goto(lesson.path);
  await expect(page.getByText(say('en', 'progress.notSaved'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('en', 'lesson.markDone') })).toBeHidden();
  await expect(page.getByRole('heading', { name: lesson.activity.title })).toBeVisible();
  await page.goto(HOME);
  await expect(page.getByText(say('en', 'progress.notSaved'))).toBeVisible();
});

test('in a wide window the ticks stand beside the lesson', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(last.path);
  await expect(tick(page, last).getByRole('link')).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: say('en', 'lesson.markDone') }).click();
  await expect(tick(page, last)).toHaveClass(/\bdone\b/);
  // What is done and what is open are told apart: a full circle, and a ring around the one that is open.
  const ring = (at: { path: string }) =>
    tick(page, at)
      .locator('.num')
      .evaluate((circle) => getComputedStyle(circle).outlineStyle);
  expect(await ring(last)).toBe('solid');
  expect(await ring(lesson)).toBe('none');
  // A narrow window has no outline there, nor an empty landmark that promises one.
  const landmark = page.getByRole('navigation', { name: say('en', 'lesson.outline') });
  await expect(landmark).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(landmark).toHaveCount(0);
});

test('each module counts its own lessons', async ({ page }) => {
  await store(page, 'progress', { ...passed([]), lessons: passed(modules).lessons });
  await openCourse(page);
  for (const module of modules)
    await expect(stateOf(page, module)).toHaveText(
      say('en', 'progress.lessons', { done: module.lessons.length, total: module.lessons.length }),
    );
  // The script takes the number from the module itself.
  await page
    .locator('[data-module]')
    .first()
    .evaluate((item) => {
      item.dataset['started'] = '{done}/9';
      document.dispatchEvent(new Event('progress'));
    });
  await expect(stateOf(page, first)).toHaveText(`${first.lessons.length}/9`);
});

test('who has passed every quiz is led to the certificate', async ({ page }) => {
  await store(page, 'progress', { ...passed(modules), last: `${first.id}/` });
  await openCourse(page);
  const make = page.getByRole('link', { name: say('en', 'certificate.make') });
  await expect(make).toHaveClass(/\bmain\b/);
  await expect(page.getByRole('link', { name: say('en', 'course.continue') })).not.toHaveClass(/\bmain\b/);
  await expect(page.getByRole('link', { name: say('en', 'course.start') })).toBeHidden();
  await make.click();
  await expect(page).toHaveURL(`${HOME}certificate/`);
});

test('the numbered lists of a module have their numbers', async ({ page }) => {
  await page.goto('/en/learn/tolerance/');
  const list = page.locator('.prose ol').first();
  const { type, indent } = await list.evaluate((each) => {
    const { listStyleType, paddingInlineStart } = getComputedStyle(each);
    return { type: listStyleType, indent: parseFloat(paddingInlineStart) };
  });
  expect(type).toBe('decimal');
  expect(indent).toBeGreaterThan(16);
});

test('in Arabic what is in English says so, and stands where an English line begins', async ({ page }) => {
  const arabic = (path: string) => path.replace('/en/', '/ar/');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(arabic(lesson.path));
  const back = page.locator('.sign').getByRole('link');
  await expect(back.locator('[lang=en]')).toHaveText(first.page.shortTitle);
  const right = (part: Locator) => part.evaluate((each) => each.getBoundingClientRect().right);
  const [way, title] = [await right(back), await right(page.locator('.sign h1 [lang=en]'))];
  expect(Math.abs(way - title)).toBeLessThan(2);

  await page.goto(arabic(first.path));
  // The pictogram stands where the page begins, the title beside it.
  const icon = page.locator('.sign .tile');
  expect(await right(icon)).toBeGreaterThan(await right(page.locator('.sign h1 [lang=en]')));
  expect(Math.abs((await right(icon)) - way)).toBeLessThan(2);
  const lefts = await page
    .locator('main .outline a > [lang=en]')
    .evaluateAll((titles) => titles.map((each) => each.getBoundingClientRect().left));
  expect(new Set(lefts.map(Math.round)).size).toBe(1);
  for (const path of [first.path, HOME]) {
    await page.goto(arabic(path));
    const file = page.locator('main a[type="application/pdf"]');
    await expect(file).toHaveAttribute('hreflang', 'en');
    await expect(file).toContainText('الإنجليزية');
  }
  await page.goto(HOME);
  await expect(page.locator('main a[type="application/pdf"]')).not.toHaveAttribute('hreflang');
});

test.describe('on paper', () => {
  const print = async (page: Page) =>
    (await readPdf(new Uint8Array(await page.pdf({ format: 'A4', tagged: true })))).pages.map((text) =>
      text.normalize('NFKC').replace(/\s+/g, ' '),
    );
  const whole = async (page: Page) => (await print(page)).join(' ');

  test('the course names its modules, and a module its lessons and the story of its film', async ({ page }) => {
    await page.goto(HOME);
    const course = await whole(page);
    for (const module of modules) expect(course).toContain(module.page.title);
    await page.goto(first.path);
    const text = await whole(page);
    for (const { title } of first.lessons) expect(text).toContain(title);
    if (first.film) expect(text).toContain(first.film.scenes[first.film.storyboard.scenes[0]?.id ?? '']);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('video')).toBeHidden();
  });

  test('a lesson has its answer, its figure in black and the addresses of its sources', async ({ page }) => {
    const { path, check } = modules
      .flatMap(({ lessons }) => lessons)
      .find(({ body }) => body.includes('<Squares')) as (typeof first.lessons)[number];
    await page.goto(path);
    const addresses = await page
      .locator('.sources a')
      .evaluateAll((links) => links.map((each) => each.getAttribute('href')));
    const pages = await print(page);
    expect(pages.join(' ')).toContain(check.answer);
    for (const address of addresses) expect(pages.join('').replaceAll(' ', '')).toContain(address);
    expect(pages.at(-1)).not.toContain(say('en', 'site.private'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { background, color, border } = await page
      .locator('.matrix li')
      .first()
      .evaluate((each) => {
        const { backgroundColor, color, borderTopColor } = getComputedStyle(each);
        return { background: backgroundColor, color, border: borderTopColor };
      });
    expect([background, color, border]).toEqual(['rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
    await expect(page.locator('.pager')).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  /** Buttons that would do nothing. */
  const dead = (page: Page) => page.locator('main').getByRole('button');

  test('the course and its modules are whole', async ({ page }) => {
    await page.goto(HOME);
    await expect(page.locator('.modules h3 a:visible')).toHaveCount(modules.length);
    for (const step of course.facilitation) await expect(page.getByText(step)).toBeVisible();
    await expect(dead(page)).toHaveCount(0);
    await expect(page.getByText(say('en', 'progress.onDevice'))).toBeHidden();
    await page.goto(first.path);
    for (const { path } of first.lessons) await expect(page.locator(`main .outline a[href="${path}"]`)).toBeVisible();
    for (const outcome of first.page.outcomes) await expect(page.getByText(outcome)).toBeVisible();
    await expect(dead(page)).toHaveCount(0);
    await page.goto(`${HOME}certificate/`);
    await expect(page.locator('noscript p', { hasText: say('en', 'certificate.noScript') })).toBeVisible();
    await expect(dead(page)).toHaveCount(0);
    await expect(page.locator('main').getByRole('textbox')).toHaveCount(0);
  });

  test('a lesson can be read to its end, and its question has an answer', async ({ page }) => {
    for (const each of first.lessons) {
      await page.goto(each.path);
      const headings = [...each.body.matchAll(/^## (.+)$/gm)].map(([, words = '']) => words);
      for (const name of headings) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      for (const step of each.activity.steps) await expect(page.getByText(step)).toBeVisible();
      const check = page.locator('.check');
      await expect(check.getByText(each.check.question)).toBeVisible();
      await expect(check.getByText(each.check.answer)).toBeHidden();
      await check.getByText(say('en', 'lesson.showAnswer')).click();
      await expect(check.getByText(each.check.answer)).toBeVisible();
      await expect(dead(page)).toHaveCount(0);
    }
  });

  for (const module of modules)
    test(`${module.id}: the quiz asks every question and shows every answer`, async ({ page }) => {
      await page.goto(`${module.path}quiz/`);
      await expect(page.locator('noscript p', { hasText: say('en', 'quiz.noScript') })).toBeVisible();
      await expect(page.locator('fieldset:visible')).toHaveCount(module.facts.quiz.length);
      await expect(dead(page)).toHaveCount(0);
      await expect(page.getByText(say('en', 'quiz.kept'))).toBeHidden();
      for (const question of module.facts.quiz) {
        const field = fieldOf(page, question);
        const words = module.words[question.id];
        await expect(field.getByText(words?.prompt ?? '')).toBeVisible();
        const choices = field.locator('input, select');
        expect(await choices.count()).toBeGreaterThan(1);
        for (const choice of await choices.all()) {
          await expect(choice).toBeVisible();
          await expect(choice).toBeEnabled();
        }
        for (const option of Object.values({ ...words?.options, ...words?.left }))
          await expect(field.getByText(option, { exact: true }).first()).toBeVisible();
        await field.getByText(say('en', 'lesson.showAnswer')).click();
        const shown = field.locator('details');
        await expect(shown.getByText(words?.feedback ?? '')).toBeVisible();
        for (const right of rightWords(module, question)) await expect(shown).toContainText(right);
      }
      // The result needs a script: nothing of it is promised.
      await expect(page.getByText(say('en', 'quiz.result')).filter({ visible: true })).toHaveCount(0);
    });
});

/** Structured data of a page. */
const linkedData = async (page: Page): Promise<Record<string, unknown>> =>
  JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>;

test('search engines learn what the course, a module and a lesson are', async ({ page }) => {
  await page.goto(HOME);
  const whole = await linkedData(page);
  expect(whole).toMatchObject({ '@type': 'Course', name: course.title, inLanguage: 'en', isAccessibleForFree: true });
  expect(whole['hasPart']).toMatchObject(modules.map((module) => ({ '@type': 'Course', name: module.page.title })));
  const parts = whole['hasPart'] as { url: string }[];
  expect(parts.map(({ url }) => new URL(url).pathname)).toEqual(modules.map(({ path }) => path));
  for (const module of modules) {
    await page.goto(module.path);
    expect(await linkedData(page)).toMatchObject({
      '@type': 'Course',
      name: module.page.title,
      hasCourseInstance: { courseMode: 'online', courseWorkload: `PT${module.facts.hours * 60}M` },
    });
    const [opening] = module.lessons;
    await page.goto(opening?.path ?? '');
    expect(await linkedData(page)).toMatchObject({
      '@type': 'LearningResource',
      name: opening?.title,
      description: opening?.summary,
      timeRequired: `PT${opening?.minutes}M`,
    });
  }
  // A reader of another language gets a text in English, and the data say so.
  await page.goto(lesson.path.replace('/en/', '/ar/'));
  const text = page.locator('.text');
  const { inLanguage } = await linkedData(page);
  expect(inLanguage).toBe((await text.getAttribute('lang')) ?? 'ar');
  expect(Object.keys(LANGUAGES)).toContain(inLanguage);
});

test('the facilitator’s guide is a PDF that names the course', async ({ page, request }) => {
  await page.goto(HOME);
  const address = await page.locator('a[type="application/pdf"]').getAttribute('href');
  const answer = await request.get(address ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const bytes = await answer.body();
  expect(bytes.subarray(0, 4).toString()).toBe('%PDF');
  const { text } = await readPdf(new Uint8Array(bytes));
  for (const module of modules) expect(text.replace(/\s+/g, ' ')).toContain(module.page.title);
});

for (const module of modules)
  test(`${module.id}: handout, captions and achievement are there as what they are`, async ({
    page,
    request,
    baseURL,
  }) => {
    await page.goto(module.path);
    const link = page.locator('main a[type="application/pdf"]');
    const pdf = await request.get((await link.getAttribute('href')) ?? '');
    expect(pdf.status()).toBe(200);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    const bytes = await pdf.body();
    expect(bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect((await readPdf(new Uint8Array(bytes))).text.replace(/\s+/g, ' ')).toContain(module.handout.title);

    const captions = await request.get(`${module.path}film.vtt`);
    expect(captions.status()).toBe(200);
    expect(captions.headers()['content-type']).toMatch(/^text\/vtt\b/);
    const [head, ...cues] = (await captions.text()).trim().split('\n\n');
    expect(head).toBe('WEBVTT');
    const { scenes = [] } = module.film?.storyboard ?? {};
    expect(cues.map((cue) => cue.split('\n')[1])).toEqual(
      scenes.map(({ id }) => module.film?.scenes[id]?.replaceAll('&', '&amp;')),
    );

    for (const path of [`${module.path}achievement.json`, `${HOME}achievement.json`]) {
      const achievement = await request.get(path);
      expect(achievement.status()).toBe(200);
      expect(achievement.headers()['content-type']).toMatch(/^application\/json\b/);
      const { id, type, name } = (await achievement.json()) as Record<'id' | 'name', string> & { type: string[] };
      expect(new URL(id, baseURL).pathname).toBe(path);
      expect(type).toEqual(['Achievement']);
      expect(name).not.toBe('');
    }
  });
