import { CHANNEL, type PackNews, type PackRequest, type PackState } from './messages.ts';

/*
 * What pages know of packs: they ask the worker and listen to it. Saving goes on when the page is gone.
 */

/** Whether this browser can keep packs at all. Private windows and old browsers cannot. */
export async function canKeep(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis) || !('DecompressionStream' in globalThis))
    return false;
  // Some private windows have the interface and refuse to use it.
  return caches.keys().then(
    () => true,
    () => false,
  );
}

/** An iPad says that it is a Mac, but no Mac can be touched. */
const isApplePhone = () =>
  /iPad|iPhone|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 0);

/** On iPhone and iPad a site that is not installed loses what it saved after a week without a visit. */
export const shouldInstallFirst = (): boolean => isApplePhone() && !matchMedia('(display-mode: standalone)').matches;

/** Asks the worker; waits for it where it is still being installed. */
export async function askWorker(request: PackRequest): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(request);
}

/** A worker that says nothing for so long does not save either: it was never installed, or is not ours. */
const ANSWER_MS = 5000;

/** What is being saved right now, also by another page. */
export function whatRuns(): Promise<PackNews[]> {
  return new Promise((resolve) => {
    const end = (running: PackNews[]) => {
      navigator.serviceWorker.removeEventListener('message', heard);
      resolve(running);
    };
    const heard = ({ data }: MessageEvent) => {
      if ((data as PackState | undefined)?.type === 'pack-state') end((data as PackState).running);
    };
    setTimeout(() => end([]), ANSWER_MS);
    navigator.serviceWorker.addEventListener('message', heard);
    // Messages wait until somebody says that they may come.
    navigator.serviceWorker.startMessages();
    void askWorker({ type: 'pack-state' });
  });
}

/** Calls back with everything the worker tells. */
export function onNews(heard: (news: PackNews) => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }: MessageEvent<PackNews>) => heard(data));
}
