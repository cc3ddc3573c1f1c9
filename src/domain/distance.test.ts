import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('distance', () => {
  it('between Leipzig and Berlin is about 150 km', () => {
    const km = distanceKm({ lat: 51.34, lon: 12.37 }, { lat: 52.52, lon: 13.405 });
    expect(km).toBeGreaterThan(145);
    expect(km).toBeLessThan(155);
  });

  it('is the same both ways, never negative and at most half around the earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const km = distanceKm(a, b);
        expect(km).toBeCloseTo(distanceKm(b, a), 6);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThanOrEqual(20_016);
      }),
    );
  });
});
