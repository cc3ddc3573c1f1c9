import type { LessonMeta } from '../../domain/course.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What the tags inside a lesson (`<Cite id>`, `<Check />`, …) refer to; the page leaves it in `Astro.locals.lesson`. */
export type LessonContext = {
  /** Language of the lesson. */
  language: Language;
  /** Language the reader chose: of headings and hints. */
  reader: Language;
  /** Messages in the reader's language. */
  t: Translate;
  /** Ids of the sources in the order of their numbers. */
  cited: string[];
  /** The question that stands in the text. */
  check?: LessonMeta['check'];
};
