import type { Located } from './located.ts';
import type { Page } from './page.ts';

/** Words of a guide, of a module or of the site itself in one language. */
export type LanguageFolder = {
  /** Path from the root of the project. */
  folder: string;
  /** `labels.yaml`. */
  labels?: Located;
  /** `faq.yaml` of a guide. */
  faq?: Located;
  /** `quiz.yaml` of a module. */
  quiz?: Located;
  /** `handout.yaml` of a module. */
  handout?: Located;
  /** `film.yaml` of a module. */
  film?: Located;
  /** Pages of a guide by topic, others by the name of their file. */
  pages: Map<string, Page>;
};

/** Files of words that are YAML. */
const WORD_FILES = ['labels', 'faq', 'quiz', 'handout', 'film'] as const;

/** The YAML files of a folder, by name. */
export const wordFiles = (words: LanguageFolder): [string, Located][] =>
  WORD_FILES.flatMap((name) => (words[name] ? [[`${name}.yaml`, words[name]] as [string, Located]] : []));

/** The folder of a language, opened where it is new. `file` is a file in it. */
export function folderOf(languages: Map<string, LanguageFolder>, language: string, file: string): LanguageFolder {
  const known = languages.get(language);
  if (known) return known;
  const words: LanguageFolder = { folder: file.slice(0, file.lastIndexOf('/')), pages: new Map() };
  languages.set(language, words);
  return words;
}
