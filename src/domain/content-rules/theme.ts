import { textAt, type Located } from './located.ts';
import type { Problem } from './problem.ts';

/** Grounds and inks of the two themes, as in the site's stylesheet. */
const THEMES = {
  light: { paper: '#fffdf8', sheet: '#f6f1e7', ink: '#1d2224' },
  dark: { paper: '#161513', sheet: '#23211d', ink: '#f4efe6' },
} as const;

/** WCAG AAA for text: readable in sunlight, with tired eyes, on a cheap screen. */
const LEAST = 7;

/** Contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2 defines it. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** A city's colours carry text in both themes. */
export function checkTheme(facts: Located): Problem[] {
  return Object.entries(THEMES).flatMap(([theme, { paper, sheet, ink }]) => {
    const pairs = [
      { key: 'sign', text: '#ffffff', said: 'White text on `sign`' },
      { key: 'tone', text: paper, said: '`tone` on paper' },
      { key: 'tone', text: sheet, said: '`tone` on a sheet' },
      { key: 'tint', text: ink, said: 'Text on `tint`' },
    ];
    return pairs.flatMap(({ key, text, said }) => {
      const path = ['theme', theme, key];
      const colour = textAt(facts.value, path);
      if (colour === undefined || !COLOUR.test(colour)) return [];
      const reached = contrast(colour, text);
      if (reached >= LEAST) return [];
      // The ground or text it meets is fixed; the colour must move away from it.
      const direction = luminance(text) > 0.18 ? 'darker' : 'lighter';
      return [
        {
          file: facts.file,
          line: facts.lineOf(path),
          key: path.join('.'),
          wrong: `${said} (${colour} and ${text}) has a contrast of ${(Math.floor(reached * 100) / 100).toFixed(2)}; at least ${LEAST} is needed.`,
          write: `Make \`${key}\` ${direction}.`,
        },
      ];
    });
  });
}

/** A city's time zone is one that browsers know. */
export function checkTimezone(facts: Located): Problem[] {
  const zone = textAt(facts.value, ['timezone']);
  if (zone === undefined) return [];
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [
      {
        file: facts.file,
        line: facts.lineOf(['timezone']),
        key: 'timezone',
        wrong: `There is no time zone "${zone}".`,
        write: 'Write a name of the IANA list, like Europe/Berlin.',
      },
    ];
  }
}
