import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';
import type {
  CourseFacts,
  CourseLabels,
  FilmWords,
  HandoutWords,
  LessonMeta,
  ModuleFacts,
  ModuleMeta,
  Question,
  QuizWords,
  Storyboard,
} from '../../src/domain/course.ts';
import type { Progress } from '../../src/domain/progress.ts';
import { keyOf, pointsOf, pointsToPass, type Answer, type Points } from '../../src/domain/quiz.ts';
import { say } from './support.ts';

/*
 * What the files say about the course, and how somebody answers its questions.
 */

const ROOT = 'src/content/mooc';
const yaml = <T>(path: string) => parse(readFileSync(`${ROOT}/${path}`, 'utf8')) as T;

/** Front matter and body of a page. */
function page<T>(path: string): T & { body: string } {
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(`${ROOT}/${path}`, 'utf8')) ?? [];
  return { ...(parse(front) as T), body };
}

/** The course as its files have it, in English. */
export const course = { ...yaml<CourseFacts>('course/course.yaml'), ...yaml<CourseLabels>('course/en/labels.yaml') };

/** The modules in order, in English. */
export const modules = readdirSync(ROOT)
  .filter((folder) => /^\d/.test(folder))
  .sort()
  .map((folder, index) => {
    const id = folder.replace(/^\d+-/, '');
    const facts = yaml<ModuleFacts>(`${folder}/module.yaml`);
    const hasFilm = existsSync(`${ROOT}/${folder}/film.yaml`) && existsSync(`public/films/${id}.mp4`);
    return {
      id,
      number: index + 1,
      path: `/en/learn/${id}/`,
      facts,
      page: page<ModuleMeta>(`${folder}/en/index.mdx`),
      lessons: facts.lessons.map((lesson, at) => ({
        ...lesson,
        ...page<LessonMeta>(`${folder}/en/${at + 1}-${lesson.id}.mdx`),
        path: `/en/learn/${id}/${lesson.id}/`,
      })),
      words: yaml<QuizWords>(`${folder}/en/quiz.yaml`).questions,
      handout: yaml<HandoutWords>(`${folder}/en/handout.yaml`),
      film: hasFilm
        ? { ...yaml<FilmWords>(`${folder}/en/film.yaml`), storyboard: yaml<Storyboard>(`${folder}/film.yaml`) }
        : undefined,
      toPass: pointsToPass(facts.quiz.length, course.passPercent),
    };
  });
export type Module = (typeof modules)[number];

/** Progress with these quizzes passed, each at noon of another day of January 2026, the last one on the latest. */
export const passed = (done: readonly Module[]): Progress => ({
  schema: 1,
  lessons: Object.fromEntries(
    done.flatMap(({ id, lessons }) => lessons.map((lesson) => [`${id}/${lesson.id}`, '2026-01-01T12:00:00.000Z'])),
  ),
  quizzes: Object.fromEntries(
    done.map(({ id, facts }, index) => {
      const on = `2026-01-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`;
      const answers = Object.fromEntries(facts.quiz.map((question) => [question.id, keyOf(question).answer]));
      return [id, { points: facts.quiz.length, of: facts.quiz.length, on, passedOn: on, answers }];
    }),
  ),
});

/** The right answer to a question. */
export const rightAnswer = (question: Question): Answer => keyOf(question).answer;

/** The words of all that is right: of a pair both sides. */
export function rightWords({ words }: Module, question: Question): string[] {
  if (question.kind === 'true-false') return [trueOrFalse(question.answer)];
  const { options, left, right } = words[question.id] ?? {};
  const said =
    question.kind === 'match'
      ? Object.entries(question.answer).flatMap(([from, to]) => [left?.[from], right?.[to]])
      : rightAnswer(question).map((option) => options?.[option]);
  return said.map((each) => each ?? `words of ${question.id} are missing`);
}

const trueOrFalse = (value: boolean) => say('en', value ? 'quiz.true' : 'quiz.false');

/** All answers that are tried when one of a certain worth is wanted. */
function* candidates(question: Question): Generator<Answer> {
  const { answer } = keyOf(question);
  if (question.kind === 'true-false') return yield [String(!question.answer)];
  if (question.kind === 'order') {
    const [first = '', second = '', ...rest] = answer;
    yield [second, first, ...rest];
    return yield [...answer].reverse();
  }
  if (question.kind === 'match') {
    const { left, right } = question;
    // Every line has its part: what is left open is not checked.
    for (const other of right) yield [`${left[0] ?? ''}=${other}`, ...answer.slice(1)];
    for (let by = 1; by < right.length; by++)
      yield left.map((each, at) => `${each}=${right[(at + by) % right.length] ?? ''}`);
    return;
  }
  if (question.kind === 'multiple') yield answer.slice(1);
  yield* question.options.filter((option) => !answer.includes(option)).map((option) => [option]);
}

/** An answer that is worth nothing, or half a point. */
export function answerWorth(question: Question, points: Exclude<Points, 1>): Answer {
  for (const answer of candidates(question)) if (pointsOf(keyOf(question), answer) === points) return answer;
  throw new Error(`No answer to ${question.id} is worth ${points}`);
}

/** The field of a question on the quiz page. */
export const fieldOf = (page: Page, { id }: Question): Locator => page.locator(`fieldset#${id}`);

/** Puts an answer in, without asking whether it is right. */
export async function put(page: Page, { words }: Module, question: Question, given: Answer): Promise<void> {
  const field = fieldOf(page, question);
  const { options = {}, left = {}, right = {} } = words[question.id] ?? {};
  if (question.kind === 'match')
    for (const pair of given) {
      const [from = '', to = ''] = pair.split('=');
      await field.getByLabel(left[from] ?? '', { exact: true }).selectOption({ label: right[to] ?? '' });
    }
  else if (question.kind === 'order')
    for (const [place, option] of given.entries()) {
      const up = field.getByRole('button', {
        name: say('en', 'quiz.moveUpItem', { item: options[option] ?? '' }),
        exact: true,
      });
      const items = field.locator('li[data-value]');
      const at = () => items.evaluateAll((all, id) => all.findIndex((item) => item.dataset['value'] === id), option);
      while ((await at()) > place) await up.click();
    }
  else
    for (const option of given) {
      const word = question.kind === 'true-false' ? trueOrFalse(option === 'true') : options[option];
      await field.getByLabel(word ?? '', { exact: true }).check();
    }
}

/** Puts an answer in and asks whether it is right. */
export async function answer(page: Page, module: Module, question: Question, given: Answer): Promise<void> {
  await put(page, module, question, given);
  await fieldOf(page, question)
    .getByRole('button', { name: say('en', 'quiz.check') })
    .click();
}

/** Opens the course, and waits until it shows what is done. */
export async function openCourse(page: Page, language = 'en'): Promise<void> {
  await page.goto(`/${language}/learn/`);
  await expect(page.locator('[data-quizzes-passed]')).not.toBeEmpty();
}

/** Stores something on the device as the site would have; on a page that does not look at it. */
export async function store(page: Page, key: string, value: unknown): Promise<void> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  await page.goto('/en/about/');
  await keep(page, key, text);
}

/** Stores a text on the device, on the page that is open. */
export const keep = (page: Page, key: string, text: string): Promise<void> =>
  page.evaluate(([name, content]) => localStorage.setItem(name, content), [`ifc:${key}`, text] as const);

/** What stands under a key of the site; `null` where nothing does. */
export const stored = (page: Page, key: string): Promise<string | null> =>
  page.evaluate((name) => localStorage.getItem(name), `ifc:${key}`);

/** The browser of a private window that forbids storage altogether. */
export const withoutStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
