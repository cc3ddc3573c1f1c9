import { describe, expect, it } from 'vitest';
import { checkReplaced, GLOSSARY, PHRASES, said, check, soundFiles } from './fixture.ts';

describe('glossary and phrasebook', () => {
  it('a term has a word in every language that needs it', () => {
    expect(said(checkReplaced(GLOSSARY, "en: citizens' office, ", ''))).toEqual([
      'content/glossary.yaml:4 buergeramt.in.en: The term `buergeramt` has no word in `en`, but src/content/countries/de/en needs it. Add `en: …` to `in`.',
    ]);
  });

  it('needs no word in the language of the official word, nor where no folder uses the term', () => {
    const labels = soundFiles()['src/content/countries/de/en/labels.yaml']?.replace(
      'status: original, by: human',
      'status: human, of: "123456789abc"',
    );
    expect(check({ 'src/content/countries/de/de/labels.yaml': labels })).toEqual([]);
  });

  it('knows the languages', () => {
    expect(said(checkReplaced(GLOSSARY, 'el: ', 'gr: '))[0]).toContain('`gr` is not a language of the site.');
  });

  it('a phrase has all languages of its theme', () => {
    expect(said(checkReplaced(PHRASES, ', ar: أحتاج إلى المساعدة.', ''))).toEqual([
      'phrasebook/emergency.yaml:5 phrases.help.ar: The words in `ar` are missing. Add `ar: …`.',
    ]);
    expect(said(checkReplaced(PHRASES, ', ar: طوارئ', ''))).toEqual([
      'phrasebook/emergency.yaml:3 translation.ar: The theme has no title in `ar`. Add `ar` to `title` and to every phrase, or delete it here.',
      'phrasebook/emergency.yaml:5 phrases.help.ar: The theme has no title in `ar`. Add `ar` to `title` and to every phrase, or delete it here.',
    ]);
  });

  it('a theme has the language of every country', () => {
    expect(said(checkReplaced(PHRASES, 'de: Notfall, ', ''))).toEqual([
      'phrasebook/emergency.yaml:2 title.de: The words in `de` are missing. Add `de: …`.',
    ]);
  });
});
