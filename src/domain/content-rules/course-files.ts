import type { RawFile } from './content.ts';
import { folderOf, type LanguageFolder } from './language-folder.ts';
import { readLesson, readOverview } from './lesson.ts';
import { readYaml, type Located } from './located.ts';
import { didYouMean } from './spelling.ts';

/** One module: its facts, its film and a folder of words per language. */
export type Module = {
  /** Path from the root of the project. */
  folder: string;
  /** The folder's name without its number: part of the address. */
  id: string;
  /** Position in the course, from 1. */
  number: number;
  /** `module.yaml`. */
  facts?: Located;
  /** `film.yaml`: the storyboard of its own film. */
  storyboard?: Located;
  /** Names of the files in `film/`. */
  pictures: string[];
  /** By language code. */
  languages: Map<string, LanguageFolder>;
};

/** The course, taken apart but not yet judged. */
export type Course = {
  /** Path of the folder of what holds for all modules. */
  folder: string;
  /** `course.yaml`. */
  facts?: Located;
  /** `sources.yaml`. */
  sources?: Located;
  /** Words of the whole course, by language code. */
  languages: Map<string, LanguageFolder>;
  /** As their files come. */
  modules: Module[];
  /** Folders that are no module. */
  misnamed: Set<string>;
};

/** How `sortContent` judges what every kind of content has. */
type Judge = {
  /** Whether a language is one of the site; if not, it is reported once for the folder. */
  isLanguage: (file: string, code: string) => boolean;
  /** Notes a file that does not belong where it is. */
  report: (file: string, wrong: string, write: string) => void;
};

const MOOC = 'src/content/mooc';
const COURSE_FILES = ['course.yaml', 'sources.yaml'];
const MODULE_FILES = ['module.yaml', 'film.yaml', 'film/<picture>.svg'];
const MODULE_WORDS = ['index.mdx', '<n>-<lesson>.mdx', 'quiz.yaml', 'handout.yaml', 'film.yaml', 'labels.yaml'];

const MODULE_FOLDER = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const LESSON_FILE = /^([1-9]-[a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/;
const PICTURE = /^[a-z0-9-]+\.svg$/;

/** A course without files. */
export const newCourse = (): Course => ({
  folder: `${MOOC}/course`,
  languages: new Map(),
  modules: [],
  misnamed: new Set(),
});

/** Puts a file of `src/content/mooc` where it belongs. */
export function sortCourseFile(course: Course, raw: RawFile, judge: Judge): void {
  const [top = '', ...rest] = raw.file.slice(MOOC.length + 1).split('/');
  if (rest.length === 0)
    unknown(raw, [], 'In mooc/ stand folders: course/ and the modules, like 01-time-management/', judge);
  else if (top === 'course') sortShared(course, raw, rest, judge);
  else {
    const module = moduleOf(course, top, judge);
    if (module) sortModuleFile(module, raw, rest, judge);
  }
}

function sortShared(course: Course, raw: RawFile, [first = '', ...rest]: string[], judge: Judge): void {
  if (first === 'course.yaml' && rest.length === 0) course.facts = readYaml(raw.file, raw.text);
  else if (first === 'sources.yaml' && rest.length === 0) course.sources = readYaml(raw.file, raw.text);
  else if (rest.length === 0) unknown(raw, COURSE_FILES, 'Beside the language folders stand', judge);
  else if (!judge.isLanguage(raw.file, first)) return;
  else if (rest.join('/') === 'labels.yaml')
    folderOf(course.languages, first, raw.file).labels = readYaml(raw.file, raw.text);
  else unknown(raw, ['labels.yaml'], 'The words of the whole course stand in', judge);
}

function moduleOf(course: Course, name: string, { report }: Judge): Module | undefined {
  const folder = `${MOOC}/${name}`;
  const known = course.modules.find((module) => module.folder === folder);
  if (known || course.misnamed.has(name)) return known;
  const [, number = '', id = ''] = MODULE_FOLDER.exec(name) ?? [];
  if (id === '') {
    course.misnamed.add(name);
    report(
      folder,
      `\`${name}\` cannot be a module.`,
      `Name the folder with two digits, a hyphen and lower-case words joined by hyphens, like 01-time-management.${didYouMean(name, ['course'])}`,
    );
    return undefined;
  }
  const module: Module = { folder, id, number: Number(number), pictures: [], languages: new Map() };
  course.modules.push(module);
  return module;
}

function sortModuleFile(module: Module, raw: RawFile, [first = '', ...rest]: string[], judge: Judge): void {
  const name = rest.join('/');
  if (first === 'module.yaml' && name === '') module.facts = readYaml(raw.file, raw.text);
  else if (first === 'film.yaml' && name === '') module.storyboard = readYaml(raw.file, raw.text);
  else if (name === '') unknown(raw, MODULE_FILES, 'Beside the language folders stand', judge);
  else if (first === 'film' && PICTURE.test(name)) module.pictures.push(name);
  else if (first === 'film') unknown(raw, [], 'In film/ stand pictures named like letters.svg', judge);
  else if (judge.isLanguage(raw.file, first)) readWords(module, first, name, raw, judge);
}

function readWords(module: Module, language: string, name: string, raw: RawFile, judge: Judge): void {
  const words = folderOf(module.languages, language, `${module.folder}/${language}/`);
  const lesson = LESSON_FILE.exec(name)?.[1];
  const plain = /^(index|[1-9]-.+)\.md$/.exec(name)?.[1];
  const yaml = (['quiz', 'handout', 'film', 'labels'] as const).find((each) => name === `${each}.yaml`);
  if (yaml) words[yaml] = readYaml(raw.file, raw.text);
  else if (name === 'index.mdx') words.pages.set('index', readOverview(raw.file, raw.text));
  else if (lesson !== undefined) words.pages.set(lesson, readLesson(raw.file, raw.text));
  else if (plain !== undefined)
    judge.report(raw.file, 'A page ending in .md cannot cite sources.', `Rename it to ${plain}.mdx.`);
  else unknown(raw, MODULE_WORDS, 'Allowed are', judge);
}

function unknown(raw: RawFile, allowed: readonly string[], where: string, { report }: Judge): void {
  const name = raw.file.slice(raw.file.lastIndexOf('/') + 1);
  report(
    raw.file,
    'The site does not know this file.',
    `${where}${allowed.length > 0 ? ` ${allowed.join(', ')}` : ''}.${didYouMean(name, allowed)}`,
  );
}
