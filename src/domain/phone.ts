import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** A number to call: what to dial (`tel:` target) and how people in its country write it. */
export type Phone = { dial: string; shown: string };

/** Short numbers such as 112 or 116 117 exist only inside a country and are dialled as they are. */
const SHORT = /^[0-9]{2,6}$/;

/**
 * Reads a number of a country. `undefined`: no such number can exist there.
 * @param country ISO 3166-1 code in capitals
 */
export function readPhone(number: string, country: string): Phone | undefined {
  const digits = number.replace(/[^0-9+]/g, '');
  if (SHORT.test(digits)) return { dial: digits, shown: number };
  const parsed = parsePhoneNumberFromString(number, country as CountryCode);
  if (!parsed?.isPossible()) return undefined;
  return {
    dial: parsed.number,
    shown: parsed.country === country ? parsed.formatNational() : parsed.formatInternational(),
  };
}
