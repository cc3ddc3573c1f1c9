import { isText, readStored } from '../../pwa/storage.ts';

/* Shows the section of the language in the address, or of the language chosen last. */
const sections = [...document.querySelectorAll<HTMLElement>('section[data-language]')];
const inAddress = sections.find(({ dataset }) => location.pathname.split('/').includes(dataset['language'] ?? ''));
const chosen = readStored('language', isText);
const shown = inAddress ?? sections.find(({ dataset }) => dataset['language'] === chosen);
if (shown) {
  for (const section of sections) section.hidden = section !== shown;
  document.documentElement.lang = shown.lang;
  document.documentElement.dir = shown.dir;
  document.title = shown.querySelector('h1')?.textContent ?? document.title;
}
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-again]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
}
// Back online: the page that was asked for may be there now. Who is on the way to another page goes there.
const reload = () => location.reload();
addEventListener('online', reload);
addEventListener('beforeunload', () => removeEventListener('online', reload));
