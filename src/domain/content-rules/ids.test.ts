import { describe, expect, it } from 'vitest';
import {
  check,
  checkBody,
  checkReplaced,
  CITY,
  COUNTRY,
  FAQ,
  LABELS,
  NATIONAL_PAGE,
  said,
  soundFiles,
} from './fixture.ts';

const point = (text: string, attributes = 'kind="info" source="s1"') => `<Point ${attributes}>\n${text}\n</Point>`;

describe('ids', () => {
  it('a city does not reuse an id of its country', () => {
    const files = soundFiles();
    const problems = check({
      [CITY]: files[CITY]?.replace(
        'links:',
        'costs:\n  permit: { topic: law, amount: 1, currency: EUR, per: once, source: s1 }\nlinks:',
      ),
      [LABELS]: `${files[LABELS]}costs:\n  permit: { label: Permit }\n`,
    });
    expect(said(problems)).toEqual([
      'leipzig/city.yaml:22 costs.permit: The id `permit` is already used in src/content/countries/de/country.yaml, line 7. Delete the local fact if it is the same, or give it an id of its own.',
    ]);
  });

  it('first steps name places and costs that exist', () => {
    expect(said(checkReplaced(CITY, 'place: town-hall', 'place: townhall'))).toEqual([
      'leipzig/city.yaml:24 firstSteps.register.place: There is no place `townhall` in src/content/cities/leipzig/city.yaml or src/content/countries/de/country.yaml. Add it under `places`, or correct the id. Did you mean `town-hall`?',
    ]);
  });

  it('tags of a page name facts that exist, at their own line', () => {
    expect(said(checkBody(point('Pay.\nIt costs <Cost id="permitt" />.')))).toEqual([
      expect.stringMatching(
        /^en\/work\.mdx:11 <Cost id="permitt">: There is no cost `permitt` .*Did you mean `permit`\?$/,
      ),
    ]);
  });

  it('tags of labels and answers too', () => {
    expect(said(checkReplaced(LABELS, '<Place id="town-hall" />', '<Place id="hall" />'))[0]).toMatch(
      /^en\/labels\.yaml:10 firstSteps\.register\.label: There is no place `hall`/,
    );
    expect(said(checkReplaced(FAQ, 'id="doctor"', 'id="doktor"'))[0]).toMatch(
      /^en\/faq\.yaml:3 questions\.first\.a: .*Did you mean `doctor`\?$/,
    );
  });

  it('national pages use national facts only', () => {
    expect(said(checkReplaced(NATIONAL_PAGE, '<Cost id="permit" />', '<Place id="town-hall" />'))).toEqual([
      'en/residence.mdx:10 <Place id="town-hall">: There is no place `town-hall` in src/content/countries/de/country.yaml. It stands in src/content/cities/leipzig/city.yaml, which cannot be used here. Move the fact or the sentence.',
    ]);
  });

  it('a Phone needs a number', () => {
    expect(said(checkBody(point('Call <Phone id="library" />.')))).toEqual([
      'en/work.mdx:10 <Phone id="library">: The place `library` has no phone number. Add `phone` to it in src/content/cities/leipzig/city.yaml, or take the tag out.',
    ]);
    expect(checkBody(point('Call <Phone id="town-hall" /> or <Phone id="ambulance" />.'))).toEqual([]);
  });

  it('terms stand in the glossary', () => {
    expect(said(checkBody(point('Go to the <Term id="burgeramt">office</Term>.')))).toEqual([
      'en/work.mdx:10 <Term id="burgeramt">: The glossary has no term `burgeramt`. Add it to src/content/glossary.yaml (lang, word, in), or correct the id. Did you mean `buergeramt`?',
    ]);
  });

  it('knows no other tags, and no half ones', () => {
    expect(checkBody(point('See <Costs id="permit" />.'))[0]?.write).toContain('Did you mean `Cost`?');
    expect(checkBody(point('Pay <Cost id=permit />.'))[0]?.wrong).toBe('`<Cost id=permit />` is not a whole tag.');
    expect(checkBody(point('Line\nbreak<br/>')).map(({ line, wrong }) => [line, wrong])).toEqual([
      [11, 'There is no tag `<br>`.'],
    ]);
    expect(checkBody(point('Write {name}.'))).toHaveLength(2);
    expect(checkBody(point('If you earn < the limit.'))[0]?.wrong).toBe('`<` begins a tag.');
  });

  it('Points have a kind and sources that exist', () => {
    expect(said(checkBody(point('Go.', 'kind="careful" source="s1 s9"')))).toEqual([
      expect.stringContaining('There is no kind `careful`. Write kind="…" with one of must, right, step, care, info.'),
      expect.stringContaining(
        'There is no source `s9` in src/content/cities/leipzig/city.yaml or src/content/countries/de/country.yaml.',
      ),
    ]);
    expect(checkBody(point('Go.', 'kind="info"'))[0]?.wrong).toBe('The Point has no source.');
    expect(checkBody(point('Go.', 'kind="info" source="n1"'))).toEqual([]);
  });

  it('counts warnings in a row', () => {
    const care = point('Take care.', 'kind="care" source="s1"');
    expect(checkBody([care, care].join('\n\n'))).toEqual([]);
    expect(checkBody([care, care, care].join('\n\n')).map(({ wrong }) => wrong)).toEqual([
      'This is warning number 3 in a row.',
    ]);
    expect(checkBody([care, care, point('Go.'), care].join('\n\n'))).toEqual([]);
  });

  it('every source is used, also from a city or a Point', () => {
    const extra = '  n2: { title: Law, publisher: State, basis: knowledge, checkBy: "2027-01-01" }\n';
    const country = soundFiles()[COUNTRY] + extra;
    expect(said(check({ [COUNTRY]: country }))).toEqual([
      'de/country.yaml:20 sources.n2: No fact and no Point uses the source `n2`. Name it where it was used (`source: …`), or delete it.',
    ]);
    expect(
      check({
        [COUNTRY]: country,
        [CITY]: soundFiles()[CITY]?.replace('year: 2025, source: s1', 'year: 2025, source: n2'),
      }),
    ).toEqual([]);
  });

  it('sources are read again after they were read', () => {
    expect(said(checkReplaced(COUNTRY, 'checkBy: "2027-01-01"', 'checkBy: "2025-12-31"'))[0]).toContain(
      'de/country.yaml:19 sources.n1.checkBy: The source is to be read again by 2025-12-31, which is not after it was read (2026-01-01).',
    );
  });
});
