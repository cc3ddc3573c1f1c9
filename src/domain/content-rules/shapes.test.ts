import { describe, expect, it } from 'vitest';
import {
  check,
  checkReplaced,
  CITY,
  COUNTRY,
  FAQ,
  GLOSSARY,
  LABELS,
  PAGE,
  PHRASES,
  said,
  soundFiles,
} from './fixture.ts';

describe('shapes of files', () => {
  it('says where YAML breaks', () => {
    expect(said(check({ [LABELS]: 'name: Leipzig: a city\n' }))).toEqual([
      expect.stringMatching(/^en\/labels\.yaml:1 : This cannot be read as YAML: .* Put text .* in "quotes"\.$/),
    ]);
  });

  it('says when a key stands twice', () => {
    expect(said(checkReplaced(CITY, 'region: Sachsen', 'region: Sachsen\nregion: Saxony'))).toEqual([
      'leipzig/city.yaml:5 : This cannot be read as YAML: Map keys must be unique. Keep one of the two and delete the other.',
    ]);
  });

  it('catches days without quotes, which Astro would turn into something else', () => {
    expect(said(checkReplaced(COUNTRY, '"2026-01-01"', '2026-01-01'))).toEqual([
      'de/country.yaml:18 : The day 2026-01-01 stands without quotes, so the site does not get it as text. Write "2026-01-01" in quotes.',
    ]);
  });

  it('names the allowed keys and the nearest for an unknown one', () => {
    expect(said(checkReplaced(CITY, 'phone: "+49', 'fone: "+49'))).toEqual([
      expect.stringMatching(
        /^leipzig\/city\.yaml:16 places\.town-hall\.fone: There is no key `fone` here\. Allowed are topic, alsoIn, name, .*Did you mean `phone`\?$/,
      ),
    ]);
  });

  it('gives an example for a key that is missing, at the line of its parent', () => {
    expect(said(checkReplaced(CITY, ', source: s1 }\nlinks', ' }\nlinks'))).toEqual([
      'leipzig/city.yaml:20 places.library.source: `source` is missing. Add `source: s1`.',
    ]);
  });

  it('lists the words an enum allows', () => {
    expect(said(checkReplaced(COUNTRY, 'group: health', 'group: helth'))).toEqual([
      'de/country.yaml:12 emergency.doctor.group: `group` is "helth". Write one of: now, health, violence, talk, other. Did you mean `health`?',
    ]);
  });

  it('tells text from numbers', () => {
    expect(said(checkReplaced(COUNTRY, 'number: "112"', 'number: 112'))).toEqual([
      'de/country.yaml:11 emergency.ambulance.number: `number` is the number 112, but must be text. Put it in quotes, like `number: "112"`.',
    ]);
    expect(said(checkReplaced(COUNTRY, 'amount: 100', 'amount: "100"'))).toEqual([
      'de/country.yaml:7 costs.permit.amount: `amount` is the text "100", but must be a number. Take the quotes away: `amount: 100`.',
    ]);
  });

  it('looks into the likeliest of two forms', () => {
    expect(said(checkReplaced(COUNTRY, 'currency: EUR, per: hour', 'curency: EUR, per: hour'))).toEqual([
      'de/country.yaml:9 figures.wage.curency: There is no key `curency` here. Allowed are amount, currency, per, asOf, source, date. Did you mean `currency`?',
      'de/country.yaml:9 figures.wage.currency: `currency` is missing. Add `currency: EUR`.',
    ]);
    expect(said(checkReplaced(FAQ, '{ status: original, by: human }', '{ status: machine }'))).toContain(
      'en/faq.yaml:1 translation.of: `of` is missing. Add `of: "000000000000"`.',
    );
  });

  it('repeats the rule of a schema in its own words', () => {
    expect(said(checkReplaced(COUNTRY, '    readOn: "2026-01-01"\n', ''))).toEqual([
      'de/country.yaml:14 sources.n1.readOn: `readOn` is missing. Give `readOn` exactly when `basis` is page.',
    ]);
    expect(said(checkReplaced(PAGE, 'Go there first.', 'word '.repeat(61)))).toEqual([
      expect.stringContaining('A summary has at most 60 words.'),
    ]);
    expect(said(checkReplaced(PAGE, 'title: A topic', `title: ${'long '.repeat(10)}`))).toEqual([
      'en/work.mdx:2 title: `title` has 49 characters. Write at most 40.',
    ]);
  });

  it('knows what an id looks like', () => {
    expect(said(checkReplaced(CITY, '  library:', '  City_Library:'))).toContain(
      'leipzig/city.yaml:20 places.City_Library: `City_Library` cannot be an id. An id is lower-case words joined by hyphens, like "citizens-office".',
    );
  });

  it('guards glossary and phrasebook too', () => {
    expect(said(checkReplaced(GLOSSARY, '  word: Bürgeramt\n', ''))).toEqual([
      'content/glossary.yaml:1 buergeramt.word: `word` is missing. Add `word: Bürgeramt`.',
    ]);
    expect(said(checkReplaced(PHRASES, 'order: 1', 'order: 0'))).toEqual([
      'phrasebook/emergency.yaml:1 order: `order` is 0. Write at least 1.',
    ]);
  });

  it('says once that front matter is missing', () => {
    const text = soundFiles()[PAGE]?.replace(/^---[^]*?---\n/, '');
    expect(said(check({ [PAGE]: text }))).toEqual([
      'en/work.mdx:1 front matter: The page does not begin with front matter. Begin with a line `---`, then title, summary and translation, then a line `---`.',
    ]);
  });
});
