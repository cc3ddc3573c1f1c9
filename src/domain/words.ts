import { z } from 'zod';
import { Id } from './facts.ts';

/*
 * Words: what stands once per language. Text may hold the inline tags of `inline.ts`
 * (`<Cost id="…" />`, `<Phone id="…" />`, …), so that no figure is typed twice.
 */

export const Text = z.string().trim().min(1);

const Labelled = z.strictObject({
  /** The words. */
  label: Text,
  /** A doubt, a condition, an age: shown in the second voice below. */
  note: Text.optional(),
});

const words = {
  /** What each place is, in one or two short sentences. */
  places: z.record(Id, Labelled).default({}),
  /** What each price is for. */
  costs: z.record(Id, Labelled).default({}),
  /** What each web page offers. */
  links: z.record(Id, Labelled).default({}),
  /** Who answers at each number. */
  emergency: z.record(Id, Labelled).default({}),
  /** Each first step, as one thing to do. */
  firstSteps: z.record(Id, Labelled).default({}),
};

export const TranslationStatus = z.union(
  [
    z.strictObject({
      /** `original`: written in this language first. */
      status: z.literal('original'),
      /** Who wrote it. The page says so when it was a machine. */
      by: z.enum(['human', 'machine']),
    }),
    z.strictObject({
      /** `human`: translated by a person. `machine`: by a machine. `machine-reviewed`: by a machine, read by a person. */
      status: z.enum(['human', 'machine', 'machine-reviewed']),
      /** Hash of the English text it was made from; `npm run translations` fills and compares it. */
      of: z.string().regex(/^[0-9a-f]{12}$/, 'run `npm run translations -- --stamp` to fill this in'),
    }),
  ],
  { error: 'write { status: original, by: human } or { status: machine, of: <hash> }' },
);

/** How a text came to be. */
export type TranslationStatus = z.infer<typeof TranslationStatus>;

/** Labels of a country's facts. File: `countries/<cc>/<lang>/labels.yaml`. */
export const CountryLabels = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  ...words,
});

/** Labels of a city's facts. File: `cities/<city>/<lang>/labels.yaml`. */
export const CityLabels = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** The city's name in this language. */
  name: Text,
  /** One paragraph of welcome. */
  welcome: Text,
  ...words,
});

/** Questions and answers. File: `<lang>/faq.yaml`. */
export const Faq = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** By the ids of `faq` in the facts. */
  questions: z.record(
    Id,
    z.strictObject({
      /** The question, as a reader would ask it. */
      q: Text,
      /** The answer: first sentence first. */
      a: Text,
    }),
  ),
});

/** Front matter of a topic page. File: `<lang>/<topic>.md` or `.mdx`. */
export const PageMeta = z.strictObject({
  /** Heading of the page, short enough for a tile. */
  title: Text.max(40),
  /** The answer in at most 60 words. */
  summary: Text.refine((text) => text.split(/\s+/).length <= 60, 'a summary has at most 60 words'),
  /** How this text came to be. */
  translation: TranslationStatus,
});

/** One official term and its fixed word in every language. File: `glossary.yaml`. */
export const Term = z.strictObject({
  /** Language of the official word, BCP 47. */
  lang: z.string(),
  /** The word as it stands on doors and letters. */
  word: Text,
  /** The fixed translation, by language. */
  in: z.record(z.string(), Text),
});

/** Phrases on one theme, every language side by side. File: `phrasebook/<theme>.yaml`. */
export const PhraseTheme = z.strictObject({
  /** Position on the page, from 1. */
  order: z.number().int().min(1),
  /** Name of the theme, by language. */
  title: z.record(z.string(), Text),
  /** How the phrases came to be, by language; a language that is not named has none of its own mark. */
  translation: z.record(z.string(), z.enum(['human', 'machine', 'machine-reviewed'])),
  /** The phrases, by id; each by language. */
  phrases: z.record(Id, z.record(z.string(), Text)),
});

export type Labels = z.infer<typeof CountryLabels>;
export type CityLabels = z.infer<typeof CityLabels>;
export type Faq = z.infer<typeof Faq>;
export type PageMeta = z.infer<typeof PageMeta>;
export type Term = z.infer<typeof Term>;
export type PhraseTheme = z.infer<typeof PhraseTheme>;

/** Fact kinds that need words in every language that claims the folder. */
export const LABELLED_KINDS = ['places', 'costs', 'links', 'emergency', 'firstSteps'] as const;
