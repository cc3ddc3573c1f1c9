import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { href } from '../i18n/routes.ts';
import { translator } from '../i18n/translate.ts';
import type { TranslationStatus } from '../domain/words.ts';
import { guidePdf, handoutPdf } from '../pdf/typeset.ts';
import { courseView, moduleCards, moduleView } from './course.ts';

/*
 * Files to print. A page names their size and an address serves them, so each is set once and remembered.
 */

const made = new Map<string, Promise<Uint8Array>>();

function once(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  let file = made.get(name);
  if (!file) {
    file = make();
    if (!import.meta.env.DEV) made.set(name, file);
  }
  return file;
}

const address = (language: Language, path: string) => new URL(href(language, path), import.meta.env.SITE).href;

/** What every printed sheet says about itself. */
function about(language: Language, translation: TranslationStatus) {
  const t = translator(language);
  const byMachine =
    translation.status === 'machine' || (translation.status === 'original' && translation.by === 'machine');
  return {
    language,
    dir: LANGUAGES[language].dir,
    siteName: t('site.name'),
    qrLabel: t('handout.page'),
    licence: t('handout.licence'),
    ...(byMachine ? { machineNotice: t('handout.machine') } : {}),
  };
}

/** The handout of a module, as PDF. */
export const handoutFile = (id: string, language: Language): Promise<Uint8Array> =>
  once(`${language}/${id}`, async () => {
    const t = translator(language);
    const module = await moduleView(id, language);
    const { title } = await courseView(language);
    return handoutPdf({
      ...about(language, module.translation),
      courseTitle: title,
      moduleLabel: t('course.module', { number: module.number }),
      moduleTitle: module.title,
      title: module.handout.title,
      kind: module.facts.handout,
      intro: module.handout.intro,
      lines: module.handout.lines,
      keyPointsTitle: t('handout.remember'),
      keyPoints: module.handout.keyPoints,
      url: address(language, `learn/${id}/`),
    });
  });

/** The facilitator's guide of the whole course, as PDF: every activity in one document. */
export const guideFile = (language: Language): Promise<Uint8Array> =>
  once(language, async () => {
    const t = translator(language);
    const course = await courseView(language);
    const modules = await Promise.all((await moduleCards(language)).map(({ id }) => moduleView(id, language)));
    return guidePdf({
      ...about(language, course.translation),
      title: t('course.guide'),
      intro: [course.summary, ...course.audience],
      howToUse: course.facilitation,
      labels: {
        howToUse: t('course.forClass'),
        contents: t('course.modules'),
        outcomes: t('course.outcomes'),
        lesson: t('lesson.lesson'),
        aim: t('lesson.aim'),
        minutes: t('lesson.time'),
        materials: t('lesson.materials'),
        steps: t('lesson.steps'),
      },
      modules: modules.map((module) => ({
        label: t('course.module', { number: module.number }),
        title: module.title,
        summary: module.summary,
        outcomes: module.outcomes,
        hours: t('course.hours', { count: module.facts.hours }),
        activities: module.lessons.map(({ title, activity, activityMinutes }) => ({
          ...activity,
          lesson: title,
          minutes: t('lesson.minutes', { count: activityMinutes }),
        })),
        url: address(language, `learn/${module.id}/`),
      })),
    });
  });
