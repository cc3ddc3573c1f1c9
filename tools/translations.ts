import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { translations, type Translation } from '../src/domain/content-rules/translation-state.ts';
import { UNSTAMPED } from '../src/domain/translation-hash.ts';
import { LANGUAGE_CODES, LANGUAGES, SOURCE_LANGUAGE, type Language } from '../src/i18n/languages.ts';
import { readContent } from './content/read.ts';
import { stamp } from './content/stamp.ts';

/*
 * npm run translations                      what each language has, lacks and must look at again
 * npm run translations -- --stamp           writes the hash of the English text into new translations
 * npm run translations -- --stamp <file>…   writes it again, after somebody brought a translation up to date
 */

const root = process.cwd();
const [command, ...named] = process.argv.slice(2);
const all = translations(readContent(root), { languages: LANGUAGE_CODES, source: SOURCE_LANGUAGE });

const WHO: Record<string, string> = {
  machine: 'machine',
  'machine-reviewed': 'machine and reviewed',
  human: 'people',
  original: 'people first',
};

const list = (word: string, names: readonly string[]) => (names.length > 0 ? [`${word}: ${names.join(', ')}`] : []);

function overview(): string {
  const lines = LANGUAGE_CODES.filter((language) => language !== SOURCE_LANGUAGE).flatMap((language) => {
    const own = all.filter((each) => each.language === language);
    const guides = [...Map.groupBy(own, ({ guide }) => guide)].map(([guide, files]) => `  ${guide}: ${summary(files)}`);
    return [`${LANGUAGES[language as Language].name} (${language})`, ...guides];
  });
  return lines.join('\n');
}

function summary(files: readonly Translation[]): string {
  const names = (state: Translation['state']) =>
    files.filter((file) => file.state === state).map(({ file }) => file.split('/').at(-1) ?? '');
  const missing = names('missing');
  if (missing.length === files.length) return 'nothing yet';
  const statuses = [
    ...Map.groupBy(
      files.filter(({ state }) => state !== 'missing'),
      ({ status }) => status ?? 'not said',
    ),
  ];
  return [
    `${names('done').length} of ${files.length} done`,
    `by ${statuses.map(([status, own]) => `${WHO[status] ?? status} ${own.length}`).join(', ')}`,
    ...list('stale', names('stale')),
    ...list('missing', missing),
  ].join('; ');
}

function stampFiles(): number {
  const wanted = named.map((path) => relative(root, resolve(path)).split(sep).join('/'));
  const unknown = wanted.filter((path) => !all.some(({ file, state }) => file === path && state !== 'missing'));
  for (const path of unknown) console.error(`${path} is not a translation of a file that exists.`);
  const unstamped = ({ of }: Translation) => of === undefined || of === UNSTAMPED;
  const due = all.filter(
    (each) => each.state === 'stale' && (wanted.length > 0 ? wanted.includes(each.file) : unstamped(each)),
  );
  for (const { file, hash } of due) {
    const text = readFileSync(join(root, file), 'utf8');
    writeFileSync(join(root, file), stamp(text, hash));
    console.log(`${file}: ${hash}`);
  }
  console.log(`${due.length} ${due.length === 1 ? 'file' : 'files'} stamped`);
  return unknown.length > 0 ? 1 : 0;
}

if (command === undefined) console.log(overview());
else if (command === '--stamp') process.exitCode = stampFiles();
else {
  console.error(`There is no "${command}". Write nothing, --stamp, or --stamp <file>.`);
  process.exitCode = 1;
}
