import { expect, test } from '@playwright/test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { LANGUAGE_CODES } from '../../src/i18n/languages.ts';
import { builtPages, doors, templates } from './pages.ts';

const pages = new Map(builtPages().map(({ address, html }) => [address, html]));
const validator = new HtmlValidate(new FileSystemConfigLoader());

async function problems(address: string): Promise<string[]> {
  const html = pages.get(address);
  if (html === undefined) return [`${address} was not built`];
  const { results } = await validator.validateString(html, 'page.html');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}

for (const language of LANGUAGE_CODES) {
  test(`every template is valid HTML in ${language}`, async () => {
    const found = await Promise.all(
      Object.entries(templates(language)).map(async ([name, address]) => ({ name, problems: await problems(address) })),
    );
    expect(found.filter((each) => each.problems.length > 0)).toEqual([]);
  });
}

test('the pages outside the languages are valid HTML', async () => {
  const found = await Promise.all(
    Object.entries(doors).map(async ([name, address]) => ({ name, problems: await problems(address) })),
  );
  expect(found.filter((each) => each.problems.length > 0)).toEqual([]);
});
