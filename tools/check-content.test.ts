import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CITY, NATIONAL_PAGE, soundFiles } from '../src/domain/content-rules/fixture.ts';
import { HOME, LESSON, QUIZ } from '../src/domain/content-rules/fixture-course.ts';
import { translationHash } from '../src/domain/translation-hash.ts';

const TOOLS = import.meta.dirname;
let root: string;

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const run = (tool: string, args: string[]) =>
  spawnSync(process.execPath, [join(TOOLS, tool), ...args], { cwd: root, encoding: 'utf8' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  for (const [file, text] of Object.entries(soundFiles())) write(file, text);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('npm run check:content', () => {
  it('groups by file, counts, and ends with 1', () => {
    write(CITY, soundFiles()[CITY]?.replace('lon: 12.37', 'lon: 120') ?? '');
    const { stdout, status } = run('check-content.ts', [root]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${CITY}\n  ${CITY}:6  coordinates\n    51.34, 120 is outside the country`);
    expect(stdout).toMatch(/\d+ problems in \d+ files\n$/);
  });
});

describe('npm run translations', () => {
  it('stamps what is new and nothing else', () => {
    const file = 'src/content/countries/de/ar/residence.mdx';
    const page = '---\ntitle: ا\ntranslation: { status: machine, of: "HASH" }\n---\nx\n';
    write(file, page.replace('HASH', '000000000000'));
    const hash = translationHash(soundFiles()[NATIONAL_PAGE] ?? '');
    const output = execFileSync(process.execPath, [join(TOOLS, 'translations.ts'), '--stamp'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(output).toContain('1 file stamped');
    expect(readFileSync(join(root, file), 'utf8')).toBe(page.replace('HASH', hash));
    write(NATIONAL_PAGE, `${soundFiles()[NATIONAL_PAGE]}\n`);
    expect(run('translations.ts', []).stdout).toContain(
      'countries/de: 0 of 2 done; by machine 1; stale: residence.mdx; missing: labels.yaml',
    );
    expect(run('translations.ts', ['--stamp']).stdout).toContain('0 files stamped');
    expect(run('translations.ts', ['--stamp', file]).stdout).toContain('1 file stamped');
    expect(run('translations.ts', ['--stamp', 'nothing.mdx']).status).toBe(1);
  });

  it('lists and stamps the course and its modules too', () => {
    expect(run('translations.ts', []).stdout).toContain(
      'mooc/course: nothing yet\n  mooc/01-first-module: nothing yet',
    );
    const inGerman = (file: string) => file.replace('/en/', '/de/');
    for (const file of [LESSON, QUIZ]) {
      write(inGerman(file), soundFiles()[file]?.replace('original, by: human', 'human, of: "000000000000"') ?? '');
    }
    expect(run('translations.ts', ['--stamp']).stdout).toContain('2 files stamped');
    for (const file of [LESSON, QUIZ]) {
      const hash = translationHash(soundFiles()[file] ?? '');
      expect(readFileSync(join(root, inGerman(file)), 'utf8')).toContain(`{ status: human, of: "${hash}" }`);
    }
    expect(run('translations.ts', []).stdout).toContain(
      `${HOME.slice('src/content/'.length)}: 2 of 7 done; by people 2; missing: index.mdx, 2-go-on.mdx, labels.yaml, handout.yaml, film.yaml`,
    );
  });
});
