import { languageOf } from '../../domain/pack.ts';
import { askWorker, canKeep, onNews, shouldInstallFirst } from '../../pwa/packs/client.ts';
import { fetchIndex } from '../../pwa/packs/download.ts';
import { readRegistry } from '../../pwa/packs/registry.ts';
import { removeStored } from '../../pwa/storage.ts';
import { askFirst } from './ask-first.ts';
import { deletion, inBytes, PackCard, wantedKey } from './pack-card.ts';

/** Names of packs and languages, in the reader's language. */
type Names = { names: Record<string, string>; languages: Record<string, string> };

/** What is saved: the cards speak for themselves; this adds free space, newer versions, and other languages. */
class PackManager extends HTMLElement {
  connectedCallback() {
    void this.#start();
  }

  async #start() {
    if (!(await canKeep())) return;
    const ios = this.querySelector<HTMLElement>('[data-ios]');
    if (ios) ios.hidden = !shouldInstallFirst();
    await this.#elsewhere();
    await this.#freeSpace();
    onNews(({ phase }) => {
      if (phase !== 'saved' && phase !== 'deleted') return;
      void this.#elsewhere();
      void this.#freeSpace();
    });
    await this.#newer();
  }

  async #freeSpace() {
    const part = this.querySelector<HTMLElement>('[data-free]');
    // Older browsers cannot say it.
    const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    if (!part || quota === undefined) return;
    part.textContent = (part.dataset['sentence'] ?? '').replace('{size}', inBytes(Math.max(0, quota - usage)));
    part.hidden = false;
  }

  /** Packs in other languages: named with their language, and they can be deleted. */
  async #elsewhere() {
    const { names, languages } = JSON.parse(this.querySelector('[data-names]')?.textContent ?? '{}') as Names;
    const base = this.#base;
    const { packs } = await readRegistry(base);
    const others = Object.entries(packs).filter(([id]) => languageOf(id) !== this.dataset['language']);
    const rows = others.map(([id, { bytes, films = 0 }]) => {
      const language = languageOf(id);
      const name = `${names[id.slice(language.length + 1)] ?? id} (${languages[language] ?? language})`;
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.className = 'row under';
      link.href = `${base}${id}/`;
      link.textContent = name;
      const size = document.createElement('p');
      size.className = 'quiet';
      size.textContent = inBytes(bytes + films);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      const question = deletion(name);
      button.textContent = question.yes;
      button.addEventListener('click', () =>
        askFirst(button, question, () => {
          // No card of this pack is here to remember that it is not wanted any more.
          removeStored(wantedKey(id));
          void askWorker({ type: 'pack-delete', id });
        }),
      );
      item.append(link, size, button);
      return item;
    });
    this.querySelector('[data-list]')?.replaceChildren(...rows);
    const section = this.querySelector<HTMLElement>('[data-elsewhere]');
    if (section) section.hidden = rows.length === 0;
  }

  get #base(): string {
    const words = JSON.parse(this.querySelector('[data-pack-words]')?.textContent ?? '{}') as { base?: string };
    return words.base ?? '/';
  }

  /** Offers newer versions of what is saved. Without a network there is nothing to offer. */
  async #newer() {
    const cards = [...this.querySelectorAll<PackCard>('pack-card')];
    await Promise.all(cards.map(({ ready }) => ready));
    if (!cards.some(({ version }) => version)) return;
    const index = await fetchIndex(this.#base).catch(() => undefined);
    for (const card of cards) {
      const entry = index?.packs.find(({ id }) => id === card.pack);
      if (entry && card.version && card.version !== entry.version) card.offerUpdate(entry.bytes);
    }
  }
}

customElements.define('pack-manager', PackManager);
