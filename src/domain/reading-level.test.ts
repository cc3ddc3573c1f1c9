import { describe, expect, it } from 'vitest';
import { gradeOf, longSentences, MAX_SENTENCE_WORDS, sentencesOf, wordsOf } from './reading-level.ts';

const words = (count: number) => `${Array.from({ length: count }, () => 'word').join(' ')}.`;

describe('sentences of a page', () => {
  it('leave out front matter, headings and the tags of points', () => {
    const page =
      '---\ntitle: T\nsummary: S.\n---\n\n## Heading\n\n<Point kind="info" source="a b">\nOne. Two?\n</Point>\n';
    expect(sentencesOf(page)).toEqual(['One.', 'Two?']);
  });

  it.each([
    ['Pay <Cost id="c" /> or call <Phone id="p" />.', 'Pay this or call this.'],
    ['Ask <Place id="p" /> or see <Link id="l" />.', 'Ask this or see this.'],
    ['Ask <Place id="p">the town hall</Place>.', 'Ask the town hall.'],
    ['Ask the desk (<Term id="t" />), then wait.', 'Ask the desk, then wait.'],
    ['You need a <Term id="t">permit</Term>.', 'You need a permit.'],
    ['You **must** pay\nin time.', 'You must pay in time.'],
    ['Ask first <Cite id="s1 s2" />, then help. <Cite id="s1" />', 'Ask first, then help.'],
  ])('read %j as %j', (text, plain) => {
    expect(sentencesOf(text)).toEqual([plain]);
  });

  it('are one for each list item and for the line above it', () => {
    expect(sentencesOf('Bring:\n\n- your ID\n- your contract\n  and a photo\n\n1. Go there.\n2. Pay.')).toEqual([
      'Bring:',
      'your ID',
      'your contract and a photo',
      'Go there.',
      'Pay.',
    ]);
  });

  it('are one for each cell of a table', () => {
    expect(
      sentencesOf('See:\n\n| It says | You offer |\n| --- | --- |\n| “Too much” | One line. Then wait. |'),
    ).toEqual(['See:', 'It says', 'You offer', '“Too much”', 'One line.', 'Then wait.']);
  });

  it('begin also with a figure or a small letter, and do not end in a number or at “St.”', () => {
    expect(sentencesOf('It opens at 9.30 in St. Georg. 12 people work there. “easyRights” helps.')).toEqual([
      'It opens at 9.30 in St. Georg.',
      '12 people work there.',
      '“easyRights” helps.',
    ]);
  });
});

describe('words', () => {
  it('hold a letter or a digit, in any script', () => {
    expect(wordsOf('Day-care – 25 € in Αθήνα.')).toEqual(['Day-care', '25', 'in', 'Αθήνα.']);
  });
});

describe('the grade', () => {
  it('follows the formula of Flesch and Kincaid', () => {
    // 12 words in 2 sentences, each of one syllable; so is the figure.
    expect(gradeOf('The cat sat on the red mat. It has been there 12.')).toBeCloseTo(
      0.39 * 6 + 11.8 * (12 / 12) - 15.59,
    );
  });

  it('rises with longer words and longer sentences', () => {
    const easy = gradeOf('Go to the office. Take your papers.');
    expect(gradeOf('Go to the administration. Take your identification.')).toBeGreaterThan(easy);
    expect(gradeOf('Go to the office and take your papers.')).toBeGreaterThan(easy);
  });

  it('does not count an official word that stands alone', () => {
    expect(gradeOf('Ask the desk (<Term id="t" />).')).toBe(gradeOf('Ask the desk.'));
  });
});

describe('long sentences', () => {
  it('have more words than allowed', () => {
    const long = words(MAX_SENTENCE_WORDS + 1);
    expect(longSentences(`${words(MAX_SENTENCE_WORDS)} ${long}`)).toEqual([long]);
  });
});
