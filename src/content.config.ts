import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import {
  CourseFacts,
  CourseLabels,
  FilmWords,
  HandoutWords,
  LessonMeta,
  ModuleFacts,
  ModuleLabels,
  ModuleMeta,
  QuizWords,
  Storyboard,
} from './domain/course.ts';
import { CityFacts, CountryFacts, Source } from './domain/facts.ts';
import { CityLabels, CountryLabels, Faq, PageMeta, PhraseTheme, Term } from './domain/words.ts';

/*
 * Which folder is which collection, and the schema that guards it.
 * Cross-checks between files (ids, sources, labels) are in `tools/check-content.ts`.
 */

/** The path of an entry without its file name: `leipzig/en/labels.yaml` becomes `leipzig/en`. */
const parentOf = ({ entry }: { entry: string }) => entry.replace(/\/[^/]+$/, '');
/** The path of an entry without its ending: `leipzig/en/work.mdx` becomes `leipzig/en/work`. */
const pathOf = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '');

const cities = 'src/content/cities';
const countries = 'src/content/countries';
const mooc = 'src/content/mooc';
/** Folders of modules begin with their number. */
const module = '[0-9]*';

export const collections = {
  cityFacts: defineCollection({
    loader: glob({ base: cities, pattern: '*/city.yaml', generateId: parentOf }),
    schema: CityFacts,
  }),
  countryFacts: defineCollection({
    loader: glob({ base: countries, pattern: '*/country.yaml', generateId: parentOf }),
    schema: CountryFacts,
  }),
  cityPages: defineCollection({
    loader: glob({ base: cities, pattern: '*/*/*.{md,mdx}', generateId: pathOf }),
    schema: PageMeta,
  }),
  countryPages: defineCollection({
    loader: glob({ base: countries, pattern: '*/*/*.{md,mdx}', generateId: pathOf }),
    schema: PageMeta,
  }),
  cityLabels: defineCollection({
    loader: glob({ base: cities, pattern: '*/*/labels.yaml', generateId: parentOf }),
    schema: CityLabels,
  }),
  countryLabels: defineCollection({
    loader: glob({ base: countries, pattern: '*/*/labels.yaml', generateId: parentOf }),
    schema: CountryLabels,
  }),
  cityFaq: defineCollection({
    loader: glob({ base: cities, pattern: '*/*/faq.yaml', generateId: parentOf }),
    schema: Faq,
  }),
  countryFaq: defineCollection({
    loader: glob({ base: countries, pattern: '*/*/faq.yaml', generateId: parentOf }),
    schema: Faq,
  }),
  sitePages: defineCollection({
    loader: glob({ base: 'src/content/site', pattern: '*/*.md', generateId: pathOf }),
    schema: PageMeta,
  }),
  glossary: defineCollection({ loader: file('src/content/glossary.yaml'), schema: Term }),
  phrasebook: defineCollection({
    loader: glob({ base: 'src/content/phrasebook', pattern: '*.yaml', generateId: pathOf }),
    schema: PhraseTheme,
  }),
  courseFacts: defineCollection({
    loader: glob({ base: mooc, pattern: 'course/course.yaml', generateId: parentOf }),
    schema: CourseFacts,
  }),
  courseSources: defineCollection({ loader: file(`${mooc}/course/sources.yaml`), schema: Source }),
  courseLabels: defineCollection({
    loader: glob({ base: `${mooc}/course`, pattern: '*/labels.yaml', generateId: parentOf }),
    schema: CourseLabels,
  }),
  moduleFacts: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/module.yaml`, generateId: parentOf }),
    schema: ModuleFacts,
  }),
  storyboards: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/film.yaml`, generateId: parentOf }),
    schema: Storyboard,
  }),
  modulePages: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/index.mdx`, generateId: parentOf }),
    schema: ModuleMeta,
  }),
  lessons: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/[0-9]-*.mdx`, generateId: pathOf }),
    schema: LessonMeta,
  }),
  quizWords: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/quiz.yaml`, generateId: parentOf }),
    schema: QuizWords,
  }),
  handoutWords: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/handout.yaml`, generateId: parentOf }),
    schema: HandoutWords,
  }),
  filmWords: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/film.yaml`, generateId: parentOf }),
    schema: FilmWords,
  }),
  moduleLabels: defineCollection({
    loader: glob({ base: mooc, pattern: `${module}/*/labels.yaml`, generateId: parentOf }),
    schema: ModuleLabels,
  }),
};
