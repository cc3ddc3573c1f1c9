import { describe, expect, it } from 'vitest';
import {
  check,
  checkReplaced,
  CITY,
  COUNTRY,
  filesWith,
  GLOSSARY,
  LABELS,
  PAGE,
  said,
  SITE,
  soundFiles,
} from './fixture.ts';
import { checkContent } from './check.ts';

describe('the whole check', () => {
  it('finds nothing in sound content', () => {
    expect(said(check())).toEqual([]);
  });

  it('reports problems of several files in one run, in reading order', () => {
    const files = soundFiles();
    const problems = check({
      [CITY]: files[CITY]?.replace('order: 1\nregion', 'order: one\nregion').replace('Europe/Berlin', 'Europe/Leipzig'),
      [COUNTRY]: files[COUNTRY]?.replace('source: n1', 'source: n2'),
      [PAGE]: files[PAGE]?.replace('kind="step"', 'kind="stap"'),
    });
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      `${CITY}:3`,
      `${CITY}:7`,
      `${PAGE}:9`,
      `${COUNTRY}:7`,
    ]);
  });

  it('names a country that does not exist', () => {
    expect(said(checkReplaced(CITY, 'country: de', 'country: da'))).toEqual([
      'leipzig/city.yaml:1 country: There is no folder countries/da. Write one of: de; or add the country first. Did you mean `de`?',
    ]);
  });

  it('names a facts file that is missing', () => {
    expect(check({ [CITY]: undefined }).map(({ file, wrong }) => `${file} ${wrong}`)).toContain(
      `${CITY} This file is missing.`,
    );
  });

  it('does not guess what a broken file says', () => {
    const broken = checkReplaced(CITY, 'places:', 'places: [');
    expect(broken.every(({ file, wrong }) => file === CITY && wrong.startsWith('This cannot be read as YAML'))).toBe(
      true,
    );
    expect(checkReplaced(GLOSSARY, 'word:', 'word: a: b').map(({ file }) => file)).toEqual([GLOSSARY]);
  });

  it('still checks what refers to what when the shape of a file is broken', () => {
    const keys = checkReplaced(CITY, 'place: town-hall', 'place: townhall, extra: 1').map(({ key }) => key);
    expect(keys).toEqual(['firstSteps.register.extra', 'firstSteps.register.place']);
  });

  it('does not fall over any single line that is cut out', () => {
    const files = soundFiles();
    for (const file of [CITY, COUNTRY, LABELS, PAGE]) {
      const lines = files[file]?.split('\n') ?? [];
      for (let at = 0; at < lines.length; at++) {
        expect(() => checkContent(filesWith({ [file]: lines.toSpliced(at, 1).join('\n') }), SITE)).not.toThrow();
      }
    }
  });
});
