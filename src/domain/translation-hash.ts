import { createHash } from 'node:crypto';

/** What stands in `of:` until somebody runs `npm run translations -- --stamp`. */
export const UNSTAMPED = '000000000000';

/** Fingerprint of an English file's text: a translation keeps it to tell whether the English has changed since. */
export const translationHash = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 12);
