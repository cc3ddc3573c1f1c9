import { UNSTAMPED } from '../translation-hash.ts';
import { wordFiles, type LanguageFolder } from './language-folder.ts';
import { textAt, valueAt, type Located } from './located.ts';
import type { Problem } from './problem.ts';

/** Every file of a language folder that says how its words came to be. */
export const markedFiles = (words: LanguageFolder): Located[] => [
  ...wordFiles(words).map(([, located]) => located),
  ...[...words.pages.values()].flatMap(({ meta }) => meta ?? []),
];

/** A translation says which English text it was made from; otherwise its page warns readers forever. */
export function checkStamps(folders: Map<string, LanguageFolder>): Problem[] {
  const path = ['translation', 'of'];
  return [...folders.values()].flatMap(markedFiles).flatMap((located) => {
    const of = valueAt(located.value, path) === 0 ? UNSTAMPED : textAt(located.value, path);
    if (of !== UNSTAMPED) return [];
    return [
      {
        file: located.file,
        line: located.lineOf(path),
        key: path.join('.'),
        wrong: 'It is not written down which English text this was made from.',
        write: 'Run `npm run translations -- --stamp`.',
      },
    ];
  });
}
