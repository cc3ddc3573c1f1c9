/*
 * Small things the reader's device remembers. Everything works without it:
 * storage may be full, forbidden (private windows) or damaged.
 */

const PREFIX = 'ifc:';

/** The text under a key as it stands; `undefined` where there is none, or no storage. */
export function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a text we cannot use under a name of its own: somebody may still want it. Never overwrites an older one.
 * Returns whether the device had room; if not, the text must stay where it is.
 */
export function setAside(key: string, text: string): boolean {
  try {
    for (let number = 1; ; number++) {
      const name = `${PREFIX}set-aside:${key}${number > 1 ? `:${number}` : ''}`;
      const kept = localStorage.getItem(name);
      if (kept === text) return true;
      if (kept !== null) continue;
      localStorage.setItem(name, text);
      return true;
    }
  } catch {
    return false;
  }
}

/** Forgets a value. */
export function removeStored(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // No storage here.
  }
}

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
    if (setAside(key, text)) localStorage.removeItem(PREFIX + key);
  } catch {
    // No storage here.
  }
  return undefined;
}

/** What a text says as JSON; `undefined` where it is none. */
export function parse(text: string): unknown {
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

/** Calls back when another tab has changed a value. */
export function onOtherTab(key: string, changed: () => void): void {
  window.addEventListener('storage', (event) => {
    // `key` is null when everything was cleared.
    if (event.key === null || event.key === PREFIX + key) changed();
  });
}

/** For values that are plain text. */
export const isText = (value: unknown): value is string => typeof value === 'string';
