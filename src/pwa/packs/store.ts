import { parseTarGzip } from 'nanotar';
import { languageOf, PARTS, unfold, type PackEntry, type PackIndex, type Sealed } from '../../domain/pack.ts';
import { CACHES } from '../caching-rules.ts';
import { download, Failed, fetchIndex, isWhole } from './download.ts';
import { CHANNEL, type PackNews } from './messages.ts';
import {
  emptyRegistry,
  engineCache,
  isPackCache,
  loadRegistry,
  packCache,
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

const typeOf = (name: string) => TYPES[name.replace(/\?.*/, '').split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** Folder under which the search of a pack finds its index. */
const SEARCH = 'packs/search/';

/** A saving that is under way. */
type Running = { stop: AbortController; news: PackNews; done: Promise<void> };

/** The packs of a site. */
export class PackStore {
  readonly #base: string;
  readonly #running = new Map<string, Running>();
  #channel: BroadcastChannel | undefined;
  /** Changes to the registry follow each other. */
  #writing: Promise<unknown> = Promise.resolve();
  #known: Registry | undefined;
  /** Packs of which a page was missing. */
  readonly #lost = new Set<string>();
  #tidied: Promise<void> | undefined;

  /** @param base the site's folder, with a slash at both ends */
  constructor(base: string) {
    this.#base = base;
  }

  /** What is being saved right now. */
  get running(): PackNews[] {
    return [...this.#running.values()].map(({ news }) => news);
  }

  /** What is kept, as far as it can be read. Only what was read is remembered: the next look may succeed. */
  async #registry(): Promise<Registry> {
    this.#known ??= await loadRegistry(this.#base).catch(() => undefined);
    return this.#known ?? emptyRegistry();
  }

  /**
   * Changes the registry in one step; changes wait for each other. One that is damaged is begun anew.
   * @throws where storage cannot be read or has no room
   */
  #change(change: (registry: Registry) => void): Promise<void> {
    const turn = this.#writing.then(async () => {
      const registry = (await loadRegistry(this.#base)) ?? emptyRegistry();
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
    this.#channel ??= new BroadcastChannel(CHANNEL);
    this.#channel.postMessage(news);
  }

  /** A file in a cache; nothing where it is not there or cannot be read. */
  async #match(cacheName: string, path: string): Promise<Response | undefined> {
    return caches.match(this.#base + path, { cacheName }).catch(() => undefined);
  }

  /** A kept page: from the pack it belongs to, or from the one saved last of those that share it. */
  async page(path: string): Promise<{ response: Response; own: boolean } | undefined> {
    const { packs } = await this.#registry();
    for (const kind of ['own', 'shared'] as const) {
      for (const [id, pack] of Object.entries(packs).reverse()) {
        const language = `${languageOf(id)}/`;
        if (!path.startsWith(language) || !pack[kind].includes(path.slice(language.length))) continue;
        const response = await this.#match(packCache(this.#base, id, pack.version), path);
        if (response) return { response, own: kind === 'own' };
        // The browser or the reader has emptied the cache behind our back.
        this.#lost.add(id);
      }
    }
    return undefined;
  }

  /**
   * Forgets packs of which something is lost, so that they can be saved again. Only while there is a network: what is
   * left of them may be all that the reader has.
   */
  async forgetLost(): Promise<void> {
    for (const id of this.#lost) {
      this.#lost.delete(id);
      await this.#forget(id);
    }
  }

  /** A kept file that is no page: a script, a picture, a part of the search. */
  async file(path: string): Promise<Response | undefined> {
    const { packs, engines } = await this.#registry();
    for (const [id, { version }] of Object.entries(packs).reverse()) {
      const response = await this.#match(packCache(this.#base, id, version), path);
      if (response) return response;
    }
    // Every pack's search asks for the engine beside its own index.
    const name = path.startsWith(SEARCH) ? `pagefind/${path.split('/').at(-1)}` : path;
    for (const [language, version] of Object.entries(engines)) {
      const response = await this.#match(engineCache(this.#base, language, version), name);
      if (response) return response;
    }
    return undefined;
  }

  /**
   * Saves a pack, or brings it up to date. Asked twice, it is done once.
   * @param quiet nobody has asked for it: only success is told
   */
  save(id: string, films: boolean, quiet = false): Promise<void> {
    const known = this.#running.get(id);
    if (known) return known.done;
    const stop = new AbortController();
    const news: PackNews = { id, phase: 'saving', done: 0, total: 0 };
    const done = this.#save(id, films, stop.signal, quiet).finally(() => this.#running.delete(id));
    this.#running.set(id, { stop, news, done });
    return done;
  }

  /** Stops a saving. */
  cancel(id: string): void {
    this.#running.get(id)?.stop.abort();
  }

  async #save(id: string, films: boolean, cancelled: AbortSignal, quiet: boolean): Promise<void> {
    const tell = (news: PackNews) => {
      if (!quiet || news.phase === 'saved') this.#tell(news);
    };
    let index: PackIndex | undefined;
    try {
      for (index = await fetchIndex(this.#base, cancelled); ;) {
        try {
          await this.#bring(index, entryOf(index, id), films, cancelled, tell);
          break;
        } catch (error) {
          // A new deployment in the middle: the index of a moment ago names what is no longer there.
          if (!(error instanceof Failed) || (error.why !== 'server' && error.why !== 'damaged')) throw error;
          const now = await fetchIndex(this.#base, cancelled);
          if (promised(now, id) === promised(index, id)) throw error;
          index = now;
        }
      }
    } catch (error) {
      if (cancelled.aborted) return tell({ id, phase: 'cancelled' });
      const { why, needed } = error instanceof Failed ? error : new Failed('unknown', String(error));
      tell({ id, phase: 'failed', why, needed });
      if (quiet && why === 'space' && index) await this.#skip(id, entryOf(index, id).version);
    } finally {
      await this.#sweep(1).catch(() => undefined);
    }
  }

  /** Remembers that there was no room for a version: a newer one may be smaller. */
  async #skip(id: string, version: string): Promise<void> {
    await this.#change(({ packs }) => {
      if (packs[id]) packs[id].noRoomFor = version;
    }).catch(() => undefined);
  }

  /**
   * Fetches, checks, stages and swaps.
   * @throws {Failed} with the room it takes on the device, where there is not enough
   */
  async #bring(
    index: PackIndex,
    entry: PackEntry,
    films: boolean,
    cancelled: AbortSignal,
    tell: (news: PackNews) => void,
  ): Promise<void> {
    const { id, version } = entry;
    const language = languageOf(id);
    const registry = (await loadRegistry(this.#base)) ?? emptyRegistry();
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
        tell({ id, phase: 'saving', done: before + done, total }),
      );
      brought.set(part, bytes);
      before += part.bytes;
    }
    tell({ id, phase: 'checking' });
    const pack = brought.get(entry);
    const newEngine = wantsEngine && brought.get(wantsEngine);
    const pages = pack ? await unpack(pack, id) : [];
    const filmFiles = wantedFilms.map((film) => ({ path: film.file, body: brought.get(film) ?? new Uint8Array() }));
    const engineFiles = newEngine ? await unpack(newEngine, id, 'pagefind/') : [];
    const saved: SavedPack = {
      version,
      bytes: pack ? roomOf(pages) : (kept?.bytes ?? 0),
      savedOn: new Date().toISOString(),
      ...(index.pages[entry.pages] ?? { own: [], shared: [] }),
      ...(wantedFilms.length > 0
        ? { films: roomOf(filmFiles) }
        : !wantsPack && kept.films !== undefined
          ? { films: kept.films }
          : {}),
    };
    try {
      const staged = packCache(this.#base, id, version);
      if (wantsPack) await caches.delete(staged);
      await this.#write(staged, [...pages, ...filmFiles]);
      if (wantsEngine) await this.#write(engineCache(this.#base, language, wantsEngine.version), engineFiles);
      if (cancelled.aborted) throw new Failed('interrupted', 'cancelled');
      await this.#change((now) => {
        // What was saved last stands last, whatever the clock says.
        now.packs = { ...without(now.packs, id), [id]: saved };
        if (wantsEngine) now.engines[language] = wantsEngine.version;
      });
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      throw isFull ? new Failed('space', error.message, roomOf([...pages, ...filmFiles, ...engineFiles])) : error;
    }
    // Copies of these pages from earlier visits are older now: without a network they would be read in their place.
    const visited = await caches.open(CACHES.pages);
    for (const page of [...saved.own, ...saved.shared]) await visited.delete(`${this.#base}${language}/${page}`);
    // Last of all: the worker may be stopped as soon as the reader knows.
    tell({ id, phase: 'saved', pack: saved });
  }

  /** A film that the device has already, watched or saved with an older version: it is not paid for again. */
  async #here(film: Sealed): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const kept = await caches.match(this.#base + film.file);
      const bytes = kept && new Uint8Array(await kept.arrayBuffer());
      return bytes && (await isWhole(bytes, film)) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  async #write(name: string, files: readonly File[]): Promise<void> {
    const cache = await caches.open(name);
    for (const { path, body } of files) await cache.put(this.#base + path, answer(path, body));
  }

  /** Deletes a pack and frees its room. */
  async delete(id: string): Promise<void> {
    const running = this.#running.get(id);
    running?.stop.abort();
    await running?.done;
    const { packs } = await this.#registry();
    const { version = '', bytes = 0, films = 0 } = packs[id] ?? {};
    // First the room: a full device refuses even to write that less is kept.
    await caches.delete(packCache(this.#base, id, version));
    await this.#forget(id).catch(() => undefined);
    this.#tell({ id, phase: 'deleted', bytes: bytes + films });
  }

  async #forget(id: string): Promise<void> {
    await this.#change((registry) => {
      registry.packs = without(registry.packs, id);
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
    // What cannot be read may still name all that is there.
    const before = await loadRegistry(this.#base);
    if (!before) return;
    if (Object.keys(before.engines).some((language) => !isNeeded(before, language)))
      await this.#change((registry) => {
        const needed = Object.entries(registry.engines).filter(([language]) => isNeeded(registry, language));
        if (!isBusy()) registry.engines = Object.fromEntries(needed);
      });
    const now = await loadRegistry(this.#base);
    if (!now) return;
    const used = new Set([
      ...Object.entries(now.packs).map(([id, { version }]) => packCache(this.#base, id, version)),
      ...Object.entries(now.engines).map(([language, version]) => engineCache(this.#base, language, version)),
    ]);
    for (const name of await caches.keys())
      if (isPackCache(this.#base, name) && !used.has(name) && !isBusy()) await caches.delete(name);
  }

  /** Tidies up after a worker that was stopped in the middle: once in the life of each. */
  tidy(): Promise<void> {
    return (this.#tidied ??= this.#sweep().catch(() => undefined));
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
      for (const [id, { version, films, noRoomFor }] of Object.entries(packs)) {
        const entry = index.packs.find((pack) => pack.id === id);
        if (entry && entry.version !== version && entry.version !== noRoomFor)
          await this.save(id, films !== undefined, true);
      }
    } catch {
      // No network, or another answers in its place: what is kept is good enough.
    }
  }
}

/** @throws {Failed} where the host does not know the pack */
function entryOf(index: PackIndex, id: string): PackEntry {
  const entry = index.packs.find((pack) => pack.id === id);
  if (!entry) throw new Failed('server', 'not in the index');
  return entry;
}

/** Everything that an index promises about a pack. */
const promised = (index: PackIndex, id: string) =>
  JSON.stringify([index.packs.find((pack) => pack.id === id), index.engines[languageOf(id)]]);

const without = (packs: Registry['packs'], id: string): Registry['packs'] =>
  Object.fromEntries(Object.entries(packs).filter(([other]) => other !== id));

const roomOf = (files: readonly File[]) => files.reduce((sum, { body }) => sum + body.length, 0);

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
