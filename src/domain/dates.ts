/** First and last day of a list of ISO days (`YYYY-MM-DD`); `undefined` when there is none. */
export function dayRange(days: readonly (string | undefined)[]): { first: string; last: string } | undefined {
  const known = days.filter((day) => day !== undefined).sort();
  const [first, last] = [known.at(0), known.at(-1)];
  return first && last ? { first, last } : undefined;
}
