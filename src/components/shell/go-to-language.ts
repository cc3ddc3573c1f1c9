import { isText, readStored } from '../../pwa/storage.ts';
import './remember-language.ts';

/* Who has chosen a language once goes straight to it. "Back" still leads to the door: it replaces nothing then. */
const chosen = readStored('language', isText);
const link = chosen && document.querySelector<HTMLAnchorElement>(`a[data-language="${CSS.escape(chosen)}"]`);
const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (link && entry?.type !== 'back_forward') location.replace(link.href);
