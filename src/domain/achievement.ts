import type { AchievementWords, CourseFacts } from './course.ts';

/**
 * An achievement as Open Badges 3.0 (1EdTech) defines it: what a signed credential can point to.
 * @param id address where this very text stands
 * @param inLanguage BCP 47 tag of the words
 */
export const achievement = (
  id: string,
  inLanguage: string,
  { type }: CourseFacts['achievement'],
  { name, description, criteria }: AchievementWords,
) => ({
  '@context': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  id,
  type: ['Achievement'],
  achievementType: type,
  name,
  description,
  criteria: { narrative: criteria },
  inLanguage,
});
