import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { pointsOf, scoreOf, seedFor, shuffled, type Answer, type Key, type QuestionKind } from '../../domain/quiz.ts';
import { firstOrder, fitDraft, isDraft, mergeDrafts, newDraft, type Draft } from '../../domain/quiz-draft.ts';
import { onOtherTab, readStored, writeStored } from '../../pwa/storage.ts';
import './course-marks.ts';
import { addQuiz, loadProgress, quizKey, rememberPlace } from './progress-store.ts';

/** Sentences of the page in the reader's language; `{…}` stands for what only the phone knows. */
type Sentences = {
  right: string;
  partly: string;
  notYet: string;
  yourAnswer: string;
  rightAnswer: string;
  announce: string;
  answered: string;
  score: string;
  moved: string;
  moveUp: string;
  moveDown: string;
  missing: PluralForms;
  changed: PluralForms;
};

/** A question on the page. */
type Field = { id: string; number: number; set: HTMLFieldSetElement; key: Key; version: string };

const VERDICTS = { 1: 'right', 0.5: 'partly', 0: 'notYet' } as const;

/**
 * The quiz of a module. Without it the page asks every question and shows every answer; it adds checking, counting,
 * mixing, and it keeps a half-filled quiz on this device.
 */
class QuizForm extends HTMLElement {
  #fields: Field[] = [];
  #sentences!: Sentences;
  #draft!: Draft;
  #module = '';
  #toPass = 0;
  #icons = new Map<string, SVGElement>();

  connectedCallback() {
    const sentences = this.querySelector('[data-sentences]')?.textContent;
    const { module = '', toPass = '0' } = this.dataset;
    if (!sentences) return;
    this.#sentences = JSON.parse(sentences) as Sentences;
    this.#module = module;
    this.#toPass = Number(toPass);
    this.#fields = [...this.querySelectorAll('fieldset')].map((set, index) => ({
      id: set.id,
      number: index + 1,
      set,
      key: { kind: set.dataset['kind'] as QuestionKind, answer: JSON.parse(set.dataset['answer'] ?? '[]') as Answer },
      version: set.dataset['version'] ?? '',
    }));
    for (const icon of this.querySelectorAll<SVGElement>('[data-icons] svg'))
      this.#icons.set(icon.parentElement?.dataset['icon'] ?? '', icon);
    for (const part of this.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;

    this.#restore();
    this.addEventListener('change', ({ target }) => this.#touched(target));
    this.addEventListener('click', ({ target }) => this.#clicked(target));
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    onOtherTab(this.#store, () => {
      this.#draft = mergeDrafts(this.#draft, this.#stored.draft);
      // What the other tab has put in order stands in that order here too.
      this.#mix();
      this.#showAll();
    });
    rememberPlace(`${module}/quiz/`);
  }

  get #store() {
    return quizKey(this.#module);
  }

  /** What the device has kept, as far as it fits the questions of today; else a new attempt. */
  get #stored() {
    const versions = Object.fromEntries(this.#fields.map(({ id, version }) => [id, version]));
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    return fitDraft(readStored(this.#store, isDraft) ?? newDraft(seed), versions);
  }

  #restore() {
    const { draft, changed } = this.#stored;
    this.#draft = draft;
    // What was chosen before this script came is not lost.
    const early = this.#fields.flatMap((field) => {
      const { id, key, version } = field;
      const given = key.kind === 'order' || id in draft.answers ? [] : this.#given(field);
      return given.length > 0 ? [[id, { version, given, checked: false }] as const] : [];
    });
    Object.assign(draft.answers, Object.fromEntries(early));
    // Before anything is answered: so another tab goes on with the same attempt.
    this.#write();
    this.#note('[data-restored]', Object.keys(draft.answers).length > early.length);
    this.#note('[data-changed]', changed > 0, choosePlural(this.#sentences.changed, this.#language, changed));
    this.#mix();
    this.#showAll();
  }

  get #language() {
    return document.documentElement.lang;
  }

  /** Puts the options in the order of this attempt. */
  #mix() {
    for (const { set, number, key } of this.#fields) {
      const seed = seedFor(this.#draft.seed, number);
      const given = this.#draft.answers[set.id]?.given;
      const labels = [...set.querySelectorAll<HTMLElement>('label.answer')];
      if (key.kind === 'single' || key.kind === 'multiple') {
        const sorted = labels.sort((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1));
        set.querySelector('[data-scripted]')?.before(...shuffled(sorted, seed));
      }
      const list = set.querySelector<HTMLElement>('.order');
      if (list) {
        const items = [...list.children] as HTMLElement[];
        const ids = items.map(itemId).sort();
        const order = given?.length === ids.length ? given : firstOrder(ids, key.answer, seed);
        list.append(...order.flatMap((id) => items.find((item) => itemId(item) === id) ?? []));
        for (const item of items) this.#makeMovable(item);
        this.#endsOf(list);
      }
    }
  }

  /** Two buttons instead of the numbers that serve without a script. */
  #makeMovable(item: HTMLElement) {
    if (item.querySelector('button')) return;
    const text = item.querySelector('span')?.textContent.trim() ?? '';
    item.querySelector('select')?.remove();
    const moves = document.createElement('span');
    moves.className = 'moves';
    for (const [step, sentence, icon] of [
      ['-1', this.#sentences.moveUp, 'up'],
      ['1', this.#sentences.moveDown, 'down'],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      button.dataset['move'] = step;
      button.setAttribute(
        'aria-label',
        sentence.replace('{item}', () => text),
      );
      button.append(this.#icon(icon));
      moves.append(button);
    }
    item.append(moves);
  }

  #icon(name: string): Node {
    return this.#icons.get(name)?.cloneNode(true) ?? document.createTextNode('');
  }

  /** What cannot go further says so. */
  #endsOf(list: HTMLElement) {
    for (const button of list.querySelectorAll('button')) {
      const item = button.closest('li');
      const beyond = button.dataset['move'] === '1' ? item?.nextElementSibling : item?.previousElementSibling;
      button.setAttribute('aria-disabled', String(!beyond));
    }
  }

  #fieldOf(target: EventTarget | null): Field | undefined {
    const set = target instanceof Element ? target.closest('fieldset') : null;
    return this.#fields.find((field) => field.set === set);
  }

  #given({ key: { kind }, set }: Field): Answer {
    if (kind === 'order') return [...set.querySelectorAll<HTMLElement>('.order > li')].map(itemId);
    if (kind === 'match')
      return [...set.querySelectorAll<HTMLElement>('[data-left]')].flatMap((row) => {
        const value = row.querySelector('select')?.value;
        return value ? [`${row.dataset['left'] ?? ''}=${value}`] : [];
      });
    return [...set.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  }

  #touched(target: EventTarget | null) {
    const field = this.#fieldOf(target);
    if (field) this.#keep(field, false);
  }

  #keep(field: Field, checked: boolean) {
    const { id, version } = field;
    this.#draft.answers[id] = { version, given: this.#given(field), checked };
    this.#note(`#${id} [data-missing]`, false);
    this.#save();
  }

  #save() {
    this.#draft = mergeDrafts(this.#draft, this.#stored.draft);
    this.#write();
  }

  #write() {
    const kept = writeStored(this.#store, this.#draft);
    this.#note('[data-kept]', kept);
    this.#note('[data-not-kept]', !kept);
  }

  #clicked(target: EventTarget | null) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const field = this.#fieldOf(button);
    if (field && button.dataset['move']) this.#move(field, button);
    else if (field && 'check' in button.dataset) this.#check(field);
    else if ('again' in button.dataset) this.#again();
  }

  #move(field: Field, button: HTMLElement) {
    const item = button.closest('li');
    const list = item?.parentElement;
    const down = button.dataset['move'] === '1';
    const beyond = down ? item?.nextElementSibling : item?.previousElementSibling;
    if (!item || !list || !beyond) return;
    if (down) beyond.after(item);
    else beyond.before(item);
    button.focus();
    this.#endsOf(list);
    this.#keep(field, false);
    const place = [...list.children].indexOf(item) + 1;
    const text = item.querySelector('span')?.textContent.trim() ?? '';
    this.#say(
      this.#sentences.moved
        .replace('{number}', String(place))
        .replace('{total}', String(list.children.length))
        .replace('{item}', () => text),
    );
  }

  #check(field: Field) {
    const given = this.#given(field);
    if (given.length === 0) {
      this.#note(`#${field.id} [data-missing]`, true);
      this.#say(field.set.querySelector('[data-missing]')?.textContent ?? '');
      field.set.querySelector<HTMLElement>('input, select')?.focus();
      return;
    }
    this.#keep(field, true);
    this.#showAll();
    const verdict = this.#sentences[VERDICTS[pointsOf(field.key, given)]];
    this.#say(this.#sentences.announce.replace('{number}', String(field.number)).replace('{result}', verdict));
    if (this.#isFinished) this.#finish();
    field.set.querySelector<HTMLElement>('[data-next] a')?.focus();
  }

  get #isFinished() {
    return this.#fields.every(({ id }) => this.#draft.answers[id]?.checked);
  }

  get #result() {
    const given = Object.fromEntries(
      Object.entries(this.#draft.answers).flatMap(([id, answer]) => (answer.checked ? [[id, answer.given]] : [])),
    );
    const keys = Object.fromEntries(this.#fields.map(({ id, key }) => [id, key]));
    return { given, points: scoreOf(keys, given) };
  }

  #finish() {
    const { given, points } = this.#result;
    const on = new Date().toISOString();
    const passed = points >= this.#toPass ? { passedOn: on } : {};
    if (!addQuiz(this.#module, { points, of: this.#fields.length, on, answers: given, ...passed }))
      this.#note('[data-not-kept]', true);
    document.dispatchEvent(new Event('progress'));
    this.#showResult();
  }

  #again() {
    this.#draft = newDraft(this.#draft.seed + 1);
    this.#write();
    this.querySelector('form')?.reset();
    this.#mix();
    this.#showAll();
    for (const note of ['[data-restored]', '[data-changed]']) this.#note(note, false);
    const first = this.#fields[0]?.set;
    first?.scrollIntoView();
    first?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
  }

  #showAll() {
    for (const field of this.#fields) this.#show(field);
    const checked = this.#fields.filter(({ id }) => this.#draft.answers[id]?.checked).length;
    this.querySelectorAll('.bar i').forEach((piece, index) => piece.classList.toggle('on', index < checked));
    const answered = this.querySelector('[data-answered]');
    if (answered) answered.textContent = this.#sentences.answered.replace('{done}', String(checked));
    this.#showResult();
  }

  #show({ id, set, key }: Field) {
    const { given = [], checked = false } = this.#draft.answers[id] ?? {};
    for (const input of set.querySelectorAll('input')) {
      input.checked = given.includes(input.value);
      input.disabled = checked;
    }
    for (const row of set.querySelectorAll<HTMLElement>('[data-left]')) {
      const select = row.querySelector('select');
      const left = `${row.dataset['left'] ?? ''}=`;
      if (!select) continue;
      select.value = given.find((pair) => pair.startsWith(left))?.slice(left.length) ?? '';
      select.disabled = checked;
    }
    for (const moves of set.querySelectorAll<HTMLElement>('.moves')) moves.hidden = checked;
    for (const part of set.querySelectorAll<HTMLElement>('.answer, .match-row')) this.#mark(part, key, given, checked);

    const details = set.querySelector('details');
    const summary = set.querySelector('summary');
    const verdict = set.querySelector<HTMLElement>('[data-verdict]');
    const said = set.querySelector('.said');
    if (!details || !summary || !verdict || !said) return;
    details.hidden = !checked;
    details.open = checked;
    summary.hidden = true;
    const points = pointsOf(key, given);
    said.classList.toggle('bad', checked && points === 0);
    said.classList.toggle('good', checked && points === 1);
    verdict.hidden = !checked;
    verdict.replaceChildren(this.#icon(points === 0 ? 'bad' : 'good'), this.#sentences[VERDICTS[points]]);
    this.#note(`#${id} [data-scripted]`, !checked);
    this.#note(`#${id} [data-next]`, checked);
  }

  /** Icon and word on what was right and what was chosen. */
  #mark(part: HTMLElement, { kind, answer }: Key, given: Answer, checked: boolean) {
    part.querySelector('b')?.remove();
    const left = part.dataset['left'];
    const value =
      left === undefined
        ? part.matches('li')
          ? itemId(part)
          : valueOf(part)
        : (given.find((pair) => pair.startsWith(`${left}=`)) ?? '');
    const place = part.matches('li') ? [...(part.parentElement?.children ?? [])].indexOf(part) : -1;
    const right = kind === 'order' ? answer[place] === value : answer.includes(value);
    const chosen = kind === 'order' || kind === 'match' || given.includes(value);
    part.classList.toggle('good', checked && right);
    part.classList.toggle('bad', checked && chosen && !right);
    if (!checked || !(right || chosen)) return;
    const word = document.createElement('b');
    const words =
      kind === 'order' || kind === 'match'
        ? right
          ? this.#sentences.right
          : this.#sentences.notYet
        : right
          ? this.#sentences.rightAnswer
          : this.#sentences.yourAnswer;
    word.append(this.#icon(right ? 'good' : 'bad'), words);
    (part.querySelector('span') ?? part).append(word);
  }

  #showResult() {
    const section = this.querySelector<HTMLElement>('#result');
    if (!section) return;
    section.hidden = !this.#isFinished;
    if (!this.#isFinished) return;
    const { points } = this.#result;
    const passed = points >= this.#toPass;
    const number = (value: number) => new Intl.NumberFormat(this.dataset['locale'] ?? this.#language).format(value);
    const score = section.querySelector('[data-score]');
    if (score) score.textContent = this.#sentences.score.replace('{right}', number(points));
    this.#note('[data-passed]', passed);
    this.#note(
      '[data-failed]',
      !passed,
      choosePlural(this.#sentences.missing, this.#language, Math.ceil(this.#toPass - points)),
    );
    const { quizzes } = loadProgress();
    const all = (this.dataset['modules'] ?? '').split(' ').every((id) => quizzes[id]?.passedOn);
    this.#note('[data-all-passed]', passed && all);
  }

  #note(selector: string, visible: boolean, text?: string) {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) return;
    part.hidden = !visible;
    if (text !== undefined) (part.querySelector('[data-words]') ?? part).textContent = text;
  }

  /** For people who do not see the change. */
  #say(sentence: string) {
    const live = this.querySelector('[data-live]');
    if (live) live.textContent = sentence;
  }
}

const valueOf = (label: HTMLElement) => label.querySelector('input')?.value ?? '';
const itemId = (item: HTMLElement) => item.dataset['value'] ?? '';

customElements.define('quiz-form', QuizForm);
