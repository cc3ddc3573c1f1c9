import { fromFile, gain, toFile, type Progress } from '../../domain/progress.ts';
import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { addProgress, changeProgress, forgetProgress, loadProgress, takeDamage } from './progress-store.ts';

/** Sentences of the page in the reader's language. */
type Sentences = {
  notSaved: string;
  damaged: Record<'all' | 'part', string>;
  exported: string;
  lessons: PluralForms;
  quizzes: PluralForms;
  nothing: string;
  imported: string;
  wrong: string;
  damagedFile: string;
  deleted: string;
};

/** Saves the progress to a file, shows what a file would change before it does, deletes after asking. */
class ProgressPanel extends HTMLElement {
  #sentences!: Sentences;
  #offered: Progress | undefined;

  connectedCallback() {
    const sentences = this.querySelector('[data-sentences]')?.textContent;
    if (!sentences) return;
    this.#sentences = JSON.parse(sentences) as Sentences;
    this.hidden = false;
    // A change that changes nothing: whether this device can keep anything at all.
    if (!changeProgress((progress) => progress)) this.#say(this.#sentences.notSaved);
    const damage = takeDamage();
    if (damage) this.#say(this.#sentences.damaged[damage]);

    this.#on('[data-export]', () => this.#export());
    this.#on('[data-apply]', () => this.#apply());
    this.#on('[data-cancel]', () => this.#toggle('[data-preview]', false));
    this.#on('[data-delete]', () => this.#toggle('[data-sure]', true));
    this.#on('[data-keep]', () => this.#toggle('[data-sure]', false));
    this.#on('[data-delete-now]', () => {
      const modules = [...document.querySelectorAll<HTMLElement>('[data-module]')];
      forgetProgress(modules.map(({ dataset }) => dataset['module'] ?? ''));
      this.#toggle('[data-sure]', false);
      this.#changed(this.#sentences.deleted);
    });
    const input = this.querySelector<HTMLInputElement>('[data-import]');
    input?.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file)
        void file.text().then(
          (text) => this.#preview(text),
          () => this.#say(this.#sentences.damagedFile),
        );
      // The same file can be chosen again.
      input.value = '';
    });
  }

  #export() {
    const name = `progress-${new Date().toISOString().slice(0, 10)}.json`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toFile(loadProgress())], { type: 'application/json' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#say(this.#sentences.exported.replace('{file}', name));
  }

  #preview(text: string) {
    this.#toggle('[data-preview]', false);
    const progress = fromFile(text);
    if (progress === 'wrong') return this.#say(this.#sentences.wrong);
    if (progress === 'damaged') return this.#say(this.#sentences.damagedFile);
    const { lessons, quizzes } = gain(loadProgress(), progress);
    if (lessons + quizzes === 0) return this.#say(this.#sentences.nothing);
    this.#offered = progress;
    const language = document.documentElement.lang;
    const changes = [
      choosePlural(this.#sentences.lessons, language, lessons),
      choosePlural(this.#sentences.quizzes, language, quizzes),
    ].map((words) => {
      const item = document.createElement('li');
      item.textContent = words;
      return item;
    });
    this.querySelector('[data-changes]')?.replaceChildren(...changes);
    this.#say('');
    this.#toggle('[data-preview]', true);
  }

  #apply() {
    const kept = this.#offered && addProgress(this.#offered);
    this.#toggle('[data-preview]', false);
    this.#changed(kept ? this.#sentences.imported : this.#sentences.notSaved);
  }

  #changed(sentence: string) {
    this.#say(sentence);
    document.dispatchEvent(new Event('progress'));
  }

  #on(selector: string, act: () => void) {
    this.querySelector(selector)?.addEventListener('click', act);
  }

  #toggle(selector: string, visible: boolean) {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) return;
    part.hidden = !visible;
    if (visible) part.focus();
  }

  #say(sentence: string) {
    const message = this.querySelector<HTMLElement>('[data-message]');
    if (!message) return;
    message.hidden = sentence === '';
    message.textContent = sentence;
  }
}

customElements.define('progress-panel', ProgressPanel);
