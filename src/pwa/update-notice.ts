import { Workbox } from 'workbox-window';

/**
 * Registers the service worker and tells the reader when a newer version waits.
 * The reader decides when to load it: nothing half written is lost.
 */
class UpdateNotice extends HTMLElement {
  connectedCallback() {
    const { worker, scope } = this.dataset;
    if (!worker || !('serviceWorker' in navigator)) return;
    const workbox = new Workbox(worker, { scope });
    const load = this.querySelector<HTMLButtonElement>('[data-load]');
    let isWanted = false;
    let isThere = false;
    workbox.addEventListener('waiting', () => {
      this.hidden = false;
    });
    workbox.addEventListener('controlling', () => {
      isThere = true;
      if (isWanted) location.reload();
    });
    load?.addEventListener('click', () => {
      // Another tab may have let it in already.
      if (isThere) return location.reload();
      isWanted = true;
      load.disabled = true;
      workbox.messageSkipWaiting();
    });
    this.querySelector('[data-later]')?.addEventListener('click', () => {
      this.hidden = true;
    });
    // This page came before the worker did: it asks to be kept.
    if (!navigator.serviceWorker.controller)
      void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'KEEP_PAGE' }));
    // A registration that fails (private window, blocked storage) leaves a site that works online.
    workbox.register().catch(() => undefined);
  }
}

customElements.define('update-notice', UpdateNotice);
