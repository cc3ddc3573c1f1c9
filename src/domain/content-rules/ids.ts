import { FACT_KINDS } from '../facts.ts';
import { entriesAt, textAt, valueAt } from './located.ts';
import type { Problem } from './problem.ts';
import { findFact, idsIn, whereElse, type FactKind, type Scope } from './scope.ts';
import { didYouMean } from './spelling.ts';

/** A city's ids differ from its country's, and first steps name places and costs that exist. */
export function checkIds(scope: Scope): Problem[] {
  return [...reusedIds(scope), ...firstSteps(scope)];
}

function reusedIds({ guide: { facts }, parent }: Scope): Problem[] {
  if (!facts || !parent?.facts) return [];
  const national = parent.facts;
  return FACT_KINDS.flatMap((kind) =>
    entriesAt(facts, [kind]).flatMap(([id]) =>
      valueAt(national.value, [kind, id]) === undefined
        ? []
        : [
            {
              file: facts.file,
              line: facts.lineOf([kind, id]),
              key: `${kind}.${id}`,
              wrong: `The id \`${id}\` is already used in ${national.file}, line ${national.lineOf([kind, id])}.`,
              write: 'Delete the local fact if it is the same, or give it an id of its own.',
            },
          ],
    ),
  );
}

const REFERENCES: { key: string; kind: FactKind; thing: string }[] = [
  { key: 'place', kind: 'places', thing: 'place' },
  { key: 'cost', kind: 'costs', thing: 'cost' },
];

function firstSteps(scope: Scope): Problem[] {
  const { facts } = scope.guide;
  if (!facts) return [];
  return entriesAt(facts, ['firstSteps']).flatMap(([step, value]) =>
    REFERENCES.flatMap(({ key, kind, thing }) => {
      const id = textAt(value, [key]);
      if (id === undefined || findFact(scope, kind, id)) return [];
      return [
        missing(scope, kind, thing, id, {
          file: facts.file,
          line: facts.lineOf(['firstSteps', step, key]),
          key: `firstSteps.${step}.${key}`,
        }),
      ];
    }),
  );
}

/** "There is no place `x`", with where it does stand or what was probably meant. */
export function missing(
  scope: Scope,
  kind: FactKind,
  thing: string,
  id: string,
  where: Pick<Problem, 'file' | 'line' | 'key'>,
): Problem {
  const other = whereElse(scope, kind, id);
  const files = scope.files.map(({ file }) => file).join(' or ') || scope.guide.factsFile;
  return {
    ...where,
    wrong: `There is no ${thing} \`${id}\` in ${files}.`,
    write: other
      ? `It stands in ${other}, which cannot be used here. Move the fact or the sentence.`
      : `Add it under \`${kind}\`, or correct the id.${didYouMean(id, idsIn(scope, kind))}`,
  };
}
