import { FACT_KINDS } from '../facts.ts';
import type { Content, Guide } from './content.ts';
import { entriesAt, textAt, valueAt, type Located, type Path } from './located.ts';
import { isRecord } from '../record.ts';

/** Kind of fact: `places`, `costs`, … */
export type FactKind = (typeof FACT_KINDS)[number];

/** A fact found, with the file it stands in. */
export type Found = { id: string; value: unknown; facts: Located };

/** Facts a guide may use: its own and, for a city, those of its country. */
export type Scope = {
  /** The guide itself. */
  guide: Guide;
  /** Whether it is a city's. */
  isCity: boolean;
  /** The country of a city; for a country itself, absent. */
  parent?: Guide | undefined;
  /** Facts files that are in scope, the guide's own first. */
  files: Located[];
  /** Facts files that are not: to tell people where an id does stand. */
  elsewhere: Located[];
  /** ISO 3166-1 code in capitals, if known. */
  countryCode: string | undefined;
  /** true: a facts file of the scope is missing or cannot be read, so that nothing can be compared with it. */
  broken: boolean;
};

/** Scopes of all countries and cities. */
export function scopesOf(content: Content): Scope[] {
  const guides = [...content.countries.values(), ...content.cities.values()];
  return guides.map((guide) => {
    const cc = textAt(guide.facts?.value, ['country']);
    const isCity = content.cities.get(guide.id) === guide;
    const parent = isCity && cc !== undefined ? content.countries.get(cc) : undefined;
    const files = [guide.facts, parent?.facts].filter((facts) => facts !== undefined);
    return {
      guide,
      isCity,
      parent,
      files,
      elsewhere: guides.flatMap(({ facts }) => (facts && !files.includes(facts) ? [facts] : [])),
      countryCode: textAt((parent ?? guide).facts?.value, ['code']),
      broken: files.some((facts) => facts.broken) || (isCity && !parent?.facts),
    };
  });
}

/** The fact with an id, from the nearest file that has it. */
export function findFact(scope: Scope, kind: FactKind, id: string): Found | undefined {
  for (const facts of scope.files) {
    const group = valueAt(facts.value, [kind]);
    if (isRecord(group) && Object.hasOwn(group, id)) return { id, value: group[id], facts };
  }
  return undefined;
}

/** All facts of a kind in scope. */
export const allFacts = (scope: Scope, kind: FactKind): Found[] =>
  scope.files.flatMap((facts) => entriesAt(facts, [kind]).map(([id, value]) => ({ id, value, facts })));

/** Ids of a kind in scope. */
export const idsIn = (scope: Scope, kind: FactKind): string[] => allFacts(scope, kind).map(({ id }) => id);

/** The file out of scope that has an id, if any. */
export const whereElse = (scope: Scope, kind: FactKind, id: string): string | undefined =>
  scope.elsewhere.find((facts) => valueAt(facts.value, [kind, id]) !== undefined)?.file;

/** Every `source:` inside a facts file: the key path and the id. */
export function sourceUses(facts: Located): { path: Path; id: string }[] {
  const groups = FACT_KINDS.flatMap((kind) => entriesAt(facts, [kind]).map(([id]) => [kind, id]));
  return [['population'], ...groups].flatMap((path) => {
    const id = textAt(facts.value, [...path, 'source']);
    return id === undefined ? [] : [{ path: [...path, 'source'], id }];
  });
}
