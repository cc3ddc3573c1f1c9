import { languageName } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { collection, required } from './content.ts';
import { countryIds } from './guide.ts';

/** A phrase in the reader's and in the host language. */
type Phrase = { id: string; own: string; host: string };

/** One theme of the phrasebook. */
export type PhraseGroup = { id: string; title: string; phrases: Phrase[] };

/** Languages of the offices of the countries we have guides for. */
export async function hostLanguages(): Promise<string[]> {
  const countries = await Promise.all((await countryIds()).map((id) => required('countryFacts', id)));
  return [...new Set(countries.map(({ data }) => data.language))];
}

/** Phrases between two languages; those that lack one side are left out. */
export async function phrases(language: Language, host: string, theme?: string): Promise<PhraseGroup[]> {
  const themes = [...(await collection('phrasebook')).values()].sort((a, b) => a.data.order - b.data.order);
  return themes
    .filter(({ id }) => !theme || id === theme)
    .map(({ id, data }) => ({
      id,
      title: data.title[language] ?? id,
      phrases: Object.entries(data.phrases).flatMap(([phraseId, { [language]: own, [host]: said }]) =>
        own && said ? [{ id: phraseId, own, host: said }] : [],
      ),
    }))
    .filter((group) => group.phrases.length > 0);
}

/** Name of the host language in the reader's. */
export const hostName = (language: Language, host: string): string => languageName(language, host);
