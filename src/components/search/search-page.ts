import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { languageOf } from '../../domain/pack.ts';
import { readRegistry } from '../../pwa/packs/registry.ts';
import type { Hit, Result, SearchEngine, SearchModule } from './engine.ts';

/** Sentences of the page in the reader's language; `{query}` stands for what was typed. */
type Sentences = {
  loading: string;
  failed: string;
  offline: string;
  none: string;
  savedOnly: string;
  course: string;
  counts: PluralForms;
};

const PAGE_SIZE = 8;

/** So long a reader with a saved city waits for the search of everything. */
const PATIENCE_MS = 4000;

/** Fields of the form that stand in the address: the question, and what narrows it down. */
const FIELDS = ['q', 'kind', 'city', 'topic'] as const;

/**
 * The search page. The engine and its index come with the first use and no sooner;
 * the address holds the question, so that a search can be shared and reloaded.
 */
class SearchPage extends HTMLElement {
  #form!: HTMLFormElement;
  #engine: Promise<SearchEngine> | undefined;
  #sentences!: Sentences;
  #hits: Result[] = [];
  #shown = 0;
  /** Number of the latest question: a slow answer to an older one is not shown. */
  #latest = 0;

  connectedCallback() {
    const form = this.querySelector('form');
    const sentences = this.querySelector('[data-sentences]')?.textContent;
    if (!form || !sentences) return;
    this.#form = form;
    this.#sentences = JSON.parse(sentences) as Sentences;
    for (const part of this.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
    const asked = new URLSearchParams(location.search);
    for (const name of FIELDS) {
      const field = this.#field(name);
      if (field) field.value = asked.get(name) ?? '';
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) void this.#search();
    });
    // With a network all is searched, without one what is saved: the next question begins anew.
    for (const change of ['online', 'offline']) addEventListener(change, () => (this.#engine = undefined));
    this.#field('q')?.addEventListener('input', () => void this.#load(), { once: true });
    this.querySelector('[data-more]')?.addEventListener('click', () => {
      this.#more().catch(() => this.#say(this.#sentences.failed));
    });
    this.querySelector(`details[data-city="${CSS.escape(asked.get('city') ?? '')}"]`)?.setAttribute('open', '');
    if (asked.get('q')) void this.#search();
    else this.#field('q')?.focus({ preventScroll: true });
  }

  #field(name: string) {
    return this.#form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
  }

  #load(): Promise<SearchEngine> {
    this.#engine ??= this.#start();
    this.#engine.catch(() => {
      this.#engine = undefined;
    });
    return this.#engine;
  }

  /** The engine with the whole index; without a network, with what is saved in this language. */
  async #start(): Promise<SearchEngine> {
    const base = this.dataset['base'] ?? '/';
    const options = { baseUrl: base, excerptLength: 22 };
    const { packs } = await readRegistry(base);
    const own = Object.keys(packs).filter((id) => languageOf(id) === document.documentElement.lang);
    const folders = own.map((id) => `${base}packs/search/${id}/`);
    const [first, ...others] = folders;
    const isSaved = first !== undefined && !(await this.#online());
    // A saved index needs the engine it was made with.
    const address = isSaved ? `${first}pagefind.js` : (this.dataset['engine'] ?? '');
    const module = (await import(/* @vite-ignore */ address)) as SearchModule;
    this.#saySaved(isSaved ? own : []);
    if (!isSaved) {
      await module.options(options);
      await module.init();
      return module;
    }
    const engine = module.createInstance({ ...options, basePath: first });
    await engine.init();
    for (const folder of others) await engine.mergeIndex(folder);
    return engine;
  }

  /** Says that only these packs are searched; nothing where all is. */
  #saySaved(packs: readonly string[]) {
    const names = packs.map((id) => {
      const option = this.#form.querySelector<HTMLOptionElement>(`[name=city] option[value="${id.split('/').at(-1)}"]`);
      return option?.text ?? this.#sentences.course;
    });
    const note = this.querySelector<HTMLElement>('[data-saved-only]');
    if (!note) return;
    const list = new Intl.ListFormat(document.documentElement.lang).format([...new Set(names)]);
    note.textContent = this.#sentences.savedOnly.replace('{names}', () => list);
    note.hidden = packs.length === 0;
  }

  /** Whether the whole index can be reached, and soon; the browser's own word is often wrong. */
  async #online(): Promise<boolean> {
    if (!navigator.onLine) return false;
    const entry = `${this.dataset['base']}packs/index.json`;
    const answer = fetch(entry, { method: 'HEAD', cache: 'no-store', redirect: 'manual' }).then(
      // A captive portal answers everything with its own page.
      ({ ok, headers }) => ok && !headers.get('content-type')?.startsWith('text/html'),
      () => false,
    );
    const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
    return Promise.race([answer, tooLate]);
  }

  async #search() {
    const question = ++this.#latest;
    const asked = FIELDS.map((name): [string, string] => [name, this.#field(name)?.value.trim() ?? '']);
    const address = new URLSearchParams(asked.filter(([, value]) => value));
    const { q: query = '', ...filters } = Object.fromEntries(address);
    history.replaceState(null, '', String(address) ? `?${address}` : location.pathname);
    if (!query) return this.#show([], '');
    this.#say(this.#sentences.loading);
    try {
      const engine = await this.#load();
      const { results } = await engine.search(query, { filters });
      // Several saved packs may have the same page.
      const pages = [...new Map(results.map((result) => [result.id, result])).values()];
      if (question === this.#latest) await this.#show(pages, query);
    } catch {
      // The network may have gone since the engine came: the next question looks anew.
      this.#engine = undefined;
      if (question === this.#latest) this.#say(navigator.onLine ? this.#sentences.failed : this.#sentences.offline);
    }
  }

  async #show(hits: Result[], query: string) {
    this.#hits = hits;
    this.#shown = 0;
    this.querySelector('[data-hits]')?.replaceChildren();
    const { counts, none } = this.#sentences;
    const sentence = hits.length > 0 ? choosePlural(counts, document.documentElement.lang, hits.length) : none;
    this.#say(query ? sentence.replace('{query}', () => query) : '');
    this.#toggle('[data-empty]', hits.length === 0);
    this.#toggle('[data-help]', hits.length === 0 && query !== '');
    await this.#more();
  }

  async #more() {
    const question = this.#latest;
    const from = this.#shown;
    // Counted at once: a second tap asks for those that follow.
    this.#shown += PAGE_SIZE;
    const next = await Promise.all(this.#hits.slice(from, from + PAGE_SIZE).map((hit) => hit.data()));
    if (question !== this.#latest) return;
    this.querySelector('[data-hits]')?.append(...next.map((hit) => this.#row(hit)));
    this.#toggle('[data-more]', this.#shown < this.#hits.length);
  }

  #row(hit: Hit): DocumentFragment {
    const template = this.querySelector<HTMLTemplateElement>('template[data-hit]');
    const row = template?.content.cloneNode(true) as DocumentFragment;
    const link = row.querySelector('a');
    if (link) {
      link.href = hit.url;
      link.textContent = hit.meta['title'] ?? hit.url;
    }
    const [city] = hit.filters['city'] ?? [];
    const option =
      city && this.#form.querySelector<HTMLOptionElement>(`[name=city] option[value="${CSS.escape(city)}"]`);
    const where = row.querySelector('[data-where]');
    const kind = hit.filters['kind']?.includes('course') ? this.#sentences.course : '';
    if (where) where.textContent = option ? option.text : kind;
    const excerpt = row.querySelector('[data-excerpt]');
    excerpt?.append(highlighted(hit.excerpt));
    const parts = row.querySelector('[data-parts]');
    for (const part of hit.sub_results.filter(({ url }) => url.includes('#')).slice(0, 2)) {
      const item = document.createElement('li');
      const to = document.createElement('a');
      to.href = part.url;
      to.textContent = part.title;
      item.append(to);
      parts?.append(item);
    }
    return row;
  }

  #say(sentence: string) {
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = sentence;
  }

  #toggle(selector: string, visible: boolean) {
    const part = this.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !visible;
  }
}

/** The engine's excerpt: text in which `<mark>` is the only tag. Built by hand, so that nothing else can get in. */
function highlighted(excerpt: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const decoder = document.createElement('textarea');
  for (const piece of excerpt.split(/(<mark>.*?<\/mark>)/)) {
    const marked = /^<mark>(.*)<\/mark>$/.exec(piece);
    decoder.innerHTML = marked?.[1] ?? piece;
    if (!marked) {
      fragment.append(decoder.value);
      continue;
    }
    const mark = document.createElement('mark');
    mark.textContent = decoder.value;
    fragment.append(mark);
  }
  return fragment;
}

customElements.define('search-page', SearchPage);
