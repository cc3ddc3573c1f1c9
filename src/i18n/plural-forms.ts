import { LANGUAGES, type Language } from './languages.ts';
import type { MessageKey, MessageValues, Translate } from './translate.ts';

/** A counted sentence by plural category, for scripts: `#` stands for the number. `0` is the sentence for none. */
export type PluralForms = Record<string, string>;

/**
 * The forms of a message with a `count`. Plural rules stay out of the phone's scripts:
 * they only ask the browser for the category (`choosePlural`).
 */
export function pluralForms(
  t: Translate,
  language: Language,
  key: MessageKey,
  values: MessageValues = {},
): PluralForms {
  const rules = new Intl.PluralRules(LANGUAGES[language].locale);
  const forms: PluralForms = {};
  for (let count = 0; count <= 200; count++) {
    const form = t(key, { ...values, count }).replace(String(count), '#');
    // "None" often has words of its own: they must not become those of all the numbers in its category.
    if (count === 0) forms['0'] = form;
    else forms[rules.select(count)] ??= form;
  }
  return forms;
}

/** The sentence for a number, in the language of the page. Runs on the phone. */
export function choosePlural(forms: PluralForms, language: string, count: number): string {
  const category = count === 0 ? '0' : new Intl.PluralRules(language).select(count);
  return (forms[category] ?? forms['other'] ?? '').replace('#', String(count));
}
