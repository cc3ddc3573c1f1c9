/** Source ids of the points and citations of page bodies, in the order a reader meets them, each once. */
export function citedSources(bodies: readonly string[]): string[] {
  const ids = bodies.flatMap((body) =>
    [...body.matchAll(/<(?:Point\b[^>]*\bsource|Cite\b[^>]*\bid)="([^"]*)"/g)].flatMap(([, list = '']) =>
      list.split(/\s+/),
    ),
  );
  return [...new Set(ids.filter(Boolean))];
}
