import type { Page } from './page.ts';
import { keyOf, type Located, type Path } from './located.ts';
import { isRecord } from '../record.ts';

/** A text that readers see, with its place in a file. Labels, answers and pages are all passages. */
export type Passage = {
  /** Path from the root of the project. */
  file: string;
  /** Key path or tag, for messages. */
  key: string;
  /** What a translation is compared by: all points of a page are one group, each label is its own. */
  group: string;
  /** The text, with its tags. */
  text: string;
  /** Line of a position in the text. */
  lineAt: (index: number) => number;
};

/** Every text of a file of words, or of the front matter of a page. */
export function passagesOf(located: Located | undefined): Passage[] {
  if (!located) return [];
  const walk = (value: unknown, path: Path): Passage[] => {
    if (typeof value === 'string') {
      const line = located.lineOf(path);
      return [{ file: located.file, key: keyOf(path), group: keyOf(path), text: value, lineAt: () => line }];
    }
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => walk(item, [...path, index]));
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => walk(item, [...path, key]));
  };
  if (!isRecord(located.value)) return [];
  // `translation` says how the words came to be; it is not words itself.
  return Object.entries(located.value).flatMap(([key, item]) => (key === 'translation' ? [] : walk(item, [key])));
}

/** Title and summary of a page: plain text without tags. */
export const frontPassages = (page: Page): Passage[] => passagesOf(page.meta);

/** Everything in the body of a page. */
export const bodyPassages = (page: Page): Passage[] => [
  ...page.headings,
  ...page.points.map((point) => point.words),
  ...(page.prose ? [page.prose] : []),
];
