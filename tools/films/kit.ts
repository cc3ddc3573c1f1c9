import { parseSvg, type Element } from './svg.ts';

/*
 * The kit: parts to draw with and paints, in `kit.svg`. Its style is plain CSS, so a browser shows the kit as
 * it is; librsvg knows no custom properties, so they are worked out here.
 */

type Declarations = [property: string, value: string][];

/** What `kit.svg` offers. */
export type Kit = {
  /** Paints and the first values of the slots (`--skin`, `--top`, …): the rule of `:root`. */
  root: Scope;
  /** Rules by class: paints, people, switches. */
  classes: Map<string, Declarations>;
  /** Parts by id. */
  parts: Map<string, Element>;
};

/** Values of custom properties at one place of the drawing. */
export type Scope = ReadonlyMap<string, string>;

/** Reads the kit. */
export function readKit(source: string): Kit {
  const svg = parseSvg(source, 'kit.svg');
  const classes = new Map<string, Declarations>();
  let root: Scope = new Map();
  const style = svg.children.find(({ name }) => name === 'style')?.text ?? '';
  for (const [, selectors = '', body = ''] of style.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    const rule = declarations(body);
    for (const selector of selectors.split(',').map((each) => each.trim())) {
      if (selector === ':root') root = withProperties(root, rule);
      else if (/^\.[\w-]+$/.test(selector)) classes.set(selector.slice(1), rule);
      else throw new Error(`kit.svg: only :root and single classes are understood, not “${selector}”.`);
    }
  }
  const parts = new Map<string, Element>();
  for (const each of svg.children.flatMap(({ name, children }) => (name === 'defs' ? children : []))) {
    const { id } = each.attributes;
    if (!id) throw new Error(`kit.svg: a <${each.name}> in <defs> has no id.`);
    if (parts.has(id)) throw new Error(`kit.svg: two parts are called “${id}”.`);
    parts.set(id, each);
  }
  return { root, classes, parts };
}

/** `a: b; c: d` as pairs. */
export function declarations(body: string): Declarations {
  return body
    .split(';')
    .filter((each) => each.includes(':'))
    .map((each) => {
      const at = each.indexOf(':');
      return [each.slice(0, at).trim(), each.slice(at + 1).trim()];
    });
}

/** The scope with the custom properties of a rule added. */
export function withProperties(scope: Scope, rule: Declarations): Scope {
  const own = rule.filter(([property]) => property.startsWith('--'));
  if (own.length === 0) return scope;
  const next = new Map(scope);
  for (const [property, value] of own) next.set(property, resolve(value, next));
  return next;
}

const VARIABLE = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/;
const MIX = /color-mix\(in srgb,\s*(#[0-9a-f]{6})\s+([\d.]+)%,\s*(#[0-9a-f]{6})\)/i;

/** A value with its `var()` and `color-mix()` worked out. */
export function resolve(value: string, scope: Scope): string {
  let text = value;
  for (let found = VARIABLE.exec(text); found; found = VARIABLE.exec(text)) {
    const [all, name = '', fallback] = found;
    const known = scope.get(name) ?? fallback;
    if (known === undefined) throw new Error(`The kit has no ${name}.`);
    text = text.replace(all, known.trim());
  }
  return text.replace(MIX, (_, one: string, share: string, other: string) => mix(one, other, Number(share) / 100));
}

/** A colour between two, as CSS mixes them in sRGB. */
function mix(one: string, other: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(channel(one, at) * share + channel(other, at) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
