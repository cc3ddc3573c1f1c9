import { inlineComponents } from '../inline/components.ts';
import Point from './Point.astro';
import SectionHeading from './SectionHeading.astro';

/** What the tags of a guide text become. */
export const guideComponents = { ...inlineComponents, Point, h2: SectionHeading };
