import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Problem } from './problem.ts';
import { isRecord } from '../record.ts';

/** Way to a value in a YAML file. */
export type Path = readonly (string | number)[];

/** A YAML file (or the front matter of a page) whose every value knows its line. */
export type Located = {
  /** Path from the root of the project. */
  file: string;
  /** The data, not yet checked. `undefined` when the file is broken. */
  value: unknown;
  /** Line of a key, or of its nearest parent that exists. */
  lineOf: (path: Path) => number;
  /** true: the syntax is so broken that what the file says cannot be known; rules that compare it keep quiet. */
  broken: boolean;
  /** What is wrong with the syntax. */
  problems: Problem[];
};

/** Key path as people write it: `places.town-hall.phone`. */
export const keyOf = (path: Path): string => path.join('.');

/** js-yaml, which Astro reads with, turns these into a `Date` when they stand without quotes. */
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$/;

const ADVICE: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two and delete the other.',
  TAB_AS_INDENT: 'Indent with spaces, two for each step.',
  BAD_INDENT: 'Indent with spaces, two for each step, the same for all keys of one thing.',
  MISSING_CHAR: 'Close every quote and bracket, and put a space behind each colon.',
};
const USUAL_ADVICE = 'Put text that contains ": " or " #", or starts with a special character, in "quotes".';

/**
 * Reads YAML. Never throws: what cannot be read is in `problems`.
 * @param linesBefore lines of the file above the YAML, as in a page whose front matter begins on line 2
 */
export function readYaml(file: string, text: string, linesBefore = 0): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + linesBefore;
  // One fault often makes the parser stumble again on the same line.
  const errors = [...Map.groupBy(document.errors, (error) => lineAt(error.pos[0])).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
  const problems: Problem[] = errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    key: '',
    wrong: `This cannot be read as YAML: ${error.message}.`,
    write: ADVICE[error.code] ?? USUAL_ADVICE,
  }));
  visit(document, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || !node.source || !TIMESTAMP.test(node.source)) return;
      problems.push({
        file,
        line: lineAt(node.range?.[0] ?? 0),
        key: '',
        wrong: `The day ${node.source} stands without quotes, so the site does not get it as text.`,
        write: `Write "${node.source}" in quotes.`,
      });
    },
  });
  // With a key that stands twice, the rest is still clear.
  const broken = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  return {
    file,
    broken,
    value: broken ? undefined : toValue(document),
    lineOf: (path) => lineAt(offsetOf(document, path)),
    problems,
  };
}

/** Broken documents may hold aliases that point nowhere; then there is no value. */
function toValue(document: Document): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    return undefined;
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as { range?: [number, number, number] } | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

/** The value at the end of a path; `undefined` where there is none. Works on unchecked data. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (Array.isArray(at) ? at[Number(step)] : isRecord(at) ? at[step] : undefined),
    value,
  );
}

/** The keys of the map at a path with their values; none where there is no map. */
export function entriesAt(located: Located | undefined, path: Path): [string, unknown][] {
  const value = valueAt(located?.value, path);
  return isRecord(value) ? Object.entries(value) : [];
}

/** The items of the list at a path; none where there is no list. */
export function itemsAt(value: unknown, path: Path): unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The text at a path, if it is one. */
export function textAt(value: unknown, path: Path): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}
