import { LANGUAGE_CODES, type Language } from './languages.ts';

/** The folder the site is served from, with a slash at both ends. */
const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** Address of anything under the site's folder: `asset('icon.svg')`. */
export const asset = (path: string): string => base + path;

/** Address of a page in a language: `href('de', 'cities/leipzig/')`. The path is the same in every language. */
export const href = (language: Language, path = ''): string => `${base}${language}/${path}`;

/** For `getStaticPaths`: one entry per language of the site. */
export const everyLanguage = () => LANGUAGE_CODES.map((lang) => ({ params: { lang } }));
