/** The browser's offer to install, kept until the reader asks for it. Not in the DOM types: only some browsers have it. */
type InstallPrompt = Event & { prompt(): Promise<void>; userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }> };

/** A button that appears where the browser can install the site. Elsewhere the instructions on the offline page help. */
class InstallButton extends HTMLElement {
  connectedCallback() {
    let offer: InstallPrompt | undefined;
    const button = this.querySelector('button');
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      offer = event as InstallPrompt;
      this.hidden = false;
    });
    addEventListener('appinstalled', () => this.#done());
    button?.addEventListener('click', async () => {
      if (!offer) return;
      await offer.prompt();
      if ((await offer.userChoice).outcome === 'accepted') this.#done();
      offer = undefined;
    });
  }

  #done() {
    this.querySelector('button')?.setAttribute('hidden', '');
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = this.dataset['done'] ?? '';
  }
}

customElements.define('install-button', InstallButton);
