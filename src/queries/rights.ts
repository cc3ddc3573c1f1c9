import type { CollectionEntry } from 'astro:content';
import type { CountryFacts } from '../domain/facts.ts';
import { TOPICS, type Topic } from '../domain/topics.ts';
import type { Labels } from '../domain/words.ts';
import { countryName } from '../i18n/format.ts';
import { SOURCE_LANGUAGE, type Language } from '../i18n/languages.ts';
import { collection, required } from './content.ts';
import { cityCards, type CityCard } from './guide.ts';

/** A country's general rights as one guide. */
export type RightsView = {
  id: string;
  /** Language of the text: the reader's when every topic has it, else the source language. */
  language: Language;
  /** Name in the reader's language. */
  name: string;
  facts: CountryFacts;
  labels: Labels;
  topics: { topic: Topic; page: CollectionEntry<'countryPages'> }[];
  /** The cities of the country that have a guide. */
  cities: CityCard[];
};

/** The general rights of a country in a language. */
export async function rightsView(countryId: string, wanted: Language): Promise<RightsView> {
  const { data: facts } = await required('countryFacts', countryId);
  const pages = await collection('countryPages');
  const topicsIn = (language: Language) =>
    TOPICS.flatMap((topic) => {
      const page = pages.get(`${countryId}/${language}/${topic}`);
      return page ? [{ topic, page }] : [];
    });
  const labelled = (await collection('countryLabels')).has(`${countryId}/${wanted}`);
  const complete = labelled && topicsIn(wanted).length === topicsIn(SOURCE_LANGUAGE).length;
  const language = complete ? wanted : SOURCE_LANGUAGE;
  const { data: labels } = await required('countryLabels', `${countryId}/${language}`);
  return {
    id: countryId,
    language,
    name: countryName(wanted, facts.code),
    facts,
    labels,
    topics: topicsIn(language),
    cities: (await cityCards(wanted)).filter((city) => city.countryId === countryId),
  };
}
