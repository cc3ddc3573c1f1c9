import { CACHES } from './caching-rules.ts';
import { readRegistry } from './packs/registry.ts';

/** Lists the pages that the device keeps, the reader's language first, and deletes them on request. */
class SavedPages extends HTMLElement {
  connectedCallback() {
    void this.#list();
    void this.#emergency();
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

  /** The numbers of the city last read about: kept also if nothing else is. */
  async #emergency() {
    const calls = await lastCalls().catch(() => []);
    this.querySelector('[data-calls]')?.replaceChildren(...calls.map(row));
    this.querySelector<HTMLElement>('[data-emergency]')?.toggleAttribute('hidden', calls.length === 0);
  }

  async #delete() {
    // Everything that tells what was read: also the numbers of the last city, what was looked for, and films.
    for (const name of [CACHES.pages, CACHES.emergency, CACHES.search, CACHES.films]) await caches.delete(name);
    reading = undefined;
    await this.#list();
    await this.#emergency();
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
  const visited = await caches.open(CACHES.pages);
  const base = document.querySelector<HTMLElement>('saved-pages')?.dataset['base'] ?? '/';
  const { packs } = await readRegistry(base);
  const saved = Object.keys(packs).map((id) => new URL(`${base}${id}/`, location.href).href);
  const pages: SavedPage[] = [];
  for (const url of new Set([...saved, ...(await visited.keys()).map((request) => request.url)])) {
    const html = await (await caches.match(url))?.text();
    if (html) pages.push({ url, ...about(html) });
  }
  return pages;
}

/** Title and language of a page. Its style sheet is not applied here, and our policy would complain about it. */
function about(html: string): Omit<SavedPage, 'url'> & { page: Document } {
  const page = new DOMParser().parseFromString(html.replace(/<style>[\s\S]*?<\/style>/g, ''), 'text/html');
  const { documentElement, title } = page;
  return { title: title.split(' – ')[0] ?? title, lang: documentElement.lang, dir: documentElement.dir, page };
}

/** How many of a city's numbers stand on the page itself; all of them are one tap further. */
const CALLS = 4;

/** The first numbers of the kept emergency page, and the page itself. */
async function lastCalls(): Promise<SavedPage[]> {
  const cache = await caches.open(CACHES.emergency);
  // The last one, should two cities have come at once.
  const entry = (await cache.keys()).at(-1);
  const html = entry && (await (await cache.match(entry))?.text());
  if (!entry || !html) return [];
  const { title, lang, dir, page } = about(html);
  const calls = [...page.links].filter(({ href }) => href.startsWith('tel:')).slice(0, CALLS);
  return [
    ...calls.map(({ href, textContent }) => ({ url: href, title: textContent.replace(/\s+/g, ' ').trim(), lang, dir })),
    { url: entry.url, title, lang, dir },
  ];
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
