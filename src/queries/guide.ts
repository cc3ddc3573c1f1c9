import type { CollectionEntry } from 'astro:content';
import { citedSources } from '../domain/citations.ts';
import {
  mergeFacts,
  type CityFacts,
  type Cost,
  type CountryFacts,
  type EmergencyNumber,
  type Facts,
  type FirstStep,
  type Link,
  type Place,
  type Question,
  type Source,
} from '../domain/facts.ts';
import { EMERGENCY_GROUPS, MOMENTS, TOPICS, type EmergencyGroup, type Moment, type Topic } from '../domain/topics.ts';
import type { CityLabels, Labels, TranslationStatus } from '../domain/words.ts';
import { countryName } from '../i18n/format.ts';
import { LANGUAGE_CODES, SOURCE_LANGUAGE, type Language } from '../i18n/languages.ts';
import { collection, inLanguage, required } from './content.ts';

/*
 * Joins facts with words. A view has everything one page shows, in one language,
 * and says which language that is.
 */

/** A fact with its id and its words. */
export type WithWords<T> = T & { id: string; label: string; note?: string | undefined };

/** A source with its id. */
export type CitedSource = Source & { id: string };

/** A city as every page of its guide needs it. */
export type CityView = {
  /** Folder name, part of the address. */
  id: string;
  /** Language of the words below: the reader's, or the source language. */
  language: Language;
  /** Name in that language. */
  name: string;
  welcome: string;
  countryId: string;
  /** Name of the country in the reader's language. */
  countryName: string;
  /** Language of the country's offices. */
  hostLanguage: string;
  country: CountryFacts;
  city: CityFacts;
  /** National and local facts together. */
  facts: Facts;
  /** Words of all facts, by kind and id. */
  labels: Pick<Labels, 'places' | 'costs' | 'links' | 'emergency' | 'firstSteps'>;
  translation: TranslationStatus;
};

/** Ids of the cities, in display order. */
export async function cityIds(): Promise<string[]> {
  const entries = [...(await collection('cityFacts')).values()];
  return entries.sort((a, b) => a.data.order - b.data.order).map(({ id }) => id);
}

/** For `getStaticPaths`: every city in every language of the site. */
export async function everyCity(): Promise<{ params: { lang: Language; city: string } }[]> {
  const cities = await cityIds();
  return LANGUAGE_CODES.flatMap((lang) => cities.map((city) => ({ params: { lang, city } })));
}

/** Ids of the countries, in the order of their cities. */
export async function countryIds(): Promise<string[]> {
  const cities = await Promise.all((await cityIds()).map((id) => required('cityFacts', id)));
  return [...new Set(cities.map(({ data }) => data.country))];
}

const mergeLabels = (country: Labels, city: CityLabels): CityView['labels'] => ({
  places: { ...country.places, ...city.places },
  costs: { ...country.costs, ...city.costs },
  links: { ...country.links, ...city.links },
  emergency: { ...country.emergency, ...city.emergency },
  firstSteps: { ...country.firstSteps, ...city.firstSteps },
});

/** Language in which both the city's and its country's labels exist. */
async function labelLanguage(cityId: string, countryId: string, language: Language): Promise<Language> {
  const has = (await collection('cityLabels')).has(`${cityId}/${language}`);
  const nationalToo = (await collection('countryLabels')).has(`${countryId}/${language}`);
  return has && nationalToo ? language : SOURCE_LANGUAGE;
}

/** A city's guide in a language. */
export async function cityView(cityId: string, wanted: Language): Promise<CityView> {
  const { data: city } = await required('cityFacts', cityId);
  const { data: country } = await required('countryFacts', city.country);
  const language = await labelLanguage(cityId, city.country, wanted);
  const { data: own } = await required('cityLabels', `${cityId}/${language}`);
  const { data: national } = await required('countryLabels', `${city.country}/${language}`);
  return {
    id: cityId,
    language,
    name: own.name,
    welcome: own.welcome,
    countryId: city.country,
    countryName: countryName(wanted, country.code),
    hostLanguage: country.language,
    country,
    city,
    facts: mergeFacts(country, city),
    labels: mergeLabels(national, own),
    translation: own.translation,
  };
}

const withWords = <T>(
  id: string,
  fact: T,
  words: Record<string, { label: string; note?: string | undefined }>,
): WithWords<T> => ({
  ...fact,
  id,
  label: words[id]?.label ?? id,
  note: words[id]?.note,
});

/** Places of a guide; with a topic, those its Location facet shows. */
export function placesOf(view: Pick<CityView, 'facts' | 'labels'>, topic?: Topic): WithWords<Place>[] {
  return Object.entries(view.facts.places)
    .filter(([, place]) => !topic || place.topic === topic || place.alsoIn?.includes(topic))
    .map(([id, place]) => withWords(id, place, view.labels.places));
}

/** Prices of a topic. */
export const costsOf = (view: Pick<CityView, 'facts' | 'labels'>, topic: Topic): WithWords<Cost>[] =>
  Object.entries(view.facts.costs)
    .filter(([, cost]) => cost.topic === topic)
    .map(([id, cost]) => withWords(id, cost, view.labels.costs));

/** Web pages of a topic. */
export const linksOf = (view: Pick<CityView, 'facts' | 'labels'>, topic: Topic): WithWords<Link>[] =>
  Object.entries(view.facts.links)
    .filter(([, link]) => link.topic === topic)
    .map(([id, link]) => withWords(id, link, view.labels.links));

/** Numbers of a guide, group by group. */
export function emergencyOf(view: CityView): { group: EmergencyGroup; numbers: WithWords<EmergencyNumber>[] }[] {
  const all = Object.entries(view.facts.emergency).map(([id, number]) => withWords(id, number, view.labels.emergency));
  return EMERGENCY_GROUPS.map((group) => ({
    group,
    numbers: all.filter((each) => each.group === group).sort((a, b) => a.order - b.order),
  })).filter(({ numbers }) => numbers.length > 0);
}

/** First steps of a guide, moment by moment. */
export function firstStepsOf(view: CityView): { moment: Moment; steps: WithWords<FirstStep>[] }[] {
  const all = Object.entries(view.facts.firstSteps).map(([id, step]) => withWords(id, step, view.labels.firstSteps));
  return MOMENTS.map((moment) => ({
    moment,
    steps: all.filter((each) => each.when === moment).sort((a, b) => a.order - b.order),
  })).filter(({ steps }) => steps.length > 0);
}

/** A question with its answer. */
export type Answer = Question & { id: string; q: string; a: string };

/** Questions of a guide with their language: the reader's where all of it is translated. */
export async function faqOf(
  view: CityView,
  wanted: Language,
): Promise<{ language: Language; answers: Answer[]; translation?: TranslationStatus | undefined }> {
  const own = await inLanguage('cityFaq', view.id, wanted);
  const national = await inLanguage('countryFaq', view.countryId, wanted);
  const complete = [own, national].every((each) => !each || each.language === wanted);
  const language = complete ? wanted : SOURCE_LANGUAGE;
  const city = (await inLanguage('cityFaq', view.id, language))?.entry.data;
  const country = (await inLanguage('countryFaq', view.countryId, language))?.entry.data;
  const words = { ...country?.questions, ...city?.questions };
  const answers = Object.entries(view.facts.faq)
    .flatMap(([id, question]) => (words[id] ? [{ ...question, id, ...words[id] }] : []))
    .sort((a, b) => a.order - b.order);
  return { language, answers, translation: (city ?? country)?.translation };
}

/** The text of a topic page: its national and its local part, both in one language. */
export type TopicText = {
  language: Language;
  title: string;
  summary: string;
  national?: CollectionEntry<'countryPages'> | undefined;
  local: CollectionEntry<'cityPages'>;
  translation: TranslationStatus;
};

/** The text of a topic in a city. Both parts are in the reader's language, or both in the source language. */
export async function topicText(view: CityView, topic: Topic, wanted: Language): Promise<TopicText> {
  const cityPages = await collection('cityPages');
  const countryPages = await collection('countryPages');
  const local = (language: Language) => cityPages.get(`${view.id}/${language}/${topic}`);
  const national = (language: Language) => countryPages.get(`${view.countryId}/${language}/${topic}`);
  const nationalDone = !national(SOURCE_LANGUAGE) || national(wanted);
  const language = view.language === wanted && local(wanted) && nationalDone ? wanted : SOURCE_LANGUAGE;
  const page = local(language) ?? (await required('cityPages', `${view.id}/${language}/${topic}`));
  return {
    language,
    title: page.data.title,
    summary: page.data.summary,
    national: national(language),
    local: page,
    translation: page.data.translation,
  };
}

/** Titles of all topic pages of a city, for its grid of topics. */
export async function topicTitles(
  view: CityView,
  wanted: Language,
): Promise<{ topic: Topic; title: string; language: Language }[]> {
  return Promise.all(
    TOPICS.map(async (topic) => {
      const { title, language } = await topicText(view, topic, wanted);
      return { topic, title, language };
    }),
  );
}

/** Sources of a page: those cited in the text first, in order, then those of its facts. */
export function sourcesOf(facts: Facts, bodies: readonly string[], used: readonly { source: string }[]): CitedSource[] {
  const ids = [...new Set([...citedSources(bodies), ...used.map(({ source }) => source)])];
  return ids.flatMap((id) => (facts.sources[id] ? [{ ...facts.sources[id], id }] : []));
}

/** A city in a list of cities. */
export type CityCard = Pick<CityView, 'id' | 'name' | 'countryId' | 'countryName'> & { theme: CityFacts['theme'] };

/** All cities, for lists. */
export async function cityCards(language: Language): Promise<CityCard[]> {
  const views = await Promise.all((await cityIds()).map((id) => cityView(id, language)));
  return views.map(({ id, name, countryId, countryName, city }) => ({
    id,
    name,
    countryId,
    countryName,
    theme: city.theme,
  }));
}
