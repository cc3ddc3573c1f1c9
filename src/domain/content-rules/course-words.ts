import { wordsOf } from '../reading-level.ts';
import type { Site } from './content.ts';
import type { Module } from './course-files.ts';
import type { LanguageFolder } from './language-folder.ts';
import { entriesAt, type Located } from './located.ts';
import { idsAt } from './list-ids.ts';
import type { Page } from './page.ts';
import { absent, pair } from './pair.ts';
import type { Problem } from './problem.ts';
import { checkQuizWords } from './quiz-words.ts';
import { didYouMean } from './spelling.ts';

/** How many words the text of a lesson has: about ten minutes with its check. */
const LESSON_WORDS = { least: 600, most: 900 };

/** Every language that claims a module has all of its words, and none for what the module does not have. */
export function checkModuleWords(module: Module, site: Site): Problem[] {
  const { facts, languages } = module;
  return [...new Set([site.source, ...languages.keys()])].flatMap((language) => {
    const words: LanguageFolder = languages.get(language) ?? {
      folder: `${module.folder}/${language}`,
      pages: new Map(),
    };
    return [
      ...(words.pages.has('index')
        ? []
        : [absent(`${words.folder}/index.mdx`, 'Without its overview a module is not shown in this language.')]),
      ...(words.handout ? [] : [absent(`${words.folder}/handout.yaml`, 'Every module has a sheet to print.')]),
      ...checkFilmWords(module, words),
      ...(facts && !facts.broken
        ? [...checkLessonFiles(facts, words), ...checkQuiz(facts, words), ...checkVideos(facts, words)]
        : []),
      ...(language === site.source ? [...words.pages].flatMap(checkLength) : []),
    ];
  });
}

/** One file for each lesson, with its number. */
function checkLessonFiles(facts: Located, { folder, pages }: LanguageFolder): Problem[] {
  const names = idsAt(facts, ['lessons']).map(({ id }, index) => `${index + 1}-${id}`);
  const idOf = (name: string) => name.slice(name.indexOf('-') + 1);
  const extra = [...pages].filter(([name]) => name !== 'index' && !names.includes(name));
  const missing = names.filter((name) => !pages.has(name) && !extra.some(([other]) => idOf(other) === idOf(name)));
  return [
    ...missing.map((name) => absent(`${folder}/${name}.mdx`, `It is lesson ${name.split('-')[0]} of ${facts.file}.`)),
    ...extra.map(([name, { file }]) => {
      const right = names.find((each) => idOf(each) === idOf(name));
      const free = names.filter((each) => !pages.has(each));
      return {
        file,
        line: 1,
        key: 'file',
        wrong: right
          ? `In ${facts.file} this lesson is number ${right.split('-')[0]}.`
          : `${facts.file} has no lesson \`${idOf(name)}\`.`,
        write: right
          ? pages.has(right)
            ? `Delete it, or write into ${right}.mdx.`
            : `Rename it to ${right}.mdx, or change the order there.`
          : `Add it there, or delete the file.${didYouMean(name, free)}`,
      };
    }),
  ];
}

const checkQuiz = (facts: Located, { folder, quiz }: LanguageFolder): Problem[] =>
  quiz
    ? checkQuizWords(facts, quiz)
    : [absent(`${folder}/quiz.yaml`, `It holds the words of the questions of ${facts.file}.`)];

function checkVideos(facts: Located, { folder, labels }: LanguageFolder): Problem[] {
  if (!labels) return [absent(`${folder}/labels.yaml`, `It holds a note for each video of ${facts.file}.`)];
  const wanted = entriesAt(facts, ['videos']).map(([id]) => ({ id, path: ['videos', id] }));
  return pair(facts, labels, 'videos', wanted, ['videos'], 'What it is good for in class.');
}

/** Words of a film stand exactly where there is a storyboard. */
function checkFilmWords({ folder: home, storyboard }: Module, { folder, film }: LanguageFolder): Problem[] {
  if (!storyboard && film)
    return [
      {
        file: film.file,
        line: 1,
        key: 'file',
        wrong: `The module has no film: ${home}/film.yaml is missing.`,
        write: 'Add the storyboard, or delete this file.',
      },
    ];
  if (!storyboard || storyboard.broken) return [];
  if (!film) return [absent(`${folder}/film.yaml`, `It holds the captions of ${storyboard.file}.`)];
  return pair(storyboard, film, 'scenes', idsAt(storyboard, ['scenes']), ['scenes'], 'What it shows.');
}

function checkLength([name, { file, bodyLine, prose }]: [string, Page]): Problem[] {
  const count = wordsOf(prose?.text ?? '').length;
  const { least, most } = LESSON_WORDS;
  if (name === 'index' || (count >= least && count <= most)) return [];
  return [
    {
      file,
      line: bodyLine,
      key: 'text',
      wrong: `The lesson has ${count} words.`,
      write: `Write ${least} to ${most}: ${count < least ? 'explain more, with life in class' : 'leave out what the reader does not need tomorrow'}.`,
    },
  ];
}
