import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { pointsOf, scoreOf, type Answer, type Key, type QuestionKind } from '../../domain/quiz.ts';
import {
  FIRST_ATTEMPT,
  fitDraft,
  isDraft,
  mergeDrafts,
  mixOf,
  newDraft,
  orderByPlaces,
  withEarly,
  type Draft,
} from '../../domain/quiz-draft.ts';
import { onOtherTab, readStored, writeStored } from '../../pwa/storage.ts';
import './course-marks.ts';
import { addQuiz, loadProgress, quizKey, rememberPlace } from './progress-store.ts';

/** Sentences of the page in the reader's language; `{…}` stands for what only the phone knows. */
type Sentences = {
  right: string;
  partly: string;
  notYet: string;
  yourRight: string;
  yourWrong: string;
  rightAnswer: string;
  next: string;
  result: string;
  passed: string;
  notPassed: string;
  answered: string;
  score: string;
  moved: string;
  moveUp: string;
  moveDown: string;
  unanswered: PluralForms;
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
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-check]')) button.disabled = false;

    this.#restore();
    this.addEventListener('change', ({ target }) => this.#touched(target));
    this.addEventListener('click', (event) => this.#clicked(event));
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
    return fitDraft(readStored(this.#store, isDraft) ?? newDraft(FIRST_ATTEMPT), versions);
  }

  #restore() {
    const { draft, changed } = this.#stored;
    this.#draft = draft;
    const { answers } = draft;
    this.#note('[data-restored]', Object.keys(answers).length > 0);
    // What was chosen before this script came is not lost.
    for (const field of this.#fields) {
      const { id, key, version } = field;
      const early = key.kind === 'order' ? this.#places(field) : this.#given(field);
      if (early.length > 0 && !answers[id]?.checked)
        answers[id] = { version, given: withEarly(key.kind, answers[id]?.given ?? [], early), checked: false };
    }
    // Before anything is answered: so another tab goes on with the same attempt.
    this.#write();
    this.#note('[data-changed]', changed > 0, choosePlural(this.#sentences.changed, this.#language, changed));
    this.#mix();
    this.#showAll();
  }

  get #language() {
    return document.documentElement.lang;
  }

  /** The order that the numbers make which serve without a script; empty where none is chosen. */
  #places({ set }: Field): Answer {
    const items = [...set.querySelectorAll<HTMLElement>('.order > li')];
    const places = items.map((item) => Number(item.querySelector('select')?.value));
    return places.some(Boolean) ? orderByPlaces(items.map(valueOf), places) : [];
  }

  /** Puts the options in the order of this attempt. */
  #mix() {
    for (const { id, set, number, key } of this.#fields) {
      const options = [...set.querySelectorAll<HTMLElement>(':scope > label, .order > li')];
      const list = set.querySelector<HTMLElement>('.order');
      if (key.kind !== 'true-false' && options.length > 0) {
        const given = this.#draft.answers[id]?.given;
        const order =
          list && given?.length === options.length ? given : mixOf(key, options.map(valueOf), this.#draft.seed, number);
        const sorted = order.flatMap((value) => options.find((option) => valueOf(option) === value) ?? []);
        // Only where something moves: what is moved loses the focus.
        if (sorted.some((option, index) => option !== options[index])) {
          if (list) list.append(...sorted);
          else set.querySelector('.check')?.before(...sorted);
        }
      }
      if (!list) continue;
      for (const item of options) this.#makeMovable(item);
      this.#endsOf(list);
    }
  }

  /** Two buttons instead of the numbers that serve without a script. */
  #makeMovable(item: HTMLElement) {
    if (item.querySelector('button')) return;
    const text = item.querySelector('span')?.textContent.trim() ?? '';
    const select = item.querySelector('select');
    const hadFocus = select === document.activeElement;
    select?.remove();
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
    if (hadFocus) moves.querySelector('button')?.focus({ preventScroll: true });
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
    if (kind === 'order') return [...set.querySelectorAll<HTMLElement>('.order > li')].map(valueOf);
    if (kind === 'match')
      return [...set.querySelectorAll<HTMLElement>('[data-left]')].flatMap((row) => {
        const value = row.querySelector('select')?.value;
        return value ? [`${row.dataset['left'] ?? ''}=${value}`] : [];
      });
    return [...set.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  }

  #touched(target: EventTarget | null) {
    const field = this.#fieldOf(target);
    if (!field) return;
    // A checked answer stands, although nothing looks switched off.
    if (this.#isChecked(field)) this.#show(field);
    else this.#keep(field, false);
  }

  #isChecked({ id }: Field): boolean {
    return this.#draft.answers[id]?.checked ?? false;
  }

  #keep(field: Field, checked: boolean) {
    const { id, version } = field;
    this.#draft.answers[id] = { version, given: this.#given(field), checked };
    this.#miss(field, undefined);
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

  #clicked(event: MouseEvent) {
    const { target } = event;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('[data-on]') : null;
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#goTo(link.hash);
    }
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

  /** To a question or to the result. Ten questions are one page, so they are one step back as well. */
  #goTo(hash: string) {
    const part = this.querySelector<HTMLElement>(hash);
    const target = part?.querySelector<HTMLElement>('h2') ?? part;
    if (!part || !target) return;
    target.tabIndex = -1;
    part.scrollIntoView();
    target.focus({ preventScroll: true });
    history.replaceState(null, '', hash);
  }

  /** Where an answer is missing: the first control to fill in, if there is one. */
  #gap({ key, set }: Field): HTMLElement | null | undefined {
    if (key.kind === 'match') return [...set.querySelectorAll('select')].find(({ value }) => !value);
    return key.kind === 'order' || set.querySelector(':checked') ? undefined : set.querySelector('input');
  }

  /** Says at a control that it must be filled in first; without one, takes that back. */
  #miss({ id, set }: Field, control: HTMLElement | null | undefined) {
    const missing = set.querySelector<HTMLElement>('.missing');
    if (!missing) return;
    if (control) missing.hidden = false;
    // Its place stays: what the reader is tapping must not move.
    missing.classList.toggle('gone', !control);
    for (const part of set.querySelectorAll('[aria-describedby]')) part.removeAttribute('aria-describedby');
    set.setAttribute('aria-describedby', control ? `${id}-hint ${missing.id}` : `${id}-hint`);
    control?.setAttribute('aria-describedby', missing.id);
    control?.focus({ preventScroll: true });
    for (const part of control ? [missing, control.parentElement] : []) part?.scrollIntoView({ block: 'nearest' });
  }

  #check(field: Field) {
    const gap = this.#gap(field);
    if (gap) {
      this.#miss(field, gap);
      return;
    }
    this.#keep(field, true);
    this.#showAll();
    if (this.#isFinished) this.#finish();
    // The focus reads the verdict aloud; the reasons follow it.
    const verdict = field.set.querySelector<HTMLElement>('[data-verdict]');
    verdict?.focus({ preventScroll: true });
    verdict?.scrollIntoView({ block: 'nearest' });
  }

  get #isFinished() {
    return this.#fields.every((field) => this.#isChecked(field));
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
    const open = this.#fields.filter((field) => !this.#isChecked(field));
    const checked = this.#fields.length - open.length;
    this.querySelectorAll('.bar i').forEach((piece, index) => piece.classList.toggle('on', index < checked));
    const answered = this.querySelector('[data-answered]');
    if (answered) answered.textContent = this.#sentences.answered.replace('{done}', String(checked));
    for (const link of this.querySelectorAll<HTMLAnchorElement>('[data-on]')) {
      const from = this.#fieldOf(link)?.number ?? 0;
      const next = open.find(({ number }) => number > from);
      const to = next ?? open[0];
      link.hash = to?.id ?? 'result';
      const words = link.querySelector('[data-words]');
      const { unanswered, result } = this.#sentences;
      if (words)
        words.textContent = !to
          ? result
          : next && from > 0
            ? this.#sentences.next
            : choosePlural(unanswered, this.#language, open.length);
    }
    this.#showResult();
  }

  #show({ id, set, key }: Field) {
    const { given = [], checked = false } = this.#draft.answers[id] ?? {};
    set.toggleAttribute('data-checked', checked);
    for (const input of set.querySelectorAll('input')) input.checked = given.includes(input.value);
    for (const row of set.querySelectorAll<HTMLElement>('[data-left]')) {
      const select = row.querySelector('select');
      const left = `${row.dataset['left'] ?? ''}=`;
      if (!select) continue;
      select.value = given.find((pair) => pair.startsWith(left))?.slice(left.length) ?? '';
    }
    // Not `disabled`: that greys what was chosen, and it is to be read.
    for (const part of set.querySelectorAll('input, select')) {
      if (checked) part.setAttribute('aria-disabled', 'true');
      else part.removeAttribute('aria-disabled');
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
    // A right choice is marked above; an order or pairs are easier to read whole.
    this.#note(`#${id} [data-right]`, (key.kind === 'order' || key.kind === 'match') && points < 1);
    this.#note(`#${id} .check`, !checked);
    this.#note(`#${id} [data-next]`, checked);
    if (checked) this.#note(`#${id} .missing`, false);
  }

  /** Icon and word on what was right and what was chosen. */
  #mark(part: HTMLElement, { kind, answer }: Key, given: Answer, checked: boolean) {
    part.querySelector('b')?.remove();
    const left = part.dataset['left'];
    const value = left === undefined ? valueOf(part) : (given.find((pair) => pair.startsWith(`${left}=`)) ?? '');
    const place = part.matches('li') ? [...(part.parentElement?.children ?? [])].indexOf(part) : -1;
    const right = kind === 'order' ? answer[place] === value : answer.includes(value);
    const isPart = kind === 'order' || kind === 'match';
    const chosen = isPart || given.includes(value);
    part.classList.toggle('good', checked && right && chosen);
    part.classList.toggle('missed', checked && right && !chosen);
    part.classList.toggle('bad', checked && chosen && !right);
    if (!checked || !(right || chosen)) return;
    const { right: fits, notYet, yourRight, yourWrong, rightAnswer } = this.#sentences;
    const word = document.createElement('b');
    // The words beside it may be in another language.
    word.lang = this.#language;
    word.dir = document.documentElement.dir;
    word.append(
      this.#icon(right ? 'good' : 'bad'),
      isPart ? (right ? fits : notYet) : !chosen ? rightAnswer : right ? yourRight : yourWrong,
    );
    (part.querySelector('span') ?? part).append(word);
  }

  #showResult() {
    const section = this.querySelector<HTMLElement>('#result');
    if (!section) return;
    section.hidden = !this.#isFinished;
    if (!this.#isFinished) return;
    const { given, points } = this.#result;
    const { quizzes } = loadProgress();
    const passes = points >= this.#toPass;
    // A weaker try takes nothing away.
    const before = !passes && quizzes[this.#module]?.passedOn !== undefined;
    const passed = passes || before;
    const words = this.#sentences;
    const number = new Intl.NumberFormat(this.dataset['locale'] ?? this.#language).format(points);
    const score = words.score.replace('{right}', number);
    for (const [selector, text] of [
      ['[data-score]', score],
      ['[data-came]', `${score}. ${passed ? words.passed : words.notPassed}.`],
    ] as const) {
      const part = this.querySelector(selector);
      if (part) part.textContent = text;
    }
    this.#note('[data-before]', before);
    this.#note('[data-passed]', passed);
    this.#note('[data-failed]', !passed);

    const weak = this.#fields.filter(({ id, key }) => pointsOf(key, given[id] ?? []) < 1);
    const lessons = weak.map(({ set }) => set.dataset['from']);
    for (const item of section.querySelectorAll<HTMLElement>('[data-read]'))
      item.hidden = !lessons.includes(item.dataset['read']);
    this.#note('[data-read-again]', !passes);

    // The last of these leads to the certificate.
    const ways = [...section.querySelectorAll<HTMLElement>('[data-to]')];
    const on = passed ? ways.find(({ dataset }) => !quizzes[dataset['to'] ?? '']?.passedOn) : undefined;
    for (const way of ways) way.hidden = way !== on;
    this.#note('[data-all-passed]', on !== undefined && on === ways.at(-1));
    const again = section.querySelector('[data-again]');
    again?.classList.toggle('main', !passed);
    if (passed) again?.parentElement?.append(again);
    else again?.parentElement?.prepend(again);
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

/** The option that a row stands for. */
const valueOf = (row: HTMLElement) => row.dataset['value'] ?? row.querySelector('input')?.value ?? '';

customElements.define('quiz-form', QuizForm);
