import { distanceKm, type Point } from '../../domain/distance.ts';
import { choosePlural, type PluralForms } from '../../i18n/plural-forms.ts';
import { decodeWeek, isOpenAt, minuteOfWeek } from '../../domain/hours.ts';

/**
 * Filters of the list of places. "Free" and "no appointment" work without it, by `:has()`;
 * it adds topic, "open now" in the city's time zone, distance, and the count.
 */
class PlaceFilter extends HTMLElement {
  #form!: HTMLFormElement;
  #list!: HTMLElement;
  #places: HTMLElement[] = [];
  #here: Point | undefined;
  #counts: PluralForms = {};

  connectedCallback() {
    const form = this.querySelector('form');
    const list = this.querySelector<HTMLElement>('[data-list]');
    if (!form || !list) return;
    this.#counts = JSON.parse(this.dataset['counts'] ?? '{}') as PluralForms;
    this.#form = form;
    this.#list = list;
    this.#places = [...list.querySelectorAll<HTMLElement>('.place')];
    for (const part of this.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
    form.addEventListener('change', (event) => {
      const near = event.target instanceof HTMLInputElement && event.target.name === 'near' && event.target.checked;
      if (near && !this.#here) this.#locate();
      this.#apply();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    this.querySelector('[data-clear]')?.addEventListener('click', () => {
      form.reset();
      this.#apply();
    });
    this.#apply();
  }

  #wants(name: string): boolean {
    return this.#form.querySelector<HTMLInputElement>(`[name=${name}]`)?.checked ?? false;
  }

  #apply() {
    const topic = this.#form.querySelector<HTMLSelectElement>('[name=topic]')?.value ?? '';
    const now = minuteOfWeek(new Date(), this.dataset['timeZone'] ?? 'UTC');
    let count = 0;
    for (const place of this.#places) {
      const { also = '', open = '' } = place.dataset;
      const own = place.querySelector<HTMLAnchorElement>('.kicker a')?.pathname.endsWith(`/${topic}/`);
      const fits =
        (!topic || own || also.split(' ').includes(topic)) &&
        (!this.#wants('free') || place.classList.contains('is-free')) &&
        (!this.#wants('walkin') || place.classList.contains('is-walkin')) &&
        (!this.#wants('open') || isOpenAt(decodeWeek(open), now));
      place.hidden = !fits;
      if (fits) count++;
    }
    this.#sort();
    this.#show('[data-hint=open]', this.#wants('open'));
    this.#show('[data-hint=near]', this.#wants('near'));
    this.#show('[data-none]', count === 0);
    const heading = this.querySelector('[data-count]');
    if (heading) heading.textContent = choosePlural(this.#counts, document.documentElement.lang, count);
  }

  /** Nearest first; places without coordinates keep their order behind the others. */
  #sort() {
    const here = this.#wants('near') ? this.#here : undefined;
    const far = (place: HTMLElement) => {
      // The map link knows where the place is; saying it twice would cost every reader bytes.
      const [, lat, lon] =
        /mlat=([-.\d]+)&mlon=([-.\d]+)/.exec(place.querySelector<HTMLAnchorElement>('[href*=mlat]')?.href ?? '') ?? [];
      return here && lat && lon ? distanceKm(here, { lat: Number(lat), lon: Number(lon) }) : Infinity;
    };
    const order = here ? [...this.#places].sort((a, b) => (far(a) === far(b) ? 0 : far(a) - far(b))) : this.#places;
    this.#list.append(...order);
  }

  /** The position is used here and goes nowhere. */
  #locate() {
    const hint = this.querySelector<HTMLElement>('[data-hint=near]');
    const failed = () => {
      if (hint) hint.textContent = hint.dataset['failed'] ?? '';
    };
    if (!('geolocation' in navigator)) return failed();
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      this.#here = { lat: coords.latitude, lon: coords.longitude };
      this.#apply();
    }, failed);
  }

  #show(selector: string, visible: boolean) {
    const part = this.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !visible;
  }
}

customElements.define('place-filter', PlaceFilter);
