import { parseTarGzip } from 'nanotar';
import { languageOf, PARTS, unfold, type PackEntry, type PackIndex, type Sealed } from '../../domain/pack.ts';
import { CACHES } from '../caching-rules.ts';
import { download, Failed, fetchIndex, isWhole } from './download.ts';
import { CHANNEL, type PackNews } from './messages.ts';
import {
  engineCache,
  isPackCache,
  packCache,
  readRegistry,
  writeRegistry,
  type Registry,
  type SavedPack,
} from './registry.ts';

/*
 * Keeps packs, in the worker. A pack is fetched whole, checked, written into a cache of its own that nobody reads yet,
 * and becomes visible when the registry names it. Whatever goes wrong before leaves the old one in place.
 */

/** How long the index counts as fresh. */
const CHECK_EVERY_MS = 60 * 60 * 1000;

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  webmanifest: 'application/manifest+json',
  mp4: 'video/mp4',
};

const typeOf = (name: string) => TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** Folder under which the search of a pack finds its index. */
const SEARCH = 'packs/search/';

/** A saving that is under way. */
type Running = { stop: AbortController; news: PackNews; done: Promise<void> };

/** The packs of a site. */
export class PackStore {
  readonly #base: string;
  readonly #running = new Map<string, Running>();
  readonly #channel = new BroadcastChannel(CHANNEL);
  /** Changes to the registry follow each other. */
  #writing: Promise<unknown> = Promise.resolve();
  #known: Registry | undefined;
  #tidied: Promise<void> | undefined;

  /** @param base the site's folder, with a slash at both ends */
  constructor(base: string) {
    this.#base = base;
  }

  /** What is being saved right now. */
  get running(): PackNews[] {
    return [...this.#running.values()].map(({ news }) => news);
  }

  async #registry(): Promise<Registry> {
    return (this.#known ??= await readRegistry(this.#base));
  }

  /** Changes the registry in one step; changes wait for each other. */
  #change(change: (registry: Registry) => void): Promise<void> {
    const turn = this.#writing.then(async () => {
      const registry = structuredClone(await readRegistry(this.#base));
      change(registry);
      await writeRegistry(this.#base, registry);
      this.#known = registry;
    });
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  #tell(news: PackNews) {
    const running = this.#running.get(news.id);
    if (running) running.news = news;
    this.#channel.postMessage(news);
  }

  /** A kept page: from the pack it belongs to, or from the one saved last of those that share it. */
  async page(path: string): Promise<{ response: Response; own: boolean } | undefined> {
    const { packs } = await this.#registry();
    for (const kind of ['own', 'shared'] as const) {
      for (const [id, pack] of Object.entries(packs).reverse()) {
        const language = `${languageOf(id)}/`;
        if (!path.startsWith(language) || !pack[kind].includes(path.slice(language.length))) continue;
        const response = await caches.match(this.#base + path, { cacheName: packCache(id, pack.version) });
        if (response) return { response, own: kind === 'own' };
        // The browser or the reader has emptied the cache behind our back.
        await this.#forget(id);
      }
    }
    return undefined;
  }

  /** A kept file that is no page: a script, a picture, a part of the search. */
  async file(path: string): Promise<Response | undefined> {
    const { packs, engines } = await this.#registry();
    for (const [id, { version }] of Object.entries(packs).reverse()) {
      const response = await caches.match(this.#base + path, { cacheName: packCache(id, version) });
      if (response) return response;
    }
    // Every pack's search asks for the engine beside its own index.
    const name = path.startsWith(SEARCH) ? `pagefind/${path.split('/').at(-1)}` : path;
    for (const [language, version] of Object.entries(engines)) {
      const response = await caches.match(this.#base + name, { cacheName: engineCache(language, version) });
      if (response) return response;
    }
    return undefined;
  }

  /** Saves a pack, or brings it up to date. Asked twice, it is done once. */
  save(id: string, films: boolean): Promise<void> {
    const known = this.#running.get(id);
    if (known) return known.done;
    const stop = new AbortController();
    const news: PackNews = { id, phase: 'saving', done: 0, total: 0 };
    const done = this.#save(id, films, stop.signal).finally(() => this.#running.delete(id));
    this.#running.set(id, { stop, news, done });
    return done;
  }

  /** Stops a saving. */
  cancel(id: string): void {
    this.#running.get(id)?.stop.abort();
  }

  async #save(id: string, films: boolean, cancelled: AbortSignal): Promise<void> {
    let needed = 0;
    const need = (bytes: number) => (needed = bytes);
    try {
      for (let attempt = 1; ; attempt++) {
        const index = await fetchIndex(this.#base, cancelled);
        const entry = index.packs.find((pack) => pack.id === id);
        if (!entry) throw new Failed('server', 'not in the index');
        need(sizeOf(entry, films));
        try {
          await this.#bring(index, entry, films, cancelled, need);
          break;
        } catch (error) {
          // A new deployment in the middle: the index of a moment ago names what is no longer there.
          const moved = error instanceof Failed && (error.why === 'server' || error.why === 'damaged');
          if (!moved || attempt > 1 || !(await this.#hasMoved(entry, cancelled))) throw error;
        }
      }
    } catch (error) {
      if (cancelled.aborted) return this.#tell({ id, phase: 'cancelled' });
      const isSpace = error instanceof DOMException && error.name === 'QuotaExceededError';
      const why = isSpace ? 'space' : error instanceof Failed ? error.why : 'unknown';
      this.#tell({ id, phase: 'failed', why, needed });
    } finally {
      await this.#sweep(1);
    }
  }

  async #hasMoved({ id, version }: PackEntry, cancelled: AbortSignal): Promise<boolean> {
    const index = await fetchIndex(this.#base, cancelled);
    const now = index.packs.find((pack) => pack.id === id);
    return now !== undefined && now.version !== version;
  }

  /**
   * Fetches, checks, stages and swaps.
   * @param need called with the room it takes on the device: unpacked it is many times as large
   */
  async #bring(
    index: PackIndex,
    entry: PackEntry,
    films: boolean,
    cancelled: AbortSignal,
    need: (bytes: number) => void,
  ): Promise<void> {
    const { id, version } = entry;
    const language = languageOf(id);
    const registry = await readRegistry(this.#base);
    const engine = index.engines[language];
    const wantsEngine = engine && registry.engines[language] !== engine.version ? engine : undefined;
    const kept = registry.packs[id];
    const wantsPack = kept?.version !== version;
    const wantedFilms = films ? (entry.films ?? []) : [];
    const brought = new Map<Sealed, Uint8Array<ArrayBuffer>>();
    for (const film of wantedFilms) {
      const here = await this.#here(film);
      if (here) brought.set(film, here);
    }
    const missing = wantedFilms.filter((film) => !brought.has(film));
    const parts = [...(wantsPack ? [entry] : []), ...(wantsEngine ? [wantsEngine] : []), ...missing];
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    let before = 0;
    for (const part of parts) {
      const bytes = await download(this.#base, part, cancelled, (done) =>
        this.#tell({ id, phase: 'saving', done: before + done, total }),
      );
      brought.set(part, bytes);
      before += part.bytes;
    }
    this.#tell({ id, phase: 'checking' });
    const pack = brought.get(entry);
    const newEngine = wantsEngine && brought.get(wantsEngine);
    const files = [
      ...(pack ? await unpack(pack, id) : []),
      ...wantedFilms.map((film) => ({ path: film.file, body: brought.get(film) ?? new Uint8Array() })),
    ];
    const engineFiles = newEngine ? await unpack(newEngine, id, 'pagefind/') : [];
    need([...files, ...engineFiles].reduce((sum, { body }) => sum + body.length, 0));
    const staged = packCache(id, version);
    if (wantsPack) await caches.delete(staged);
    await this.#write(staged, files);
    if (wantsEngine) await this.#write(engineCache(language, wantsEngine.version), engineFiles);
    if (cancelled.aborted) throw new Failed('interrupted', 'cancelled');
    const saved: SavedPack = {
      version,
      bytes: entry.bytes,
      savedOn: new Date().toISOString(),
      ...(index.pages[entry.pages] ?? { own: [], shared: [] }),
      ...(wantedFilms.length > 0
        ? { films: wantedFilms.reduce((sum, { bytes }) => sum + bytes, 0) }
        : !wantsPack && kept.films !== undefined
          ? { films: kept.films }
          : {}),
    };
    await this.#change((now) => {
      // What was saved last stands last, whatever the clock says.
      now.packs = { ...Object.fromEntries(Object.entries(now.packs).filter(([other]) => other !== id)), [id]: saved };
      if (wantsEngine) now.engines[language] = wantsEngine.version;
    });
    // Copies of these pages from earlier visits are older now: without a network they would be read in their place.
    const visited = await caches.open(CACHES.pages);
    for (const page of [...saved.own, ...saved.shared]) await visited.delete(`${this.#base}${language}/${page}`);
    // Last of all: the worker may be stopped as soon as the reader knows.
    this.#tell({ id, phase: 'saved', pack: saved });
  }

  /** A film that the device has already, watched or saved with an older version: it is not paid for again. */
  async #here(film: Sealed): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const kept = await caches.match(this.#base + film.file);
    const bytes = kept && new Uint8Array(await kept.arrayBuffer());
    return bytes && (await isWhole(bytes, film)) ? bytes : undefined;
  }

  /** Writes files into a cache that nobody reads yet. */
  async #write(name: string, files: readonly File[]): Promise<void> {
    const cache = await caches.open(name);
    for (const { path, body } of files) await cache.put(this.#base + path, answer(path, body));
  }

  /** Deletes a pack and frees its room. */
  async delete(id: string): Promise<void> {
    this.cancel(id);
    const { packs } = await this.#registry();
    const { bytes = 0, films = 0 } = packs[id] ?? {};
    await this.#forget(id);
    this.#tell({ id, phase: 'deleted', bytes: bytes + films });
  }

  async #forget(id: string): Promise<void> {
    await this.#change((registry) => {
      registry.packs = Object.fromEntries(Object.entries(registry.packs).filter(([other]) => other !== id));
    });
    await this.#sweep();
  }

  /**
   * Deletes what no pack needs: engines of languages without one, older versions, halves of a saving that was cut off.
   * @param own 1 at the end of a saving: it does not disturb itself
   */
  async #sweep(own = 0): Promise<void> {
    // What another saving has staged is not rubbish, nor the engine it counts on. The last of them sweeps.
    const isBusy = () => this.#running.size > own;
    if (isBusy()) return;
    const isNeeded = ({ packs }: Registry, language: string) =>
      Object.keys(packs).some((id) => languageOf(id) === language);
    const before = await readRegistry(this.#base);
    if (Object.keys(before.engines).some((language) => !isNeeded(before, language)))
      await this.#change((registry) => {
        const needed = Object.entries(registry.engines).filter(([language]) => isNeeded(registry, language));
        if (!isBusy()) registry.engines = Object.fromEntries(needed);
      });
    const { packs, engines } = await readRegistry(this.#base);
    const used = new Set([
      ...Object.entries(packs).map(([id, { version }]) => packCache(id, version)),
      ...Object.entries(engines).map(([language, version]) => engineCache(language, version)),
    ]);
    for (const name of await caches.keys())
      if (isPackCache(name) && !used.has(name) && !isBusy()) await caches.delete(name);
  }

  /** Tidies up after a worker that was stopped in the middle: once in the life of each. */
  tidy(): Promise<void> {
    return (this.#tidied ??= this.#sweep());
  }

  /** Looks for newer versions of what is kept, once an hour and only where data is not being saved. */
  async refresh(): Promise<void> {
    const { packs, checkedAt } = await this.#registry();
    // Both ways: a clock set back must not stop the looking.
    if (Object.keys(packs).length === 0 || Math.abs(Date.now() - checkedAt) < CHECK_EVERY_MS) return;
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    try {
      const index = await fetchIndex(this.#base);
      await this.#change((registry) => {
        registry.checkedAt = Date.now();
      });
      if (connection?.saveData) return;
      for (const [id, { version, films }] of Object.entries(packs)) {
        const entry = index.packs.find((pack) => pack.id === id);
        if (entry && entry.version !== version) await this.save(id, films !== undefined);
      }
    } catch {
      // No network, or another answers in its place: what is kept is good enough.
    }
  }
}

const sizeOf = ({ bytes, films = [] }: PackEntry, withFilms: boolean) =>
  bytes + (withFilms ? films.reduce((sum, film) => sum + film.bytes, 0) : 0);

/** A file as it will be kept, below the site's folder. A page has the name of its folder. */
type File = { path: string; body: Uint8Array<ArrayBuffer> };

/** The files of an archive, each page put together again. */
async function unpack(packed: Uint8Array<ArrayBuffer>, id: string, folder = ''): Promise<File[]> {
  try {
    const files = await parseTarGzip(packed);
    const parts = JSON.parse(files.find(({ name }) => name === PARTS)?.text ?? '[]') as string[];
    return files.flatMap(({ name, data, text }): File[] => {
      if (name === PARTS || !data) return [];
      const body = new Uint8Array(data);
      if (name.endsWith('.html'))
        return [{ path: name.replace(/index\.html$/, ''), body: new TextEncoder().encode(unfold(text, parts)) }];
      return name.startsWith('search/')
        ? [{ path: `${SEARCH}${id}/${name.slice('search/'.length)}`, body }]
        : [{ path: folder + name, body }];
    });
  } catch (error) {
    throw new Failed('damaged', String(error));
  }
}

const answer = (path: string, body: Uint8Array<ArrayBuffer>): Response =>
  new Response(body, {
    headers: {
      'content-type': typeOf(path.endsWith('/') ? 'index.html' : path),
      'content-length': String(body.length),
    },
  });
