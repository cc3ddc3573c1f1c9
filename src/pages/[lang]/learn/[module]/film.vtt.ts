import type { APIRoute } from 'astro';
import { toWebVtt } from '../../../../domain/film.ts';
import type { Language } from '../../../../i18n/languages.ts';
import { everyModuleWithWords, moduleView } from '../../../../queries/course.ts';

export const getStaticPaths = everyModuleWithWords;

/** The captions of a module's film. */
export const GET: APIRoute = async ({ params }) => {
  const { film } = await moduleView(params['module'] ?? '', params['lang'] as Language);
  return new Response(toWebVtt(film?.captions ?? []), { headers: { 'content-type': 'text/vtt; charset=utf-8' } });
};
