/** The part of Pagefind's browser interface that we use. It is loaded from the finished site, not bundled. */
export type SearchEngine = {
  options(options: { baseUrl?: string | undefined; excerptLength?: number }): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: { data(): Promise<Hit> }[] }>;
};

/** A page that fits. */
export type Hit = {
  url: string;
  /** Text around the words, with `<mark>`; everything else is escaped. */
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  /** The sections that fit, by their headings. */
  sub_results: { title: string; url: string }[];
};
