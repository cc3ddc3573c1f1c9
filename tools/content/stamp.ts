import { isMap, isScalar, parseDocument } from 'yaml';

/** Writes the hash into `translation.of` of a labels file or a page, and changes nothing else. Text without `translation` comes back as it is. */
export function stamp(text: string, hash: string): string {
  const front = /^---\r?\n/.exec(text);
  const start = front ? front[0].length : 0;
  const length = front ? text.slice(start).search(/^---\s*$/m) : text.length;
  if (length < 0) return text;
  const translation = parseDocument(text.slice(start, start + length)).get('translation', true);
  if (!isMap(translation)) return text;
  const replace = (from: number, to: number, by: string) => text.slice(0, start + from) + by + text.slice(start + to);

  const pair = translation.items.find(({ key }) => isScalar(key) && key.value === 'of');
  if (pair) {
    const [from, to] = isScalar(pair.value) ? (pair.value.range ?? []) : [];
    if (from === undefined || to === undefined) return text;
    // `of:` without a value: the range is empty and sits behind the colon.
    return replace(from, to, from === to && text[start + from - 1] === ':' ? ` "${hash}"` : `"${hash}"`);
  }
  const last = translation.items.at(-1);
  const first = translation.items[0];
  const end = isScalar(last?.value) ? last.value.range?.[1] : undefined;
  const begin = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  if (end === undefined || begin === undefined) return text;
  if (translation.flow) return replace(end, end, `, of: "${hash}"`);
  const indent = begin - (text.lastIndexOf('\n', start + begin - 1) + 1 - start);
  return replace(end, end, `\n${' '.repeat(indent)}of: "${hash}"`);
}
