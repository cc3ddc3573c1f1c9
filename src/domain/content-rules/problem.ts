/** One thing that is wrong in one content file, said so that whoever wrote the file can repair it. */
export type Problem = {
  /** Path from the root of the project. */
  file: string;
  /** Line, from 1. */
  line: number;
  /** Where in the file: a key path such as `costs.permit.amount`, or a tag. */
  key: string;
  /** What is wrong. */
  wrong: string;
  /** What to write instead. */
  write: string;
};

// Not by a locale: the same on every computer.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Problems in the order a person works through them: file by file, from the top. */
export const inReadingOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line || compare(a.key, b.key) : compare(a.file, b.file)));
