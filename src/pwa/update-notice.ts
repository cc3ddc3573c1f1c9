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
    workbox.addEventListener('waiting', () => {
      this.hidden = false;
    });
    this.querySelector('[data-load]')?.addEventListener('click', () => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    });
    this.querySelector('[data-later]')?.addEventListener('click', () => {
      this.hidden = true;
    });
    // A registration that fails (private window, blocked storage) leaves a site that works online.
    workbox.register().catch(() => undefined);
  }
}

customElements.define('update-notice', UpdateNotice);
