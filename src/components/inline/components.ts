import type { InlineTag } from '../../domain/inline.ts';
import Cost from './Cost.astro';
import Figure from './Figure.astro';
import Link from './Link.astro';
import Phone from './Phone.astro';
import Place from './Place.astro';
import Term from './Term.astro';

/** The component of every inline tag. */
export const inlineComponents = { Cost, Figure, Link, Phone, Place, Term } satisfies Record<InlineTag, unknown>;
