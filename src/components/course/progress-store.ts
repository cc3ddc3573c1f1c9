import { merge, nothing, readProgress, type Progress, type QuizRecord } from '../../domain/progress.ts';
import {
  isText,
  onOtherTab,
  parse,
  readStored,
  readText,
  removeStored,
  setAside,
  writeStored,
} from '../../pwa/storage.ts';

/*
 * The learner's progress on this device. Every change reads what is stored at that moment and adds to it,
 * so that two open tabs lose nothing of each other.
 */

const KEY = 'progress';
/** Key of the name on the certificate. */
export const NAME = 'certificate-name';
/** Key of a module's half-filled quiz. */
export const quizKey = (module: string): string => `quiz:${module}`;
/** Set when damage was found, until the learner has been told. */
const DAMAGE = 'progress-damage';

/** What is stored now. Damaged parts are set aside and noted. */
export function loadProgress(): Progress {
  const text = readText(KEY);
  if (text === undefined) return nothing();
  const { progress, damage } = readProgress(parse(text));
  if (damage !== 'none' && setAside(KEY, text)) {
    writeStored(DAMAGE, damage);
    writeStored(KEY, progress);
  }
  return progress;
}

/** Stores a change. Returns the new progress, or nothing where the device cannot keep it. */
export function changeProgress(change: (progress: Progress) => Progress): Progress | undefined {
  const progress = change(loadProgress());
  return writeStored(KEY, progress) ? progress : undefined;
}

/** Adds what a file or an attempt brings. */
export const addProgress = (more: Partial<Pick<Progress, 'lessons' | 'quizzes'>>): Progress | undefined =>
  changeProgress((progress) => merge(progress, { ...nothing(), ...more }));

/** Adds an attempt at a quiz. */
export const addQuiz = (module: string, quiz: QuizRecord): Progress | undefined =>
  addProgress({ quizzes: { [module]: quiz } });

/** Marks a lesson, or takes the mark away. */
export const markLesson = (lesson: string, done: boolean): Progress | undefined =>
  changeProgress((progress) => {
    const { [lesson]: before, ...others } = progress.lessons;
    return { ...progress, lessons: done ? { ...others, [lesson]: before ?? new Date().toISOString() } : others };
  });

/** Remembers where the learner is. */
export const rememberPlace = (last: string): Progress | undefined =>
  changeProgress((progress) => ({ ...progress, last }));

/** All that is stored of the learner: also what was set aside, each time, and answers to a quiz that is gone. */
const OWN = /^ifc:(set-aside:)?(progress(-damage)?|certificate-name|quiz)(:|$)/;

/** Forgets all of the learner: progress, answers, name, and what of it was set aside. They were asked before. */
export function forgetProgress(): void {
  try {
    for (const key of Object.keys(localStorage)) if (OWN.test(key)) localStorage.removeItem(key);
  } catch {
    // No storage here.
  }
}

/** How much was damaged when it was read; said once. */
export function takeDamage(): 'part' | 'all' | undefined {
  const damage = readStored(DAMAGE, isText);
  removeStored(DAMAGE);
  return damage === 'part' || damage === 'all' ? damage : undefined;
}

/** Calls back when another tab has changed the progress. */
export const onProgress = (changed: () => void): void => onOtherTab(KEY, changed);
