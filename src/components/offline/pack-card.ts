import { sizeInWords } from '../../domain/size.ts';
import { askWorker, canKeep, onNews, shouldInstallFirst, whatRuns } from '../../pwa/packs/client.ts';
import type { Failure, PackNews } from '../../pwa/packs/messages.ts';
import { readRegistry, type SavedPack } from '../../pwa/packs/registry.ts';
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
  | 'again',
  string
> & { failed: Record<Failure, string> };

let words: Words;

/** After so long without news the worker is asked whether it is still at work: the browser may have stopped it. */
const SILENCE_MS = 30_000;

/** The key under which the device remembers that the reader wanted a pack, until it is deleted or has failed. */
export const wantedKey = (id: string): string => `pack:${id}`;

/** The card of one pack: saves, shows how far, deletes. The worker does the work and goes on without this page. */
export class PackCard extends HTMLElement {
  #saved: SavedPack | undefined;
  /** What the heading says while nothing is saved. */
  #title: string | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    words ??= JSON.parse(document.querySelector('[data-pack-words]')?.textContent ?? '{}') as Words;
    this.#on('[data-save]', () => void this.#save());
    this.#on('[data-update]', () => void this.#save());
    this.#on('[data-films]', () => void this.#save(true));
    this.#on('[data-cancel]', () => void askWorker({ type: 'pack-cancel', id: this.pack }));
    this.#on('[data-delete]', () => void askWorker({ type: 'pack-delete', id: this.pack }));
    void this.#start();
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
  }

  /**
   * Shows what is true now.
   * @param wanted what the reader has wanted: `saving` from the press of the button on, `saved` when it was here once
   */
  async #look(wanted: string | undefined) {
    const running = wanted === 'saving' ? (await whatRuns()).find(({ id }) => id === this.pack) : undefined;
    if (running) return this.show(running);
    const saved = (await readRegistry(words.base)).packs[this.pack];
    if (saved) return this.show({ id: this.pack, phase: 'saved', pack: saved });
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
    const progress = this.querySelector('progress');
    if (progress) progress.hidden = !busy;
    this.#toggle('[data-cancel]', news.phase === 'saving');
    this.#toggle('[data-update]', false);
    clearTimeout(this.#patience);
    if (busy) this.#patience = setTimeout(() => void this.#look('saving'), SILENCE_MS);
    if (news.phase === 'saved') this.#saved = news.pack;
    if (news.phase === 'deleted') this.#saved = undefined;
    if (this.#saved) writeStored(this.#wanted, 'saved');
    else if (!busy) removeStored(this.#wanted);
    this.#toggle('[data-save]', !busy && !this.#saved);
    this.#toggle('[data-delete]', !busy && this.#saved !== undefined);
    this.#toggle('[data-hint]', !this.#saved);
    const films = this.querySelector<HTMLElement>('label.films');
    if (films) films.hidden = busy || this.#saved !== undefined;
    this.#toggle('[data-films]', !busy && this.#saved !== undefined && this.#saved.films === undefined);
    this.#say(this.#sentence(news), news.phase === 'saving');
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
        return fill(words.failed[news.why], { size: inBytes(news.needed) });
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
    status.hidden = sentence === '';
    status.textContent = sentence;
  }

  #on(selector: string, act: () => void) {
    this.querySelector(selector)?.addEventListener('click', act);
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
