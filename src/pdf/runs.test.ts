import { describe, expect, it } from 'vitest';
import { blanks, hasBlank, isolate } from './runs.ts';

describe('blanks', () => {
  it('makes short runs short and long ones as long as the line', () => {
    expect(blanks('a __ b ___ c ______ d __________', 'ltr')).toEqual([
      { text: 'a\u00a0' },
      { blank: 'mark' },
      { text: ' b\u00a0' },
      { blank: 'number' },
      { text: ' c\u00a0' },
      { blank: 'word' },
      { text: ' d\u00a0' },
      { blank: 'rest' },
    ]);
  });

  it('gives the last blank of a line what is left of it', () => {
    expect(blanks('wait: ______', 'ltr')).toEqual([{ text: 'wait:\u00a0' }, { blank: 'rest' }]);
    expect(blanks('tick ___', 'ltr').at(-1)).toEqual({ blank: 'number' });
  });

  it('begins a new line after a long blank, but keeps closing marks with it', () => {
    expect(blanks('If ____________, then ____________.', 'ltr')).toEqual([
      { text: 'If\u00a0' },
      { blank: 'rest' },
      { text: ',' },
      { newline: true },
      { text: 'then\u00a0' },
      { blank: 'rest' },
      { text: '.' },
    ]);
  });

  it('leaves a line without blanks and a lone underscore alone', () => {
    expect(blanks('file_name', 'ltr')).toEqual([{ text: 'file_name' }]);
    expect(hasBlank(blanks('file_name', 'ltr'))).toBe(false);
    expect(hasBlank(blanks('a __', 'ltr'))).toBe(true);
  });
});

describe('isolate', () => {
  const foreign = (text: string) => isolate(text).flatMap((run) => ('ltr' in run ? [run.ltr] : []));

  it.each([
    ['اتصل بالرقم +49 341 123-4504 الآن', ['+49 341 123-4504']],
    ['اكتب إلى info@example.org أو https://example.org/ar/.', ['info@example.org', 'https://example.org/ar/']],
    ['اختبار SMART لجورج (1981)', ['SMART']],
    ['رخصة CC BY 4.0.', ['CC BY 4.0']],
    ['الساعة 10:30', ['10:30']],
    ['المرحلة 1-3', ['1-3']],
  ])('finds what runs the other way in %s', (text, runs) => {
    expect(foreign(text)).toEqual(runs);
  });

  it('leaves single numbers and lists of them in the flow', () => {
    expect(foreign('المؤقت: 10 / 15 / 25 دقيقة')).toEqual([]);
  });

  it('loses nothing but vowel marks', () => {
    const text = 'وقتًا مع Wi-Fi و5 أشخاص، +49 341.';
    const joined = isolate(text).map((run) => ('ltr' in run ? run.ltr : 'text' in run ? run.text : ''));
    expect(joined.join('')).toBe('وقتا مع Wi-Fi و5 أشخاص، +49 341.');
  });
});
