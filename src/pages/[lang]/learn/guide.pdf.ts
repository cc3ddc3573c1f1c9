import type { APIRoute } from 'astro';
import type { Language } from '../../../i18n/languages.ts';
import { courseLanguages } from '../../../queries/course.ts';
import { guideFile } from '../../../queries/prints.ts';

export const getStaticPaths = async () => (await courseLanguages()).map((lang) => ({ params: { lang } }));

/** The facilitator's guide. */
export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await guideFile(params['lang'] as Language)), {
    headers: { 'content-type': 'application/pdf' },
  });
