import { z } from 'zod';
import { EMERGENCY_GROUPS, MOMENTS, TOPICS } from './topics.ts';

/*
 * Facts: what stands once, in `city.yaml` and `country.yaml`, with its source and its dates.
 * Words about a fact live per language in `<lang>/labels.yaml`. A fact that is not known has no key.
 * Objects are strict: a misspelt key is an error, never a fact that silently disappears.
 */

/** Id of a fact: lower-case words joined by hyphens. Never changes once published: links and saved pages use it. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, like "citizens-office"');

const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written in quotes as "YYYY-MM-DD"')
  .refine((day) => !Number.isNaN(Date.parse(day)), 'this day does not exist in the calendar');

/** A year, a month or a day, as exact as the source is. Always in quotes. */
const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write "YYYY", "YYYY-MM" or "YYYY-MM-DD", in quotes');

export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language is a BCP 47 code, like "de" or "ar"');

export const WebAddress = z.url({ protocol: /^https?$/, error: 'a web address starts with https:// or http://' });

/** Phone number as the source writes it: international with "+", or a short national number such as 112. */
const PhoneNumber = z.string().regex(/^\+?[0-9][0-9 ()/-]*$/, 'a phone number has digits, spaces and hyphens only');

/** What a price is paid for: a stretch of time or a single thing. `once`: paid a single time. */
const PERIODS = [
  'once',
  'hour',
  'day',
  'night',
  'week',
  'month',
  'semester',
  'year',
  'lesson',
  'course',
  'visit',
  'ride',
  'call',
  'use',
  'meal',
  'prescription',
] as const;

const Topic = z.enum(TOPICS);

const Coordinates = z.strictObject({
  /** Latitude in degrees, WGS 84. */
  lat: z.number().min(-90).max(90),
  /** Longitude in degrees, WGS 84. */
  lon: z.number().min(-180).max(180),
});

/** Where a fact was read, by whom it was published, and how far it can be trusted. */
export const Source = z
  .strictObject({
    /** Address of the page. Absent for a law or a book without one. */
    url: WebAddress.optional(),
    /** Title as the page itself gives it, in its own language. */
    title: z.string().min(1),
    /** Who published it: an office, a newspaper, an association. */
    publisher: z.string().min(1),
    /** Language of the page, if known. */
    language: Language.optional(),
    /** The page's own date, as exact as it shows one. Absent: the page shows none. */
    published: PartialDate.optional(),
    /** The day somebody read the page. Only with `basis: page`. */
    readOn: Day.optional(),
    /** `page`: read there. `knowledge`: well known, but the page was not read. */
    basis: z.enum(['page', 'knowledge']),
    /** The day a person checked this with the office itself, by phone or visit. Absent: nobody has. */
    verifiedOn: Day.optional(),
    /** Who checked it. Goes together with `verifiedOn`. */
    verifiedBy: z.string().min(1).optional(),
    /** The day by which this should be read again. */
    checkBy: Day,
  })
  .refine((source) => (source.basis === 'page') === (source.readOn !== undefined), {
    path: ['readOn'],
    error: 'give `readOn` exactly when `basis` is page',
  })
  .refine((source) => (source.verifiedOn === undefined) === (source.verifiedBy === undefined), {
    path: ['verifiedBy'],
    error: '`verifiedOn` and `verifiedBy` go together',
  });

/** An office, a clinic, an advice centre: somewhere to go or to call. */
export const Place = z.strictObject({
  /** The topic whose Location facet shows it. */
  topic: Topic,
  /** More topics that show it too. */
  alsoIn: z.array(Topic).optional(),
  /** Official name, as on the door, in the local script. */
  name: z.string().min(1),
  /** The name in Latin letters, where the local script is another one. */
  latinName: z.string().min(1).optional(),
  /** Postal address in the local form. Absent: not known. */
  address: z.string().min(1).optional(),
  /** Only from a source, or exact to the street. Absent: the map link searches for the address. */
  coordinates: Coordinates.optional(),
  /** Number to call. */
  phone: PhoneNumber.optional(),
  /** Mail address. */
  email: z.email().optional(),
  /** Official web address. */
  url: WebAddress.optional(),
  /** Opening hours in OpenStreetMap's opening_hours syntax, like "Mo-Fr 09:00-16:00". Absent: not known. */
  hours: z.string().min(1).optional(),
  /** Languages spoken there, as far as a source says so. */
  languages: z.array(Language).optional(),
  /** true: costs nothing. Absent: not known or not free. */
  free: z.boolean().optional(),
  /** true: only with an appointment. false: walk in. Absent: not known. */
  appointment: z.boolean().optional(),
  /** true: can be entered without a step. Absent: not known. */
  stepFree: z.boolean().optional(),
  /** true: old or unsure; the page says "check before you go". */
  doubtful: z.boolean().optional(),
  /** Id of the source. */
  source: Id,
});

const Money = {
  /** Amount in the currency's main unit. 0 means free. */
  amount: z.number().min(0),
  /** ISO 4217 code, like EUR. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capitals, like EUR'),
};

/** A price the reader may have to pay. Shown in the Cost facet. */
export const Cost = z.strictObject({
  /** The topic whose Cost facet shows it. */
  topic: Topic,
  ...Money,
  /** `get`: money the reader receives. `limit`: an amount to know, like a wage or an income limit. Absent: a price to pay. */
  kind: z.enum(['get', 'limit']).optional(),
  /** How often it is paid. */
  per: z.enum(PERIODS),
  /** The year or day this price was valid. Absent: the source shows no date. */
  asOf: PartialDate.optional(),
  /** true: old or unsure; the page says "check the price". */
  doubtful: z.boolean().optional(),
  /** Id of the source. */
  source: Id,
});

/** A value that stands in sentences: a benefit, a wage, a limit, a legal date. Shown where `<Figure id>` stands. */
const Figure = z.union(
  [
    z.strictObject({
      ...Money,
      /** Period of the amount, said in the sentence itself. */
      per: z.enum(PERIODS).optional(),
      /** The year or day from which the amount is valid. */
      asOf: PartialDate.optional(),
      /** Id of the source. */
      source: Id,
    }),
    z.strictObject({
      /** A day that matters, like the end of a rule. */
      date: Day,
      /** Id of the source. */
      source: Id,
    }),
  ],
  { error: 'a figure is either an amount (amount, currency, source) or a day (date, source)' },
);

/** A web page worth opening. Shown in the Internet resources facet. */
export const Link = z.strictObject({
  /** The topic whose Internet resources facet shows it. */
  topic: Topic,
  /** Name of the site as it calls itself. */
  title: z.string().min(1),
  /** Address of the page. */
  url: WebAddress,
  /** Languages the page can be read in. */
  languages: z.array(Language).min(1),
  /** Id of the source. */
  source: Id,
});

/** A number for when it matters. */
export const EmergencyNumber = z.strictObject({
  /** The number to dial, written as people read it. */
  number: PhoneNumber,
  /** Where the emergency page shows it. */
  group: z.enum(EMERGENCY_GROUPS),
  /** Position inside its group, from 1. */
  order: z.number().int().min(1),
  /** Id of the source. */
  source: Id,
});

/** Something to do in the first months. */
export const FirstStep = z.strictObject({
  /** When it is due. */
  when: z.enum(MOMENTS),
  /** Position inside its moment, from 1. */
  order: z.number().int().min(1),
  /** The topic page that explains it. */
  topic: Topic,
  /** Id of the place to go to. */
  place: Id.optional(),
  /** Id of what it costs. */
  cost: Id.optional(),
  /** Days until the legal deadline, if the law sets one. */
  deadlineDays: z.number().int().min(1).optional(),
  /** Id of the source. */
  source: Id,
});

/** A question people ask. The words are in `<lang>/faq.yaml`. */
export const Question = z.strictObject({
  /** The topic page that says more. */
  topic: Topic,
  /** Position on the page, from 1. */
  order: z.number().int().min(1),
  /** Id of the source. */
  source: Id,
});

const record = <T extends z.ZodType>(item: T) => z.record(Id, item).default({});

const facts = {
  /** Offices and other places, by id. */
  places: record(Place),
  /** Prices, by id. */
  costs: record(Cost),
  /** Amounts and dates that stand in sentences, by id. */
  figures: record(Figure),
  /** Web pages, by id. */
  links: record(Link),
  /** Numbers to call, by id. */
  emergency: record(EmergencyNumber),
  /** What to do first, by id. */
  firstSteps: record(FirstStep),
  /** Frequent questions, by id. */
  faq: record(Question),
  /** Where all this was read, by id. */
  sources: record(Source),
};

/** Facts of one country: what holds in any of its cities. File: `countries/<cc>/country.yaml`. */
export const CountryFacts = z.strictObject({
  /** ISO 3166-1 code in capitals, like DE. */
  code: z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals, like DE'),
  /** The language of its offices, BCP 47. Official terms and phrases are in this language. */
  language: Language,
  /** ISO 4217 code of its money. */
  currency: Money.currency,
  /** Box that holds every place in the country: catches swapped or mistyped coordinates. */
  bounds: z.strictObject({
    /** Lowest latitude. */
    south: z.number(),
    /** Lowest longitude. */
    west: z.number(),
    /** Highest latitude. */
    north: z.number(),
    /** Highest longitude. */
    east: z.number(),
  }),
  /** The wider law it is part of. */
  frame: z.array(z.enum(['eu', 'eea', 'council-of-europe', 'schengen'])),
  ...facts,
});

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour is written as #rrggbb');

/** One theme's paints. Text paints must reach 7:1 (checked). */
const Paints = z.strictObject({
  /** Solid band; carries white text. */
  sign: Colour,
  /** Accent as text and button, on paper and sheet. */
  tone: Colour,
  /** Soft ground under ink. */
  tint: Colour,
  /** Scene: the sky. */
  sky: Colour,
  /** Scene: what is far. */
  far: Colour,
  /** Scene: what is between. */
  mid: Colour,
});

/** Facts of one city. File: `cities/<city>/city.yaml`. */
export const CityFacts = z.strictObject({
  /** Folder name of its country under `countries/`. */
  country: z.string().regex(/^[a-z]{2}$/),
  /** Its own name in its own script. */
  name: z.string().min(1),
  /** Position in lists of cities, from 1. */
  order: z.number().int().min(1),
  /** Region, in the local language. */
  region: z.string().min(1),
  /** How many people live there. */
  population: z.strictObject({
    /** People. */
    value: z.number().int(),
    /** Year of the count. */
    year: z.number().int(),
    /** Id of the source. */
    source: Id,
  }),
  /** Its centre. */
  coordinates: Coordinates,
  /** IANA time zone, like Europe/Berlin: "open now" is reckoned there. */
  timezone: z.string().min(1),
  /** The city's own website. */
  officialSite: WebAddress,
  /** Its accent and the paints of its scene, in the light and the dark theme. */
  theme: z.strictObject({
    /** By day. */
    light: Paints,
    /** By night. */
    dark: Paints,
  }),
  ...facts,
});

export type Source = z.infer<typeof Source>;
export type Place = z.infer<typeof Place>;
export type Cost = z.infer<typeof Cost>;
export type Link = z.infer<typeof Link>;
export type EmergencyNumber = z.infer<typeof EmergencyNumber>;
export type FirstStep = z.infer<typeof FirstStep>;
export type Question = z.infer<typeof Question>;
export type CountryFacts = z.infer<typeof CountryFacts>;
export type CityFacts = z.infer<typeof CityFacts>;

/** The kinds of facts that a country and a city share, by id. */
export type Facts = Pick<
  CityFacts,
  'places' | 'costs' | 'figures' | 'links' | 'emergency' | 'firstSteps' | 'faq' | 'sources'
>;

/** Names of the collections inside a facts file. */
export const FACT_KINDS = [
  'places',
  'costs',
  'figures',
  'links',
  'emergency',
  'firstSteps',
  'faq',
  'sources',
] as const satisfies (keyof Facts)[];

/** National and local facts as one; ids never collide (the content check sees to it). */
export function mergeFacts(country: Facts, city: Facts): Facts {
  const merged = Object.fromEntries(FACT_KINDS.map((kind) => [kind, { ...country[kind], ...city[kind] }]));
  return merged as unknown as Facts;
}
