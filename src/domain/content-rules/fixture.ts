import { TOPICS } from '../topics.ts';
import { checkContent } from './check.ts';
import type { RawFile, Site } from './content.ts';
import { courseFiles } from './fixture-course.ts';
import type { Problem } from './problem.ts';

/*
 * For tests: a small site with nothing wrong, to break in one place at a time.
 */

/** A site in English and, partly, Arabic and Greek. */
export const SITE: Site = { languages: ['en', 'de', 'el', 'ar'], source: 'en' };

export const CITY = 'src/content/cities/leipzig/city.yaml';
export const COUNTRY = 'src/content/countries/de/country.yaml';
export const GLOSSARY = 'src/content/glossary.yaml';
export const PHRASES = 'src/content/phrasebook/emergency.yaml';
export const LABELS = 'src/content/cities/leipzig/en/labels.yaml';
export const FAQ = 'src/content/cities/leipzig/en/faq.yaml';
export const PAGE = 'src/content/cities/leipzig/en/work.mdx';
export const NATIONAL_PAGE = 'src/content/countries/de/en/residence.mdx';

const COLOURS = {
  light: "{ sign: '#14524a', tone: '#14524a', tint: '#cfe8e0', sky: '#ffffff', far: '#ffffff', mid: '#ffffff' }",
  dark: "{ sign: '#14524a', tone: '#9adbc9', tint: '#10302b', sky: '#000000', far: '#000000', mid: '#000000' }",
};

const page = (title: string, body: string) => `---
title: ${title}
summary: Go there first.
translation: { status: original, by: human }
---

## Go there

${body}
`;

const POINT = '<Point kind="step" source="s1">\nGo to the town hall and ask.\n</Point>';

/** Files of the sound site, by path. */
export function soundFiles(): Record<string, string> {
  const files: Record<string, string> = {
    [COUNTRY]: `code: DE
language: de
currency: EUR
bounds: { south: 47, west: 5, north: 56, east: 16 }
frame: [eu]
costs:
  permit: { topic: residence, amount: 100, currency: EUR, per: once, source: n1 }
figures:
  wage: { amount: 12.82, currency: EUR, per: hour, source: n1 }
emergency:
  ambulance: { number: "112", group: now, order: 1, source: n1 }
  doctor: { number: "116 117", group: health, order: 1, source: n1 }
sources:
  n1:
    title: Law
    publisher: State
    basis: page
    readOn: "2026-01-01"
    checkBy: "2027-01-01"
`,
    'src/content/countries/de/en/labels.yaml': `translation: { status: original, by: human }
costs:
  permit: { label: First permit }
emergency:
  ambulance: { label: Ambulance }
  doctor: { label: Doctor on call }
`,
    [NATIONAL_PAGE]: page(
      'Residence',
      '<Point kind="must" source="n1">\nRegister at the <Term id="buergeramt">citizens\' office</Term>. A permit costs <Cost id="permit" />.\n</Point>',
    ),
    [CITY]: `country: de
name: Leipzig
order: 1
region: Sachsen
population: { value: 600000, year: 2025, source: s1 }
coordinates: { lat: 51.34, lon: 12.37 }
timezone: Europe/Berlin
officialSite: https://www.leipzig.de
theme:
  light: ${COLOURS.light}
  dark: ${COLOURS.dark}
places:
  town-hall:
    topic: residence
    name: Neues Rathaus
    phone: "+49 341 1230"
    hours: Mo-Fr 09:00-16:00
    coordinates: { lat: 51.33, lon: 12.37 }
    source: s1
  library: { topic: culture, name: Stadtbibliothek, source: s1 }
links:
  site: { topic: about, title: Leipzig, url: https://www.leipzig.de, languages: [de], source: s1 }
firstSteps:
  register: { when: week, order: 1, topic: residence, place: town-hall, cost: permit, source: s1 }
faq:
  first: { topic: residence, order: 1, source: s1 }
sources:
  s1: { title: Leipzig, publisher: City of Leipzig, basis: knowledge, checkBy: "2027-01-01" }
`,
    [LABELS]: `translation: { status: original, by: human }
name: Leipzig
welcome: Welcome to Leipzig.
places:
  town-hall: { label: The town hall. }
  library: { label: Books and computers. }
links:
  site: { label: The website of the city. }
firstSteps:
  register: { label: Register your address at <Place id="town-hall" />. }
`,
    [FAQ]: `translation: { status: original, by: human }
questions:
  first: { q: What is first?, a: Register. Then call <Phone id="doctor" /> if you are ill. }
`,
    [GLOSSARY]: `buergeramt:
  lang: de
  word: Bürgeramt
  in: { en: citizens' office, ar: مكتب المواطنين, el: γραφείο πολιτών }
`,
    [PHRASES]: `order: 1
title: { en: Emergency, de: Notfall, ar: طوارئ }
translation: { en: machine, ar: machine }
phrases:
  help: { en: I need help., de: Ich brauche Hilfe., ar: أحتاج إلى المساعدة. }
`,
  };
  for (const topic of TOPICS) files[`src/content/cities/leipzig/en/${topic}.mdx`] = page('A topic', POINT);
  return { ...files, ...courseFiles() };
}

/** The files of the site after some were changed; `undefined` takes one away. */
export const filesWith = (changes: Record<string, string | undefined> = {}): RawFile[] =>
  Object.entries({ ...soundFiles(), ...changes }).flatMap(([file, text]) =>
    text === undefined ? [] : [{ file, text }],
  );

/** What the check says about the site after some files were changed. */
export const check = (changes: Record<string, string | undefined> = {}): Problem[] =>
  checkContent(filesWith(changes), SITE);

/** What the check says after one piece of text in one file was replaced. Throws if the piece is not there, so that no test goes blind. */
export function checkReplaced(file: string, from: string, to: string): Problem[] {
  const text = soundFiles()[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return check({ [file]: text.replace(from, to) });
}

/** A city page with other Points. */
export const checkBody = (body: string): Problem[] => check({ [PAGE]: page('Work', body) });
/** Lines above the body that `checkBody` writes. */
export const BODY_LINE = 9;

/** Problems on one line each, short enough to compare in a test. */
export const said = (problems: readonly Problem[]): string[] =>
  problems.map(
    ({ file, line, key, wrong, write }) => `${file.split('/').slice(-2).join('/')}:${line} ${key}: ${wrong} ${write}`,
  );
