/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the tags inside a guide text refer to; set by the page that shows the text. */
    guide: import('./components/guide/context.ts').GuideContext;
    /** What the tags inside a lesson refer to; set by the page that shows it. */
    lesson: import('./components/course/lesson-context.ts').LessonContext;
    /** The page compiles WebAssembly: its policy must allow it. */
    wasm?: boolean;
  }
}
