import { describe, expect, it } from 'vitest';
import { checkReplaced, CITY, said } from './fixture.ts';
import { contrast } from './theme.ts';

describe('places and colours', () => {
  it('doubts a phone number that cannot exist', () => {
    expect(said(checkReplaced(CITY, '+49 341 1230', '+49 3'))).toEqual([
      'leipzig/city.yaml:16 places.town-hall.phone: "+49 3" cannot be a phone number of DE: too short, too long or without an area code. Write it as the source does, best with "+", country code and area code.',
    ]);
  });

  it('cannot read hours', () => {
    expect(said(checkReplaced(CITY, 'Mo-Fr 09:00-16:00', "Monday at nine o'clock and so on ]"))[0]).toContain(
      'cannot be read as opening hours',
    );
  });

  it('sees swapped coordinates and far ones', () => {
    expect(said(checkReplaced(CITY, 'lat: 51.33, lon: 12.37', 'lat: 12.37, lon: 51.33'))).toEqual([
      'leipzig/city.yaml:18 places.town-hall.coordinates: 12.37, 51.33 is outside the country (47 to 56 north, 5 to 16 east). lat and lon are swapped: write { lat: 51.33, lon: 12.37 }.',
    ]);
    expect(checkReplaced(CITY, 'lat: 51.34', 'lat: 41.34')[0]?.write).toContain('Look the place up again');
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('wants colours that carry text', () => {
    expect(said(checkReplaced(CITY, "sign: '#14524a', tone: '#14524a'", "sign: '#767676', tone: '#14524a'"))).toEqual([
      'leipzig/city.yaml:10 theme.light.sign: White text on `sign` (#767676 and #ffffff) has a contrast of 4.54; at least 7 is needed. Make `sign` darker.',
    ]);
    expect(checkReplaced(CITY, "tone: '#9adbc9'", "tone: '#3a5b49'").map(({ key, write }) => [key, write])).toEqual([
      ['theme.dark.tone', 'Make `tone` lighter.'],
      ['theme.dark.tone', 'Make `tone` lighter.'],
    ]);
  });

  it('knows time zones', () => {
    expect(said(checkReplaced(CITY, 'Europe/Berlin', 'Europe/Leipzig'))).toEqual([
      'leipzig/city.yaml:7 timezone: There is no time zone "Europe/Leipzig". Write a name of the IANA list, like Europe/Berlin.',
    ]);
  });
});
