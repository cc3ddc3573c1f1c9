import { POINT_KINDS } from '../topics.ts';
import { missing } from './ids.ts';
import type { Page, Point } from './page.ts';
import type { Problem } from './problem.ts';
import { findFact, type Scope } from './scope.ts';
import { didYouMean } from './spelling.ts';

/** Warnings that may follow each other; more of them and nobody reads any. */
const MOST_WARNINGS = 2;

/** Points of a page: a kind that exists, sources that exist, not too many warnings in a row. */
export function checkGuidance(page: Page, scope: Scope): Problem[] {
  let row = 0;
  return page.points.flatMap((point) => {
    row = point.kind === 'care' ? row + 1 : 0;
    const where = { file: page.file, line: point.line, key: `<Point kind="${point.kind ?? ''}">` };
    const crowd: Problem[] =
      row > MOST_WARNINGS
        ? [
            {
              ...where,
              wrong: `This is warning number ${row} in a row.`,
              write: 'Put two together, or set a step or a right in between: say what to do first.',
            },
          ]
        : [];
    return [...kindExists(point, where), ...sourcesExist(point, scope, where), ...crowd];
  });
}

type Where = Pick<Problem, 'file' | 'line' | 'key'>;

function kindExists(point: Point, where: Where): Problem[] {
  if ((POINT_KINDS as readonly (string | undefined)[]).includes(point.kind)) return [];
  const wrong = point.kind === undefined ? 'The Point has no kind.' : `There is no kind \`${point.kind}\`.`;
  return [
    {
      ...where,
      wrong,
      write: `Write kind="…" with one of ${POINT_KINDS.join(', ')}.${didYouMean(point.kind ?? '', POINT_KINDS)}`,
    },
  ];
}

function sourcesExist(point: Point, scope: Scope, where: Where): Problem[] {
  if (point.sources.length === 0) {
    return [
      {
        ...where,
        wrong: 'The Point has no source.',
        write: 'Write source="s1" with the id of a source; several with a blank between.',
      },
    ];
  }
  return point.sources
    .filter((id) => !findFact(scope, 'sources', id))
    .map((id) => missing(scope, 'sources', 'source', id, where));
}
