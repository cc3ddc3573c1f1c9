import { describe, expect, it } from 'vitest';
import { check, said } from './fixture.ts';
import { courseFiles, HOME, LESSON, OVERVIEW } from './fixture-course.ts';

const beside = (file: string) => said(check({ [`src/content/mooc/${file}`]: 'x: 1\n' }));
const MODULE_HOME = '01-first-module';

/** The files of the module under another name of its folder. */
const moved = (name: string) =>
  Object.fromEntries(
    Object.entries(courseFiles())
      .filter(([file]) => file.startsWith(HOME))
      .map(([file, text]) => [file.replace(HOME, `src/content/mooc/${name}`), text]),
  );
const gone = Object.fromEntries(Object.keys(moved(MODULE_HOME)).map((file) => [file, undefined]));

describe('the folders of the course', () => {
  it('know every file by its name', () => {
    expect(beside('readme.txt')).toEqual([
      'mooc/readme.txt:1 file: The site does not know this file. In mooc/ stand folders: course/ and the modules, like 01-time-management/.',
    ]);
    expect(beside('course/source.yaml')).toEqual([
      'course/source.yaml:1 file: The site does not know this file. Beside the language folders stand course.yaml, sources.yaml. Did you mean `sources.yaml`?',
    ]);
    expect(beside('course/en/label.yaml')).toEqual([
      'en/label.yaml:1 file: The site does not know this file. The words of the whole course stand in labels.yaml. Did you mean `labels.yaml`?',
    ]);
    expect(beside(`${MODULE_HOME}/modul.yaml`)).toEqual([
      '01-first-module/modul.yaml:1 file: The site does not know this file. Beside the language folders stand module.yaml, film.yaml, film/<picture>.svg. Did you mean `module.yaml`?',
    ]);
    expect(beside(`${MODULE_HOME}/film/Letters 2.png`)).toEqual([
      'film/Letters 2.png:1 file: The site does not know this file. In film/ stand pictures named like letters.svg.',
    ]);
    expect(beside(`${MODULE_HOME}/en/quizz.yaml`)).toEqual([
      'en/quizz.yaml:1 file: The site does not know this file. Allowed are index.mdx, <n>-<lesson>.mdx, quiz.yaml, handout.yaml, film.yaml, labels.yaml. Did you mean `quiz.yaml`?',
    ]);
    expect(beside(`${MODULE_HOME}/en/deep/quiz.yaml`)).toHaveLength(1);
  });

  it('want pages to be MDX', () => {
    expect(said(check({ [OVERVIEW.replace('.mdx', '.md')]: '' }))).toEqual([
      'en/index.md:1 file: A page ending in .md cannot cite sources. Rename it to index.mdx.',
    ]);
    expect(said(check({ [LESSON.replace('.mdx', '.md')]: '' }))[0]).toContain('Rename it to 1-begin.mdx.');
  });

  it('know the languages of the site', () => {
    expect(beside(`${MODULE_HOME}/xx/quiz.yaml`)).toEqual([
      '01-first-module/xx:1 file: `xx` is not a language of the site. Languages are en, de, el, ar. A new one is added in src/i18n/languages.ts first.',
    ]);
    expect(beside('course/xx/labels.yaml')).toHaveLength(1);
  });
});

describe('the folders of modules', () => {
  it('are named by a number and an id; a wrong name is told once', () => {
    expect(said(check({ ...gone, ...moved('1-first-module') }))).toEqual([
      'mooc/1-first-module:1 file: `1-first-module` cannot be a module. Name the folder with two digits, a hyphen and lower-case words joined by hyphens, like 01-time-management.',
    ]);
    expect(beside('curse/course.yaml')[0]).toContain('Did you mean `course`?');
  });

  it('are numbered from 01', () => {
    expect(said(check({ ...gone, ...moved('02-first-module') }))).toEqual([
      'mooc/02-first-module:1 file: There is no module 01 before it. Name the folder 01-first-module, or add that module.',
    ]);
  });

  it('leave no gap', () => {
    expect(said(check({ ...moved('02-second'), ...moved('04-fourth') }))).toEqual([
      'mooc/04-fourth:1 file: There is no module 03 before it. Name the folder 03-fourth, or add that module.',
    ]);
  });

  it('have each number and each id once', () => {
    expect(said(check(moved('01-other')))).toEqual([
      'mooc/01-other:1 file: src/content/mooc/01-first-module has the number 01 too. Give one of them another number.',
    ]);
    expect(said(check(moved('02-first-module')))).toEqual([
      'mooc/02-first-module:1 file: src/content/mooc/01-first-module has the same id, `first-module`. Give one of them another name.',
    ]);
  });
});
