import type { Facts } from '../../domain/facts.ts';
import { FACETS } from '../../domain/topics.ts';
import { translator } from '../../i18n/translate.ts';
import { collection } from '../../queries/content.ts';
import type { GuideContext } from './context.ts';

/** What a page must say so that the tags in its texts find their facts; the rest has a sound default. */
export type GuideSetting = Pick<GuideContext, 'language' | 'reader' | 'country' | 'placeHref'> &
  Partial<Pick<GuideContext, 'cited' | 'level'>> & { facts: Facts };

/** Prepares the tags of a page's texts; the page puts the result into `Astro.locals.guide`. */
export async function guideContext(setting: GuideSetting): Promise<GuideContext> {
  return {
    cited: [],
    level: 4,
    ...setting,
    t: translator(setting.reader),
    terms: await collection('glossary'),
    // Ids that the page gives to other things.
    headings: new Set<string>([...FACETS, 'sources', ...Object.keys(setting.facts.places)]),
  };
}
