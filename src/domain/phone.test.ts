import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.ts';

describe('phone numbers', () => {
  it('are dialled internationally and shown as people at home write them', () => {
    expect(readPhone('+49 341 123-3310', 'DE')).toEqual({ dial: '+493411233310', shown: '0341 1233310' });
    expect(readPhone('0341 123-3310', 'DE')?.dial).toBe('+493411233310');
  });

  it('keep short numbers as they are', () => {
    expect(readPhone('112', 'SE')).toEqual({ dial: '112', shown: '112' });
    expect(readPhone('116 117', 'DE')).toEqual({ dial: '116117', shown: '116 117' });
  });

  it('of another country carry its code', () => {
    expect(readPhone('+47 33 48 20 30', 'DE')?.shown).toBe('+47 33 48 20 30');
  });

  it('that cannot exist are refused', () => {
    expect(readPhone('+49 341', 'DE')).toBeUndefined();
    expect(readPhone('12345678901234567890', 'DE')).toBeUndefined();
  });
});
