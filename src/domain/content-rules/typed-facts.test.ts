import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../i18n/languages.ts';
import { checkBody, checkReplaced, LABELS, PAGE, said } from './fixture.ts';
import { moneyWords } from './money-words.ts';
import { amountOf, findMoney } from './typed-money.ts';

const LANGUAGE_CODES = Object.keys(LANGUAGES);
const words = moneyWords(LANGUAGE_CODES, []);
const typed = (text: string) =>
  findMoney(text, words).map(({ amount, currencies }) => `${amount} ${currencies.join('/')}`);
const point = (text: string) => `<Point kind="info" source="s1">\n${text}\n</Point>`;

describe('money that is typed', () => {
  it.each([
    ['It costs €100.', '100 EUR'],
    ['It costs 1,200.50 euros a year.', '1200.5 EUR'],
    ['Das 49-Euro-Ticket', '49 EUR'],
    ['EUR 12,82 brutto', '12.82 EUR'],
    ['500 kr', '500 NOK/SEK'],
    ['kr 1 000,-', '1000 NOK/SEK'],
    ['2 500 kronor', '2500 NOK/SEK'],
    ['₺50', '50 TRY'],
    ['1.500 TL', '1500 TRY'],
    ['200 liralık', '200 TRY'],
    ['100 يورو', '100 EUR'],
    ['١٠٠ يورو', '100 EUR'],
    ['50 ليرة', '50 TRY'],
    ['20 ευρώ', '20 EUR'],
    ['20 ΕΥΡΏ', '20 EUR'],
    ["100 euro'dan az", '100 EUR'],
  ])('finds it in "%s"', (text, sum) => {
    expect(typed(text)).toEqual([sum]);
  });

  it.each([
    '112 people live here',
    '27 European countries',
    'in 2024 EU rules',
    'Bring 2 photos',
    'within 3 months',
    'room 5, krankenhaus',
    '2 nok en gang',
    'Euro 2024',
    'pay in euros',
    'level B1',
    '10 sek',
    '3 lirik şiir',
    'open 9:00 to 17:00',
  ])('finds none in "%s"', (text) => {
    expect(typed(text)).toEqual([]);
  });

  it('reads amounts of every way of writing', () => {
    expect(['1.234,50', '1,234.50', '1 234,5', "1'234.50", '1.000', '12,5', '7', '١٬٢٣٤٫٥'].map(amountOf)).toEqual([
      1234.5, 1234.5, 1234.5, 1234.5, 1000, 12.5, 7, 1234.5,
    ]);
  });

  it('finds every sum that Intl can write, in every language of the site', () => {
    const way = fc.record({
      language: fc.constantFrom(...LANGUAGE_CODES),
      currency: fc.constantFrom('EUR', 'TRY', 'SEK', 'NOK'),
      currencyDisplay: fc.constantFrom('code' as const, 'symbol' as const, 'narrowSymbol' as const, 'name' as const),
      cents: fc.integer({ min: 0, max: 99_999_999 }),
    });
    fc.assert(
      fc.property(way, ({ language, currency, currencyDisplay, cents }) => {
        const text = new Intl.NumberFormat(language, {
          style: 'currency',
          currency,
          currencyDisplay,
          minimumFractionDigits: 2,
        }).format(cents / 100);
        const [sum, ...more] = findMoney(`x ${text}.`, words);
        expect(more).toEqual([]);
        expect(sum?.amount).toBeCloseTo(cents / 100);
        expect(sum?.currencies).toContain(currency);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves numbers without money alone', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('people', 'Tage', 'εβδομάδες', 'أشهر', 'ay', 'uker', 'månader', 'giorni', '%', 'm²'),
        (number, thing) => {
          expect(findMoney(`We saw ${number} ${thing} there.`, words)).toEqual([]);
        },
      ),
    );
  });

  it('names the cost or figure that holds the sum', () => {
    expect(said(checkBody(point('The permit costs 100 euros.')))).toEqual([
      'en/work.mdx:10 <Point>: A sum of money is typed here: "100 euros". Write `<Cost id="permit" />`.',
    ]);
    expect(checkBody(point('You get at least €12.82.'))[0]?.write).toBe('Write `<Figure id="wage" />`.');
  });

  it('sends a new sum to the figures', () => {
    expect(checkBody(point('It costs <Link id="site">about 70 €</Link>.'))[0]?.write).toBe(
      'Put it in `figures` of src/content/cities/leipzig/city.yaml (amount: 70, currency: EUR, source) and write `<Figure id="…" />`.',
    );
  });

  it('looks into labels, titles and summaries', () => {
    expect(checkReplaced(LABELS, 'The town hall.', 'Entry 5 €.')[0]).toMatchObject({
      file: LABELS,
      line: 5,
      key: 'places.town-hall.label',
    });
    expect(checkReplaced(PAGE, 'Go there first.', 'Pay 5 €.')[0]).toMatchObject({
      file: PAGE,
      line: 3,
      key: 'summary',
    });
  });

  it('does not look into tags', () => {
    fc.assert(
      fc.property(fc.constantFrom('Cost', 'Figure'), (tag) => {
        const id = tag === 'Cost' ? 'permit' : 'wage';
        expect(checkBody(point(`It costs <${tag} id="${id}" /> now.`))).toEqual([]);
      }),
    );
  });
});

describe('phone numbers that are typed', () => {
  it.each([
    ['Call 0341 1230.', 'town-hall'],
    ['Call +49 341 1230.', 'town-hall'],
    ['Call 0341/1230.', 'town-hall'],
    ['Call 116117 at night.', 'doctor'],
    ['Call 116 117 / 112.', 'doctor'],
  ])('finds "%s"', (text, id) => {
    expect(checkBody(point(text)).map(({ write }) => write)).toEqual([`Write \`<Phone id="${id}" />\`.`]);
  });

  it('finds an international number that no fact holds', () => {
    expect(checkBody(point('Call +49 30 1234567.'))[0]?.write).toContain('Put it in `emergency` or at a place');
  });

  it.each(['112 people', 'open 09:00-16:00', 'in 2021-2024', 'the site 116117.de', '1 230 members'])(
    'leaves "%s" alone',
    (text) => {
      expect(checkBody(point(`${text} here.`))).toEqual([]);
    },
  );
});
