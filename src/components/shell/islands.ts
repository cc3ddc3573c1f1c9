import '../../pwa/update-notice.ts';
import './remember-language.ts';

/*
 * What a page loads once it has come to rest: the update notice on every page, and the script of each element that
 * only improves what already works. Those that show nothing without a script (search, places) load theirs themselves.
 */
const ISLANDS: Record<string, () => Promise<unknown>> = {
  'course-certificate': () => import('../course/course-certificate.ts'),
  'lesson-done': () => import('../course/lesson-done.ts'),
  'pack-card': () => import('../offline/pack-card.ts'),
  'pack-manager': () => import('../offline/pack-manager.ts'),
  'progress-panel': () => import('../course/progress-panel.ts'),
  'quiz-form': () => import('../course/quiz-form.ts'),
  'step-list': () => import('../guide/step-list.ts'),
  '[data-lesson], [data-module]': () => import('../course/course-marks.ts'),
};

for (const [selector, load] of Object.entries(ISLANDS)) if (document.querySelector(selector)) void load();

const markLanguages = () => void import('./offline-languages.ts');
if (navigator.onLine) addEventListener('offline', markLanguages, { once: true });
else markLanguages();
