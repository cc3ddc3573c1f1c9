/** The topics of a guide, in the order every page shows them. Ids are English and never change: they are in URLs. */
export const TOPICS = [
  'about',
  'residence',
  'law',
  'safety',
  'health',
  'education',
  'language',
  'work',
  'housing',
  'transport',
  'money',
  'culture',
  'tourism',
  'assistance',
] as const;

/** One of the fourteen topics of a guide. */
export type Topic = (typeof TOPICS)[number];

/** The four facets of every topic, always in this order. */
export const FACETS = ['rights', 'cost', 'location', 'internet'] as const;

/** One of the four facets of a topic. */
export type Facet = (typeof FACETS)[number];

/** The kinds of guidance. Each has its own shape, icon and word on the page. */
export const POINT_KINDS = ['must', 'right', 'step', 'care', 'info'] as const;

/** A duty, a right, a thing to do, a warning, or something good to know. */
export type PointKind = (typeof POINT_KINDS)[number];

/** Parts of the first months, in the order of the line of time. */
export const MOMENTS = ['day', 'week', 'month', 'quarter'] as const;

/** When a first step is due: the first day, week, month or three months. */
export type Moment = (typeof MOMENTS)[number];

/** Groups of the emergency page, in order. `now` is life and limb. */
export const EMERGENCY_GROUPS = ['now', 'health', 'violence', 'talk', 'other'] as const;

/** Groups a reader may have to hide from somebody in the room: they get a quick exit. */
export const DISCREET_GROUPS: readonly EmergencyGroup[] = ['violence'];

/** A group of numbers on the emergency page. */
export type EmergencyGroup = (typeof EMERGENCY_GROUPS)[number];
