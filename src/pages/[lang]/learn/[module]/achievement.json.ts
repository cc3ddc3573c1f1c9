import type { APIRoute } from 'astro';
import { achievement } from '../../../../domain/achievement.ts';
import type { Language } from '../../../../i18n/languages.ts';
import { href } from '../../../../i18n/routes.ts';
import { everyModuleWithWords, moduleView } from '../../../../queries/course.ts';

export const getStaticPaths = everyModuleWithWords;

/** What somebody has who passed the quiz of a module, as Open Badges 3.0 writes it. */
export const GET: APIRoute = async ({ params, site }) => {
  const language = params['lang'] as Language;
  const { id, facts, labels } = await moduleView(params['module'] ?? '', language);
  const address = new URL(href(language, `learn/${id}/achievement.json`), site).href;
  return Response.json(achievement(address, language, facts.achievement, labels.achievement));
};
