import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CONTENT, type RawFile } from '../../src/domain/content-rules/content.ts';
import { MESSAGES } from '../../src/domain/content-rules/messages.ts';

/** Reads every file of the content and of the interface messages. Files whose name begins with a dot are the system's. */
export function readContent(root: string): RawFile[] {
  return [CONTENT, MESSAGES]
    .flatMap((folder) => filesIn(join(root, folder)))
    .map((path) => ({
      file: relative(root, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
