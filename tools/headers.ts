/** Headers for the paths that fit a pattern, as in a `_headers` file. */
export type HeaderRule = { pattern: string; headers: [name: string, value: string][] };

/** Reads the `_headers` format of Netlify and Cloudflare Pages: a path, then indented `Name: value` lines. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trimStart().startsWith('#')) continue;
    if (/^\S/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
      continue;
    }
    const [, name = '', value = ''] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

/** Whether a path fits a pattern; `*` stands for anything. */
export const fits = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(path);

/** Headers of all rules that fit a path. Later rules win. */
export const headersFor = (rules: HeaderRule[], path: string): [name: string, value: string][] =>
  rules.filter(({ pattern }) => fits(pattern, path)).flatMap(({ headers }) => headers);
