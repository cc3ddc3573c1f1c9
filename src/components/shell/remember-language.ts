import { writeStored } from '../../pwa/storage.ts';

/** A tap on a language is the choice; it stays on this device. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLElement>('a[data-language]');
  if (link) writeStored('language', link.dataset['language']);
});
