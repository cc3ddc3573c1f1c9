import { describe, expect, it } from 'vitest';
import { readPdf } from './read-pdf.ts';
import { GUIDE, HANDOUTS } from './samples.ts';
import { guidePdf, handoutPdf, type HandoutData } from './typeset.ts';

const A4 = [0, 0, 595, 842];

/** Text as people search it, without spaces: a reader guesses those from gaps. */
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s_]/g, '');

/**
 * The same for Arabic: without vowel marks, and with lam and alef in the order in which readers give back the one
 * glyph that stands for both (the PDF names them in reading order, as it should; Chrome, Firefox and Poppler turn them).
 */
const squeezedArabic = (text: string) =>
  squeezed(text)
    .replace(/[\u064b-\u0652\u200e]/g, '')
    .replace(/ل([اأإآ])/g, '$1ل');

/** The words between the blanks of a line. */
const wordsOf = (line: string) => line.split(/_{2,}/).filter((words) => words.trim() !== '');

const read = async (data: HandoutData) => readPdf(await handoutPdf(data), data.dir);

describe.each(Object.entries(HANDOUTS) as [string, HandoutData][])('handout (%s)', (_, data) => {
  const squeeze = data.dir === 'rtl' ? squeezedArabic : squeezed;

  it('says every line on its first page, and the key points on its second', async () => {
    const { pages } = await read(data);
    expect(pages).toHaveLength(2);
    const [first = '', second = ''] = pages.map(squeeze);
    for (const words of [data.title, data.moduleLabel, data.moduleTitle, ...data.lines.flatMap(wordsOf)]) {
      expect(first).toContain(squeeze(words));
    }
    for (const words of [data.keyPointsTitle, ...data.keyPoints, data.qrLabel, data.licence]) {
      expect(second).toContain(squeeze(words));
    }
    expect(second).toContain(data.url.replace('https://', '').replace(/\/$/, ''));
  });

  it('is A4 and small', async () => {
    const bytes = await handoutPdf(data);
    expect((await readPdf(bytes)).sizes).toEqual([A4, A4]);
    expect(bytes.length).toBeLessThanOrEqual(120_000);
  });

  it('is tagged, in its language, with a text for the QR code', async () => {
    const { marked, info, raw, tags } = await read(data);
    expect(marked).toBe(true);
    expect(raw).toContain('/StructTreeRoot');
    expect(info).toMatchObject({ Language: data.language.replace(/-u-.*/, ''), Title: data.title });
    const count = (role: string) => tags.filter((tag) => tag.role === role).length;
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(1);
    expect(count('LI')).toBe(data.lines.length + data.keyPoints.length);
    expect(tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt)).toEqual([`${data.qrLabel}: ${data.url}`]);
  });

  it('brings its fonts, and only the letters it needs', async () => {
    const { fonts, embedded } = await read(data);
    const names = new Set(fonts);
    expect(names.size).toBeGreaterThanOrEqual(2);
    expect(embedded).toBe(names.size);
    for (const name of names)
      expect(name).toMatch(data.dir === 'rtl' ? /^[A-Z]{6}\+Vazirmatn-/ : /^[A-Z]{6}\+NotoSans-/);
  });

  it('is the same, byte for byte, whenever it is made', async () => {
    const first = await handoutPdf(data);
    await guidePdf(GUIDE);
    expect(Buffer.from(await handoutPdf(data)).equals(Buffer.from(first))).toBe(true);
    expect((await readPdf(first)).raw).not.toMatch(/CreationDate|ModDate|CreateDate/);
  });
});

describe('handout', () => {
  it('keeps numbers and addresses readable inside Arabic', async () => {
    const { text } = await read(HANDOUTS.ar);
    for (const words of ['+49 341 123-4504', 'info@example.org', '10:30', 'CC BY 4.0']) expect(text).toContain(words);
  });

  it('takes what looks like markup as words', async () => {
    const words = '#pagebreak() *bold* _it_ $x^2$ @ref <label> // no comment \\ "quote" {{}}';
    const { pages } = await read({ ...HANDOUTS.en, title: words, lines: [words], keyPoints: [words] });
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(squeezed(page)).toContain(squeezed(words));
  });

  it('has no second page without key points, and still the QR code', async () => {
    const { pages, tags } = await read({ ...HANDOUTS.tr, keyPoints: [] });
    expect(pages).toHaveLength(1);
    expect(tags.some((tag) => tag.role === 'Figure')).toBe(true);
  });

  it('loses nothing where the lines need more than a page', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `Line ${index} asks for ______________________ today`);
    const { text, pages } = await read({ ...HANDOUTS.en, lines });
    expect(pages.length).toBeGreaterThan(2);
    for (const line of lines.flatMap(wordsOf)) expect(squeezed(text)).toContain(squeezed(line));
  });

  it('shows a date and a notice where there is one', async () => {
    const { text } = await read({ ...HANDOUTS.en, date: 'November 2026', machineNotice: 'Written by a machine.' });
    expect(text).toContain('November 2026');
    expect(text).toContain('Written by a machine.');
  });

  it('refuses a language that is none', async () => {
    await expect(handoutPdf({ ...HANDOUTS.en, language: 'not a tag' })).rejects.toThrow(RangeError);
  });
});

describe('guide', () => {
  it('says everything, with contents that name the right pages', async () => {
    const { pages, text } = await readPdf(await guidePdf(GUIDE));
    const all = squeezed(text);
    for (const module of GUIDE.modules) {
      for (const words of [module.label, module.title, module.summary, module.hours, ...module.outcomes]) {
        expect(all).toContain(squeezed(words));
      }
      const contents = squeezed(pages[1] ?? '');
      for (const { title, lesson, aim, minutes, materials, steps } of module.activities) {
        for (const words of [title, lesson, aim, minutes, ...materials, ...steps]) {
          expect(all).toContain(squeezed(words));
        }
        const page = pages.findIndex((content, index) => index > 1 && squeezed(content).includes(squeezed(title)));
        expect(contents).toMatch(new RegExp(`${squeezed(title)}[.\\s]*${page + 1}`));
      }
    }
  });

  it('lets an activity run on over the page, with its title, aim and first step together', async () => {
    const [module] = GUIDE.modules;
    if (!module) throw new Error('there is no module');
    const sentence = (name: string) =>
      `${name}: read the letter together, and write down what it asks for and by when.`;
    const activities = Array.from({ length: 9 }, (_, at) => ({
      title: `Activity ${at} of nine`,
      lesson: 'Lesson',
      aim: `Aim ${at} of nine`,
      minutes: '40 minutes',
      materials: ['paper'],
      steps: Array.from({ length: 11 + (at % 4) }, (_, step) => sentence(`Step ${at}.${step}`)),
    }));
    const { pages } = await readPdf(await guidePdf({ ...GUIDE, modules: [{ ...module, activities }] }));
    const texts = pages.map(squeezed);
    const pageOf = (words: string) => texts.findIndex((text, at) => at > 1 && text.includes(squeezed(words)));
    for (const { title, aim, steps } of activities) {
      const [first = ''] = steps;
      expect([pageOf(aim), pageOf(first)], title).toEqual([pageOf(title), pageOf(title)]);
    }
    expect(activities.some(({ title, steps }) => pageOf(title) !== pageOf(steps.at(-1) ?? ''))).toBe(true);
  });

  it('has the contents of eight modules with five activities each on one page', async () => {
    const [module] = GUIDE.modules;
    const [activity] = module?.activities ?? [];
    if (!module || !activity) throw new Error('there is no activity');
    const modules = Array.from({ length: 8 }, (_, at) => ({
      ...module,
      activities: Array.from({ length: 5 }, (_, number) => ({ ...activity, title: `Activity ${at}.${number}` })),
    }));
    const { pages } = await readPdf(await guidePdf({ ...GUIDE, modules }));
    const contents = squeezed(pages[1] ?? '');
    for (const each of modules) for (const { title } of each.activities) expect(contents).toContain(squeezed(title));
  });

  it('is tagged, with bookmarks, and a QR code with a text for each module', async () => {
    const { marked, info, outline, tags, sizes } = await readPdf(await guidePdf(GUIDE));
    expect(marked).toBe(true);
    expect(info).toMatchObject({ Language: 'en-GB', Title: GUIDE.title });
    expect(outline).toEqual(expect.arrayContaining(GUIDE.modules.map((module) => module.title)));
    expect(tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt)).toEqual(
      GUIDE.modules.map((module) => `${GUIDE.qrLabel}: ${module.url}`),
    );
    for (const size of sizes) expect(size).toEqual(A4);
  });

  it('is the same, byte for byte, whenever it is made, and also runs from right to left', async () => {
    const first = await guidePdf(GUIDE);
    const arabic = await guidePdf({ ...GUIDE, language: 'ar', dir: 'rtl', title: 'دليل الميسر' });
    expect(squeezedArabic((await readPdf(arabic, 'rtl')).text)).toContain(squeezedArabic('دليل الميسر'));
    expect(Buffer.from(await guidePdf(GUIDE)).equals(Buffer.from(first))).toBe(true);
  });
});
