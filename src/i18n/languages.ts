/** A language of the site. Adding one is a line here, a file in `messages/` and folders of content. */
export type LanguageInfo = {
  /** Its own name, in its own script. */
  name: string;
  /** Direction of its script. */
  dir: 'ltr' | 'rtl';
  /** BCP 47 locale for dates, numbers and money. */
  locale: string;
};

/** The languages of the site, in the order people see them. The first is the one every text exists in. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  tr: { name: 'Türkçe', dir: 'ltr', locale: 'tr-TR' },
  de: { name: 'Deutsch', dir: 'ltr', locale: 'de-DE' },
  el: { name: 'Ελληνικά', dir: 'ltr', locale: 'el-GR' },
  it: { name: 'Italiano', dir: 'ltr', locale: 'it-IT' },
  sv: { name: 'Svenska', dir: 'ltr', locale: 'sv-SE' },
  nb: { name: 'Norsk bokmål', dir: 'ltr', locale: 'nb-NO' },
  // Western digits, as on local signs and keypads.
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
} as const satisfies Record<string, LanguageInfo>;

/** Code of a language of the site. */
export type Language = keyof typeof LANGUAGES;

/** Codes in display order. */
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

/** The language every text exists in; shown, and marked, where another is missing. */
export const SOURCE_LANGUAGE: Language = 'en';

/** Direction of any language, also of one that is not a language of the site. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  (LANGUAGES as Record<string, LanguageInfo>)[language]?.dir ?? 'ltr';

/** Attributes of words in one language on a page in another; none where both are the same. */
export const foreignWords = (language: Language, reader: Language): { lang?: Language; dir?: 'ltr' | 'rtl' } =>
  language === reader ? {} : { lang: language, dir: LANGUAGES[language].dir };
