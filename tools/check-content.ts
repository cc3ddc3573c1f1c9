import { checkAll } from '../src/domain/content-rules/check.ts';
import { LANGUAGE_CODES, SOURCE_LANGUAGE } from '../src/i18n/languages.ts';
import { readContent } from './content/read.ts';
import { report } from './content/report.ts';

/*
 * npm run check:content [folder]
 * Says everything that is wrong with the content, in one run. Ends with 1 if there is anything.
 */

const files = readContent(process.argv[2] ?? process.cwd());
const problems = checkAll(files, { languages: LANGUAGE_CODES, source: SOURCE_LANGUAGE });
console.log(report(problems, files.length));
process.exitCode = problems.length > 0 ? 1 : 0;
