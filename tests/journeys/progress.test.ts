import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { toFile, type Progress } from '../../src/domain/progress.ts';
import { readPdf } from '../../src/pdf/read-pdf.ts';
import { expect, test } from '../site.ts';
import { course, keep, modules, passed, store, stored, withoutStorage, type Module } from './course-files.ts';
import { say } from './support.ts';

// Quicker: these journeys are not about the service worker. The days of the files are days of UTC.
test.use({ serviceWorkers: 'block', timezoneId: 'UTC' });

const HOME = '/en/learn/';
const CERTIFICATE = '/en/learn/certificate/';
const [first, second] = modules;
if (!first || !second) throw new Error('there are no two modules');
const [lesson, next] = first.lessons;
if (!lesson || !next) throw new Error('the first module has no two lessons');
const keyOf = (module: Module, at: number) => `${module.id}/${module.lessons[at]?.id ?? ''}`;

/** Opens a page on a device where somebody has learned before. */
async function open(page: Page, path: string, progress: Progress | string): Promise<void> {
  await store(page, 'progress', progress);
  await page.goto(path);
}

const progressOf = async (page: Page) => JSON.parse((await stored(page, 'progress')) ?? 'null') as Progress | null;
const message = (page: Page) => page.locator('progress-panel [role=status]');
const manage = (page: Page) => page.getByText(say('en', 'progress.manage')).click();
const button = (page: Page, key: Parameters<typeof say>[1]) =>
  page.getByRole('button', { name: say('en', key), exact: true });
const chooseFile = (page: Page, content: string, name = 'progress.json') =>
  page
    .getByLabel(say('en', 'progress.import'))
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
/** What "Save as PDF" makes of the page. */
const print = async (page: Page) =>
  readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })));
const quizzesPassed = (page: Page, done: number) =>
  page.getByText(say('en', 'progress.quizzes', { done, total: modules.length }));

test('who has passed every quiz makes a certificate and prints it on one page', async ({ page }) => {
  const name = 'José Ωmega محمد';
  await open(page, CERTIFICATE, passed(modules));
  await expect(page.locator('[data-quiz-of]:visible')).toHaveCount(0);
  await expect(page.locator('.certificate')).toBeHidden();
  const field = page.getByLabel(say('en', 'certificate.name'));
  await field.fill(`  ${name.replace(' ', '   ')} `);
  await field.press('Enter');
  await expect(page.locator('.holder')).toHaveText(name);
  await expect(page.getByRole('heading', { name: say('en', 'certificate.heading') })).toBeFocused();
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(passed(modules).quizzes[modules.at(-1)?.id ?? '']?.passedOn ?? ''),
  );
  const said = [
    say('en', 'certificate.heading'),
    course.title,
    ...modules.map((module) => module.page.shortTitle),
    say('en', 'certificate.date', { date }),
    say('en', 'certificate.selfAsserted'),
    say('en', 'certificate.selfAssertedText'),
    HOME,
  ];
  for (const words of said) await expect(page.locator('.certificate')).toContainText(words);

  const pdf = await print(page);
  expect(pdf.pages).toHaveLength(1);
  expect(pdf.sizes).toEqual([[0, 0, 842, 595]]);
  const text = pdf.text.replace(/\s+/g, ' ');
  for (const words of [...said, ...name.split(' ').slice(0, 2)]) expect(text).toContain(words);
  // Which letter of an Arabic name comes first in a PDF is the reader's affair; all of them are there.
  for (const letter of 'محد') expect(text.normalize('NFKC')).toContain(letter);
  // Only the certificate: no menu, no form, no button.
  for (const key of ['certificate.print', 'certificate.name', 'shell.skip', 'certificate.intro'] as const)
    expect(text).not.toContain(say('en', key));

  // The heading has the focus of the one who reads it, and none on paper.
  const outline = () => page.locator('.certificate h2').evaluate((heading) => getComputedStyle(heading).outlineStyle);
  await page.emulateMedia({ media: 'print' });
  expect(await outline()).toBe('none');
  await page.emulateMedia({ media: null });

  // The name is there again next time.
  await page.reload();
  await expect(field).toHaveValue(name);
});

test('the button of the certificate prints it', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { printed: true });
  });
  await open(page, CERTIFICATE, passed(modules));
  // Blanks are no name.
  const field = page.getByLabel(say('en', 'certificate.name'));
  await field.fill('   ');
  await button(page, 'certificate.make').click();
  await expect(page.locator('.certificate')).toBeHidden();
  await expect(field).toBeFocused();
  await expect(page.getByText(say('en', 'certificate.nameMissing'))).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('Amal');
  await field.press('Enter');
  await expect(page.getByText(say('en', 'certificate.nameMissing'))).toBeHidden();
  await button(page, 'certificate.print').click();
  expect(await page.evaluate(() => 'printed' in window)).toBe(true);
});

test('a long name and a long language still fit on one page', async ({ page }) => {
  const name = 'Maria-Magdalena Wilhelmina von Hohenstein-Papadopoulou y García de la Vega, Oberstudienrätin';
  for (const language of ['de', 'el', 'ar'] as const) {
    await open(page, CERTIFICATE.replace('/en/', `/${language}/`), passed(modules));
    await page.getByLabel(say(language, 'certificate.name')).fill(name);
    await page.getByRole('button', { name: say(language, 'certificate.make') }).click();
    const pdf = await print(page);
    expect(pdf.pages, language).toHaveLength(1);
  }
});

test('while a quiz is missing it is named, and there is no form', async ({ page }) => {
  const missing = modules.at(-1) as Module;
  await open(page, CERTIFICATE, passed(modules.filter((module) => module !== missing)));
  await expect(page.getByText(say('en', 'certificate.missing', { count: 1 }))).toBeVisible();
  const link = page.locator('[data-quiz-of]:visible a');
  await expect(link).toHaveCount(1);
  await expect(link).toContainText(missing.page.shortTitle);
  await expect(page.getByRole('textbox', { name: say('en', 'certificate.name') })).toBeHidden();
  await expect(button(page, 'certificate.make')).toBeHidden();
  await expect(page.locator('.certificate')).toBeHidden();
  // On paper too.
  const { text } = await print(page);
  for (const words of [say('en', 'certificate.missing', { count: 1 }), missing.page.shortTitle])
    expect(text.replace(/\s+/g, ' ')).toContain(words);
  await link.click();
  await expect(page).toHaveURL(`${missing.path}quiz/`);

  // A quiz that was tried and not passed does not count.
  const progress = passed(modules);
  const quiz = progress.quizzes[missing.id];
  if (quiz) delete quiz.passedOn;
  await open(page, CERTIFICATE, progress);
  await expect(page.locator('[data-quiz-of]:visible')).toHaveCount(1);
});

test('nobody without progress gets a certificate, nor does a browser without storage', async ({ page }) => {
  await page.goto(CERTIFICATE);
  await expect(page.getByText(say('en', 'certificate.missing', { count: modules.length }))).toBeVisible();
  await expect(page.locator('[data-quiz-of]:visible')).toHaveCount(modules.length);
  await withoutStorage(page);
  await page.reload();
  await expect(page.locator('[data-quiz-of]:visible')).toHaveCount(modules.length);
});

test('progress goes into a file and comes back from it', async ({ page }) => {
  const before = { ...passed([first, second]), last: keyOf(second, 1) + '/' };
  await open(page, HOME, before);
  await expect(quizzesPassed(page, 2)).toBeVisible();
  await manage(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'progress.export').click()]);
  const file = download.suggestedFilename();
  expect(file).toMatch(/^progress-\d{4}-\d{2}-\d{2}\.json$/);
  await expect(message(page)).toHaveText(say('en', 'progress.exported', { file }));
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject(before);

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(quizzesPassed(page, 0)).toBeVisible();
  await expect(page.locator('[data-state]:visible')).toHaveCount(0);
  await manage(page);
  await chooseFile(page, text, file);
  const preview = page.locator('[data-preview]');
  await expect(preview).toBeFocused();
  const lessons = Object.keys(before.lessons).length;
  await expect(preview.getByRole('listitem')).toHaveText([
    say('en', 'progress.previewLessons', { count: lessons }),
    say('en', 'progress.previewQuizzes', { count: 2 }),
  ]);
  // Nothing has happened yet, and nothing happens to who says no.
  expect((await progressOf(page))?.quizzes ?? {}).toEqual({});
  await button(page, 'progress.importCancel').click();
  await expect(preview).toBeHidden();
  await expect(page.getByLabel(say('en', 'progress.import'))).toBeFocused();
  expect((await progressOf(page))?.quizzes ?? {}).toEqual({});

  await chooseFile(page, text, file);
  await button(page, 'progress.importApply').click();
  await expect(message(page)).toHaveText(say('en', 'progress.imported'));
  await expect(message(page)).toBeFocused();
  await expect(message(page)).toBeInViewport({ ratio: 1 });
  await expect(quizzesPassed(page, 2)).toBeVisible();
  expect(await progressOf(page)).toEqual(before);
  await expect(page.locator(`[data-module=${first.id}] [data-state]`)).toHaveText(
    [
      say('en', 'progress.lessons', { done: first.lessons.length, total: first.lessons.length }),
      say('en', 'progress.quizPassed'),
    ].join(' · '),
  );
  await page.getByRole('link', { name: say('en', 'course.continue') }).click();
  await expect(page).toHaveURL(second.lessons[1]?.path ?? '');

  // The same file again has nothing new.
  await page.goto(HOME);
  await manage(page);
  await chooseFile(page, text, file);
  await expect(message(page)).toHaveText(say('en', 'progress.previewNothing'));
  await expect(preview).toBeHidden();
});

test('a file adds to what is there and takes nothing away', async ({ page }) => {
  await open(page, HOME, passed([first]));
  await manage(page);
  await chooseFile(page, toFile(passed([second])));
  await expect(page.locator('[data-changes] li')).toHaveText([
    say('en', 'progress.previewLessons', { count: second.lessons.length }),
    say('en', 'progress.previewQuizzes', { count: 1 }),
  ]);
  await button(page, 'progress.importApply').click();
  const after = await progressOf(page);
  expect(Object.keys(after?.quizzes ?? {}).sort()).toEqual([first.id, second.id].sort());
  expect(Object.keys(after?.lessons ?? {})).toHaveLength(first.lessons.length + second.lessons.length);
});

test('a file with a better result brings it, also of a quiz that was passed before', async ({ page }) => {
  const full = passed([first]);
  const quiz = full.quizzes[first.id];
  if (!quiz) throw new Error('there is no result');
  const less = { ...full, quizzes: { [first.id]: { ...quiz, points: Math.ceil(first.toPass) } } };
  await open(page, HOME, less);
  await manage(page);
  await chooseFile(page, toFile(full));
  await expect(page.locator('[data-changes] li')).toHaveText([say('en', 'progress.previewBetter', { count: 1 })]);
  await button(page, 'progress.importApply').click();
  await expect(message(page)).toHaveText(say('en', 'progress.imported'));
  expect(await progressOf(page)).toEqual(full);
});

test('what the course no longer has is not counted, and comes along', async ({ page }) => {
  await open(page, HOME, passed([first]));
  await manage(page);
  const more = passed([second]);
  const [key = ''] = Object.keys(more.lessons);
  const quiz = more.quizzes[second.id];
  if (!quiz) throw new Error('there is no result');
  const file = {
    ...more,
    lessons: { [key]: more.lessons[key] ?? '', 'gone/lesson': quiz.on },
    quizzes: { gone: quiz },
  };
  await chooseFile(page, toFile(file));
  await expect(page.locator('[data-changes] li')).toHaveText([say('en', 'progress.previewLessons', { count: 1 })]);
  await button(page, 'progress.importApply').click();
  await expect(message(page)).toHaveText(say('en', 'progress.imported'));
  expect((await progressOf(page))?.quizzes).toHaveProperty('gone');
});

test('the certificate leads to the progress, opened', async ({ page }) => {
  await open(page, CERTIFICATE, passed(modules));
  await page.getByLabel(say('en', 'certificate.name')).fill('Amal');
  await button(page, 'certificate.make').click();
  await page.getByRole('link', { name: say('en', 'progress.title') }).click();
  await expect(button(page, 'progress.export')).toBeVisible();
  await expect(page.getByRole('heading', { name: say('en', 'progress.title') })).toBeInViewport();
});

test('whoever goes to the file with the keyboard sees where they are', async ({ page }) => {
  await open(page, HOME, passed([first]));
  await manage(page);
  await button(page, 'progress.export').focus();
  await page.keyboard.press('Tab');
  const file = page.getByLabel(say('en', 'progress.import'));
  await expect(file).toBeFocused();
  const label = page.locator('label', { has: file });
  expect(await label.evaluate((each) => getComputedStyle(each).outlineStyle)).toBe('solid');
});

const sound = toFile(passed(modules));
const FILES = {
  'not JSON': { content: 'Dear diary', says: 'progress.importWrong' },
  'JSON of somebody else': { content: '{"schema":1,"lessons":{},"quizzes":{}}', says: 'progress.importWrong' },
  'cut off': { content: sound.slice(0, sound.length / 2), says: 'progress.importDamaged' },
  'of a newer site': { content: sound.replace('"schema": 1', '"schema": 99'), says: 'progress.importDamaged' },
  'with a wrong day': { content: sound.replace(/"2026-01-01T[^"]*"/, '"soon"'), says: 'progress.importDamaged' },
} as const;
for (const [kind, { content, says }] of Object.entries(FILES)) {
  test(`a file that cannot be used changes nothing: ${kind}`, async ({ page }) => {
    await open(page, HOME, passed([first]));
    await manage(page);
    await chooseFile(page, content);
    await expect(message(page)).toHaveText(say('en', says));
    await expect(message(page)).toBeFocused();
    await expect(page.locator('[data-preview]')).toBeHidden();
    expect(await progressOf(page)).toEqual(passed([first]));
    await expect(quizzesPassed(page, 1)).toBeVisible();
  });
}

test('of damaged progress the good part stays, the whole is set aside, and it is said once', async ({ page }) => {
  const { lessons } = passed([first]);
  const damaged = JSON.stringify({
    schema: 1,
    lessons: { ...lessons, [keyOf(first, 0)]: 'soon' },
    quizzes: { ...passed([second]).quizzes, [first.id]: { points: 99 } },
  });
  // Found on any page, told where the progress is shown.
  await open(page, first.path, damaged);
  await expect(page.locator('.outline .done')).toHaveCount(first.lessons.length - 1);
  await page.goto(HOME);
  await expect(message(page)).toHaveText(say('en', 'progress.damagedPartly'));
  await expect(quizzesPassed(page, 1)).toBeVisible();
  expect(await stored(page, 'set-aside:progress')).toBe(damaged);
  const kept = Object.fromEntries(Object.entries(lessons).filter(([key]) => key !== keyOf(first, 0)));
  expect(await progressOf(page)).toEqual({ schema: 1, lessons: kept, quizzes: passed([second]).quizzes });
  await page.reload();
  await expect(quizzesPassed(page, 1)).toBeVisible();
  await expect(message(page)).toBeHidden();
});

for (const damaged of ['{"schema":1,"lessons"', '[]', '{"schema":99,"lessons":{},"quizzes":{}}']) {
  test(`progress that cannot be read at all is set aside, and one begins anew: ${damaged}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await open(page, HOME, damaged);
    await expect(message(page)).toHaveText(say('en', 'progress.damaged'));
    await expect(quizzesPassed(page, 0)).toBeVisible();
    expect(await stored(page, 'set-aside:progress')).toBe(damaged);
    await page.goto(lesson.path);
    await button(page, 'lesson.markDone').click();
    await page.goto(HOME);
    await expect(quizzesPassed(page, 0)).toBeVisible();
    await expect(message(page)).toBeHidden();
    expect(Object.keys((await progressOf(page))?.lessons ?? {})).toEqual([keyOf(first, 0)]);
    expect(errors).toEqual([]);
  });
}

test('two tabs that mark different lessons lose nothing', async ({ page, context }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const other = await context.newPage();
  await other.setViewportSize({ width: 1280, height: 800 });
  await page.goto(lesson.path);
  await other.goto(next.path);
  await button(page, 'lesson.markDone').click();
  await button(other, 'lesson.markDone').click();
  // Each shows what the other has done.
  for (const tab of [page, other])
    for (const at of [0, 1])
      await expect(tab.locator(`.outline [data-lesson="${keyOf(first, at)}"]`)).toHaveClass(/\bdone\b/);
  const { lessons = {} } = (await progressOf(page)) ?? {};
  expect(Object.keys(lessons).sort()).toEqual([keyOf(first, 0), keyOf(first, 1)].sort());

  // And what one takes back is taken back in both.
  await other.goto(lesson.path);
  await button(other, 'lesson.done').click();
  await expect(button(page, 'lesson.markDone')).toHaveAttribute('aria-pressed', 'false');
});

test('progress is deleted only after asking, and then all of it', async ({ page }) => {
  await open(page, CERTIFICATE, passed(modules));
  await page.getByLabel(say('en', 'certificate.name')).fill('Amal');
  await button(page, 'certificate.make').click();
  await page.goto(`${first.path}quiz/`);
  // From here on the script keeps what is answered.
  await expect(page.getByText(say('en', 'quiz.kept'))).toBeVisible();
  await page.locator('fieldset input').first().check();
  await expect.poll(() => stored(page, `quiz:${first.id}`)).not.toBeNull();
  // Set aside more than once, as after damage.
  const aside = [
    'set-aside:progress',
    'set-aside:progress:2',
    `set-aside:quiz:${second.id}:2`,
    'quiz:a-module-that-is-gone',
  ];
  for (const key of aside) await keep(page, key, 'Amal');
  await keep(page, 'steps-leipzig', '[]');

  await page.goto(HOME);
  await manage(page);
  const sure = page.locator('[data-sure]');
  await expect(sure).toBeHidden();
  await button(page, 'progress.delete').click();
  await expect(sure).toBeFocused();
  await expect(sure).toContainText(say('en', 'progress.deleteSure'));
  expect(Object.keys((await progressOf(page))?.quizzes ?? {})).toHaveLength(modules.length);
  await button(page, 'progress.deleteKeep').click();
  await expect(sure).toBeHidden();
  await expect(button(page, 'progress.delete')).toBeFocused();
  expect(Object.keys((await progressOf(page))?.quizzes ?? {})).toHaveLength(modules.length);

  await button(page, 'progress.delete').click();
  await sure.getByRole('button', { name: say('en', 'progress.delete') }).click();
  await expect(message(page)).toHaveText(say('en', 'progress.deleted'));
  await expect(message(page)).toBeFocused();
  await expect(message(page)).toBeInViewport({ ratio: 1 });
  await expect(quizzesPassed(page, 0)).toBeVisible();
  await expect(page.locator('[data-state]:visible')).toHaveCount(0);
  await expect(page.getByRole('link', { name: say('en', 'course.continue') })).toBeHidden();
  // Nothing of the learner stays: not the answers to a quiz, not the name.
  const left = await page.evaluate(() => Object.entries(localStorage).join(' '));
  expect(left).not.toMatch(/Amal|"q\d|"passedOn"/);
  for (const key of aside) expect(await stored(page, key)).toBeNull();
  expect(await stored(page, 'steps-leipzig')).toBe('[]');
  await page.goto(CERTIFICATE);
  await expect(page.locator('[data-quiz-of]:visible')).toHaveCount(modules.length);
});
