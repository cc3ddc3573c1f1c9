/** What the typesetter needs. Every word stands in the data; no code here knows a language. */

/** What all documents share. */
type DocumentData = {
  /** BCP 47 tag of the words. */
  language: string;
  dir: 'ltr' | 'rtl';
  siteName: string;
  /** Words under the QR code: "Open this page on your phone". */
  qrLabel: string;
  /** "CC BY 4.0 …" */
  licence: string;
  /** Says that a machine wrote or translated the words; none where a person did. */
  machineNotice?: string;
  /** A date in words. Nothing else in a document depends on the day it was made. */
  date?: string;
};

/** A sheet to print and use. `______` in a line is a blank to write on; ten or more `_` reach to the end of the line. */
export type HandoutData = DocumentData & {
  courseTitle: string;
  /** "Module 1" */
  moduleLabel: string;
  moduleTitle: string;
  title: string;
  /** Lines of a checklist get a box to tick, lines of a template a number and room to write. */
  kind: 'template' | 'checklist';
  intro?: string;
  lines: string[];
  keyPointsTitle: string;
  keyPoints: string[];
  /** Address of the module's page. */
  url: string;
};

/** One exercise with a group. */
type ActivityData = {
  title: string;
  /** Title of the lesson it belongs to. */
  lesson: string;
  aim: string;
  /** "40 minutes" */
  minutes: string;
  materials: string[];
  steps: string[];
};

/** One module in the guide. */
type GuideModuleData = {
  /** "Module 1" */
  label: string;
  title: string;
  summary: string;
  outcomes: string[];
  /** "About 4 hours" */
  hours: string;
  activities: ActivityData[];
  /** Address of the module's page. */
  url: string;
};

/** The facilitator's guide of the whole course. */
export type GuideData = DocumentData & {
  title: string;
  intro: string[];
  howToUse: string[];
  labels: {
    howToUse: string;
    contents: string;
    outcomes: string;
    lesson: string;
    aim: string;
    minutes: string;
    materials: string;
    steps: string;
  };
  modules: GuideModuleData[];
};
