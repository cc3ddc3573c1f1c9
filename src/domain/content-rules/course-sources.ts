import type { Site } from './content.ts';
import type { Course, Module } from './course-files.ts';
import { entriesAt, itemsAt, textAt, type Located } from './located.ts';
import { idsAt } from './list-ids.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import { checkDates } from './sources.ts';
import { didYouMean } from './spelling.ts';

/** Every citation has its source, every source is cited or read on, and is to be read again after it was read. */
export function checkCourseSources({ sources, modules, misnamed }: Course, site: Site): Problem[] {
  if (!sources || sources.broken) return [];
  const known = entriesAt(sources, []).map(([id]) => id);
  return [
    ...modules.flatMap(pagesOf).flatMap((page) => lost(page, sources, known)),
    ...checkDates(sources, []),
    ...(misnamed.size === 0 && modules.every((module) => isWhole(module, site)) ? unused(sources, known, modules) : []),
  ];
}

const pagesOf = ({ languages }: Module): Page[] => [...languages.values()].flatMap(({ pages }) => [...pages.values()]);

const lost = ({ file, tags }: Page, sources: Located, known: readonly string[]): Problem[] =>
  (tags ?? []).flatMap(({ tag, line, sources: ids }) =>
    ids
      .filter((id) => !known.includes(id))
      .map((id) => ({
        file,
        line,
        key: tag,
        wrong: `There is no source \`${id}\` in ${sources.file}.`,
        write: `Add it there, or correct the id.${didYouMean(id, known)}`,
      })),
  );

/** Facts that cannot be read, or a lesson not yet written, may use any source. */
function isWhole({ facts, languages }: Module, { source }: Site): boolean {
  const pages = languages.get(source)?.pages;
  if (!facts || facts.broken || !pages?.has('index')) return false;
  return idsAt(facts, ['lessons']).every(({ id }, index) => pages.has(`${index + 1}-${id}`));
}

function unused(sources: Located, known: readonly string[], modules: readonly Module[]): Problem[] {
  const used = new Set(
    modules.flatMap((module) => [
      ...pagesOf(module).flatMap(({ tags }) => (tags ?? []).flatMap(({ sources: ids }) => ids)),
      ...itemsAt(module.facts?.value, ['reading']).flatMap((item) => textAt(item, ['source']) ?? []),
    ]),
  );
  return known
    .filter((id) => !used.has(id))
    .map((id) => ({
      file: sources.file,
      line: sources.lineOf([id]),
      key: id,
      wrong: `No lesson cites the source \`${id}\`, and no module names it as reading.`,
      write: 'Cite it where it was used (`<Cite id="…" />`), or delete it.',
    }));
}
