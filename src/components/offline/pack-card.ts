import { sizeInWords } from '../../domain/size.ts';
import { askWorker, canKeep, onNews, shouldInstallFirst, whatRuns } from '../../pwa/packs/client.ts';
import type { Failure, PackNews } from '../../pwa/packs/messages.ts';
import { packCache, readRegistry, type SavedPack } from '../../pwa/packs/registry.ts';
import { askFirst, type Question } from './ask-first.ts';
import { isText, readStored, removeStored, writeStored } from '../../pwa/storage.ts';

/** Sentences in the reader's language (PackWords.astro). */
type Words = Record<
  | 'base'
  | 'locale'
  | 'saving'
  | 'bytes'
  | 'checking'
  | 'saved'
  | 'savedOn'
  | 'update'
  | 'deleted'
  | 'cancelled'
  | 'evicted'
  | 'unsupported'
  | 'again'
  | 'remove'
  | 'sure'
  | 'keep',
  string
> & { failed: Record<Failure, string> };

let words: Words;

/** The question before a pack is deleted. */
export const deletion = (name: string): Question => ({
  question: fill(words.sure, { name }),
  yes: fill(words.remove, { name }),
  no: words.keep,
});

/**
 * So often the worker is asked whether it is still at work. The browser may have stopped it; and a browser that ends a
 * worker after a minute lets one live that is asked.
 */
const LOOK_EVERY_MS = 15_000;

/** The key under which the device remembers that the reader wanted a pack, until it is deleted or has failed. */
export const wantedKey = (id: string): string => `pack:${id}`;

/** The card of one pack: saves, shows how far, deletes. The worker does the work and goes on without this page. */
export class PackCard extends HTMLElement {
  /** Settled when the card has looked at what is kept. */
  ready: Promise<void> = Promise.resolve();
  #saved: SavedPack | undefined;
  /** What the heading says while nothing is saved. */
  #title: string | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  /** Size of a newer version that was offered, in bytes. */
  #offered: number | undefined;

  connectedCallback() {
    words ??= JSON.parse(document.querySelector('[data-pack-words]')?.textContent ?? '{}') as Words;
    this.#on('[data-save]', () => void this.#save());
    this.#on('[data-update]', () => void this.#save());
    this.#on('[data-films]', () => void this.#save(true));
    this.#on('[data-cancel]', () => void askWorker({ type: 'pack-cancel', id: this.pack }));
    this.#on('[data-delete]', (button) =>
      askFirst(button, deletion(this.#name), () => void askWorker({ type: 'pack-delete', id: this.pack })),
    );
    this.ready = this.#start();
  }

  /** Id of the pack. */
  get pack(): string {
    return this.dataset['pack'] ?? '';
  }

  get #wanted() {
    return wantedKey(this.pack);
  }

  async #start() {
    if (!(await canKeep())) return this.#say(words.unsupported);
    for (const part of this.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
    this.#toggle('[data-ios]', shouldInstallFirst());
    onNews((news) => {
      if (news.id === this.pack) this.show(news);
    });
    await this.#look(readStored(this.#wanted, isText));
    this.dataset['looked'] = '';
  }

  /**
   * Shows what is true now.
   * @param wanted what the reader has wanted: `saving` from the press of the button on, `saved` when it was here once
   */
  async #look(wanted: string | undefined) {
    const running = wanted === 'saving' ? (await whatRuns()).find(({ id }) => id === this.pack) : undefined;
    if (running) return this.show(running);
    const saved = (await readRegistry(words.base)).packs[this.pack];
    const isThere = saved && (await caches.has(packCache(words.base, this.pack, saved.version)).catch(() => true));
    if (saved && isThere) return this.show({ id: this.pack, phase: 'saved', pack: saved });
    // It was wanted and is not here: the saving was cut off, or the phone has thrown it away. Said once.
    if (wanted === 'saving') this.show({ id: this.pack, phase: 'failed', why: 'interrupted', needed: 0 });
    else if (wanted) this.#say(fill(words.evicted, { name: this.#name }));
    if (wanted) removeStored(this.#wanted);
  }

  /** @param films wanted too: the box beside the button says so, or they are here already */
  async #save(films = this.#saved ? this.#saved.films !== undefined : this.#wantsFilms) {
    writeStored(this.#wanted, 'saving');
    this.show({ id: this.pack, phase: 'saving', done: 0, total: 0 });
    // The browser may ask the reader, or decide by itself; a no changes nothing now.
    void navigator.storage.persist().catch(() => false);
    await askWorker({ type: 'pack-save', id: this.pack, films });
  }

  /** Says that the index has a newer version. */
  offerUpdate(bytes: number) {
    this.#offered = bytes;
    this.#toggle('[data-update]', true);
    this.#say(`${this.#age(this.#saved)} ${fill(words.update, { size: inBytes(bytes) })}`);
  }

  /** Version that is kept; none where nothing is. */
  get version(): string | undefined {
    return this.#saved?.version;
  }

  /** Shows what the worker tells. */
  show(news: PackNews) {
    const busy = news.phase === 'saving' || news.phase === 'checking';
    const hadFocus = this.contains(document.activeElement);
    this.querySelector('[data-sure]')?.remove();
    const progress = this.querySelector('progress');
    if (progress) progress.hidden = !busy;
    if (busy) this.#looking ??= setInterval(() => void this.#look('saving'), LOOK_EVERY_MS);
    else {
      clearInterval(this.#looking);
      this.#looking = undefined;
    }
    if (news.phase === 'saved') {
      this.#saved = news.pack;
      this.#offered = undefined;
    }
    if (news.phase === 'deleted') this.#saved = undefined;
    if (this.#saved) writeStored(this.#wanted, 'saved');
    else if (!busy) removeStored(this.#wanted);
    this.#toggle('[data-cancel]', news.phase === 'saving');
    this.#toggle('[data-update]', !busy && this.#saved !== undefined && this.#offered !== undefined);
    this.#toggle('[data-save]', !busy && !this.#saved);
    this.#toggle('[data-delete]', !busy && this.#saved !== undefined);
    this.#toggle('[data-hint]', !this.#saved);
    const films = this.querySelector<HTMLElement>('label.films');
    if (films) films.hidden = busy || this.#saved !== undefined;
    this.#toggle('[data-films]', !busy && this.#saved !== undefined && this.#saved.films === undefined);
    if (hadFocus) this.#holdFocus();
    this.#say(this.#sentence(news), news.phase === 'saving' && news.total > 0);
    if (news.phase === 'saving' && progress) {
      if (news.total > 0) progress.value = news.done / news.total;
      else progress.removeAttribute('value');
    }
    if (news.phase === 'checking') progress?.removeAttribute('value');
    const title = this.querySelector('[data-title] span');
    this.#title ??= title?.textContent ?? '';
    if (title) title.textContent = this.#saved ? fill(words.saved, { name: this.#name }) : this.#title;
    const again = this.querySelector('[data-save] span');
    if (again && news.phase === 'failed') again.textContent = words.again;
  }

  #sentence(news: PackNews): string {
    switch (news.phase) {
      case 'saving':
        return news.total === 0
          ? fill(words.saving, { name: this.#name })
          : `${fill(words.saving, { name: this.#name })}: ${fill(words.bytes, {
              done: inBytes(news.done),
              size: inBytes(news.total),
              percent: new Intl.NumberFormat(words.locale, { style: 'percent' }).format(news.done / news.total),
            })}`;
      case 'checking':
        return words.checking;
      case 'saved':
        return this.#age(news.pack);
      case 'failed':
        return fill(words.failed[news.why] ?? words.failed.unknown, { size: inBytes(news.needed) });
      case 'cancelled':
        return words.cancelled;
      case 'deleted':
        return fill(words.deleted, { name: this.#name, size: inBytes(news.bytes) });
    }
  }

  #age(pack: SavedPack | undefined): string {
    if (!pack) return '';
    const date = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long' }).format(new Date(pack.savedOn));
    return `${fill(words.savedOn, { date })} (${inBytes(pack.bytes + (pack.films ?? 0))}).`;
  }

  /** The button that was pressed may be gone: the next one takes its place. */
  #holdFocus() {
    const focused = document.activeElement;
    if (focused && focused !== document.body && !focused.closest('[hidden]')) return;
    const next = [...this.querySelectorAll<HTMLElement>('.buttons > *')].find(({ hidden }) => !hidden);
    if (!next) this.tabIndex = -1;
    (next ?? this).focus();
  }

  get #wantsFilms() {
    return this.querySelector<HTMLInputElement>('[name=films]')?.checked ?? false;
  }

  get #name() {
    return this.dataset['name'] ?? '';
  }

  /** @param quiet not announced again and again: the number changes all the time */
  #say(sentence: string, quiet = false) {
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (!status) return;
    status.setAttribute('aria-live', quiet ? 'off' : 'polite');
    // The same sentence is not said again.
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  #on(selector: string, act: (button: HTMLButtonElement) => void) {
    const button = this.querySelector<HTMLButtonElement>(selector);
    button?.addEventListener('click', () => act(button));
  }

  #toggle(selector: string, visible: boolean) {
    const part = this.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !visible;
  }
}

const fill = (sentence: string, values: Record<string, string>) =>
  Object.entries(values).reduce((rest, [name, value]) => rest.replaceAll(`{${name}}`, () => value), sentence);

/** A size in the reader's language. */
export const inBytes = (bytes: number): string => sizeInWords(words.locale, bytes);

customElements.define('pack-card', PackCard);
