import type { Problem } from '../../src/domain/content-rules/problem.ts';

/** Problems as people read them in a terminal: grouped by file, from the top. */
export function report(problems: readonly Problem[], files: number): string {
  if (problems.length === 0) return `Content is sound: ${count(files, 'file')}`;
  const groups = Map.groupBy(problems, ({ file }) => file);
  const blocks = [...groups].map(([file, own]) => [file, ...own.map(entry)].join('\n'));
  return [...blocks, `${count(problems.length, 'problem')} in ${count(groups.size, 'file')}`].join('\n\n');
}

const entry = ({ file, line, key, wrong, write }: Problem) =>
  `  ${file}:${line}${key ? `  ${key}` : ''}\n    ${wrong}\n    → ${write}`;

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;
