import type { Page } from '@playwright/test';
import { toFile } from '../../src/domain/progress.ts';
import {
  answer,
  answerWorth,
  modules,
  openCourse,
  passed,
  rightAnswer,
  store,
  type Module,
} from '../journeys/course-files.ts';
import { say } from '../journeys/support.ts';
import { expect, test } from '../site.ts';
import { faultsOf, overflowOf } from './faults.ts';

/*
 * What the pages of the course show only once somebody has done something.
 */

test.use({ viewport: { width: 320, height: 720 }, serviceWorkers: 'block' });

const module = modules[0] as Module;

const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  'a quiz with right, partly right and wrong answers, and its result': async (page) => {
    await page.goto(`${module.path}quiz/`);
    for (const [index, question] of module.facts.quiz.entries()) {
      const isPartly = ['match', 'order', 'multiple'].includes(question.kind) && index % 2 === 0;
      const given = isPartly
        ? answerWorth(question, 0.5)
        : index % 3
          ? rightAnswer(question)
          : answerWorth(question, 0);
      await answer(page, module, question, given);
    }
    await expect(page.getByRole('region', { name: say('en', 'quiz.result') })).toBeVisible();
  },
  'a quiz passed as the last of all': async (page) => {
    const others = modules.filter((each) => each !== module);
    await store(page, 'progress', passed(others));
    await page.goto(`${module.path}quiz/`);
    for (const question of module.facts.quiz) await answer(page, module, question, rightAnswer(question));
    await expect(page.getByText(say('en', 'quiz.allPassed'))).toBeVisible();
  },
  'a lesson marked as done': async (page) => {
    await page.goto(module.lessons[0]?.path ?? '');
    const button = page.locator('lesson-done').getByRole('button');
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await page.getByText(say('en', 'lesson.showAnswer')).click();
  },
  'a module with lessons done and the text of its film open': async (page) => {
    await store(page, 'progress', passed([module]));
    await page.goto(module.path);
    await expect(page.locator('.outline .done')).toHaveCount(module.lessons.length + 1);
    if (module.film) await page.getByText(say('en', 'video.transcript')).click();
  },
  'the course with a file to add and the question before deleting': async (page) => {
    await store(page, 'progress', passed([module]));
    await openCourse(page);
    await page.getByText(say('en', 'progress.manage')).click();
    const buffer = Buffer.from(toFile(passed(modules)));
    const file = { name: 'progress.json', mimeType: 'application/json', buffer };
    await page.getByLabel(say('en', 'progress.import')).setInputFiles(file);
    await expect(page.getByText(say('en', 'progress.previewKept'))).toBeVisible();
    await page.getByRole('button', { name: say('en', 'progress.delete') }).click();
    await expect(page.getByText(say('en', 'progress.deleteSure'))).toBeVisible();
  },
  'a certificate that is still locked': async (page) => {
    await store(page, 'progress', passed([module]));
    await page.goto('/en/learn/certificate/');
    await expect(page.getByText(say('en', 'certificate.missing', { count: modules.length - 1 }))).toBeVisible();
  },
  'a certificate': async (page) => {
    await store(page, 'progress', passed(modules));
    await page.goto('/en/learn/certificate/');
    await page.getByLabel(say('en', 'certificate.name')).fill('Maria-Magdalena Papadopoulou محمد');
    await page.getByRole('button', { name: say('en', 'certificate.make') }).click();
    await expect(page.locator('.certificate')).toBeVisible();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, reach] of Object.entries(STATES))
      test(`${name}: no accessibility fault, no sideways scrolling`, async ({ page }) => {
        await reach(page);
        expect(await faultsOf(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
      });
  });
}
