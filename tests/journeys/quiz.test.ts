import type { Locator, Page } from '@playwright/test';
import { fitDraft, isDraft, type Draft } from '../../src/domain/quiz-draft.ts';
import { QUESTION_KINDS, type QuestionKind } from '../../src/domain/quiz.ts';
import { expect, offlineReady, test } from '../site.ts';
import {
  answer,
  answerWorth,
  fieldOf,
  modules,
  openCourse,
  passed,
  put,
  rightAnswer,
  store,
  stored,
  withoutStorage,
  type Module,
} from './course-files.ts';
import { copyOfSite } from './published.ts';
import { say } from './support.ts';

// Quicker: most of these journeys are not about the service worker.
test.use({ serviceWorkers: 'block' });

const kindsOf = ({ facts }: Module) => facts.quiz.map(({ kind }) => kind);
/** As few modules as ask questions of every kind. */
const asked = modules.filter((module, index) =>
  kindsOf(module).some((kind) => !modules.slice(0, index).some((before) => kindsOf(before).includes(kind))),
);
/** The quiz of most tests. */
const module = asked[0] as Module;
const { quiz } = module.facts;
const total = quiz.length;
const [one, two, three] = quiz;
if (!one || !two || !three) throw new Error(`the quiz of ${module.id} has no three questions`);
const QUIZ = `${module.path}quiz/`;
const DRAFT = `quiz:${module.id}`;

/** The first question of a kind, and its module. */
function questionOf(kind: QuestionKind) {
  for (const each of asked) {
    const question = each.facts.quiz.find((one) => one.kind === kind);
    if (question) return { module: each, question };
  }
  throw new Error(`no question is of the kind ${kind}`);
}

const announced = (page: Page) => page.locator('quiz-form [role=status]');
const result = (page: Page) => page.getByRole('region', { name: say('en', 'quiz.result') });
const verdict = (field: Locator) => field.locator('[data-verdict]');
const sentence = (key: 'right' | 'partly' | 'notYet') => say('en', `quiz.${key}`);
const answered = (done: number) => say('en', 'quiz.answered', { done, total });
const draftOf = async (page: Page) => JSON.parse((await stored(page, DRAFT)) ?? 'null') as Draft;
/** In which order all options stand. */
const order = (page: Page) =>
  page
    .locator('fieldset input, fieldset li[data-value]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? each.getAttribute('data-value')).join(' '));

/** Opens the quiz, and waits until it can keep answers. */
async function openQuiz(page: Page, { path } = module): Promise<void> {
  await page.goto(`${path}quiz/`);
  await expect(page.getByText(say('en', 'quiz.kept'))).toBeVisible();
}

test('every kind of question is asked', () => {
  expect([...new Set(asked.flatMap(kindsOf))].sort()).toEqual([...QUESTION_KINDS].sort());
});

for (const taken of asked)
  test(`${taken.id}: right answers pass the quiz, and each is told as it is`, async ({ page }) => {
    const { quiz: questions } = taken.facts;
    await openQuiz(page, taken);
    await expect(
      page.getByText(say('en', 'quiz.passMark', { points: taken.toPass, count: taken.toPass }), { exact: true }),
    ).toBeVisible();
    await expect(result(page)).toBeHidden();
    for (const [index, question] of questions.entries()) {
      const field = fieldOf(page, question);
      await expect(field.getByText(taken.words[question.id]?.feedback ?? '')).toBeHidden();
      await answer(page, taken, question, rightAnswer(question));
      await expect(verdict(field)).toHaveText(sentence('right'));
      await expect(field.getByText(taken.words[question.id]?.feedback ?? '')).toBeVisible();
      await expect(page.locator('[data-answered]')).toHaveText(
        say('en', 'quiz.answered', { done: index + 1, total: questions.length }),
      );
      // What was checked stands. The verdict has the focus, so it is read aloud; it is seen, too.
      for (const choice of await field.locator('input, select').all()) await expect(choice).toBeDisabled();
      await expect(verdict(field)).toBeFocused();
      await expect(verdict(field)).toBeInViewport({ ratio: 1 });
      // It stands above the tabs.
      const { top, bottom } = await verdict(field).evaluate((each) => each.getBoundingClientRect().toJSON() as DOMRect);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual((await page.locator('.tabs').boundingBox())?.y ?? 0);
    }
    const last = fieldOf(page, questions.at(-1) ?? one).locator('[data-next] a');
    await expect(last).toHaveText(say('en', 'quiz.result'));
    await last.press('Enter');
    await expect(result(page).getByRole('heading', { name: say('en', 'quiz.result') })).toBeFocused();
    await expect(result(page)).toBeInViewport();
    await expect(result(page)).toContainText(
      say('en', 'quiz.score', { right: String(questions.length), total: questions.length }),
    );
    await expect(result(page).getByText(say('en', 'quiz.passed'), { exact: true })).toBeVisible();
    await expect(result(page).getByText(say('en', 'quiz.notPassed'))).toBeHidden();
    await expect(result(page).getByText(say('en', 'quiz.allPassed'))).toBeHidden();

    // The device remembers, and the course says so.
    const progress = JSON.parse((await stored(page, 'progress')) ?? '') as {
      quizzes: Record<string, { points: number; of: number; passedOn?: string; answers: object }>;
    };
    expect(progress.quizzes[taken.id]).toMatchObject({ points: questions.length, of: questions.length });
    expect(progress.quizzes[taken.id]?.passedOn).toBeTruthy();
    expect(Object.keys(progress.quizzes[taken.id]?.answers ?? {})).toEqual(questions.map(({ id }) => id));
    await openCourse(page);
    await expect(page.locator(`[data-module=${taken.id}] [data-state]`)).toHaveText(say('en', 'progress.quizPassed'));
    await expect(page.getByText(say('en', 'progress.quizzes', { done: 1, total: modules.length }))).toBeVisible();
  });

test('wrong answers do not pass; the result names what is missing, and another try begins anew', async ({ page }) => {
  await openQuiz(page);
  const partly = questionOf('order').module === module ? questionOf('order').question : quiz.at(-1);
  for (const question of quiz) {
    const worth = question === partly ? 0.5 : 0;
    await answer(page, module, question, answerWorth(question, worth));
    const said = sentence(worth ? 'partly' : 'notYet');
    await expect(verdict(fieldOf(page, question))).toHaveText(said);
    await expect(fieldOf(page, question).locator('.bad').first()).toContainText(
      say('en', question.kind === 'match' || question.kind === 'order' ? 'quiz.notYet' : 'quiz.yourWrong'),
    );
  }
  await expect(result(page)).toContainText(say('en', 'quiz.score', { right: '0.5', total }));
  await expect(result(page)).toContainText(
    say('en', 'quiz.passMark', { points: module.toPass, count: Math.ceil(module.toPass) }),
  );
  const names = [...new Set(quiz.map(({ lesson }) => lesson))].map(
    (id) => module.lessons.find((lesson) => lesson.id === id)?.title ?? id,
  );
  await expect(result(page).locator('[data-read]:visible')).toHaveText(names);
  await expect(result(page).getByText(say('en', 'quiz.passed'), { exact: true })).toBeHidden();
  const before = { order: await order(page), draft: await draftOf(page) };

  await page.getByRole('button', { name: say('en', 'quiz.tryAgain') }).click();
  await expect(result(page)).toBeHidden();
  await expect(page.locator('[data-answered]')).toHaveText(answered(0));
  await expect(page.locator('fieldset :checked:not(option)')).toHaveCount(0);
  for (const select of await page.locator('fieldset select').all()) {
    await expect(select).toHaveValue('');
    await expect(select).toBeEnabled();
  }
  await expect(page.locator('[data-verdict]:visible')).toHaveCount(0);
  expect(await order(page)).not.toBe(before.order);
  const draft = await draftOf(page);
  expect(draft.answers).toEqual({});
  expect(draft.seed).not.toBe(before.draft.seed);
  await expect(fieldOf(page, one)).toBeInViewport();

  await openCourse(page);
  await expect(page.locator(`[data-module=${module.id}] [data-state]`)).toBeHidden();
});

test('exactly enough points pass', async ({ page }) => {
  await openQuiz(page);
  let points = 0;
  for (const question of quiz) {
    const isRight = points < module.toPass;
    await answer(page, module, question, isRight ? rightAnswer(question) : answerWorth(question, 0));
    if (isRight) points++;
  }
  await expect(result(page)).toContainText(say('en', 'quiz.score', { right: String(points), total }));
  await expect(result(page).getByText(say('en', 'quiz.passed'), { exact: true })).toBeVisible();
});

for (const kind of ['single', 'multiple', 'true-false', 'match'] as const)
  test(`an answer that is missing is asked for where it belongs: ${kind}`, async ({ page }) => {
    const { module: own, question } = questionOf(kind);
    await openQuiz(page, own);
    const field = fieldOf(page, question);
    const check = field.getByRole('button', { name: say('en', 'quiz.check') });
    const missing = field.getByText(say('en', kind === 'match' ? 'quiz.missingMatch' : 'quiz.missing'));
    await expect(missing).toBeHidden();
    await check.click();
    const asked = async (control: Locator) => {
      await expect(missing).toBeInViewport({ ratio: 1 });
      await expect(control).toBeFocused();
      await expect(control).toBeInViewport({ ratio: 1 });
      await expect(control).toHaveAccessibleDescription((await missing.textContent())?.trim() ?? '');
      const tabs = (await page.locator('.tabs').boundingBox())?.y ?? 0;
      for (const part of [missing, control]) {
        const box = await part.boundingBox();
        expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(tabs);
      }
    };
    const controls = field.locator('input, select');
    await asked(controls.first());
    const right = rightAnswer(question);
    if (kind === 'match') {
      // Half of it is not enough either: the first line that is open is asked for.
      await put(page, own, question, right.slice(0, 1));
      await expect(missing).toBeHidden();
      await check.click();
      await asked(controls.nth(1));
    }
    await expect(verdict(field)).toBeHidden();
    await expect(page.locator('[data-answered]')).toHaveText(
      say('en', 'quiz.answered', { done: 0, total: own.facts.quiz.length }),
    );
    await put(page, own, question, right);
    await expect(missing).toBeHidden();
    await check.click();
    await expect(verdict(field)).toHaveText(sentence('right'));
  });

test('whoever skips questions is led back to them, and then to the result', async ({ page }) => {
  await openQuiz(page);
  const open = quiz.slice(2, -1);
  const way = (index: number) => page.locator('fieldset').nth(index).locator('[data-next] a');
  for (const question of [one, two, quiz.at(-1) ?? two]) await answer(page, module, question, rightAnswer(question));
  await expect(way(1)).toHaveText(say('en', 'quiz.next'));
  await expect(way(total - 1)).toHaveText(say('en', 'quiz.unanswered', { count: open.length }));
  const steps = await page.evaluate(() => history.length);
  await way(total - 1).click();
  await expect(fieldOf(page, three)).toBeFocused();
  await expect(fieldOf(page, three).locator('legend')).toBeInViewport({ ratio: 1 });
  await expect(page).toHaveURL(new RegExp(`#${three.id}$`));

  // After a pause the quiz says where to go on.
  await page.reload();
  const restored = page.locator('[data-restored]');
  await expect(restored).toContainText(say('en', 'quiz.restored'));
  await restored.getByRole('link', { name: say('en', 'quiz.unanswered', { count: open.length }) }).click();
  await expect(fieldOf(page, three)).toBeFocused();
  for (const question of open) await answer(page, module, question, rightAnswer(question));
  for (const index of [1, total - 1]) await expect(way(index)).toHaveText(say('en', 'quiz.result'));
  await way(1).click();
  await expect(result(page)).toBeInViewport();
  // All of this was one step of the browser.
  expect(await page.evaluate(() => history.length)).toBe(steps);

  // A finished quiz says at its top how it ended.
  await page.reload();
  await expect(restored).toContainText(say('en', 'quiz.score', { right: String(total), total }));
  await expect(restored).toContainText(say('en', 'quiz.passed'));
  await restored.getByRole('link', { name: say('en', 'quiz.result') }).click();
  await expect(result(page)).toBeInViewport();
});

test('what was chosen, missed and wrong can be told apart, and a checked answer stands', async ({ page }) => {
  const { module: own, question } = questionOf('multiple');
  if (question.kind !== 'multiple') throw new Error('not the kind that was asked for');
  await openQuiz(page, own);
  const field = fieldOf(page, question);
  const [hit = '', missed = ''] = question.answer;
  const wrong = question.options.find((option) => !question.answer.includes(option)) ?? '';
  await answer(page, own, question, [hit, wrong]);
  const row = (option: string) => field.locator('.answer', { has: page.locator(`[value="${option}"]`) });
  await expect(row(hit)).toContainText(say('en', 'quiz.yourRight'));
  await expect(row(missed)).toContainText(say('en', 'quiz.rightAnswer'));
  await expect(row(wrong)).toContainText(say('en', 'quiz.yourWrong'));
  const border = (option: string) =>
    row(option).evaluate((each) => `${getComputedStyle(each).borderTopStyle} ${getComputedStyle(each).borderTopColor}`);
  expect(new Set([await border(hit), await border(missed), await border(wrong)]).size).toBe(3);
  // The options say it already.
  await expect(field.locator('details').getByText(say('en', 'quiz.rightAnswer'))).toBeHidden();

  // Neither a finger nor a key changes it.
  await row(missed).click({ force: true });
  await expect(row(missed).locator('input')).not.toBeChecked();
  await row(missed).locator('input').press('Space');
  await expect(row(missed).locator('input')).not.toBeChecked();
  const draft = JSON.parse((await stored(page, `quiz:${own.id}`)) ?? '') as Draft;
  expect([...(draft.answers[question.id]?.given ?? [])].sort()).toEqual([hit, wrong].sort());
});

test('what the quiz says of an answer is in the language of the reader, whatever the question is in', async ({
  page,
}) => {
  const { module: own, question } = questionOf('single');
  await page.goto(`${own.path.replace('/en/', '/ar/')}quiz/`);
  await expect(page.getByText(say('ar', 'quiz.kept'))).toBeVisible();
  const field = fieldOf(page, question);
  for (const option of await field.locator('input').all()) await option.check();
  await field.getByRole('button', { name: say('ar', 'quiz.check') }).click();
  const mark = field.locator('.answer b').first();
  await expect(mark).toHaveAttribute('lang', 'ar');
  await expect(mark).toHaveCSS('direction', 'rtl');
});

test('a printed quiz can be filled in: lines for numbers and letters, and nothing that can only be pressed', async ({
  page,
}) => {
  for (const each of asked) {
    await openQuiz(page, each);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.quiz :is(select, button):visible')).toHaveCount(0);
    for (const question of each.facts.quiz) {
      const field = fieldOf(page, question);
      if (question.kind !== 'match' && question.kind !== 'order') continue;
      const rows = field.locator(question.kind === 'match' ? '.match-row' : 'li.answer');
      for (const row of await rows.all()) {
        const line = await row.evaluate((element) => getComputedStyle(element, '::before').borderBlockEndStyle);
        expect(line, question.id).toBe('solid');
      }
      if (question.kind !== 'match') continue;
      const words = Object.values(each.words[question.id]?.right ?? {});
      expect((await field.locator('.paper li:visible').allTextContents()).sort()).toEqual(words.sort());
    }
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a weaker try takes nothing away, and the way on leads to what is not yet passed', async ({ page }) => {
  const [, next, ...others] = modules;
  if (!next) throw new Error('the course has one module');
  await store(page, 'progress', passed([module, ...others.slice(0, 1)]));
  await openQuiz(page);
  for (const question of quiz) await answer(page, module, question, answerWorth(question, 0));
  await expect(result(page)).toContainText(say('en', 'quiz.score', { right: '0', total }));
  await expect(result(page)).toContainText(say('en', 'quiz.passedBefore'));
  await expect(result(page).getByText(say('en', 'quiz.passed'), { exact: true })).toBeVisible();
  await expect(result(page).getByText(say('en', 'quiz.notPassed'))).toBeHidden();
  await expect(result(page).getByRole('link', { name: next.page.shortTitle })).toHaveAttribute('href', next.path);
  await expect(result(page).locator('.main:visible')).toHaveCount(1);
  // Trying again comes last.
  await expect(result(page).locator('.button:visible').last()).toHaveText(say('en', 'quiz.tryAgain'));
});

test('after the last quiz the way on leads round to a module that was left out', async ({ page }) => {
  const [left, ...others] = [...modules].filter((each) => each !== modules.at(-1));
  const end = modules.at(-1) ?? module;
  if (!left) throw new Error('the course has one module');
  await store(page, 'progress', passed(others));
  await openQuiz(page, end);
  for (const question of end.facts.quiz) await answer(page, end, question, rightAnswer(question));
  const on = result(page).locator('.main:visible');
  await expect(on).toContainText(left.page.shortTitle);
  await expect(on).toHaveAttribute('href', left.path);
});

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 300; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there');
}

test('things are put in order with the keyboard alone, and every move is said', async ({ page }) => {
  const { module: own, question } = questionOf('order');
  const { options = {} } = own.words[question.id] ?? {};
  const right = rightAnswer(question);
  await openQuiz(page, own);
  const field = fieldOf(page, question);
  const items = field.locator('li[data-value]');
  const now = () => items.evaluateAll((all) => all.map((item) => item.getAttribute('data-value') ?? ''));
  const [top = ''] = await now();
  const up = (option: string) =>
    field.getByRole('button', { name: say('en', 'quiz.moveUpItem', { item: options[option] ?? '' }), exact: true });
  expect(await now()).not.toEqual(right);

  // What stands first cannot go up.
  await expect(up(top)).toHaveAttribute('aria-disabled', 'true');
  await tabTo(page, up(top));
  await page.keyboard.press('Enter');
  expect((await now())[0]).toBe(top);
  await expect(announced(page)).toHaveText('');

  for (const [place, option] of right.entries()) {
    for (let at = (await now()).indexOf(option); at > place; at--) {
      await tabTo(page, up(option));
      await page.keyboard.press(at % 2 ? 'Enter' : 'Space');
      expect((await now())[at - 1]).toBe(option);
      await expect(up(option)).toBeFocused();
      const moved = { item: options[option] ?? '', number: at, total: right.length };
      await expect(announced(page)).toHaveText(say('en', 'quiz.moved', moved));
    }
  }
  expect(await now()).toEqual(right);
  await tabTo(page, field.getByRole('button', { name: say('en', 'quiz.check') }));
  await page.keyboard.press('Enter');
  await expect(verdict(field)).toHaveText(sentence('right'));
  await expect(verdict(field)).toBeFocused();
});

test('a half-filled quiz survives a reload', async ({ page }) => {
  await openQuiz(page);
  await expect(page.getByText(say('en', 'quiz.restored'))).toBeHidden();
  for (const kind of QUESTION_KINDS) {
    const { module: own, question } = questionOf(kind);
    if (own !== module) continue;
    await put(page, own, question, answerWorth(question, 0));
  }
  await answer(page, module, two, rightAnswer(two));
  const before = { order: await order(page), draft: await draftOf(page) };
  expect(Object.keys(before.draft.answers).length).toBeGreaterThan(2);

  await page.reload();
  await expect(page.getByText(say('en', 'quiz.restored'))).toBeVisible();
  expect(await order(page)).toBe(before.order);
  expect((await draftOf(page)).answers).toEqual(before.draft.answers);
  await expect(page.locator('[data-answered]')).toHaveText(answered(1));
  await expect(verdict(fieldOf(page, two))).toHaveText(sentence('right'));
  await expect(verdict(fieldOf(page, one))).toBeHidden();
  for (const { id } of quiz) {
    const { given = [], checked = false } = before.draft.answers[id] ?? {};
    const field = page.locator(`fieldset#${id}`);
    for (const input of await field.locator('input').all()) {
      const isGiven = given.includes((await input.getAttribute('value')) ?? '');
      await expect(input).toBeChecked({ checked: isGiven });
      await expect(input).toBeEnabled({ enabled: !checked });
    }
    const pairs = await field
      .locator('[data-left]')
      .evaluateAll((rows) =>
        rows.map((row) => `${row.getAttribute('data-left')}=${row.querySelector('select')?.value}`),
      );
    if (pairs.length > 0) expect(pairs.filter((pair) => !pair.endsWith('='))).toEqual(given);
  }
});

test('what is chosen before the script has come stays chosen, and nothing moves when it comes', async ({ page }) => {
  let come = () => {};
  const script = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/_astro\/.*\.js$/, async (route) => {
    await script;
    await route.continue();
  });
  await page.goto(QUIZ, { waitUntil: 'domcontentloaded' });
  const early = [questionOf('single').question, questionOf('match').question].filter((each) => quiz.includes(each));
  for (const question of early) await put(page, module, question, rightAnswer(question));
  const sorted = questionOf('order').question;
  const places = fieldOf(page, sorted).locator('select');
  const isHere = quiz.includes(sorted);
  if (isHere) await places.last().selectOption('1');
  const chosen = isHere ? ((await places.last().getAttribute('name')) ?? '').replace(`${sorted.id}-`, '') : '';
  const tops = () =>
    page
      .locator('legend, label.answer, .match-row')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top + scrollY)));
  const before = { order: await order(page), tops: await tops() };
  await expect(page.getByText(say('en', 'quiz.kept'))).toBeHidden();
  await expect(page.getByText(say('en', 'lesson.showAnswer')).first()).toBeHidden();
  await expect(page.getByRole('button', { name: say('en', 'quiz.check') }).first()).toBeDisabled();
  come();
  await expect(page.getByText(say('en', 'quiz.kept'))).toBeVisible();
  await expect(page.getByText(say('en', 'quiz.restored'))).toBeHidden();
  expect(await tops()).toEqual(before.tops);
  if (isHere)
    await expect(fieldOf(page, sorted).locator('li[data-value]').first()).toHaveAttribute('data-value', chosen);
  else expect(await order(page)).toBe(before.order);
  for (const question of early) {
    const field = fieldOf(page, question);
    await field.getByRole('button', { name: say('en', 'quiz.check') }).click();
    await expect(verdict(field)).toHaveText(sentence('right'));
  }
});

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a half-filled quiz survives a newer version of the site', async ({ page }) => {
    const copy = await copyOfSite([QUIZ.slice(1)]);
    await page.goto(`${copy.address}${QUIZ.slice(1)}`);
    await offlineReady(page);
    await put(page, module, one, rightAnswer(one));
    await answer(page, module, two, rightAnswer(two));
    await copy.publish();
    await page.reload();
    // The script, which keeps the answers, comes when the page has come to rest.
    await expect(page.getByText(say('en', 'quiz.restored'))).toBeVisible();
    await put(page, module, three, rightAnswer(three));
    const before = await draftOf(page);
    expect(Object.keys(before.answers)).toHaveLength(3);

    await page.evaluate(() => Object.assign(window, { old: true }));
    await page.getByRole('button', { name: say('en', 'update.button') }).click();
    await page.waitForFunction(() => !('old' in window) && document.readyState === 'complete');
    await expect(page.getByText(say('en', 'quiz.restored'))).toBeVisible();
    expect(await draftOf(page)).toEqual(before);
    await expect(page.locator('[data-answered]')).toHaveText(answered(1));
    await expect(verdict(fieldOf(page, two))).toHaveText(sentence('right'));
    await copy.close();
  });
});

test('the answer to a question that has changed is dropped, which is said, and it can be answered again', async ({
  page,
}) => {
  await openQuiz(page);
  await answer(page, module, one, rightAnswer(one));
  await answer(page, module, two, rightAnswer(two));
  const draft = await draftOf(page);
  await store(page, DRAFT, {
    ...draft,
    answers: { ...draft.answers, [one.id]: { ...draft.answers[one.id], version: 'older' } },
  });
  await openQuiz(page);
  await expect(page.getByText(say('en', 'quiz.changed', { count: 1 }))).toBeVisible();
  await expect(verdict(fieldOf(page, one))).toBeHidden();
  await expect(verdict(fieldOf(page, two))).toHaveText(sentence('right'));
  await expect(page.locator('[data-answered]')).toHaveText(answered(1));

  // What was dropped does not come back with the next answer to another question.
  await answer(page, module, three, rightAnswer(three));
  await expect(page.locator('[data-answered]')).toHaveText(answered(2));
  await expect(verdict(fieldOf(page, one))).toBeHidden();
  await answer(page, module, one, answerWorth(one, 0));
  await expect(verdict(fieldOf(page, one))).toHaveText(sentence('notYet'));
  await page.reload();
  await expect(page.locator('[data-answered]')).toHaveText(answered(3));
  await expect(verdict(fieldOf(page, one))).toHaveText(sentence('notYet'));
  await expect(page.getByText(say('en', 'quiz.changed', { count: 1 }))).toBeHidden();
});

for (const damaged of ['{"seed":12,"answ', '[]', '{"seed":"x","answers":{}}', '{"seed":1,"answers":{"q01":{}}}']) {
  test(`a stored quiz that cannot be read is set aside: ${damaged}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await store(page, DRAFT, damaged);
    await openQuiz(page);
    await expect(page.locator('[data-answered]')).toHaveText(answered(0));
    await expect(page.getByText(say('en', 'quiz.restored'))).toBeHidden();
    expect(await stored(page, `set-aside:${DRAFT}`)).toBe(damaged);

    await answer(page, module, one, rightAnswer(one));
    await page.reload();
    await expect(verdict(fieldOf(page, one))).toHaveText(sentence('right'));
    expect(await stored(page, `set-aside:${DRAFT}`)).toBe(damaged);
    expect(isDraft(await draftOf(page))).toBe(true);
    expect(errors).toEqual([]);
  });
}

const DEVICES: Record<string, (page: Page) => Promise<unknown>> = {
  'that forbids storage': withoutStorage,
  'that is full': (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }),
};
for (const [device, prepare] of Object.entries(DEVICES)) {
  test(`on a device ${device} the quiz can be taken, and says that it keeps nothing`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await prepare(page);
    await page.goto(QUIZ);
    await expect(page.getByText(say('en', 'quiz.notKept'))).toBeVisible();
    await answer(page, module, one, rightAnswer(one));
    await expect(verdict(fieldOf(page, one))).toHaveText(sentence('right'));
    await expect(page.getByText(say('en', 'quiz.kept'))).toBeHidden();
    for (const question of quiz.slice(1)) await answer(page, module, question, rightAnswer(question));
    await expect(result(page).getByText(say('en', 'quiz.passed'), { exact: true })).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test('two open tabs lose no checked answer of each other', async ({ page, context }) => {
  const other = await context.newPage();
  await openQuiz(page);
  await openQuiz(other);
  await answer(page, module, one, rightAnswer(one));
  // The other tab learns of it at once.
  await expect(verdict(fieldOf(other, one))).toHaveText(sentence('right'));
  await answer(other, module, two, answerWorth(two, 0));
  const { question: sorted } = questionOf('order');
  const isHere = quiz.includes(sorted);
  if (isHere) await answer(other, module, sorted, answerWorth(sorted, 0));
  const done = answered(isHere ? 3 : 2);
  await expect(page.locator('[data-answered]')).toHaveText(done);
  expect(await order(page)).toBe(await order(other));

  for (const tab of [page, other]) {
    await tab.reload();
    await expect(tab.locator('[data-answered]')).toHaveText(done);
    await expect(verdict(fieldOf(tab, one))).toHaveText(sentence('right'));
    await expect(verdict(fieldOf(tab, two))).toHaveText(sentence('notYet'));
  }
  const versions = Object.fromEntries(
    await page
      .locator('fieldset')
      .evaluateAll((all) => all.map((set) => [set.id, set.getAttribute('data-version') ?? ''])),
  );
  expect(fitDraft(await draftOf(page), versions).changed).toBe(0);
});
