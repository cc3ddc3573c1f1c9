import { describe, expect, it } from 'vitest';
import { check, said } from './fixture.ts';

const beside = (file: string) => said(check({ [`src/content/${file}`]: 'x: 1\n' }));

describe('the shape of the folders', () => {
  it('knows every file by its name', () => {
    expect(beside('cities/leipzig/cty.yaml')).toEqual([
      'leipzig/cty.yaml:1 file: The site does not know this file. Beside the language folders stand city.yaml, scene.svg, mark.svg. Did you mean `city.yaml`?',
    ]);
    expect(beside('notes.txt')[0]).toContain('The site does not know this file.');
    expect(beside('cities/leipzig/en/deep/er.mdx')[0]).toContain('The site does not know this file.');
  });

  it('knows the topics', () => {
    expect(beside('cities/leipzig/en/helth.mdx')).toEqual([
      expect.stringMatching(/^en\/helth\.mdx:1 .*Did you mean `health\.mdx`\?$/),
    ]);
  });

  it('wants pages with Points to be MDX', () => {
    expect(beside('countries/de/en/work.md')).toEqual([
      'en/work.md:1 file: A page ending in .md cannot show Points. Rename it to work.mdx.',
    ]);
  });

  it('names an unknown language folder once', () => {
    const problems = check({
      'src/content/cities/leipzig/xx/work.mdx': '',
      'src/content/cities/leipzig/xx/faq.yaml': '',
    });
    expect(said(problems)).toEqual([
      'leipzig/xx:1 file: `xx` is not a language of the site. Languages are en, de, el, ar. A new one is added in src/i18n/languages.ts first.',
    ]);
  });

  it('takes pages about the site, and compares their translations', () => {
    const about =
      '---\ntitle: About\nsummary: A guide.\ntranslation: { status: original, by: human }\n---\n\nIt is free. It costs 5 € a year to run.\n';
    expect(check({ 'src/content/site/en/about.md': about })).toEqual([]);
    expect(said(check({ 'src/content/site/el/about.md': about.replace('title: About\n', '') }))).toEqual([
      'el/about.md:2 title: `title` is missing. Add `title: Title of the page`.',
      'el/about.md:5 text: Only 0 % of the letters are Greek, the script of `el`. Translate the text; only tags and their ids stay as they are.',
      'en/about.md:1 file: This file is missing. Every page exists in the source language first; other languages fall back on it.',
    ]);
  });

  it('leaves pictures of a city alone', () => {
    expect(check({ 'src/content/cities/leipzig/scene.svg': '<svg/>' })).toEqual([]);
  });
});
