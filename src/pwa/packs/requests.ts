import { isRecord } from '../../domain/record.ts';
import type { PackRequest, PackState } from './messages.ts';
import type { PackStore } from './store.ts';

const isRequest = (value: unknown): value is PackRequest =>
  isRecord(value) && typeof value['type'] === 'string' && value['type'].startsWith('pack-');

/** Does what a page asks. The worker lives until it is done, also when the page is gone. */
export function answerPackRequest(packs: PackStore, event: ExtendableMessageEvent): void {
  const request: unknown = event.data;
  if (!isRequest(request)) return;
  if (request.type === 'pack-save') event.waitUntil(packs.save(request.id, request.films));
  else if (request.type === 'pack-delete') event.waitUntil(packs.delete(request.id));
  else if (request.type === 'pack-cancel') packs.cancel(request.id);
  else if (request.type === 'pack-state')
    event.source?.postMessage({ type: 'pack-state', running: packs.running } satisfies PackState);
}
