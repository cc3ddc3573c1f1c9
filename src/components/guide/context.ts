import type { CollectionEntry } from 'astro:content';
import type { Facts } from '../../domain/facts.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Translate } from '../../i18n/translate.ts';

/**
 * What the tags inside a guide text (`<Cost id>`, `<Point source>`, …) refer to.
 * MDX components get no properties from the page, so the page leaves this in `Astro.locals.guide`.
 */
export type GuideContext = {
  /** Language of the text itself. */
  language: Language;
  /** Language the reader chose: of kinds and hints. */
  reader: Language;
  /** Messages in the reader's language. */
  t: Translate;
  /** Facts the ids refer to. */
  facts: Facts;
  /** ISO code of the country: how its phone numbers are written. */
  country: string;
  /** Official terms by id. */
  terms: Map<string, CollectionEntry<'glossary'>>;
  /** Ids of the sources in the order of their numbers. */
  cited: string[];
  /** Where a place is shown: on this very page, or on another. */
  placeHref: (id: string) => string;
  /** Level of the headings inside the text. */
  level: 3 | 4;
  /** Heading ids already taken on this page. */
  headings: Set<string>;
};
