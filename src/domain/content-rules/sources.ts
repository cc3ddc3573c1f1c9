import { entriesAt, keyOf, textAt, type Located, type Path } from './located.ts';
import { missing } from './ids.ts';
import type { Problem } from './problem.ts';
import { findFact, sourceUses, type Scope } from './scope.ts';

/** Every `source` of the facts exists, and is to be read again after it was read. */
export function checkSources(scope: Scope): Problem[] {
  const { facts } = scope.guide;
  if (!facts) return [];
  const lost = sourceUses(facts).flatMap(({ path, id }) =>
    findFact(scope, 'sources', id)
      ? []
      : [missing(scope, 'sources', 'source', id, { file: facts.file, line: facts.lineOf(path), key: path.join('.') })],
  );
  return [...lost, ...checkDates(facts, ['sources'])];
}

/** Every source of the map at a path is to be read again after it was read. */
export function checkDates(located: Located, path: Path): Problem[] {
  return entriesAt(located, path).flatMap(([id, source]) => {
    const readOn = textAt(source, ['readOn']);
    const checkBy = textAt(source, ['checkBy']);
    if (readOn === undefined || checkBy === undefined || checkBy > readOn) return [];
    return [
      {
        file: located.file,
        line: located.lineOf([...path, id, 'checkBy']),
        key: keyOf([...path, id, 'checkBy']),
        wrong: `The source is to be read again by ${checkBy}, which is not after it was read (${readOn}).`,
        write: 'Write a later day: six months later for prices and hours, a year or two for laws.',
      },
    ];
  });
}

/**
 * Every source is used by a fact or a Point: by the guide itself or, for a country, by any of its cities.
 * @param scopes all scopes, because a city may use what its country holds
 */
export function checkUnusedSources(scopes: readonly Scope[]): Problem[] {
  // A file that cannot be read may use any source of its own or of its country; if that is not known, of any country.
  const countries = scopes.filter(({ isCity }) => !isCity).map(({ guide }) => guide);
  const unsure = new Set(
    scopes.filter(({ broken }) => broken).flatMap(({ guide, parent }) => [guide, ...(parent ? [parent] : countries)]),
  );
  const used = new Map(scopes.map((scope) => [scope.guide, new Set<string>()]));
  for (const { guide, parent } of scopes) {
    const points = [...guide.languages.values()].flatMap(({ pages }) =>
      [...pages.values()].flatMap((page) => page.points.flatMap((point) => point.sources)),
    );
    const ids = [...(guide.facts ? sourceUses(guide.facts).map(({ id }) => id) : []), ...points];
    for (const id of ids) {
      used.get(guide)?.add(id);
      if (parent) used.get(parent)?.add(id);
    }
  }
  return scopes.flatMap(({ guide }) => {
    const { facts } = guide;
    if (!facts || unsure.has(guide)) return [];
    return entriesAt(facts, ['sources']).flatMap(([id]) =>
      used.get(guide)?.has(id)
        ? []
        : [
            {
              file: facts.file,
              line: facts.lineOf(['sources', id]),
              key: `sources.${id}`,
              wrong: `No fact and no Point uses the source \`${id}\`.`,
              write: 'Name it where it was used (`source: …`), or delete it.',
            },
          ],
    );
  });
}
