import { inlineFacts, type InlineFact, type InlineTag } from '../inline.ts';
import { missing } from './ids.ts';
import { textAt } from './located.ts';
import type { Passage } from './passage.ts';
import { withoutTags } from './plain-text.ts';
import type { Problem } from './problem.ts';
import { findFact, idsIn, type FactKind, type Scope } from './scope.ts';
import { didYouMean, nearest } from './spelling.ts';
import { strayMarkup } from './stray-markup.ts';

/** Ids of the glossary: what `<Term>` may name. */
export type TermIds = readonly string[];

const KINDS: Partial<Record<InlineTag, { kind: FactKind; thing: string }>> = {
  Cost: { kind: 'costs', thing: 'cost' },
  Figure: { kind: 'figures', thing: 'figure' },
  Place: { kind: 'places', thing: 'place' },
  Link: { kind: 'links', thing: 'link' },
};

const COMPLETE: Record<InlineTag, string> = {
  Cost: '<Cost id="…" />',
  Figure: '<Figure id="…" />',
  Place: '<Place id="…" /> or <Place id="…">words</Place>',
  Phone: '<Phone id="…" />',
  Link: '<Link id="…">words</Link>',
  Term: '<Term id="…">words</Term> or <Term id="…" />',
};

/** Every tag of a text is whole and names something that exists in scope. */
export function checkTags(passage: Passage, scope: Scope, terms: TermIds | undefined): Problem[] {
  const broken = strayMarkup(passage, withoutTags(passage.text), COMPLETE);
  return [...inlineFacts(passage.text).flatMap((fact) => tagExists(fact, passage, scope, terms)), ...broken];
}

function tagExists(fact: InlineFact, passage: Passage, scope: Scope, terms: TermIds | undefined): Problem[] {
  const where = {
    file: passage.file,
    line: passage.lineAt(fact.index),
    key: passage.key.startsWith('<') ? `<${fact.tag} id="${fact.id}">` : passage.key,
  };
  const simple = KINDS[fact.tag];
  if (simple)
    return findFact(scope, simple.kind, fact.id) ? [] : [missing(scope, simple.kind, simple.thing, fact.id, where)];
  return fact.tag === 'Term' ? termExists(fact.id, where, terms) : phoneExists(fact.id, where, scope);
}

function termExists(id: string, where: Pick<Problem, 'file' | 'line' | 'key'>, terms: TermIds | undefined): Problem[] {
  if (terms === undefined || terms.includes(id)) return [];
  return [
    {
      ...where,
      wrong: `The glossary has no term \`${id}\`.`,
      write: `Add it to src/content/glossary.yaml (lang, word, in), or correct the id.${didYouMean(id, terms)}`,
    },
  ];
}

function phoneExists(id: string, where: Pick<Problem, 'file' | 'line' | 'key'>, scope: Scope): Problem[] {
  if (findFact(scope, 'emergency', id)) return [];
  const place = findFact(scope, 'places', id);
  if (place && textAt(place.value, ['phone']) !== undefined) return [];
  if (place) {
    return [
      {
        ...where,
        wrong: `The place \`${id}\` has no phone number.`,
        write: `Add \`phone\` to it in ${place.facts.file}, or take the tag out.`,
      },
    ];
  }
  const withPhone = idsIn(scope, 'places').filter(
    (each) => textAt(findFact(scope, 'places', each)?.value, ['phone']) !== undefined,
  );
  const known = [...withPhone, ...idsIn(scope, 'emergency')];
  const problem = missing(scope, 'places', 'place or emergency number', id, where);
  const meant = nearest(id, known);
  return [
    {
      ...problem,
      write: problem.write.startsWith('It stands')
        ? problem.write
        : `Write the id of a place with \`phone\` or of an emergency number.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
    },
  ];
}

/** Titles, summaries and the short words of the course are shown as plain text, also in search results and previews. */
export function checkPlain(passage: Passage): Problem[] {
  const match = /<\/?[A-Za-z]/.exec(passage.text);
  if (!match) return [];
  return [
    {
      file: passage.file,
      line: passage.lineAt(match.index),
      key: passage.key,
      wrong: 'A tag stands here, but this text is shown as it is.',
      write: 'Write words only; a tag can stand in the body of a page.',
    },
  ];
}
