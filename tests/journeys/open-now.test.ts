import { expect, test } from '../site.ts';
import { factsOf, say } from './support.ts';

// The clock on the wall in Leipzig counts, wherever the phone thinks it is.
test.use({ timezoneId: 'Asia/Tokyo', serviceWorkers: 'block' });

const moments = [
  { at: '2026-11-24T09:59:00Z', open: false, why: 'Tuesday 10:59, a minute too early' },
  { at: '2026-11-24T10:00:00Z', open: true, why: 'Tuesday 11:00' },
  { at: '2026-11-24T15:59:00Z', open: true, why: 'Tuesday 16:59' },
  { at: '2026-11-24T16:00:00Z', open: false, why: 'Tuesday 17:00, the door closes' },
  { at: '2026-11-24T03:00:00Z', open: false, why: 'Tuesday 04:00, noon in Tokyo' },
  { at: '2026-11-25T11:00:00Z', open: false, why: 'Wednesday noon, a closed day' },
  { at: '2026-07-07T09:00:00Z', open: true, why: 'Tuesday 11:00 in summer' },
  { at: '2026-07-07T15:00:00Z', open: false, why: 'Tuesday 17:00 in summer' },
];

test('the hours these tests count on', () => {
  expect(factsOf('leipzig').places['willkommenszentrum']?.hours).toBe('Mo,Tu,Th 11:00-17:00');
  expect(factsOf('leipzig').city.timezone).toBe('Europe/Berlin');
});

test('open now, by the clock of the city', async ({ page }) => {
  await page.goto('/en/cities/leipzig/places/');
  const filter = page.getByLabel(say('en', 'places.openNow'));
  const hint = page.locator('p').filter({ hasText: say('en', 'places.unknownHours') });
  for (const { at, open, why } of moments) {
    await page.clock.setFixedTime(new Date(at));
    await expect(hint).toBeHidden();
    await filter.check();
    await expect(hint).toBeVisible();
    const centre = page.locator('.place', { has: page.locator('#willkommenszentrum') });
    await expect(centre, why).toBeVisible({ visible: open });
    // Day and night is open at any time, and unknown hours are never "open".
    await expect(page.locator('.place', { has: page.locator('#uniklinikum') })).toBeVisible();
    await expect(page.locator('.place:visible:not([data-open])')).toHaveCount(0);
    const count = await page.locator('.place:visible').count();
    await expect(page.locator('h2').getByRole('status')).toHaveText(say('en', 'places.count', { count }));
    await filter.uncheck();
  }
});
