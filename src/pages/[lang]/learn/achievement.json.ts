import type { APIRoute } from 'astro';
import { achievement } from '../../../domain/achievement.ts';
import type { Language } from '../../../i18n/languages.ts';
import { href } from '../../../i18n/routes.ts';
import { courseFacts, courseLanguages, courseView } from '../../../queries/course.ts';

export const getStaticPaths = async () => (await courseLanguages()).map((lang) => ({ params: { lang } }));

/** What somebody has who passed every quiz, as Open Badges 3.0 writes it. */
export const GET: APIRoute = async ({ params, site }) => {
  const language = params['lang'] as Language;
  const { achievement: words } = await courseView(language);
  const address = new URL(href(language, 'learn/achievement.json'), site).href;
  return Response.json(achievement(address, language, (await courseFacts()).achievement, words));
};
