import OpeningHours from 'opening_hours';
import type { OpenWeek } from './hours.ts';

/** A week without a public holiday in the countries we know: Monday 2026-11-09. Holidays are not part of a usual week. */
const MONDAY = new Date(2026, 10, 9);
const MINUTE = 60_000;

const NOWHERE = { lat: 0, lon: 0, address: { country_code: 'xx', state: '' } };

/** Rules for public and school holidays say nothing about a usual week, and the library knows few countries' holidays. */
const withoutHolidays = (text: string) =>
  text
    .split(';')
    .filter((rule) => !/^\s*(PH|SH)\b/.test(rule))
    .join(';')
    .replace(/,\s*(PH|SH)\b|\b(PH|SH)\s*,/g, '');

function read(text: string): OpeningHours {
  try {
    return new OpeningHours(withoutHolidays(text), NOWHERE);
  } catch (error) {
    throw new Error(
      String(error instanceof Error ? error.message : error)
        .split('\n')
        .at(-1),
      { cause: error },
    );
  }
}

/**
 * Turns the opening_hours syntax of OpenStreetMap into a usual week.
 * Throws an `Error` with the library's reason when the text cannot be read.
 */
export function parseHours(text: string): OpenWeek {
  const hours = read(text);
  const week: OpenWeek = [];
  for (let day = 0; day < 7; day++) {
    const midnight = new Date(MONDAY);
    midnight.setDate(MONDAY.getDate() + day);
    const next = new Date(midnight);
    next.setDate(midnight.getDate() + 1);
    for (const [start, end] of hours.getOpenIntervals(midnight, next)) {
      week.push({
        day,
        from: Math.round((start.getTime() - midnight.getTime()) / MINUTE),
        to: Math.round((end.getTime() - midnight.getTime()) / MINUTE),
      });
    }
  }
  return week;
}
