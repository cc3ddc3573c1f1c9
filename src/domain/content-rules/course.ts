import type { z } from 'zod';
import {
  CourseFacts,
  CourseLabels,
  CourseSources,
  FilmWords,
  HandoutWords,
  LessonMeta,
  ModuleFacts,
  ModuleLabels,
  ModuleMeta,
  QuizWords,
  Storyboard,
} from '../course.ts';
import type { Site } from './content.ts';
import type { Course, Module } from './course-files.ts';
import { checkCourseSources } from './course-sources.ts';
import { checkModuleWords } from './course-words.ts';
import { wordFiles, type LanguageFolder } from './language-folder.ts';
import type { Located } from './located.ts';
import { checkModuleFacts } from './module-facts.ts';
import { absent } from './pair.ts';
import { frontPassages, passagesOf } from './passage.ts';
import type { Problem } from './problem.ts';
import { shape } from './shapes.ts';
import { checkStamps } from './stamps.ts';
import { checkStoryboard } from './storyboard.ts';
import { checkPlain } from './tags.ts';
import { checkTranslations } from './translation.ts';

/** All problems of the course. A site without one has none. */
export function checkCourse(course: Course, site: Site): Problem[] {
  const { facts, sources, languages, modules } = course;
  if (!facts && !sources && languages.size === 0 && modules.length === 0) return [];
  return [
    ...file(CourseFacts, facts, `${course.folder}/course.yaml`, 'It says how many points pass a quiz.'),
    ...file(CourseSources, sources, `${course.folder}/sources.yaml`, 'It holds what lessons cite, by id.'),
    ...file(
      CourseLabels,
      languages.get(site.source)?.labels,
      `${course.folder}/${site.source}/labels.yaml`,
      'It holds the title and the summary of the course.',
    ),
    ...[...languages].flatMap(([language, { labels }]) =>
      labels && language !== site.source ? shape(CourseLabels, labels) : [],
    ),
    ...checkWords(languages, site),
    ...checkNumbers(modules),
    ...modules.flatMap((module) => checkModule(module, course, site)),
    ...checkCourseSources(course, site),
  ];
}

const file = (schema: z.ZodType, located: Located | undefined, path: string, what: string): Problem[] =>
  located ? shape(schema, located) : [absent(path, what)];

const checkModule = (module: Module, { sources }: Course, site: Site): Problem[] => [
  ...file(ModuleFacts, module.facts, `${module.folder}/module.yaml`, 'Its keys are in src/domain/course.ts.'),
  ...(module.storyboard ? shape(Storyboard, module.storyboard) : []),
  ...[...module.languages.values()].flatMap(wordShapes),
  ...checkModuleFacts(module, sources),
  ...checkStoryboard(module),
  ...checkModuleWords(module, site),
  ...checkWords(module.languages, site),
];

/** What can be said of each file of words alone. */
const wordShapes = ({ labels, quiz, handout, film, pages }: LanguageFolder): Problem[] => [
  ...(labels ? shape(ModuleLabels, labels) : []),
  ...(quiz ? shape(QuizWords, quiz) : []),
  ...(handout ? shape(HandoutWords, handout) : []),
  ...(film ? shape(FilmWords, film) : []),
  ...[...pages].flatMap(([name, { problems, meta }]) => [
    ...problems,
    ...(meta ? shape(name === 'index' ? ModuleMeta : LessonMeta, meta) : []),
  ]),
];

/** What holds for words of any kind. */
function checkWords(languages: Map<string, LanguageFolder>, site: Site): Problem[] {
  const plain = [...languages.values()].flatMap((words) => [
    ...wordFiles(words).flatMap(([, located]) => passagesOf(located)),
    ...[...words.pages.values()].flatMap(frontPassages),
  ]);
  return [...plain.flatMap(checkPlain), ...checkTranslations(languages, site, new Map()), ...checkStamps(languages)];
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Modules are numbered from 01, without gap and double; each id stands once. */
function checkNumbers(modules: readonly Module[]): Problem[] {
  const ordered = modules.toSorted((a, b) => a.number - b.number);
  return ordered.flatMap((module, index) => {
    const before = ordered[index - 1];
    const same = ordered.slice(0, index).find(({ id }) => id === module.id);
    const at = (wrong: string, write: string): Problem => ({ file: module.folder, line: 1, key: 'file', wrong, write });
    const next = twoDigits((before?.number ?? 0) + 1);
    return [
      ...(before?.number === module.number
        ? [at(`${before.folder} has the number ${twoDigits(module.number)} too.`, 'Give one of them another number.')]
        : twoDigits(module.number) === next
          ? []
          : [at(`There is no module ${next} before it.`, `Name the folder ${next}-${module.id}, or add that module.`)]),
      ...(same ? [at(`${same.folder} has the same id, \`${module.id}\`.`, 'Give one of them another name.')] : []),
    ];
  });
}
