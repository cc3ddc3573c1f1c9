import Check from './Check.astro';
import Cite from './Cite.astro';
import Example from './Example.astro';
import Squares from './Squares.astro';

/** The tags a lesson may use. */
export const lessonComponents = { Check, Cite, Example, Squares };
