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
  better: PluralForms;
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
    // The browser looked for the panel while it was hidden, and found nothing.
    if (location.hash === '#progress') {
      this.querySelector('details')?.setAttribute('open', '');
      this.scrollIntoView();
    }
    // A change that changes nothing: whether this device can keep anything at all.
    if (!changeProgress((progress) => progress)) this.#write(this.#sentences.notSaved);
    const damage = takeDamage();
    if (damage) this.#write(this.#sentences.damaged[damage]);

    this.#on('[data-export]', () => this.#export());
    this.#on('[data-apply]', () => this.#apply());
    this.#on('[data-cancel]', () => this.#close('[data-preview]', '[data-import]'));
    this.#on('[data-delete]', () => this.#toggle('[data-sure]', true));
    this.#on('[data-keep]', () => this.#close('[data-sure]', '[data-delete]'));
    this.#on('[data-delete-now]', () => {
      forgetProgress();
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
    const known = [...document.querySelectorAll<HTMLElement>('[data-module]')].flatMap(({ dataset }) => {
      const { module = '', lessons = '' } = dataset;
      return [module, ...lessons.split(' ').map((lesson) => `${module}/${lesson}`)];
    });
    const gained = gain(loadProgress(), progress, new Set(known));
    if (!gained) return this.#say(this.#sentences.nothing);
    this.#offered = progress;
    const kinds = ['lessons', 'quizzes', 'better'] as const;
    const counted = kinds.filter((kind) => gained[kind] > 0);
    // A file can also bring what is not counted, such as an earlier day; then "none" of each is said.
    const changes = (counted.length > 0 ? counted : kinds).map((kind) => {
      const item = document.createElement('li');
      item.textContent = choosePlural(this.#sentences[kind], document.documentElement.lang, gained[kind]);
      return item;
    });
    this.querySelector('[data-changes]')?.replaceChildren(...changes);
    this.#write('');
    this.#toggle('[data-preview]', true);
  }

  #apply() {
    const kept = this.#offered && addProgress(this.#offered);
    this.#toggle('[data-preview]', false);
    this.#changed(kept ? this.#sentences.imported : this.#sentences.notSaved);
  }

  #changed(sentence: string) {
    document.dispatchEvent(new Event('progress'));
    this.#say(sentence);
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

  /** Closes a box, and goes back to what opened it. */
  #close(box: string, opener: string) {
    this.#toggle(box, false);
    this.querySelector<HTMLElement>(opener)?.focus();
  }

  #write(sentence: string): HTMLElement | null {
    const message = this.querySelector<HTMLElement>('[data-message]');
    if (message) message.textContent = sentence;
    return message;
  }

  /** The answer to what was pressed: whoever pressed it is led to it, wherever it stands. */
  #say(sentence: string) {
    this.#write(sentence)?.focus();
  }
}

customElements.define('progress-panel', ProgressPanel);
