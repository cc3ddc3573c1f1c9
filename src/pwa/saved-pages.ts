import { CACHES } from './caching-rules.ts';

/** Lists the pages that the device keeps, the reader's language first, and deletes them on request. */
class SavedPages extends HTMLElement {
  connectedCallback() {
    void this.#list();
    this.querySelector('[data-delete]')?.addEventListener('click', () => void this.#delete());
  }

  async #list() {
    const pages = await savedPages().catch(() => undefined);
    if (!pages) return this.#say(this.dataset['unsupported'] ?? '');
    const { own = '' } = this.dataset;
    const isOwn = (url: string) => Number(new URL(url).pathname.startsWith(own));
    const ordered = [...pages].sort((a, b) => isOwn(b.url) - isOwn(a.url) || a.title.localeCompare(b.title));
    this.querySelector('[data-pages]')?.replaceChildren(...ordered.map(row));
    this.#say(pages.length === 0 ? (this.dataset['none'] ?? '') : '');
    this.querySelector<HTMLElement>('[data-delete]')?.toggleAttribute('hidden', pages.length === 0);
  }

  async #delete() {
    await caches.delete(CACHES.pages);
    reading = undefined;
    await this.#list();
    this.#say(this.dataset['deleted'] ?? '');
  }

  #say(sentence: string) {
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = sentence;
  }
}

type SavedPage = { url: string; title: string; lang: string; dir: string };

let reading: Promise<SavedPage[]> | undefined;

/** The kept pages. The page without a network has a list per language: they are read and parsed once for all of them. */
const savedPages = (): Promise<SavedPage[]> => (reading ??= readPages());

async function readPages(): Promise<SavedPage[]> {
  const cache = await caches.open(CACHES.pages);
  const pages: SavedPage[] = [];
  for (const { url } of await cache.keys()) {
    const html = (await (await cache.match(url))?.text()) ?? '';
    const { documentElement, title } = new DOMParser().parseFromString(html, 'text/html');
    const [name = url] = title.split(' – ');
    pages.push({ url, title: name, lang: documentElement.lang, dir: documentElement.dir });
  }
  return pages;
}

function row({ url, title, lang, dir }: SavedPage): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.className = 'row under';
  link.href = url;
  link.lang = lang;
  link.dir = dir;
  link.textContent = title;
  item.append(link);
  return item;
}

customElements.define('saved-pages', SavedPages);
