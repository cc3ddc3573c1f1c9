import { z } from 'zod';
import { Id, Language, Source, WebAddress } from './facts.ts';
import { QUESTION_KINDS } from './quiz.ts';
import { Text, TranslationStatus } from './words.ts';

/*
 * The course. What stands once: order, hours, minutes, the answer key, outside videos, sources.
 * What stands per language: lessons, questions, captions, handouts.
 */

/** An Open Badges 3.0 achievement; its words stand in `labels.yaml`. */
const Achievement = z.strictObject({
  /** Kind of achievement, as Open Badges 3.0 names it. */
  type: z.enum(['Badge', 'CertificateOfCompletion']),
});

/** What holds for the whole course. File: `mooc/course/course.yaml`. */
export const CourseFacts = z.strictObject({
  /** Share of the points that passes a quiz, in percent. */
  passPercent: z.number().int().min(1).max(100),
  /** What somebody has who passed every quiz. */
  achievement: Achievement,
});

/** Where the course read what it says. File: `mooc/course/sources.yaml`. */
export const CourseSources = z.record(Id, Source);

/** One lesson. The text is in `<lang>/<n>-<id>.mdx`. */
export const Lesson = z.strictObject({
  /** Part of the address, and the key of stored progress: never changes. */
  id: Id,
  /** Minutes to read it. */
  minutes: z.number().int().min(1),
  /** Minutes of its group activity. */
  activityMinutes: z.number().int().min(1),
});

const OptionId = z.string().regex(/^[a-z0-9]+$/, 'an option is a letter or a number, like a');

const base = {
  /** Key of the stored answer: never changes while the question asks the same. */
  id: Id,
  /** The lesson that answers it. */
  lesson: Id,
};

/** One question and its key. The words are in `<lang>/quiz.yaml`. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    /** One answer of several. */
    kind: z.literal(QUESTION_KINDS[0]),
    /** The offered answers, as first shown. */
    options: z.array(OptionId).min(2),
    /** The right one. */
    answer: OptionId,
  }),
  z.strictObject({
    ...base,
    /** All answers that fit. */
    kind: z.literal(QUESTION_KINDS[1]),
    /** The offered answers, as first shown. */
    options: z.array(OptionId).min(2),
    /** All right ones. */
    answer: z.array(OptionId).min(1),
  }),
  z.strictObject({
    ...base,
    /** A statement. */
    kind: z.literal(QUESTION_KINDS[2]),
    /** Whether it is true. */
    answer: z.boolean(),
  }),
  z.strictObject({
    ...base,
    /** Things to bring into an order. */
    kind: z.literal(QUESTION_KINDS[3]),
    /** As first shown. */
    options: z.array(OptionId).min(3),
    /** All of them in the right order. */
    answer: z.array(OptionId).min(3),
  }),
  z.strictObject({
    ...base,
    /** Parts that belong together. */
    kind: z.literal(QUESTION_KINDS[4]),
    /** What is given, as first shown. */
    left: z.array(OptionId).min(2),
    /** What may belong to it, as first shown; may have more than `left`. */
    right: z.array(OptionId).min(2),
    /** What belongs to each of `left`. */
    answer: z.record(OptionId, OptionId),
  }),
]);

/** A film made by others: linked, never embedded. */
const Video = z.strictObject({
  /** Title as its maker gives it. */
  title: z.string().min(1),
  /** Who made it. */
  maker: z.string().min(1),
  /** Page where it can be watched. */
  url: WebAddress,
  /** Language spoken in it. */
  language: Language,
  /** About how many languages it has subtitles in. Absent: not known. */
  subtitles: z.number().int().min(1).optional(),
  /** Length. Absent: not known. */
  minutes: z.number().int().min(1).optional(),
  /** Year of the list that names length and subtitles. Absent: read on its own page. */
  listedIn: z.number().int().optional(),
});

/** Something to read on. */
const Reading = z.strictObject({
  /** Id of the source: title, publisher, year and address stand there. */
  source: Id,
  /** Languages it can be read in. */
  languages: z.array(Language).min(1),
});

/** Facts of one module. File: `mooc/<nn-module>/module.yaml`; the folder without its number is the module's id. */
export const ModuleFacts = z.strictObject({
  /** About how long it takes, all in all. */
  hours: z.number().min(0.5),
  /** What its hours are made of, in minutes. */
  minutes: z.strictObject({
    /** Reading. */
    reading: z.number().int(),
    /** Films. */
    videos: z.number().int(),
    /** Trying out and adapting the activities. */
    activities: z.number().int(),
    /** Quiz and handout. */
    quiz: z.number().int(),
  }),
  /** Lessons, in order. */
  lessons: z.array(Lesson).min(1),
  /** Whether the handout is ticked off or filled in. */
  handout: z.enum(['checklist', 'template']),
  /** Questions, in order. */
  quiz: z.array(Question).min(1),
  /** Films by others, by id. */
  videos: z.record(Id, Video),
  /** Further reading, the best first. */
  reading: z.array(Reading),
  /** What somebody has who passed the quiz. */
  achievement: Achievement,
});

/** Storyboard of a module's own film. File: `mooc/<nn-module>/film.yaml`; pictures lie in `film/`. */
export const Storyboard = z.strictObject({
  /** The scene shown before it plays. */
  poster: Id,
  /** Scenes, in order. */
  scenes: z
    .array(
      z.strictObject({
        /** Key of its caption. */
        id: Id,
        /** How long it stands. */
        seconds: z.number().min(2),
        /** File in `film/`. */
        picture: z.string().regex(/^[a-z0-9-]+\.svg$/),
        /** Into how many pictures it unfolds. */
        beats: z.number().int().min(1).default(1),
      }),
    )
    .min(1),
});

/** Words of an achievement. */
const AchievementWords = z.strictObject({
  /** Its name. */
  name: Text,
  /** What its holder has done. */
  description: Text,
  /** What one must do to have it. */
  criteria: Text,
});

/** Words of the whole course. File: `mooc/course/<lang>/labels.yaml`. */
export const CourseLabels = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** Title of the course. */
  title: Text,
  /** What it is, in at most 60 words. */
  summary: Text,
  /** Who it is for, one sentence each. */
  audience: z.array(Text).min(1),
  /** How a class can use it, one step each; the facilitator's guide opens with it. */
  facilitation: z.array(Text).min(1),
  /** The achievement of the whole course. */
  achievement: AchievementWords,
});

/** Front matter of a module's overview. File: `<lang>/index.mdx`; the body says why, and how to use it. */
export const ModuleMeta = z.strictObject({
  /** Title of the module. */
  title: Text,
  /** A few words for narrow places. */
  shortTitle: Text.max(40),
  /** Why it matters, in at most 60 words. */
  summary: Text.refine((text) => text.split(/\s+/).length <= 60, 'a summary has at most 60 words'),
  /** What its reader can do afterwards, one sentence each. */
  outcomes: z.array(Text).min(1),
  /** How this text came to be. */
  translation: TranslationStatus,
});

/** Front matter of a lesson. File: `<lang>/<n>-<lesson>.mdx`; the body is what is read. */
export const LessonMeta = z.strictObject({
  /** Title of the lesson. */
  title: Text.max(70),
  /** What it is about, in at most 40 words. */
  summary: Text.refine((text) => text.split(/\s+/).length <= 40, 'a summary has at most 40 words'),
  /** The group activity. */
  activity: z.strictObject({
    /** Its name. */
    title: Text,
    /** What it is for. */
    aim: Text,
    /** What to bring. */
    materials: z.array(Text).min(1),
    /** What to do, in order. */
    steps: z.array(Text).min(3),
  }),
  /** A question that stands where the body says `<Check />`. */
  check: z.strictObject({
    /** The question. */
    question: Text,
    /** Its answer, and why. */
    answer: Text,
  }),
  /** How this text came to be. */
  translation: TranslationStatus,
});

/** Words of a quiz. File: `<lang>/quiz.yaml`. */
export const QuizWords = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** By the ids of `quiz` in the module. */
  questions: z.record(
    Id,
    z.strictObject({
      /** The question or the statement. */
      prompt: Text,
      /** The answers, by id. Not for true-false and match. */
      options: z.record(OptionId, Text).optional(),
      /** What is given, by id. Only for match. */
      left: z.record(OptionId, Text).optional(),
      /** What belongs to it, by id. Only for match. */
      right: z.record(OptionId, Text).optional(),
      /** Why the right answer is right. */
      feedback: Text,
    }),
  ),
});

/** Words of a module's handout. File: `<lang>/handout.yaml`. */
export const HandoutWords = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** Its title. */
  title: Text,
  /** What to do with it, one or two sentences. */
  intro: Text,
  /** What is ticked off or filled in. A run of underscores is room to write. */
  lines: z.array(Text).min(1),
  /** What to remember of the module, one sentence each. */
  keyPoints: z.array(Text).min(1),
});

/** Words of a module's film. File: `<lang>/film.yaml`. */
export const FilmWords = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** Its title. */
  title: Text,
  /** What it shows. */
  summary: Text,
  /** The caption of each scene, by id. */
  scenes: z.record(Id, Text),
});

/** Short words of a module. File: `<lang>/labels.yaml`. */
export const ModuleLabels = z.strictObject({
  /** How these words came to be. */
  translation: TranslationStatus,
  /** What each outside film is good for, by id. */
  videos: z.record(Id, Text),
  /** The achievement of the module. */
  achievement: AchievementWords,
});

export type CourseFacts = z.infer<typeof CourseFacts>;
export type Lesson = z.infer<typeof Lesson>;
export type Question = z.infer<typeof Question>;
export type ModuleFacts = z.infer<typeof ModuleFacts>;
export type Storyboard = z.infer<typeof Storyboard>;
export type CourseLabels = z.infer<typeof CourseLabels>;
export type ModuleMeta = z.infer<typeof ModuleMeta>;
export type LessonMeta = z.infer<typeof LessonMeta>;
export type QuizWords = z.infer<typeof QuizWords>;
export type HandoutWords = z.infer<typeof HandoutWords>;
export type FilmWords = z.infer<typeof FilmWords>;
export type ModuleLabels = z.infer<typeof ModuleLabels>;
export type AchievementWords = z.infer<typeof AchievementWords>;
