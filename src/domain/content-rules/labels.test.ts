import { describe, expect, it } from 'vitest';
import { check, checkReplaced, FAQ, LABELS, PAGE, said } from './fixture.ts';

describe('words for every fact', () => {
  it('misses a label, and names one too many', () => {
    expect(said(checkReplaced(LABELS, '  library:', '  libary:'))).toEqual([
      'en/labels.yaml:4 places.library: `library` of src/content/cities/leipzig/city.yaml, line 20, has no words here. Add under `places`: `library: { label: … }`.',
      'en/labels.yaml:6 places.libary: src/content/cities/leipzig/city.yaml has no `libary` under `places`. Delete these words, or correct the id. Did you mean `library`?',
    ]);
  });

  it('misses an answer', () => {
    expect(said(checkReplaced(FAQ, '  first:', '  last:'))).toEqual([
      expect.stringMatching(/^en\/faq\.yaml:2 questions\.first: `first` .* has no words here/),
      expect.stringMatching(/^en\/faq\.yaml:3 questions\.last: /),
    ]);
  });

  it('misses whole files', () => {
    expect(said(check({ [LABELS]: undefined, [FAQ]: undefined, [PAGE]: undefined }))).toEqual([
      'en/faq.yaml:1 file: This file is missing. It answers 1 questions of src/content/cities/leipzig/city.yaml: first.',
      'en/labels.yaml:1 file: This file is missing. Every language folder of a guide labels the facts of src/content/cities/leipzig/city.yaml.',
      'en/work.mdx:1 file: This file is missing. Every page exists in the source language first; other languages fall back on it.',
    ]);
  });

  it('lets a country go without a topic, but not a translation without its original', () => {
    const page =
      '---\ntitle: Εργασία\nsummary: Πρώτα εκεί.\ntranslation: { status: machine, of: "123456789abc" }\n---\n\n## Εκεί\n\n<Point kind="must" source="n1">\nΠηγαίνετε εκεί.\n</Point>\n';
    const problems = check({ 'src/content/countries/de/el/work.mdx': page });
    expect(problems.map(({ file, wrong }) => `${file.slice(25)} ${wrong}`)).toEqual([
      'el/labels.yaml This file is missing.',
      'en/work.mdx This file is missing.',
    ]);
  });
});
