import { entriesAt, keyOf, valueAt, type Located, type Path } from './located.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** A fact that needs words: its id, and where it stands in its file. */
export type Wanted = { id: string; path: Path };

/** A file that must be there and is not. */
export const absent = (file: string, write: string): Problem => ({
  file,
  line: 1,
  key: 'file',
  wrong: 'This file is missing.',
  write,
});

/**
 * Compares ids of facts with ids of words: none without words, no words without a fact.
 * @param group what the facts are called in their file
 * @param inWords the map of words
 * @param example how the words of one id look
 */
export function pair(
  facts: Located,
  words: Located,
  group: string,
  wanted: readonly Wanted[],
  inWords: Path,
  example: string,
): Problem[] {
  if (words.broken) return [];
  const ids = wanted.map(({ id }) => id);
  const written = entriesAt(words, inWords).map(([id]) => id);
  const forgotten = wanted
    .filter(({ id }) => valueAt(words.value, [...inWords, id]) === undefined)
    .map(({ id, path }) => ({
      file: words.file,
      line: words.lineOf([...inWords, id]),
      key: keyOf([...inWords, id]),
      wrong: `\`${id}\` of ${facts.file}, line ${facts.lineOf(path)}, has no words here.`,
      write: `Add under \`${keyOf(inWords)}\`: \`${id}: ${example}\`.`,
    }));
  const extra = written
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      file: words.file,
      line: words.lineOf([...inWords, id]),
      key: keyOf([...inWords, id]),
      wrong: `${facts.file} has no \`${id}\` under \`${group}\`.`,
      write: `Delete these words, or correct the id.${didYouMean(
        id,
        ids.filter((known) => !written.includes(known)),
      )}`,
    }));
  return [...forgotten, ...extra];
}
