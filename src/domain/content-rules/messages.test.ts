import { describe, expect, it } from 'vitest';
import { said, SITE } from './fixture.ts';
import { checkMessages } from './messages.ts';

const EN = {
  'site.name': 'Immigrant Friendly Cities',
  hello: 'Hello {name}, welcome',
  places: '{count, plural, one {# place} other {# places}}',
  bold: 'Read <b>this</b> first',
  'per.once': '',
};
const AR = {
  'site.name': 'Immigrant Friendly Cities',
  hello: 'مرحبًا {name}',
  places: '{count, plural, =0 {لا} zero {لا} one {مكان} two {مكانان} few {# أماكن} many {# مكانًا} other {# مكان}}',
  bold: 'اقرؤوا <b>هذا</b>',
  'per.once': '',
};
const check = (arabic: object | string, site = { ...SITE, languages: ['en', 'ar'] }) =>
  said(
    checkMessages(
      [
        { file: 'src/i18n/messages/en.json', text: JSON.stringify(EN, null, 2) },
        {
          file: 'src/i18n/messages/ar.json',
          text: typeof arabic === 'string' ? arabic : JSON.stringify(arabic, null, 2),
        },
      ],
      site,
    ),
  );

describe('interface messages', () => {
  it('takes a whole translation', () => {
    expect(check(AR)).toEqual([]);
  });

  it('misses keys, and names those too many', () => {
    const { hello, ...rest } = AR;
    expect(check({ ...rest, helo: hello })).toEqual([
      'messages/ar.json:1 hello: The message `hello` is missing. Translate: "Hello {name}, welcome".',
      'messages/ar.json:6 helo: src/i18n/messages/en.json has no message `helo`. Delete it, or correct the key. Did you mean `hello`?',
    ]);
  });

  it('compares arguments and tags', () => {
    expect(check({ ...AR, hello: 'مرحبًا {nam}', bold: 'اقرؤوا هذا' })).toEqual([
      'messages/ar.json:3 hello: The argument {name} is missing. Put {name} where the value belongs in the sentence.',
      'messages/ar.json:3 hello: The original has no argument {nam}. Keep its name as it is. Did you mean `name`?',
      'messages/ar.json:5 bold: The tag <b> is missing. Put <b> where the value belongs in the sentence.',
      'messages/ar.json:5 bold: The tag </b> is missing. Put </b> where the value belongs in the sentence.',
    ]);
  });

  it('wants all plural forms of the language', () => {
    expect(check({ ...AR, places: '{count, plural, one {مكان} other {# مكان}}' })).toEqual([
      'messages/ar.json:4 places: The plural of `count` lacks zero, two, few, many. In `ar` it needs zero, one, two, few, many, other: add zero {…} two {…} few {…} many {…}.',
    ]);
  });

  it('cannot read a broken message', () => {
    expect(check({ ...AR, hello: 'مرحبًا {name' })[0]).toContain('messages/ar.json:3 hello: The message cannot be read');
    expect(check({ ...AR, places: '{count, plural, one {#}}' })[0]).toContain('The message cannot be read');
  });

  it('notices what was not translated or left empty', () => {
    expect(check({ ...AR, hello: EN.hello, bold: '' })).toEqual([
      'messages/ar.json:3 hello: The message is the same as in the source language. Translate it.',
      'messages/ar.json:5 bold: The message is empty. Translate: "Read <b>this</b> first".',
    ]);
  });

  it('wants JSON, and one file per language', () => {
    expect(check('hello: x')[0]).toContain('messages/ar.json:1 : This is not JSON');
    expect(check(AR, { ...SITE, languages: ['en', 'el'] })).toEqual([
      'messages/ar.json:1 file: This file belongs to no language of the site. Languages are en, el (src/i18n/languages.ts).',
      'messages/el.json:1 file: This file is missing. Translate src/i18n/messages/en.json into `el`.',
    ]);
  });
});
