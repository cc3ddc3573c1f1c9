import { TOPICS } from '../topics.ts';
import { translationHash } from '../translation-hash.ts';
import { CONTENT, sortContent, type RawFile, type Site } from './content.ts';
import type { LanguageFolder } from './language-folder.ts';
import { textAt } from './located.ts';
import { markedFiles } from './stamps.ts';

/** A translated file beside its English original. */
export type Translation = {
  /** Language code. */
  language: string;
  /** Folder under `src/content` that it belongs to, like `cities/leipzig` or `mooc/01-time-management`. */
  guide: string;
  /** Path from the root of the project. */
  file: string;
  /** Path of its original. */
  original: string;
  /** `missing`: nobody wrote it. `stale`: the English has changed since. `done`: up to date. */
  state: 'done' | 'missing' | 'stale';
  /** How the words came to be, as the file says; absent where it is missing. */
  status?: string | undefined;
  /** Hash of the original as it is now. */
  hash: string;
  /** Hash the file was made from, if it says one. */
  of?: string | undefined;
};

/** Every file that each language has or lacks, in the order of languages, guides (then site and course) and pages. */
export function translations(files: readonly RawFile[], site: Site): Translation[] {
  const content = sortContent(files, site);
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const guides = [...content.cities.values(), ...content.countries.values()].map(
    ({ factsFile, languages: folders }) => ({ folder: factsFile.slice(0, factsFile.lastIndexOf('/')), folders }),
  );
  const { course } = content;
  const all = [
    ...guides,
    { folder: `${CONTENT}/site`, folders: content.site },
    { folder: course.folder, folders: course.languages },
    ...course.modules.map(({ folder, languages: folders }) => ({ folder, folders })),
  ];
  const languages = site.languages.filter((language) => language !== site.source);
  return languages.flatMap((language) =>
    all.flatMap(({ folder, folders }) => ofFolder(folder, folders.get(language), language, site.source, texts)),
  );
}

const LESSON = '<n>-<lesson>.mdx';
const ORDER = [
  'index.mdx',
  LESSON,
  'labels.yaml',
  'faq.yaml',
  'quiz.yaml',
  'handout.yaml',
  'film.yaml',
  ...TOPICS.map((topic) => `${topic}.mdx`),
];
const rank = (name: string) => ORDER.indexOf(/^\d+-.+\.mdx$/.test(name) ? LESSON : name);

function ofFolder(
  folder: string,
  words: LanguageFolder | undefined,
  language: string,
  source: string,
  texts: Map<string, string>,
): Translation[] {
  const marked = new Map((words ? markedFiles(words) : []).map((located) => [located.file, located.value]));
  const originals = [...texts].filter(([file]) => file.startsWith(`${folder}/${source}/`));
  const named = originals.map(([original, english]) => ({
    original,
    english,
    name: original.slice(original.lastIndexOf('/') + 1),
  }));
  return named
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map(({ original, english, name }): Translation => {
      const file = `${folder}/${language}/${name}`;
      const base = {
        language,
        guide: folder.slice(CONTENT.length + 1),
        file,
        original,
        hash: translationHash(english),
      };
      if (!texts.has(file)) return { ...base, state: 'missing' };
      const value = marked.get(file);
      const status = textAt(value, ['translation', 'status']);
      const of = textAt(value, ['translation', 'of']);
      // What was written in this language first is not made from the English.
      const state = status === 'original' || of === base.hash ? 'done' : 'stale';
      return { ...base, state, status, of };
    });
}
