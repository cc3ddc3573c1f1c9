import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from './languages.ts';
import { choosePlural, pluralForms } from './plural-forms.ts';
import { translator } from './translate.ts';

describe('plural forms for scripts', () => {
  it.each(LANGUAGE_CODES)('say in %s what the message itself says, for every number', (language) => {
    const t = translator(language);
    const forms = pluralForms(t, language, 'places.count');
    for (let count = 0; count <= 120; count++) {
      expect(choosePlural(forms, language, count)).toBe(t('places.count', { count }));
    }
  });
});
