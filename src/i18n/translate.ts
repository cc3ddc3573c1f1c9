import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, type Language, LANGUAGE_CODES } from './languages.ts';
import type source from './messages/en.json';

/** Key of an interface message. Every language has them all. */
export type MessageKey = keyof typeof source;

/** Values for the `{places}` of a message. */
export type MessageValues = Record<string, string | number>;

/** Says a message in one language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const messages = import.meta.glob<Record<MessageKey, string>>('./messages/*.json', {
  eager: true,
  import: 'default',
});

const parsed = new Map<string, IntlMessageFormat>();

/** The messages of a language. Runs when the site is built; phones get finished sentences. */
export function translator(language: Language): Translate {
  const own = messages[`./messages/${language}.json`];
  if (!own)
    throw new Error(`src/i18n/messages/${language}.json is missing; languages.ts names ${LANGUAGE_CODES.join(', ')}`);
  return (key, values) => {
    const id = `${language}/${key}`;
    let format = parsed.get(id);
    if (!format) {
      format = new IntlMessageFormat(own[key], LANGUAGES[language].locale, undefined, { ignoreTag: true });
      parsed.set(id, format);
    }
    return String(format.format(values));
  };
}
