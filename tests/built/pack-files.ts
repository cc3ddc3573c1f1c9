import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { PARTS, unfold, type PackIndex, type Sealed } from '../../src/domain/pack.ts';
import { DIST } from './pages.ts';

/** What the built site says about its packs. */
export const packIndex = JSON.parse(readFileSync(`${DIST}/packs/index.json`, 'utf8')) as PackIndex;

/** The pack of an id: `en/cities/leipzig`. */
export function packOf(id: string) {
  const entry = packIndex.packs.find((pack) => pack.id === id);
  if (!entry) throw new Error(`There is no pack ${id}`);
  return entry;
}

/** Where a file lies: its address without the version. */
export const pathOf = (file: string): string => file.replace(/\?.*/, '');

/** The files of an archive by name, its pages unfolded: what a reader's device has after saving it. */
export function filesIn({ file }: Pick<Sealed, 'file'>): Map<string, Buffer> {
  const files = parseTar(gunzipSync(readFileSync(`${DIST}/${file}`)));
  const folded = files.find(({ name }) => name === PARTS);
  const parts = folded ? (JSON.parse(folded.text) as string[]) : [];
  return new Map(
    files
      .filter((each) => each !== folded)
      .map((each) => [
        each.name,
        each.name.endsWith('.html') ? Buffer.from(unfold(each.text, parts)) : Buffer.from(each.data ?? []),
      ]),
  );
}
