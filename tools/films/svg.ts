/*
 * As much SVG as the films need: elements and attributes. A small reader of our own, because the pictures
 * are ours too and a parser would be one more package to keep.
 */

/** An element of a drawing. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads a drawing; says which line it does not understand. */
export function parseSvg(source: string, file: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const here = () => open.at(-1) ?? top;
  let read = 0;
  const fail = (what: string): never => {
    throw new Error(`${file}, line ${source.slice(0, read).split('\n').length}: ${what}`);
  };
  for (const piece of source.matchAll(PIECE)) {
    if (piece.index !== read) break;
    const [text, closed, opened, attributes = '', self] = piece;
    if (opened) {
      const element: Element = { name: opened, attributes: readAttributes(attributes), children: [], text: '' };
      here().children.push(element);
      if (!self) open.push(element);
    } else if (closed) {
      if (open.length === 1 || here().name !== closed) fail(`</${closed}> closes nothing.`);
      open.pop();
    } else if (!text.startsWith('<')) {
      here().text += text.trim();
    }
    read += text.length;
  }
  if (read < source.length) fail(`not understood: ${source.slice(read, read + 40)}`);
  if (open.length > 1) fail(`<${here().name}> is never closed.`);
  const [root] = top.children;
  if (!root || top.children.length > 1) throw new Error(`${file}: one <svg> is expected.`);
  return root;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, a, b]) => [name, a ?? b ?? '']));
}

/** Writes elements as short as it can: no space between them, no attribute that says nothing. */
export function printSvg(elements: readonly Element[]): string {
  return elements
    .map(({ name, attributes, children }) => {
      const list = Object.entries(attributes)
        .map(([key, value]) => ` ${key}="${value}"`)
        .join('');
      return children.length > 0 ? `<${name}${list}>${printSvg(children)}</${name}>` : `<${name}${list}/>`;
    })
    .join('');
}
