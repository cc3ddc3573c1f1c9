import { readStored, writeStored } from '../../pwa/storage.ts';

/**
 * Ticks on the list of first steps. The list is complete without it; the boxes appear with it.
 * Ticks stay on this device, by the stable ids of the steps.
 */
class StepList extends HTMLElement {
  connectedCallback() {
    const key = this.dataset['store'] ?? 'first-steps';
    const sentences = (this.dataset['done'] ?? '').split('|');
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const progress = this.querySelector<HTMLElement>('[data-progress]');
    const done = new Set(readStored(key, isListOfIds) ?? []);

    const show = () => {
      if (!progress) return;
      progress.hidden = false;
      progress.textContent = sentences[boxes.filter(({ checked }) => checked).length] ?? '';
    };
    for (const box of boxes) {
      box.hidden = false;
      box.checked = done.has(box.id);
      box.addEventListener('change', () => {
        if (box.checked) done.add(box.id);
        else done.delete(box.id);
        writeStored(key, [...done]);
        show();
      });
    }
    show();
  }
}

const isListOfIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

customElements.define('step-list', StepList);
