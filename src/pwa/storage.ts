/*
 * Small things the reader's device remembers. Everything works without it:
 * storage may be full, forbidden (private windows) or damaged.
 */

const PREFIX = 'ifc:';

/**
 * Reads a stored value. What does not fit `fits` is set aside under another name, never dropped,
 * and reads as nothing.
 */
export function readStored<T>(key: string, fits: (value: unknown) => value is T): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return undefined;
    const value = parse(text);
    if (fits(value)) return value;
    localStorage.setItem(`${PREFIX}set-aside:${key}`, text);
    localStorage.removeItem(PREFIX + key);
  } catch {
    // No storage here.
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Stores a value. Returns whether the device kept it. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** For values that are plain text. */
export const isText = (value: unknown): value is string => typeof value === 'string';
