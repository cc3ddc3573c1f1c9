import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { RawFile, Site } from './content.ts';
import { entriesAt, readYaml, type Located } from './located.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** Folder of the interface messages, one JSON file per language. */
export const MESSAGES = 'src/i18n/messages';

/** Messages that may be the same in every language: proper names. */
const SAME_EVERYWHERE = ['site.name', 'site.shortName'];
/** Shorter words are often the same in two languages: "Problem", "Name". */
const LONGEST_LIKENESS = 12;

/** Arguments, tags and plurals of one message. */
type Anatomy = {
  names: Set<string>;
  tags: Set<string>;
  plurals: { name: string; ordinal: boolean; categories: string[] }[];
};

/** Interface messages: every language has the same keys, arguments and tags, and all its plural forms. */
export function checkMessages(files: readonly RawFile[], site: Site): Problem[] {
  const fileOf = (language: string) => `${MESSAGES}/${language}.json`;
  const own = files.filter(({ file }) => file.startsWith(`${MESSAGES}/`));
  const foreign = own
    .filter(({ file }) => !site.languages.some((language) => fileOf(language) === file))
    .map(({ file }) => ({
      file,
      line: 1,
      key: 'file',
      wrong: 'This file belongs to no language of the site.',
      write: `Languages are ${site.languages.join(', ')} (src/i18n/languages.ts).`,
    }));
  const located = new Map(own.map(({ file, text }) => [file, readMessages(file, text)]));
  const source = located.get(fileOf(site.source));
  const problems = site.languages.flatMap((language) => {
    const messages = located.get(fileOf(language));
    if (!messages)
      return [
        {
          file: fileOf(language),
          line: 1,
          key: 'file',
          wrong: 'This file is missing.',
          write: `Translate ${fileOf(site.source)} into \`${language}\`.`,
        },
      ];
    return [...messages.problems, ...checkLanguage(messages, language, language === site.source ? undefined : source)];
  });
  return inReadingOrder([...foreign, ...problems]);
}

/** JSON is YAML, which knows its lines; what is YAML but not JSON is a problem. */
function readMessages(file: string, text: string): Located {
  const located = readYaml(file, text);
  try {
    JSON.parse(text);
  } catch (error) {
    if (located.problems.length === 0)
      located.problems.push({
        file,
        line: 1,
        key: '',
        wrong: `This is not JSON: ${(error as Error).message}.`,
        write: 'Put every key and text in "double quotes", a comma between entries and none after the last.',
      });
  }
  return located;
}

function checkLanguage(messages: Located, language: string, source: Located | undefined): Problem[] {
  const originals = new Map(entriesAt(source, []));
  const keys = entriesAt(messages, []).map(([key]) => key);
  const problem = (key: string, wrong: string, write: string): Problem => ({
    file: messages.file,
    line: messages.lineOf([key]),
    key,
    wrong,
    write,
  });
  const forgotten = [...originals.keys()]
    .filter((key) => !keys.includes(key))
    .map((key) => problem(key, `The message \`${key}\` is missing.`, `Translate: "${String(originals.get(key))}".`));
  const present = entriesAt(messages, []).flatMap(([key, message]) => {
    if (typeof message !== 'string') return [problem(key, 'A message is text.', 'Put it in "quotes".')];
    if (source && !originals.has(key))
      return [
        problem(
          key,
          `${source.file} has no message \`${key}\`.`,
          `Delete it, or correct the key.${didYouMean(key, originals.keys())}`,
        ),
      ];
    const original = originals.get(key);
    return checkMessage(message, typeof original === 'string' ? original : undefined, language).map(([wrong, write]) =>
      problem(key, wrong, write),
    );
  });
  const equal = entriesAt(messages, [])
    .filter(
      ([key, message]) =>
        typeof message === 'string' &&
        message === originals.get(key) &&
        message.length > LONGEST_LIKENESS &&
        hasWords(message) &&
        !SAME_EVERYWHERE.includes(key),
    )
    .map(([key]) => problem(key, 'The message is the same as in the source language.', 'Translate it.'));
  return [...forgotten, ...present, ...equal];
}

/** Messages of arguments only, like "{languages}", have nothing to translate. */
const hasWords = (message: string) => /\p{L}/u.test(message.replace(/\{[^{}]*\}/g, ''));

function checkMessage(message: string, original: string | undefined, language: string): [string, string][] {
  if (message.trim() === '') return original?.trim() ? [['The message is empty.', `Translate: "${original}".`]] : [];
  let here: Anatomy;
  try {
    here = anatomyOf(message);
  } catch (error) {
    return [
      [
        `The message cannot be read: ${(error as Error).message}.`,
        'Write arguments as {name} and plurals as {count, plural, one {# place} other {# places}}; close every bracket.',
      ],
    ];
  }
  const plurals = here.plurals.flatMap(({ name, ordinal, categories }): [string, string][] => {
    const wanted = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions()
      .pluralCategories;
    const lacking = wanted.filter((category) => !categories.includes(category));
    return lacking.length === 0
      ? []
      : [
          [
            `The plural of \`${name}\` lacks ${lacking.join(', ')}.`,
            `In \`${language}\` it needs ${wanted.join(', ')}: add ${lacking.map((category) => `${category} {…}`).join(' ')}.`,
          ],
        ];
  });
  let there: Anatomy | undefined;
  try {
    there = original === undefined ? undefined : anatomyOf(original);
  } catch {
    // The source message is reported in its own file.
  }
  if (!there) return plurals;
  return [
    ...plurals,
    ...differences(here.names, there.names, 'argument', (name) => `{${name}}`),
    ...differences(here.tags, there.tags, 'tag', (tag) => tag),
  ];
}

function differences(
  here: Set<string>,
  there: Set<string>,
  thing: string,
  form: (name: string) => string,
): [string, string][] {
  const lost = [...there].filter((name) => !here.has(name));
  const extra = [...here].filter((name) => !there.has(name));
  return [
    ...lost.map((name): [string, string] => [
      `The ${thing} ${form(name)} is missing.`,
      `Put ${form(name)} where the value belongs in the sentence.`,
    ]),
    ...extra.map((name): [string, string] => [
      `The original has no ${thing} ${form(name)}.`,
      `Keep its name as it is.${didYouMean(name, lost)}`,
    ]),
  ];
}

function anatomyOf(message: string): Anatomy {
  const anatomy: Anatomy = { names: new Set(), tags: new Set(), plurals: [] };
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) {
        for (const [tag] of element.value.matchAll(/<\/?[a-z][\w-]*\s*\/?>/gi)) anatomy.tags.add(tag);
      } else if (element.type === TYPE.plural || element.type === TYPE.select) {
        anatomy.names.add(element.value);
        if (element.type === TYPE.plural)
          anatomy.plurals.push({
            name: element.value,
            ordinal: element.pluralType === 'ordinal',
            categories: Object.keys(element.options),
          });
        for (const option of Object.values(element.options)) walk(option.value);
      } else if (element.type !== TYPE.pound && element.type !== TYPE.tag) {
        anatomy.names.add(element.value);
      }
    }
  };
  // Like the site, which shows tags as they are.
  walk(parse(message, { ignoreTag: true }));
  return anatomy;
}
