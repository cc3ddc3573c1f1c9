import { inlineFacts } from '../inline.ts';
import type { Guide, Site } from './content.ts';
import { entriesAt, textAt, valueAt, type Located } from './located.ts';
import { isRecord } from '../record.ts';
import { bodyPassages, passagesOf } from './passage.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** Every term has its fixed word in each language of each guide that uses it. */
export function checkGlossary(glossary: Located | undefined, guides: readonly Guide[], site: Site): Problem[] {
  if (!glossary) return [];
  const wanted = new Map<string, Map<string, string>>();
  for (const guide of guides) {
    for (const id of termsOf(guide)) {
      const languages = wanted.get(id) ?? new Map<string, string>();
      for (const [language, { folder }] of guide.languages) languages.set(language, folder);
      wanted.set(id, languages);
    }
  }
  return entriesAt(glossary, []).flatMap(([id, term]) => {
    const official = textAt(term, ['lang']);
    const words = valueAt(term, ['in']);
    const has = new Set(isRecord(words) ? Object.keys(words) : []);
    // In the official word's own language the word explains itself.
    const lacking = [...(wanted.get(id) ?? [])].filter(([language]) => !has.has(language) && language !== official);
    const foreign = [...has].filter((language) => !site.languages.includes(language));
    return [
      ...lacking.map(([language, folder]) => ({
        file: glossary.file,
        line: glossary.lineOf([id, 'in']),
        key: `${id}.in.${language}`,
        wrong: `The term \`${id}\` has no word in \`${language}\`, but ${folder} needs it.`,
        write: `Add \`${language}: …\` to \`in\`.`,
      })),
      ...foreign.map((language) => ({
        file: glossary.file,
        line: glossary.lineOf([id, 'in', language]),
        key: `${id}.in.${language}`,
        wrong: `\`${language}\` is not a language of the site.`,
        write: `Languages are ${site.languages.join(', ')}.${didYouMean(language, site.languages)}`,
      })),
    ];
  });
}

/** Ids of the terms a guide uses in any of its languages. */
function termsOf(guide: Guide): Set<string> {
  const passages = [...guide.languages.values()].flatMap(({ labels, faq, pages }) => [
    ...passagesOf(labels),
    ...passagesOf(faq),
    ...[...pages.values()].flatMap(bodyPassages),
  ]);
  return new Set(
    passages.flatMap(({ text }) => inlineFacts(text).flatMap(({ tag, id }) => (tag === 'Term' ? [id] : []))),
  );
}
