import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHours } from './hours-parse.ts';
import { decodeWeek, encodeWeek, groupDays, isAlwaysOpen, isOpenAt, minuteOfWeek, type OpenWeek } from './hours.ts';

const DAY = 1440;
const at = (day: number, hour: number, minute = 0) => day * DAY + hour * 60 + minute;

const week = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    from: fc.integer({ min: 0, max: DAY - 1 }),
    length: fc.integer({ min: 1, max: DAY }),
  }),
  { maxLength: 12 },
);
const toWeek = (spans: { day: number; from: number; length: number }[]): OpenWeek =>
  spans.map(({ day, from, length }) => ({ day, from, to: from + length }));

describe('opening hours', () => {
  it('reads days that share their hours', () => {
    expect(groupDays(parseHours('Mo,Tu,Th 11:00-17:00'))).toEqual([
      { days: [0, 1, 3], spans: [{ from: 660, to: 1020 }] },
    ]);
  });

  it('leaves public holidays out of a usual week', () => {
    expect(parseHours('Mo-Fr 09:00-16:00; PH off')).toEqual(parseHours('Mo-Fr 09:00-16:00'));
    expect(parseHours('Mo-Fr,PH 09:00-16:00')).toEqual(parseHours('Mo-Fr 09:00-16:00'));
  });

  it('knows a place that never closes', () => {
    expect(isAlwaysOpen(parseHours('24/7'))).toBe(true);
    expect(isAlwaysOpen(parseHours('Mo-Su 00:00-23:00'))).toBe(false);
  });

  it('refuses what cannot be read', () => {
    expect(() => parseHours('Monday to Friday, mornings')).toThrow();
  });

  it('is open from the first minute and closed at the last', () => {
    const hours = parseHours('We 12:00-20:00');
    expect(isOpenAt(hours, at(2, 11, 59))).toBe(false);
    expect(isOpenAt(hours, at(2, 12))).toBe(true);
    expect(isOpenAt(hours, at(2, 19, 59))).toBe(true);
    expect(isOpenAt(hours, at(2, 20))).toBe(false);
  });

  it('stays open past midnight, also from Sunday to Monday', () => {
    const hours = parseHours('Su 20:00-02:00');
    expect(isOpenAt(hours, at(6, 23))).toBe(true);
    expect(isOpenAt(hours, at(0, 1))).toBe(true);
    expect(isOpenAt(hours, at(0, 3))).toBe(false);
  });

  it('survives the way through an attribute', () => {
    fc.assert(
      fc.property(week, (spans) => {
        const hours = toWeek(spans);
        expect(decodeWeek(encodeWeek(hours))).toEqual(hours);
      }),
    );
  });

  it('is open at a minute exactly when one of its spans holds it', () => {
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 7 * DAY - 1 }), (spans, minute) => {
        const hours = toWeek(spans);
        const held = hours.some(({ day, from, to }) => {
          const passed = (minute - (day * DAY + from) + 14 * DAY) % (7 * DAY);
          return passed < to - from;
        });
        expect(isOpenAt(hours, minute)).toBe(held);
      }),
    );
  });

  it('reads the clock of the city, not of the phone', () => {
    const moment = new Date('2026-11-23T08:30:00Z'); // a Monday
    expect(minuteOfWeek(moment, 'Europe/Berlin')).toBe(at(0, 9, 30));
    expect(minuteOfWeek(moment, 'Europe/Istanbul')).toBe(at(0, 11, 30));
    expect(minuteOfWeek(new Date('2026-11-22T23:30:00Z'), 'Europe/Athens')).toBe(at(0, 1, 30));
  });
});
