import type { APIRoute } from 'astro';
import type { Language } from '../../../../i18n/languages.ts';
import { everyModuleWithWords } from '../../../../queries/course.ts';
import { handoutFile } from '../../../../queries/prints.ts';

export const getStaticPaths = everyModuleWithWords;

/** The handout of a module. */
export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await handoutFile(params['module'] ?? '', params['lang'] as Language)), {
    headers: { 'content-type': 'application/pdf' },
  });
