import { globSync, readFileSync } from 'node:fs';

/** Folder of the built site. */
export const DIST = 'dist';

/** Every built page: its address below the site's folder (`en/cities/leipzig/`) and its markup. */
export function builtPages(): { address: string; html: string }[] {
  return globSync('**/*.html', { cwd: DIST })
    .sort()
    .map((file) => ({
      address: file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'),
      html: readFileSync(`${DIST}/${file}`, 'utf8'),
    }));
}

/** One address of every template, in a language: what tests of looks and access go through. */
export const templates = (
  language: string,
  city = 'leipzig',
  country = 'de',
  host = 'de',
  module = 'time-management',
): Record<string, string> => ({
  home: `${language}/`,
  city: `${language}/cities/${city}/`,
  topic: `${language}/cities/${city}/residence/`,
  faq: `${language}/cities/${city}/faq/`,
  places: `${language}/cities/${city}/places/`,
  'first steps': `${language}/cities/${city}/first-steps/`,
  emergency: `${language}/cities/${city}/emergency/`,
  rights: `${language}/rights/${country}/`,
  'rights topic': `${language}/rights/${country}/work/`,
  phrasebook: `${language}/phrasebook/${host}/`,
  course: `${language}/learn/`,
  module: `${language}/learn/${module}/`,
  lesson: `${language}/learn/${module}/a-realistic-week/`,
  quiz: `${language}/learn/${module}/quiz/`,
  certificate: `${language}/learn/certificate/`,
  search: `${language}/search/`,
  offline: `${language}/offline/`,
  'about the site': `${language}/privacy/`,
});

/** Pages that stand outside the languages. */
export const doors = { 'language door': '', 'not found': '404.html', 'no network': 'offline/' };
