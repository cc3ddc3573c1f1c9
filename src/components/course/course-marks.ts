import { loadProgress, onProgress } from './progress-store.ts';

/**
 * Shows what is done: ticks in the outline, a word on each module, and the way on.
 * The page is complete without it.
 */
function show() {
  const { lessons, quizzes, last } = loadProgress();
  const tick = (item: HTMLElement, done: boolean) => {
    item.classList.toggle('done', done);
    const word = item.querySelector<HTMLElement>('[data-done]');
    if (word) word.hidden = !done;
  };
  for (const item of document.querySelectorAll<HTMLElement>('li[data-lesson]'))
    tick(item, (item.dataset['lesson'] ?? '') in lessons);
  for (const item of document.querySelectorAll<HTMLElement>('[data-quiz]'))
    tick(item, quizzes[item.dataset['quiz'] ?? '']?.passedOn !== undefined);

  const list = document.querySelector<HTMLElement>('[data-states]');
  const { passed = '', quizCount = '' } = list?.dataset ?? {};
  let passedQuizzes = 0;
  const modules = [...document.querySelectorAll<HTMLElement>('[data-module]')];
  for (const item of modules) {
    const { module = '', lessons: own = '', started = '' } = item.dataset;
    const ids = own.split(' ');
    const done = ids.filter((id) => `${module}/${id}` in lessons).length;
    const hasPassed = quizzes[module]?.passedOn !== undefined;
    if (hasPassed) passedQuizzes++;
    item.classList.toggle('done', hasPassed);
    const state = item.querySelector<HTMLElement>('[data-state]');
    const words = state?.querySelector('[data-words]');
    if (!state || !words) continue;
    state.hidden = done === 0 && !hasPassed;
    words.textContent = [done > 0 && started.replace('{done}', String(done)), hasPassed && passed]
      .filter(Boolean)
      .join(' · ');
  }
  const count = document.querySelector('[data-quizzes-passed]');
  if (count) count.textContent = quizCount.replace('{done}', String(passedQuizzes));

  const on = document.querySelector<HTMLAnchorElement>('[data-continue]');
  // Only a place below the course: a file from elsewhere must not lead away from it.
  const place = /^[a-z0-9-]+\/([a-z0-9-]+\/)?$/.test(last ?? '') ? last : undefined;
  if (on) {
    on.href = (on.dataset['continue'] ?? '') + (place ?? '');
    on.hidden = place === undefined;
    // What leads the page: the certificate when all is passed, else the way on, else the beginning.
    const finished = modules.length > 0 && passedQuizzes === modules.length;
    const finish = document.querySelector<HTMLElement>('[data-finish]');
    const start = document.querySelector<HTMLElement>('[data-start]');
    if (finish) finish.hidden = !finished;
    on.classList.toggle('main', !finished);
    if (start) start.hidden = finished;
    start?.classList.toggle('main', on.hidden);
  }
}

show();
onProgress(show);
document.addEventListener('progress', show);
