/** Reads a PDF back, for the tests. */
import { getDocumentProxy } from 'unpdf';

type Piece = { str: string; x: number; y: number; hasEOL: boolean };

/** A tag of the structure tree. */
type Tag = { role?: string; alt?: string; children?: Tag[] };

/** From left to right the order of painting is the order of reading. */
const textFromLeft = (pieces: Piece[]) => pieces.map((piece) => piece.str + (piece.hasEOL ? ' ' : '')).join('');

/** From right to left each line is painted from its left end. */
function textFromRight(pieces: Piece[]): string {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.find((other) => other[0] && Math.abs(other[0].y - piece.y) < 3);
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  return lines
    .flatMap((line) => line.toSorted((a, b) => b.x - a.x))
    .map((piece) => piece.str)
    .join(' ');
}

const tagsBelow = (tag: Tag): Tag[] => [tag, ...(tag.children ?? []).flatMap(tagsBelow)];

/** What stands in a PDF, and how it is made. */
export async function readPdf(bytes: Uint8Array, dir: 'ltr' | 'rtl' = 'ltr') {
  const raw = Buffer.from(bytes).toString('latin1');
  // The reader takes the bytes it is given away.
  const pdf = await getDocumentProxy(bytes.slice());
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  const texts: string[] = [];
  const tags: Tag[] = [];
  for (const page of pages) {
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item ? [{ str: item.str, x: item.transform[4], y: item.transform[5], hasEOL: item.hasEOL }] : [],
    );
    texts.push(dir === 'ltr' ? textFromLeft(pieces) : textFromRight(pieces));
    tags.push(...tagsBelow((await page.getStructTree()) as Tag));
  }
  return {
    pages: texts,
    text: texts.join(' '),
    tags,
    sizes: pages.map((page) => page.view.map((edge) => Math.round(edge))),
    marked: (await pdf.getMarkInfo())?.Marked === true,
    info: (await pdf.getMetadata()).info as Record<string, unknown>,
    outline: (await pdf.getOutline())?.map((entry) => entry.title) ?? [],
    /** Names of the fonts; six letters and a plus stand before the name of a subset. */
    fonts: [...raw.matchAll(/\/BaseFont\s*\/([\w+-]+)/g)].map((match) => match[1]),
    embedded: raw.match(/\/FontFile[23]?\s/g)?.length ?? 0,
    raw,
  };
}
