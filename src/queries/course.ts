import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { CollectionEntry } from 'astro:content';
import { citedSources } from '../domain/citations.ts';
import type {
  CourseFacts,
  CourseLabels,
  FilmWords,
  HandoutWords,
  Lesson,
  LessonMeta,
  ModuleFacts,
  ModuleLabels,
  ModuleMeta,
  Question,
  QuizWords,
  Storyboard,
} from '../domain/course.ts';
import { captionsOf, filmSeconds, type Caption } from '../domain/film.ts';
import { pointsToPass } from '../domain/quiz.ts';
import type { TranslationStatus } from '../domain/words.ts';
import { LANGUAGE_CODES, SOURCE_LANGUAGE, type Language } from '../i18n/languages.ts';
import { collection, inLanguage, required } from './content.ts';
import type { CitedSource } from './guide.ts';

/*
 * Joins the facts of the course with its words. A module is shown in the reader's language where that language has
 * it, else in the source language: all of it, never a mixture.
 */

/** A module in a list. */
export type ModuleCard = Pick<ModuleMeta, 'title' | 'shortTitle' | 'summary' | 'outcomes' | 'translation'> & {
  /** Part of the address, and of the keys of stored progress. */
  id: string;
  /** Folder under `content/mooc`. */
  folder: string;
  /** Position, from 1. */
  number: number;
  /** Language of the words: the reader's, or the source language. */
  language: Language;
  facts: ModuleFacts;
};

/** A lesson with its place in the module. */
export type LessonView = Lesson & {
  /** Position, from 1. */
  number: number;
  title: string;
  summary: string;
  activity: LessonMeta['activity'];
  check: LessonMeta['check'];
  translation: TranslationStatus;
  entry: CollectionEntry<'lessons'>;
};

/** A module's own film. */
export type Film = Pick<FilmWords, 'title' | 'summary'> & {
  captions: Caption[];
  seconds: number;
  /** Address of the film below the site's folder. It changes with the film: what is kept on a device never changes. */
  file: string;
  /** Address of its first picture. */
  poster: string;
  bytes: number;
};

/** A question with its words. */
export type QuestionView = { question: Question; words: QuizWords['questions'][string] };

/** A module as its pages need it. */
export type ModuleView = ModuleCard & {
  page: CollectionEntry<'modulePages'>;
  lessons: LessonView[];
  questions: QuestionView[];
  /** Points that pass the quiz. */
  toPass: number;
  labels: ModuleLabels;
  handout: HandoutWords;
  film?: Film | undefined;
  previous?: ModuleCard | undefined;
  next?: ModuleCard | undefined;
};

/** The course as its own page needs it. */
export type CourseView = CourseLabels & {
  /** Language of the words above. */
  language: Language;
  modules: ModuleCard[];
};

const idOf = (folder: string) => folder.replace(/^\d+-/, '');

/** Folders of the modules, in order. */
async function folders(): Promise<string[]> {
  return [...(await collection('moduleFacts')).keys()].sort();
}

/** Ids of the modules, in order. */
const moduleIds = async (): Promise<string[]> => (await folders()).map(idOf);

/** Languages in which a module has words of its own. */
async function languagesOf(folder: string): Promise<Language[]> {
  const pages = await collection('modulePages');
  return LANGUAGE_CODES.filter((language) => pages.has(`${folder}/${language}`));
}

/** For `getStaticPaths`: every module in every language of the site. */
export async function everyModule(): Promise<{ params: { lang: Language; module: string } }[]> {
  const ids = await moduleIds();
  return LANGUAGE_CODES.flatMap((lang) => ids.map((module) => ({ params: { lang, module } })));
}

/** For `getStaticPaths` of files: every module in the languages it has words in. */
export async function everyModuleWithWords(): Promise<{ params: { lang: Language; module: string } }[]> {
  const all = await Promise.all(
    (await folders()).map(async (folder) =>
      (await languagesOf(folder)).map((lang) => ({ params: { lang, module: idOf(folder) } })),
    ),
  );
  return all.flat();
}

/** Languages the course itself has words in. */
export async function courseLanguages(): Promise<Language[]> {
  const labels = await collection('courseLabels');
  return LANGUAGE_CODES.filter((language) => labels.has(language));
}

async function card(folder: string, number: number, wanted: Language): Promise<ModuleCard> {
  const { data: facts } = await required('moduleFacts', folder);
  const found = await inLanguage('modulePages', folder, wanted);
  if (!found) throw new Error(`src/content/mooc/${folder} has no ${SOURCE_LANGUAGE}/index.mdx`);
  return { id: idOf(folder), folder, number, language: found.language, facts, ...found.entry.data };
}

/** All modules, in order. */
export const moduleCards = async (wanted: Language): Promise<ModuleCard[]> =>
  Promise.all((await folders()).map((folder, index) => card(folder, index + 1, wanted)));

/** The course in a language. */
export async function courseView(wanted: Language): Promise<CourseView> {
  const labels = await collection('courseLabels');
  const language = labels.has(wanted) ? wanted : SOURCE_LANGUAGE;
  const { data } = await required('courseLabels', language);
  return { ...data, language, modules: await moduleCards(wanted) };
}

/** A module in a language. */
export async function moduleView(id: string, wanted: Language): Promise<ModuleView> {
  const cards = await moduleCards(wanted);
  const at = cards.findIndex((each) => each.id === id);
  const own = cards[at];
  if (!own) throw new Error(`There is no module ${id}`);
  const { folder, language, facts } = own;
  const words = `${folder}/${language}`;
  const course = await courseFacts();
  const { data: quiz } = await required('quizWords', words);
  return {
    ...own,
    page: await required('modulePages', words),
    lessons: await Promise.all(facts.lessons.map((lesson, index) => lessonView(words, lesson, index + 1))),
    questions: facts.quiz.flatMap((question) => {
      const asked = quiz.questions[question.id];
      return asked ? [{ question, words: asked }] : [];
    }),
    toPass: pointsToPass(facts.quiz.length, course.passPercent),
    labels: (await required('moduleLabels', words)).data,
    handout: (await required('handoutWords', words)).data,
    film: await filmOf(own),
    previous: cards[at - 1],
    next: cards[at + 1],
  };
}

async function lessonView(words: string, lesson: Lesson, number: number): Promise<LessonView> {
  const entry = await required('lessons', `${words}/${number}-${lesson.id}`);
  return { ...lesson, number, ...entry.data, entry };
}

async function filmOf({ id, folder, language }: ModuleCard): Promise<Film | undefined> {
  const storyboard: Storyboard | undefined = (await collection('storyboards')).get(folder)?.data;
  const words = (await collection('filmWords')).get(`${folder}/${language}`)?.data;
  if (!storyboard || !words) return undefined;
  const { bytes, version } = filmFile(id);
  return {
    title: words.title,
    summary: words.summary,
    captions: captionsOf(storyboard, words),
    seconds: filmSeconds(storyboard),
    file: `films/${id}.mp4?v=${version}`,
    poster: `films/${id}.svg`,
    bytes,
  };
}

/** Films are rendered by hand, so one may have a storyboard and not exist yet. */
function filmFile(id: string): { bytes: number; version: string } {
  const file = `public/films/${id}.mp4`;
  if (!existsSync(file))
    throw new Error(`${file} is missing. Render it with \`npx node tools/films/render.ts ${id}\`.`);
  const content = readFileSync(file);
  return { bytes: content.length, version: createHash('sha256').update(content).digest('hex').slice(0, 10) };
}

/** Sources of a text of the course, in the order it cites them. */
export async function courseSources(bodies: readonly string[]): Promise<CitedSource[]> {
  const all = await collection('courseSources');
  return citedSources(bodies).flatMap((id) => {
    const source = all.get(id);
    return source ? [{ ...source.data, id }] : [];
  });
}

/** What to read on, with its source. */
export async function readingOf({ facts }: ModuleCard): Promise<(CitedSource & { languages: string[] })[]> {
  const all = await collection('courseSources');
  return facts.reading.flatMap(({ source, languages }) => {
    const found = all.get(source);
    return found ? [{ ...found.data, id: source, languages }] : [];
  });
}

/** What holds for the whole course. */
export const courseFacts = async (): Promise<CourseFacts> => (await required('courseFacts', 'course')).data;
