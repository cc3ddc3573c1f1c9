/* Without a network the list of languages says which of them are not on this device. */

async function mark() {
  const list = document.querySelector<HTMLElement>('#languages');
  for (const link of list?.querySelectorAll<HTMLAnchorElement>('a[hreflang]') ?? []) {
    const note = link.parentElement?.querySelector('[data-note]');
    const kept = navigator.onLine || (await caches.match(link.href));
    if (kept) note?.remove();
    else if (!note) {
      const words = document.createElement('span');
      words.dataset['note'] = '';
      words.className = 'quiet';
      words.textContent = ` (${list?.dataset['offline'] ?? ''})`;
      link.after(words);
    }
  }
}

for (const change of ['online', 'offline']) addEventListener(change, () => void mark());
void mark();

export {};
