import type { PackRequest, PackState } from './messages.ts';
import type { PackStore } from './store.ts';

const isRequest = (value: unknown): value is PackRequest =>
  typeof value === 'object' && value !== null && 'type' in value && String(value.type).startsWith('pack-');

/** Does what a page asks. The worker lives until it is done, also when the page is gone. */
export function answerPackRequest(packs: PackStore, event: ExtendableMessageEvent): void {
  const request: unknown = event.data;
  if (!isRequest(request)) return;
  if (request.type === 'pack-save') event.waitUntil(packs.save(request.id, request.films));
  else if (request.type === 'pack-delete') event.waitUntil(packs.delete(request.id));
  else if (request.type === 'pack-cancel') packs.cancel(request.id);
  else event.source?.postMessage({ type: 'pack-state', running: packs.running } satisfies PackState);
}
