import { TOPICS } from '../topics.ts';
import { newCourse, sortCourseFile, type Course } from './course-files.ts';
import { folderOf, type LanguageFolder } from './language-folder.ts';
import { readYaml, type Located } from './located.ts';
import { readPage, readPlainPage } from './page.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** A file as it lies on disk. */
export type RawFile = {
  /** Path from the root of the project, with `/`. */
  file: string;
  /** Its text. */
  text: string;
};

/** What the rules must know of the site. */
export type Site = {
  /** Codes of its languages. */
  languages: readonly string[];
  /** The language every text exists in. */
  source: string;
};

/** A city or a country: one facts file and a folder of words per language. */
export type Guide = {
  /** Folder name. */
  id: string;
  /** Path of the facts file from the root of the project, also if it is missing. */
  factsFile: string;
  /** `city.yaml` or `country.yaml`. */
  facts?: Located;
  /** By language code. */
  languages: Map<string, LanguageFolder>;
};

/** All content, taken apart but not yet judged. */
export type Content = {
  /** By folder name. */
  cities: Map<string, Guide>;
  /** By folder name. */
  countries: Map<string, Guide>;
  /** `glossary.yaml`. */
  glossary?: Located;
  /** Pages about the site itself, by language. */
  site: Map<string, LanguageFolder>;
  /** The course. */
  course: Course;
  /** Themes of the phrasebook. */
  phrasebook: Located[];
  /** Files and folders that do not belong where they are, and pages out of form. */
  problems: Problem[];
};

/** Folder of all content. */
export const CONTENT = 'src/content';

/** Pictures that may lie beside `city.yaml`. */
const PICTURES = ['scene.svg', 'mark.svg'];
const TOPIC_FILE = /^(.+)\.mdx$/;
const FOLDER_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Sorts files into cities, countries, glossary, phrasebook and course. */
export function sortContent(files: readonly RawFile[], site: Site): Content {
  const content: Content = {
    cities: new Map(),
    countries: new Map(),
    site: new Map(),
    course: newCourse(),
    phrasebook: [],
    problems: [],
  };
  const unknownFolders = new Set<string>();
  const report = (file: string, wrong: string, write: string) =>
    content.problems.push({ file, line: 1, key: 'file', wrong, write });

  const kinds = [
    { folder: 'cities', facts: 'city.yaml', guides: content.cities, beside: PICTURES },
    { folder: 'countries', facts: 'country.yaml', guides: content.countries, beside: [] as string[] },
  ];

  const guideOf = (kind: (typeof kinds)[number], id: string): Guide => {
    let guide = kind.guides.get(id);
    if (!guide) {
      guide = { id, factsFile: `${CONTENT}/${kind.folder}/${id}/${kind.facts}`, languages: new Map() };
      kind.guides.set(id, guide);
      if (!FOLDER_NAME.test(id))
        report(
          guide.factsFile,
          `The folder \`${id}\` stands in web addresses.`,
          'Name it in lower-case words joined by hyphens.',
        );
    }
    return guide;
  };

  const isLanguage = (file: string, code: string): boolean => {
    if (site.languages.includes(code)) return true;
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (!unknownFolders.has(folder))
      report(
        folder,
        `\`${code}\` is not a language of the site.`,
        `Languages are ${site.languages.join(', ')}. A new one is added in src/i18n/languages.ts first.`,
      );
    unknownFolders.add(folder);
    return false;
  };

  for (const raw of files) {
    if (!raw.file.startsWith(`${CONTENT}/`)) continue;
    const parts = raw.file.slice(CONTENT.length + 1).split('/');
    const [top = '', id = '', third = '', name = ''] = parts;
    const kind = kinds.find((each) => each.folder === top);
    if (raw.file === `${CONTENT}/glossary.yaml`) {
      content.glossary = readYaml(raw.file, raw.text);
    } else if (top === 'phrasebook' && parts.length === 2 && id.endsWith('.yaml')) {
      content.phrasebook.push(readYaml(raw.file, raw.text));
    } else if (top === 'mooc') {
      sortCourseFile(content.course, raw, { isLanguage, report });
    } else if (kind && parts.length === 3) {
      const guide = guideOf(kind, id);
      const allowed = [kind.facts, ...kind.beside];
      if (third === kind.facts) guide.facts = readYaml(raw.file, raw.text);
      else if (!kind.beside.includes(third))
        report(
          raw.file,
          'The site does not know this file.',
          `Beside the language folders stand ${allowed.join(', ')}.${didYouMean(third, allowed)}`,
        );
    } else if (kind && parts.length === 4) {
      const guide = guideOf(kind, id);
      if (isLanguage(raw.file, third)) readWords(guide.languages, third, name, raw, report);
    } else if (top === 'site' && parts.length === 3 && /^[a-z-]+\.md$/.test(third)) {
      if (isLanguage(raw.file, id))
        folderOf(content.site, id, raw.file).pages.set(third.slice(0, -3), readPlainPage(raw.file, raw.text));
    } else {
      report(
        raw.file,
        'The site does not know this file.',
        'Content lies in cities/<city>/, countries/<cc>/, mooc/<nn-module>/, phrasebook/<theme>.yaml, site/<language>/<page>.md and glossary.yaml. Move or delete it.',
      );
    }
  }
  return content;
}

function readWords(
  languages: Map<string, LanguageFolder>,
  language: string,
  name: string,
  raw: RawFile,
  report: (file: string, wrong: string, write: string) => void,
): void {
  const words = folderOf(languages, language, raw.file);
  const topic = TOPIC_FILE.exec(name)?.[1];
  const plain = /^(.+)\.md$/.exec(name)?.[1];
  if (name === 'labels.yaml') words.labels = readYaml(raw.file, raw.text);
  else if (name === 'faq.yaml') words.faq = readYaml(raw.file, raw.text);
  else if (topic !== undefined && (TOPICS as readonly string[]).includes(topic))
    words.pages.set(topic, readPage(raw.file, raw.text));
  else if (plain !== undefined && (TOPICS as readonly string[]).includes(plain))
    report(raw.file, 'A page ending in .md cannot show Points.', `Rename it to ${plain}.mdx.`);
  else {
    const allowed = ['labels.yaml', 'faq.yaml', ...TOPICS.map((each) => `${each}.mdx`)];
    report(
      raw.file,
      'The site does not know this file.',
      `Allowed are ${allowed.join(', ')}.${didYouMean(name, allowed)}`,
    );
  }
}
