import './course-marks.ts';
import { loadProgress, markLesson, onProgress, rememberPlace } from './progress-store.ts';

/** "Mark as done" at the end of a lesson; appears where the device can remember. */
class LessonDone extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    const { lesson = '' } = this.dataset;
    if (!button || !rememberPlace(`${lesson}/`)) {
      this.querySelector<HTMLElement>('[data-unkept]')?.removeAttribute('hidden');
      return;
    }
    const show = () => button.setAttribute('aria-pressed', String(lesson in loadProgress().lessons));
    button.hidden = false;
    button.addEventListener('click', () => {
      markLesson(lesson, button.getAttribute('aria-pressed') !== 'true');
      show();
      document.dispatchEvent(new Event('progress'));
    });
    onProgress(show);
    show();
  }
}

customElements.define('lesson-done', LessonDone);
