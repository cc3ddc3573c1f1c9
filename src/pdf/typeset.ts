/**
 * Sets documents as PDF with Typst, at build time. Typst comes as WebAssembly, so one package serves every platform.
 * The words travel as a JSON file that the templates read; they are never part of a template.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import { renderSVG } from 'uqr';
import type { GuideData, HandoutData } from './data.ts';
import guideTemplate from './guide.typ?raw';
import handoutTemplate from './handout.typ?raw';
import look from './look.typ?raw';
import { blanks, hasBlank, isolate, type Run } from './runs.ts';

export type { GuideData, HandoutData } from './data.ts';

const require = createRequire(import.meta.url);
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

async function createCompiler(): Promise<TypstCompiler> {
  initSync({ module: bytesOf(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) });
  const builder = new TypstCompilerBuilder();
  // No disk and no network: all that a template can read is given below.
  builder.set_dummy_access_model();
  for (const font of [
    require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
    require.resolve('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
    require.resolve('@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf'),
  ]) {
    await builder.add_raw_font(bytesOf(font));
  }
  const compiler = await builder.build();
  compiler.add_source('/look.typ', look);
  compiler.add_source('/handout.typ', handoutTemplate);
  compiler.add_source('/guide.typ', guideTemplate);
  return compiler;
}

let compiler: Promise<TypstCompiler> | undefined;

const AS_PDF = 1;
const LONG_MESSAGES = 3;

async function typeset(template: '/handout.typ' | '/guide.typ', data: object): Promise<Uint8Array> {
  const typst = await (compiler ??= createCompiler());
  typst.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(data)));
  const world = typst.snapshot('/', template);
  try {
    const { result, diagnostics } = world.get_artifact(AS_PDF, LONG_MESSAGES) as {
      result?: Uint8Array;
      diagnostics?: unknown[];
    };
    if (!result) throw new Error(`Typst could not set ${template}: ${JSON.stringify(diagnostics)}`);
    return result;
  } finally {
    world.free();
  }
}

/** Every string in a value as the runs that a text from right to left is made of. */
function isolateAll(value: unknown): unknown {
  if (typeof value === 'string') return isolate(value);
  if (Array.isArray(value)) return value.map(isolateAll);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isolateAll(inner)]));
  }
  return value;
}

/** Words as the templates write them. */
const wordsOf = (dir: 'ltr' | 'rtl', value: object) => (dir === 'rtl' ? isolateAll(value) : value) as object;

/** What every document needs: its words, and what is not to be read as words. */
function common(data: HandoutData | GuideData) {
  const { language, region } = new Intl.Locale(data.language);
  return {
    ...wordsOf(data.dir, data),
    lang: language,
    region: region ?? null,
    dir: data.dir,
    plain: { title: data.title, siteName: data.siteName },
  };
}

/** An address for the templates, with its QR code: vector modules without a border, for the templates leave white. */
const addressOf = (url: string, label: string) => ({
  url,
  qr: renderSVG(url, { ecc: 'M', border: 0 }),
  qrAlt: `${label}: ${url}`,
});

/** A line with what it takes to write on it: a template line without a blank gets one. */
function handoutLine(line: string, data: HandoutData): { runs: Run[]; write: boolean } {
  const runs = blanks(line, data.dir);
  if (data.kind === 'template' && !hasBlank(runs)) runs.push({ newline: true }, { blank: 'rest' });
  return { runs, write: hasBlank(runs) };
}

/** A handout of one module: a page to use, and a page with the key points. */
export async function handoutPdf(data: HandoutData): Promise<Uint8Array> {
  return typeset('/handout.typ', {
    ...common(data),
    kind: data.kind,
    lines: data.lines.map((line) => handoutLine(line, data)),
    ...addressOf(data.url, data.qrLabel),
  });
}

/** The facilitator's guide of the whole course. */
export async function guidePdf(data: GuideData): Promise<Uint8Array> {
  return typeset('/guide.typ', {
    ...common(data),
    modules: data.modules.map((module) => ({
      ...wordsOf(data.dir, module),
      ...addressOf(module.url, data.qrLabel),
    })),
  });
}
