import { TOPICS } from '../topics.ts';
import { LABELLED_KINDS } from '../words.ts';
import { CONTENT, type Site } from './content.ts';
import type { LanguageFolder } from './language-folder.ts';
import { entriesAt, type Located } from './located.ts';
import { absent, pair } from './pair.ts';
import type { Problem } from './problem.ts';
import type { Scope } from './scope.ts';

/** Every fact has its words in every language a guide claims, and no words stand for facts that do not exist. */
export function checkLabels(scope: Scope, site: Site): Problem[] {
  const { guide } = scope;
  const facts = guide.facts;
  if (!facts) return [];
  const folderOf = (language: string) =>
    guide.languages.get(language)?.folder ?? guide.factsFile.replace(/[^/]+$/, language);
  const languages = new Set([site.source, ...guide.languages.keys()]);
  const questions = entriesAt(facts, ['faq']).map(([id]) => id);
  return [...languages].flatMap((language) => {
    const words = guide.languages.get(language);
    const labels = words?.labels
      ? LABELLED_KINDS.flatMap((kind) =>
          pair(
            facts,
            words.labels as Located,
            kind,
            entriesAt(facts, [kind]).map(([id]) => ({ id, path: [kind, id] })),
            [kind],
            '{ label: … }',
          ),
        )
      : [
          absent(
            `${folderOf(language)}/labels.yaml`,
            `Every language folder of a guide labels the facts of ${facts.file}.`,
          ),
        ];
    const faq = words?.faq
      ? pair(
          facts,
          words.faq,
          'faq',
          questions.map((id) => ({ id, path: ['faq', id] })),
          ['questions'],
          '{ q: …, a: … }',
        )
      : questions.length > 0
        ? [
            absent(
              `${folderOf(language)}/faq.yaml`,
              `It answers ${questions.length} questions of ${facts.file}: ${questions.slice(0, 5).join(', ')}${questions.length > 5 ? ' …' : ''}.`,
            ),
          ]
        : [];
    return [...labels, ...faq];
  });
}

/** A city has a page for every topic in the source language; a translated page has an original beside it. */
export function checkPages(scope: Scope, site: Site): Problem[] {
  const { guide, isCity } = scope;
  return withoutOriginal(guide.languages, isCity ? TOPICS : [], site).map((topic) =>
    absent(`${guide.factsFile.replace(/[^/]+$/, site.source)}/${topic}.mdx`, ORIGINAL_FIRST),
  );
}

const ORIGINAL_FIRST = 'Every page exists in the source language first; other languages fall back on it.';

/** A translated page about the site has an original beside it. */
export const checkSitePages = (folders: Map<string, LanguageFolder>, site: Site): Problem[] =>
  withoutOriginal(folders, [], site).map((name) => absent(`${CONTENT}/site/${site.source}/${name}.md`, ORIGINAL_FIRST));

/** Pages that are wanted, or exist in some language, but not in the source language. */
function withoutOriginal(folders: Map<string, LanguageFolder>, wanted: readonly string[], site: Site): string[] {
  const names = new Set([...wanted, ...[...folders.values()].flatMap(({ pages }) => [...pages.keys()])]);
  return [...names].filter((name) => !folders.get(site.source)?.pages.has(name));
}
