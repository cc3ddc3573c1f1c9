import type { Site } from './content.ts';
import { entriesAt, textAt, valueAt, type Located, type Path } from './located.ts';
import { isRecord } from '../record.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/**
 * A theme's phrases stand side by side: each in every language the theme's title has.
 * @param spoken languages of the countries, which every theme must have: people say the phrases there
 */
export function checkPhrases(theme: Located, site: Site, spoken: readonly string[]): Problem[] {
  const keysAt = (path: Path) => {
    const value = valueAt(theme.value, path);
    return isRecord(value) ? Object.keys(value) : [];
  };
  const problem = (path: Path, wrong: string, write: string): Problem => ({
    file: theme.file,
    line: theme.lineOf(path),
    key: path.join('.'),
    wrong,
    write,
  });
  const known = [...new Set([...site.languages, ...spoken])];
  const claimed = new Set([...keysAt(['title']), site.source, ...spoken]);
  const phrases = entriesAt(theme, ['phrases']).map(([id]) => ['phrases', id]);

  return [['title'], ['translation'], ...phrases].flatMap((path) => {
    const here = keysAt(path);
    // `translation` may stay silent about a language, but not name one without words.
    const lacking = path[0] === 'translation' ? [] : [...claimed].filter((language) => !here.includes(language));
    const extra = here.filter((language) => !claimed.has(language) || !known.includes(language));
    return [
      ...lacking.map((language) =>
        problem([...path, language], `The words in \`${language}\` are missing.`, `Add \`${language}: …\`.`),
      ),
      ...extra.map((language) =>
        known.includes(language)
          ? problem(
              [...path, language],
              `The theme has no title in \`${language}\`.`,
              `Add \`${language}\` to \`title\` and to every phrase, or delete it here.`,
            )
          : problem(
              [...path, language],
              `\`${language}\` is not a language of the site.`,
              `Languages are ${known.join(', ')}.${didYouMean(language, known)}`,
            ),
      ),
      ...here
        .filter((language) => textAt(theme.value, [...path, language])?.match(/[<{}]/))
        .map((language) =>
          problem([...path, language], 'A phrase is spoken or shown as it is.', 'Write words only, without tags.'),
        ),
    ];
  });
}
