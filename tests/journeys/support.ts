import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import type { CityFacts, CountryFacts, Place } from '../../src/domain/facts.ts';
import type { Labels } from '../../src/domain/words.ts';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import type { MessageKey, MessageValues } from '../../src/i18n/translate.ts';

/** Ids of all cities: their folders. */
export const cities = readdirSync('src/content/cities');

/** A sentence of the interface as its file has it, so that no test repeats the wording. */
export function say(language: Language, key: MessageKey, values?: MessageValues): string {
  const messages = JSON.parse(readFileSync(`src/i18n/messages/${language}.json`, 'utf8')) as Record<string, string>;
  const { locale } = LANGUAGES[language];
  return String(new IntlMessageFormat(messages[key] ?? '', locale, undefined, { ignoreTag: true }).format(values));
}

/** What the files say about a city: its own facts and those of its country. */
export function factsOf(id: string) {
  const city = parse(readFileSync(`src/content/cities/${id}/city.yaml`, 'utf8')) as CityFacts;
  const country = parse(readFileSync(`src/content/countries/${city.country}/country.yaml`, 'utf8')) as CountryFacts;
  return {
    city,
    country,
    places: { ...country.places, ...city.places },
    emergency: { ...country.emergency, ...city.emergency },
  };
}

/** Notes to the emergency numbers of a city, in English, as the files have them. */
export function notesOf(id: string): string[] {
  const { country } = parse(readFileSync(`src/content/cities/${id}/city.yaml`, 'utf8')) as CityFacts;
  return [`cities/${id}`, `countries/${country}`].flatMap((folder) => {
    const { emergency = {} } = parse(readFileSync(`src/content/${folder}/en/labels.yaml`, 'utf8')) as Partial<Labels>;
    return Object.values(emergency).flatMap(({ note }) => (note ? [note] : []));
  });
}

/** Whether a place is listed under a topic. */
export const belongsTo = (place: Place, topic: string): boolean =>
  place.topic === topic || place.alsoIn?.some((also) => also === topic) === true;

/** Below the folder of a language: one page of every template. */
export const templates = [
  '',
  'cities/leipzig/',
  'cities/leipzig/health/',
  'cities/leipzig/places/',
  'cities/leipzig/emergency/',
  'cities/leipzig/faq/',
  'cities/leipzig/first-steps/',
  'phrasebook/de/',
  'rights/de/',
  'rights/de/health/',
  'learn/',
  'learn/time-management/',
  'learn/time-management/a-realistic-week/',
  'learn/time-management/quiz/',
  'learn/certificate/',
  'search/',
  'offline/',
  'about/',
];
