import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { isText, readStored, writeStored } from '../../pwa/storage.ts';
import { loadProgress, NAME, onProgress } from './progress-store.ts';

/** Sentences of the page in the reader's language. */
type Sentences = { missing: PluralForms; date: string; nameMissing: string };

/** The certificate: made on this device from what the device knows, when every quiz is passed. */
class CourseCertificate extends HTMLElement {
  #sentences!: Sentences;

  connectedCallback() {
    const sentences = this.querySelector('[data-sentences]')?.textContent;
    const form = this.querySelector('form');
    if (!sentences || !form) return;
    this.#sentences = JSON.parse(sentences) as Sentences;
    const field = form.querySelector('input');
    if (field) field.value = readStored(NAME, isText) ?? '';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const name = field?.value.trim().replace(/\s+/g, ' ') ?? '';
      this.#write('#name-missing', name ? '' : this.#sentences.nameMissing);
      field?.setAttribute('aria-invalid', String(!name));
      if (!name) return field?.focus();
      writeStored(NAME, name);
      this.#make(name);
    });
    this.querySelector('[data-print]')?.addEventListener('click', () => print());
    onProgress(() => this.#show());
    this.#show();
  }

  #show() {
    const { quizzes } = loadProgress();
    const items = [...this.querySelectorAll<HTMLElement>('[data-quiz-of]')];
    for (const item of items) item.hidden = quizzes[item.dataset['quizOf'] ?? '']?.passedOn !== undefined;
    const left = items.filter(({ hidden }) => !hidden).length;
    const missing = this.querySelector('[data-missing]');
    if (missing) missing.textContent = choosePlural(this.#sentences.missing, document.documentElement.lang, left);
    this.#toggle('[data-locked]', left > 0);
    this.#toggle('[data-form]', left === 0);
    if (left > 0) this.#toggle('[data-certificate]', false);
  }

  #make(name: string) {
    const { quizzes } = loadProgress();
    const days = [...this.querySelectorAll<HTMLElement>('[data-quiz-of]')].flatMap(
      ({ dataset }) => quizzes[dataset['quizOf'] ?? '']?.passedOn ?? [],
    );
    const last = new Date(Math.max(...days.map((day) => Date.parse(day))));
    const day = new Intl.DateTimeFormat(this.dataset['locale'], { dateStyle: 'long' }).format(last);
    this.#write('[data-name]', name);
    this.#write('[data-date]', this.#sentences.date.replace('{date}', day));
    this.#toggle('[data-certificate]', true);
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  #write(selector: string, text: string) {
    const part = this.querySelector(selector);
    if (part) part.textContent = text;
  }

  #toggle(selector: string, visible: boolean) {
    const part = this.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !visible;
  }
}

customElements.define('course-certificate', CourseCertificate);
