import { itemsAt, keyOf, textAt, type Located, type Path } from './located.ts';
import type { Wanted } from './pair.ts';
import type { Problem } from './problem.ts';

/** Ids of the things in a list, with their place. */
export const idsAt = (located: Located, path: Path): Wanted[] =>
  itemsAt(located.value, path).flatMap((item, index) => {
    const id = textAt(item, ['id']);
    return id === undefined ? [] : [{ id, path: [...path, index, 'id'] }];
  });

/** Each id of a list stands once. */
export function doubles(located: Located, path: Path): Problem[] {
  const ids = idsAt(located, path);
  return ids.flatMap(({ id, path: at }, index) => {
    const first = ids.slice(0, index).find((each) => each.id === id);
    return first
      ? [
          {
            file: located.file,
            line: located.lineOf(at),
            key: keyOf(at),
            wrong: `The id \`${id}\` is already used on line ${located.lineOf(first.path)}.`,
            write: 'Give each an id of its own.',
          },
        ]
      : [];
  });
}
