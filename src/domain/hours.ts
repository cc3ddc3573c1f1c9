/*
 * Opening hours as the device needs them: plain minutes, no library.
 * `hours-parse.ts` makes them from the opening_hours syntax when the site is built.
 */

/** One open stretch: weekday (0 Monday … 6 Sunday), start and end in minutes since that day's midnight. End may pass 1440. */
type OpenSpan = { day: number; from: number; to: number };

/** A week of open stretches, in order. */
export type OpenWeek = OpenSpan[];

const DAY = 1440;
const WEEK = 7 * DAY;

/** Writes a week as `day:from-to`, comma separated: small enough for an attribute. */
export const encodeWeek = (week: OpenWeek): string => week.map(({ day, from, to }) => `${day}:${from}-${to}`).join(',');

/** Reads what `encodeWeek` wrote. Parts that do not fit the form are left out. */
export function decodeWeek(text: string): OpenWeek {
  return text.split(',').flatMap((part) => {
    const match = /^(\d):(\d+)-(\d+)$/.exec(part);
    return match ? [{ day: Number(match[1]), from: Number(match[2]), to: Number(match[3]) }] : [];
  });
}

/** Whether a place is open at a minute of the week (0 = Monday 00:00). Public holidays are not known here. */
export function isOpenAt(week: OpenWeek, minuteOfWeek: number): boolean {
  return week.some(({ day, from, to }) => {
    const start = day * DAY + from;
    const end = day * DAY + to;
    return [0, WEEK].some((shift) => minuteOfWeek + shift >= start && minuteOfWeek + shift < end);
  });
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Minute of the week, from Monday 00:00, that a clock in the time zone shows at this moment. */
export function minuteOfWeek(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return WEEKDAYS.indexOf(part('weekday')) * DAY + Number(part('hour')) * 60 + Number(part('minute'));
}

/** Weekdays that share the same hours, for showing: `[[0, 1, 3], [{from, to}]]`. */
export type DayGroup = { days: number[]; spans: { from: number; to: number }[] };

/** Groups the week by equal hours, in the order of each group's first day. */
export function groupDays(week: OpenWeek): DayGroup[] {
  const groups = new Map<string, DayGroup>();
  for (let day = 0; day < 7; day++) {
    const spans = week.filter((span) => span.day === day).map(({ from, to }) => ({ from, to }));
    if (spans.length === 0) continue;
    const key = JSON.stringify(spans);
    const group = groups.get(key) ?? { days: [], spans };
    group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** True when the place never closes. */
export const isAlwaysOpen = (week: OpenWeek): boolean =>
  week.length === 7 && week.every(({ from, to }) => from === 0 && to === DAY);
