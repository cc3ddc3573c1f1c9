import { describe, expect, it } from 'vitest';
import { citedSources } from './citations.ts';

describe('cited sources', () => {
  it('are numbered in the order of reading, each once', () => {
    const national = '<Point kind="must" source="law">…</Point>\n<Point kind="info" source="office law">…</Point>';
    const local = '<Point kind="step" source="city office">…</Point>';
    expect(citedSources([national, local])).toEqual(['law', 'office', 'city']);
  });

  it('are none in a text without points', () => {
    expect(citedSources(['', '## Heading'])).toEqual([]);
  });
});
