import { inlineFacts } from '../inline.ts';
import type { Site } from './content.ts';
import { wordFiles, type LanguageFolder } from './language-folder.ts';
import { bodyPassages, frontPassages, passagesOf, type Passage } from './passage.ts';
import type { Page } from './page.ts';
import { BLANK, withoutTags } from './plain-text.ts';
import type { Problem } from './problem.ts';

/** Less of its letters in the language's script, and a file is not in that language. */
const LEAST_IN_SCRIPT = 0.6;
/** A translation with fewer words than this share of the original lost something on the way. */
const LEAST_WORDS = 0.55;

/** Unicode scripts behind the few codes of mixed writing systems. */
const MIXED: Record<string, string[]> = {
  Hans: ['Han'],
  Hant: ['Han'],
  Jpan: ['Han', 'Hira', 'Kana'],
  Kore: ['Hang', 'Han'],
};

/** Name of a script and a pattern for its letters. */
function scriptOf(language: string): { code: string; name: string; letter: RegExp } {
  const code = new Intl.Locale(language).maximize().script ?? 'Latn';
  const classes = (MIXED[code] ?? [code]).map((script) => String.raw`\p{Script=${script}}`).join('');
  return {
    code,
    name: new Intl.DisplayNames('en', { type: 'script' }).of(code) ?? code,
    letter: new RegExp(`[${classes}]`, 'gu'),
  };
}

/** Ids of terms by the language of their official word. */
export type OwnTerms = Map<string, Set<string>>;

type Text = { file: string; line: number; passages: Passage[]; page?: Page };

/** Files of a language folder that hold sentences. */
function textsOf(words: LanguageFolder): Map<string, Text> {
  const texts = new Map<string, Text>();
  for (const [name, located] of wordFiles(words)) {
    if (!located.broken) texts.set(name, { file: located.file, line: 1, passages: passagesOf(located) });
  }
  for (const [topic, page] of words.pages) {
    texts.set(topic, {
      file: page.file,
      line: page.bodyLine,
      passages: [...frontPassages(page), ...bodyPassages(page)],
      page,
    });
  }
  return texts;
}

/**
 * Each language folder is written in its language's script, and says no less than the original.
 * @param ownTerms ids of the glossary's terms by the language of the official word: in that language the plain word
 *   is the official one, and the tag may fall away
 */
export function checkTranslations(folders: Map<string, LanguageFolder>, site: Site, ownTerms: OwnTerms): Problem[] {
  const originals = folders.get(site.source);
  const originalTexts: Map<string, Text> = originals ? textsOf(originals) : new Map();
  return [...folders].flatMap(([language, words]) =>
    [...textsOf(words)].flatMap(([name, text]) => {
      const original = language === site.source ? undefined : originalTexts.get(name);
      return [
        ...script(text, language),
        ...(original ? complete(text, original, language, site.source, ownTerms.get(language)) : []),
      ];
    }),
  );
}

/** Sentences without their tags: ids are English in every language. */
const plain = (passages: readonly Passage[]) =>
  passages.map(({ text }) => withoutTags(text).replaceAll(BLANK, ' ')).join('\n');

function script(text: Text, language: string): Problem[] {
  const { letter, name } = scriptOf(language);
  const outside = text.passages
    .map((passage) => passage.text.replace(/<([A-Z]\w*)[^>]*?(?:\/>|>[^<]*<\/\1>)/g, ' '))
    .join('\n');
  const letters = outside.match(/\p{L}/gu)?.length ?? 0;
  const own = outside.match(letter)?.length ?? 0;
  if (letters === 0 || own / letters > LEAST_IN_SCRIPT) return [];
  return [
    {
      file: text.file,
      line: text.line,
      key: 'text',
      wrong: `Only ${Math.round((own / letters) * 100)} % of the letters are ${name}, the script of \`${language}\`.`,
      write: `Translate the text; only tags and their ids stay as they are.`,
    },
  ];
}

function countWords(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike)
    .length;
}

function complete(
  text: Text,
  original: Text,
  language: string,
  source: string,
  own: Set<string> | undefined,
): Problem[] {
  const [here, there] = [countWords(plain(text.passages), language), countWords(plain(original.passages), source)];
  const short: Problem[] =
    here < there * LEAST_WORDS
      ? [
          {
            file: text.file,
            line: text.line,
            key: 'text',
            wrong: `The text looks truncated: ${here} words, and ${there} in ${original.file}.`,
            write: 'Translate what is missing.',
          },
        ]
      : [];
  return [...short, ...sameTags(text, original, own), ...samePoints(text, original)];
}

type Tag = { tag: string; line: number };

function tagsByGroup({ passages, page }: Text, own: Set<string> | undefined): Map<string, Tag[]> {
  const groups = new Map<string, Tag[]>(page?.tags && [['body', [...page.tags]]]);
  for (const { group, text, lineAt } of passages) {
    const tags = inlineFacts(text)
      .filter(({ tag, id }) => !(tag === 'Term' && own?.has(id)))
      .map((fact) => ({ tag: `<${fact.tag} id="${fact.id}">`, line: lineAt(fact.index) }));
    groups.set(group, [...(groups.get(group) ?? []), ...tags]);
  }
  return groups;
}

function sameTags(text: Text, original: Text, own: Set<string> | undefined): Problem[] {
  const here = tagsByGroup(text, own);
  return [...tagsByGroup(original, own)].flatMap(([group, wanted]) => {
    const present = here.get(group);
    // Words that are missing altogether are a matter of labels.
    if (!present) return [];
    const line = text.passages.find((passage) => passage.group === group)?.lineAt(0) ?? text.line;
    const left = [...present];
    const lost = wanted.filter(({ tag }) => {
      const at = left.findIndex((each) => each.tag === tag);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    const key = text.page ? 'text' : group;
    return [
      ...lost.map(({ tag, line: there }) => ({
        file: text.file,
        line,
        key,
        wrong: `The text looks truncated: ${tag} of ${original.file}, line ${there}, is not here.`,
        write: `Translate the sentence with its tag ${tag}.`,
      })),
      ...left.map(({ tag, line: extra }) => ({
        file: text.file,
        line: extra,
        key,
        wrong: `${tag} does not stand in ${original.file}, or less often.`,
        write: 'Keep the tags and ids of the original exactly.',
      })),
    ];
  });
}

function samePoints(text: Text, original: Text): Problem[] {
  if (!text.page || !original.page) return [];
  const [here, there] = [text.page.points, original.page.points];
  const said = (point: (typeof here)[number] | undefined) =>
    point ? `<Point kind="${point.kind ?? ''}" source="${point.sources.join(' ')}">` : undefined;
  const at = there.findIndex((point, index) => said(point) !== said(here[index]));
  const [mine, theirs] = at >= 0 ? [here[at], there[at]] : [here[there.length], undefined];
  if (!mine && !theirs) return [];
  const number = (at >= 0 ? at : there.length) + 1;
  return [
    {
      file: text.file,
      line: mine?.line ?? here.at(-1)?.line ?? text.line,
      key: '<Point>',
      wrong: theirs
        ? `Point ${number} is ${said(mine) ?? 'missing'}, but ${said(theirs)} in ${original.file}, line ${theirs.line}.`
        : `Point ${number} has no original in ${original.file}.`,
      write:
        'Keep the Points of the original, in their order, with the same kind and source. Later ones are compared when this one fits.',
    },
  ];
}
