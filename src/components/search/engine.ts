/** The part of Pagefind's browser interface that we use. It is loaded from the finished site, not bundled. */
export type SearchEngine = {
  options(options: Options): Promise<void>;
  init(): Promise<void>;
  /** Adds the index under another address. */
  mergeIndex(basePath: string): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: Result[] }>;
};

/** A page that fits, not loaded yet. */
export type Result = {
  /** The same for the same page in several indexes. */
  id: string;
  data(): Promise<Hit>;
};

/** The module: an engine itself, and the way to more of them. */
export type SearchModule = SearchEngine & {
  createInstance(options: Options & { basePath: string }): SearchEngine;
};

type Options = { baseUrl?: string | undefined; excerptLength?: number };

/** What is shown of it. */
export type Hit = {
  url: string;
  /** Text around the words, with `<mark>`; everything else is escaped. */
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  /** The sections that fit, by their headings. */
  sub_results: { title: string; url: string }[];
};
