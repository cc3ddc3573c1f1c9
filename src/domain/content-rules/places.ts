import { parseHours } from '../hours-parse.ts';
import { readPhone } from '../phone.ts';
import { entriesAt, textAt, valueAt, type Located, type Path } from './located.ts';
import type { Problem } from './problem.ts';
import type { Scope } from './scope.ts';

/** Phones that can exist, hours that can be read, coordinates inside the country. */
export function checkPlaces(scope: Scope): Problem[] {
  const { facts } = scope.guide;
  if (!facts) return [];
  const country = (scope.parent ?? scope.guide).facts;
  const placePaths = entriesAt(facts, ['places']).map(([id]) => ['places', id]);
  const phonePaths = [
    ...placePaths.map((path) => [...path, 'phone']),
    ...entriesAt(facts, ['emergency']).map(([id]) => ['emergency', id, 'number']),
  ];
  return [
    ...phonePaths.flatMap((path) => phone(facts, path, scope.countryCode)),
    ...placePaths.flatMap((path) => hours(facts, [...path, 'hours'])),
    ...[['coordinates'], ...placePaths.map((path) => [...path, 'coordinates'])].flatMap((path) =>
      coordinates(facts, path, country),
    ),
  ];
}

const problem = (facts: Located, path: Path, wrong: string, write: string): Problem => ({
  file: facts.file,
  line: facts.lineOf(path),
  key: path.join('.'),
  wrong,
  write,
});

function phone(facts: Located, path: Path, country: string | undefined): Problem[] {
  const number = textAt(facts.value, path);
  if (number === undefined || country === undefined || readPhone(number, country)) return [];
  return [
    problem(
      facts,
      path,
      `"${number}" cannot be a phone number of ${country}: too short, too long or without an area code.`,
      'Write it as the source does, best with "+", country code and area code.',
    ),
  ];
}

function hours(facts: Located, path: Path): Problem[] {
  const text = textAt(facts.value, path);
  if (text === undefined) return [];
  const write = 'Write it like "Mo-Fr 09:00-16:00; Tu 09:00-18:00" (OpenStreetMap opening_hours, quoted).';
  try {
    return parseHours(text).length > 0
      ? []
      : [
          problem(
            facts,
            path,
            `"${text}" is never open in a usual week.`,
            `${write} If the hours are not known, delete the key.`,
          ),
        ];
  } catch (error) {
    // The library wraps its reason in an invitation to improve the library.
    const reason = (error instanceof Error ? error.message : String(error)).replace(
      /^An error occurred.*opening_hours\.js\.\s*/,
      '',
    );
    return [problem(facts, path, `"${text}" cannot be read as opening hours: ${reason}`, write)];
  }
}

function coordinates(facts: Located, path: Path, country: Located | undefined): Problem[] {
  const number = (from: Located | undefined, at: Path) => {
    const value = valueAt(from?.value, at);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const [lat, lon] = [number(facts, [...path, 'lat']), number(facts, [...path, 'lon'])];
  const bound = (side: string) => number(country, ['bounds', side]);
  const inside = (y: number, x: number) =>
    y >= bound('south') && y <= bound('north') && x >= bound('west') && x <= bound('east');
  const known = [lat, lon, ...['south', 'north', 'west', 'east'].map(bound)].every((value) => !Number.isNaN(value));
  if (!known || inside(lat, lon)) return [];
  return [
    problem(
      facts,
      path,
      `${lat}, ${lon} is outside the country (${bound('south')} to ${bound('north')} north, ${bound('west')} to ${bound('east')} east).`,
      inside(lon, lat)
        ? `lat and lon are swapped: write { lat: ${lon}, lon: ${lat} }.`
        : 'Look the place up again; if it is right, widen `bounds` of the country.',
    ),
  ];
}
