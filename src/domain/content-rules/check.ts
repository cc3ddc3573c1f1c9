import { z } from 'zod';
import { CityFacts, CountryFacts } from '../facts.ts';
import { CityLabels, CountryLabels, Faq, PageMeta, PhraseTheme, Term } from '../words.ts';
import { sortContent, type Content, type Guide, type RawFile, type Site } from './content.ts';
import { checkCourse } from './course.ts';
import { checkGlossary } from './glossary.ts';
import { checkGuidance } from './guidance.ts';
import { checkIds } from './ids.ts';
import { checkLabels, checkPages, checkSitePages } from './labels.ts';
import { entriesAt, textAt, type Located } from './located.ts';
import { checkMessages } from './messages.ts';
import type { Page } from './page.ts';
import { bodyPassages, frontPassages, passagesOf } from './passage.ts';
import { checkPhrases } from './phrasebook.ts';
import { checkPlaces } from './places.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { scopesOf, type Scope } from './scope.ts';
import { shape } from './shapes.ts';
import { checkSources, checkUnusedSources } from './sources.ts';
import { didYouMean } from './spelling.ts';
import { checkPlain, checkTags, type TermIds } from './tags.ts';
import { checkTheme, checkTimezone } from './theme.ts';
import { checkStamps } from './stamps.ts';
import { checkTranslations, type OwnTerms } from './translation.ts';
import { checkTypedFacts, knownFacts } from './typed-facts.ts';

const Glossary = z.record(z.string(), Term);

/** All problems of all content and interface messages, in reading order. */
export const checkAll = (files: readonly RawFile[], site: Site): Problem[] =>
  inReadingOrder([...checkContent(files, site), ...checkMessages(files, site)]);

/** All problems of the content. */
export function checkContent(files: readonly RawFile[], site: Site): Problem[] {
  const content = sortContent(files, site);
  const scopes = scopesOf(content);
  // Of a glossary that cannot be read we do not know what it lacks.
  const terms = content.glossary?.broken ? undefined : entriesAt(content.glossary, []).map(([id]) => id);
  const guides = scopes.map(({ guide }) => guide);
  const spoken = [...content.countries.values()].flatMap(({ facts }) => textAt(facts?.value, ['language']) ?? []);
  return inReadingOrder([
    ...content.problems,
    ...(content.glossary ? shape(Glossary, content.glossary) : []),
    ...content.phrasebook.flatMap((theme) => [
      ...shape(PhraseTheme, theme),
      ...checkPhrases(theme, site, [...new Set(spoken)]),
    ]),
    ...scopes.flatMap((scope) => checkGuide(scope, content, site, terms)),
    ...checkSite(content, site),
    ...checkUnusedSources(scopes),
    ...checkGlossary(content.glossary, guides, site),
    ...checkCourse(content.course, site),
  ]);
}

const checkSite = (content: Content, site: Site): Problem[] => [
  ...[...content.site.values()].flatMap(({ pages }) => [...pages.values()].flatMap(pageShape)),
  ...checkSitePages(content.site, site),
  ...checkTranslations(content.site, site, new Map()),
  ...checkStamps(content.site),
];

/** What can be said of a page alone. */
const pageShape = (page: Page): Problem[] => [...page.problems, ...(page.meta ? shape(PageMeta, page.meta) : [])];

function checkGuide(scope: Scope, content: Content, site: Site, terms: TermIds | undefined): Problem[] {
  const { guide, isCity } = scope;
  const { facts } = guide;
  if (!facts)
    return [
      {
        file: guide.factsFile,
        line: 1,
        key: 'file',
        wrong: 'This file is missing.',
        write: 'Every city and country has a facts file; its keys are in src/domain/facts.ts.',
      },
    ];
  const ofCity = isCity ? [...checkTheme(facts), ...checkTimezone(facts)] : codeIsFolder(guide, facts);
  const shapes = [
    ...(isCity ? belongsToCountry(facts, content) : []),
    ...shape(isCity ? CityFacts : CountryFacts, facts),
    ...wordShapes(guide, isCity),
  ];
  if (scope.broken) return shapes;
  return [
    ...shapes,
    ...ofCity,
    ...checkIds(scope),
    ...checkSources(scope),
    ...checkPlaces(scope),
    ...checkLabels(scope, site),
    ...checkPages(scope, site),
    ...checkWords(scope, site, terms),
    ...checkTranslations(guide.languages, site, termsByLanguage(content.glossary)),
    ...checkStamps(guide.languages),
  ];
}

function termsByLanguage(glossary: Located | undefined): OwnTerms {
  const groups = Map.groupBy(entriesAt(glossary, []), ([, term]) => textAt(term, ['lang']) ?? '');
  return new Map([...groups].map(([language, terms]) => [language, new Set(terms.map(([id]) => id))]));
}

/** What can be said of each file of words alone. */
const wordShapes = (guide: Guide, isCity: boolean): Problem[] =>
  [...guide.languages.values()].flatMap(({ labels, faq, pages }) => [
    ...(labels ? shape(isCity ? CityLabels : CountryLabels, labels) : []),
    ...(faq ? shape(Faq, faq) : []),
    ...[...pages.values()].flatMap(pageShape),
  ]);

function checkWords(scope: Scope, site: Site, terms: TermIds | undefined): Problem[] {
  const known = knownFacts(scope, site.languages);
  return [...scope.guide.languages.values()].flatMap(({ labels, faq, pages }) => {
    const inFiles = [...passagesOf(labels), ...passagesOf(faq)];
    return [
      ...inFiles.flatMap((passage) => [...checkTags(passage, scope, terms), ...checkTypedFacts(passage, known)]),
      ...[...pages.values()].flatMap((page) => [
        ...checkGuidance(page, scope),
        ...frontPassages(page).flatMap((passage) => [...checkPlain(passage), ...checkTypedFacts(passage, known)]),
        ...bodyPassages(page).flatMap((passage) => [
          ...checkTags(passage, scope, terms),
          ...checkTypedFacts(passage, known),
        ]),
      ]),
    ];
  });
}

function belongsToCountry(facts: Located, content: Content): Problem[] {
  const country = textAt(facts.value, ['country']);
  if (country === undefined || content.countries.has(country)) return [];
  const known = [...content.countries.keys()];
  return [
    {
      file: facts.file,
      line: facts.lineOf(['country']),
      key: 'country',
      wrong: `There is no folder countries/${country}.`,
      write: `Write one of: ${known.join(', ')}; or add the country first.${didYouMean(country, known)}`,
    },
  ];
}

function codeIsFolder(guide: Guide, facts: Located): Problem[] {
  const code = textAt(facts.value, ['code']);
  if (code === undefined || code.toLowerCase() === guide.id) return [];
  return [
    {
      file: facts.file,
      line: facts.lineOf(['code']),
      key: 'code',
      wrong: `The folder is called \`${guide.id}\`, but the code is ${code}.`,
      write: `Write \`code: ${guide.id.toUpperCase()}\`, or rename the folder.`,
    },
  ];
}
