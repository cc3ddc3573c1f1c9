import { describe, expect, it } from 'vitest';
import { translationHash } from '../translation-hash.ts';
import { check, filesWith, NATIONAL_PAGE, said, SITE, soundFiles } from './fixture.ts';
import { translations } from './translation-state.ts';

const AR = 'src/content/countries/de/ar';
const LABELS_AR = `translation: { status: machine, of: "123456789abc" }
costs:
  permit: { label: أول تصريح }
emergency:
  ambulance: { label: سيارة إسعاف }
  doctor: { label: طبيب مناوب }
`;
const PAGE_AR = `---
title: الإقامة
summary: اذهبوا إلى هناك أولًا.
translation: { status: machine, of: "123456789abc" }
---

## اذهبوا إلى هناك

<Point kind="must" source="n1">
سجّلوا عنوانكم في <Term id="buergeramt">مكتب المواطنين</Term>. سعر التصريح <Cost id="permit" />.
</Point>
`;
const arabic = (page: string) => said(check({ [`${AR}/labels.yaml`]: LABELS_AR, [`${AR}/residence.mdx`]: page }));

describe('translations', () => {
  it('takes a whole one', () => {
    expect(arabic(PAGE_AR)).toEqual([]);
  });

  it('notices text in another script', () => {
    const text =
      soundFiles()[NATIONAL_PAGE]?.replace(
        '{ status: original, by: human }',
        '{ status: machine, of: "123456789abc" }',
      ) ?? '';
    expect(arabic(text)).toEqual([
      'ar/residence.mdx:6 text: Only 0 % of the letters are Arabic, the script of `ar`. Translate the text; only tags and their ids stay as they are.',
    ]);
  });

  it('notices a lost tag and a foreign one', () => {
    expect(
      arabic(PAGE_AR.replace(' سعر التصريح <Cost id="permit" />.', ' هذا مكتب البلدية. اتصلوا <Phone id="doctor" />.')),
    ).toEqual([
      'ar/residence.mdx:7 text: The text looks truncated: <Cost id="permit"> of src/content/countries/de/en/residence.mdx, line 10, is not here. Translate the sentence with its tag <Cost id="permit">.',
      'ar/residence.mdx:10 text: <Phone id="doctor"> does not stand in src/content/countries/de/en/residence.mdx, or less often. Keep the tags and ids of the original exactly.',
    ]);
  });

  it('notices a changed, a lost and an added Point', () => {
    expect(arabic(PAGE_AR.replace('kind="must"', 'kind="step"'))).toEqual([
      expect.stringContaining(
        'Point 1 is <Point kind="step" source="n1">, but <Point kind="must" source="n1"> in src/content/countries/de/en/residence.mdx, line 9.',
      ),
    ]);
    expect(arabic(PAGE_AR.replace(/<Point[^]*/, ''))).toContainEqual(expect.stringContaining('Point 1 is missing'));
    expect(arabic(`${PAGE_AR}\n<Point kind="info" source="n1">\nاسألوا هناك.\n</Point>\n`)).toEqual([
      expect.stringContaining('Point 2 has no original'),
    ]);
  });

  it('notices half a text', () => {
    expect(
      arabic(
        PAGE_AR.replace('سجّلوا عنوانكم في ', '')
          .replace(' سعر التصريح', '')
          .replace(' إلى هناك أولًا', '')
          .replace('## اذهبوا إلى هناك', '## هناك'),
      ),
    ).toEqual([
      expect.stringMatching(
        /The text looks truncated: \d+ words, and \d+ in src\/content\/countries\/de\/en\/residence\.mdx\./,
      ),
    ]);
  });

  it('lets a term fall away in its own language', () => {
    const german = `---
title: Aufenthalt
summary: Gehen Sie zuerst dorthin.
translation: { status: machine, of: "123456789abc" }
---

## Gehen Sie dorthin

<Point kind="must" source="n1">
Melden Sie sich im Bürgeramt an. Die Erlaubnis kostet <Cost id="permit" />.
</Point>
`;
    const labels = soundFiles()['src/content/countries/de/en/labels.yaml']?.replace(
      'status: original, by: human',
      'status: human, of: "123456789abc"',
    );
    expect(
      check({ 'src/content/countries/de/de/labels.yaml': labels, 'src/content/countries/de/de/residence.mdx': german }),
    ).toEqual([]);
  });

  it('wants the stamp of the English text', () => {
    expect(arabic(PAGE_AR.replace('123456789abc', '000000000000'))).toEqual([
      'ar/residence.mdx:4 translation.of: It is not written down which English text this was made from. Run `npm run translations -- --stamp`.',
    ]);
  });

  it('tells done, stale and missing apart', () => {
    const hash = translationHash(soundFiles()[NATIONAL_PAGE] ?? '');
    const files = filesWith({
      [`${AR}/labels.yaml`]: LABELS_AR,
      [`${AR}/residence.mdx`]: PAGE_AR.replace('123456789abc', hash),
    });
    const own = translations(files, SITE).filter(
      ({ language, guide }) => language === 'ar' && guide === 'countries/de',
    );
    expect(own.map(({ file, state, status }) => [file.split('/').at(-1), state, status])).toEqual([
      ['labels.yaml', 'stale', 'machine'],
      ['residence.mdx', 'done', 'machine'],
    ]);
    expect(translations(files, SITE).find(({ language }) => language === 'el')?.state).toBe('missing');
  });

  it('hashes words, not line ends', () => {
    expect(translationHash('a\r\nb')).toBe(translationHash('a\nb'));
    expect(translationHash('a')).toMatch(/^[0-9a-f]{12}$/);
  });
});
