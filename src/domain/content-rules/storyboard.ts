import { itemsAt, keyOf, textAt, valueAt, type Path } from './located.ts';
import type { Module } from './course-files.ts';
import { doubles, idsAt } from './list-ids.ts';
import { absent } from './pair.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './spelling.ts';

/** How long a film is, in seconds: shorter says nothing, longer nobody loads. */
const SECONDS = { least: 60, most: 120 };

/** The storyboard of a module's own film: each scene once, with a picture that exists, and no picture without a scene. */
export function checkStoryboard({ folder, storyboard, pictures }: Module): Problem[] {
  if (!storyboard)
    return pictures.length > 0 ? [absent(`${folder}/film.yaml`, 'It says when each picture of film/ is shown.')] : [];
  if (storyboard.broken) return [];
  const problem = (path: Path, wrong: string, write: string): Problem => ({
    file: storyboard.file,
    line: storyboard.lineOf(path),
    key: keyOf(path),
    wrong,
    write,
  });
  const scenes = itemsAt(storyboard.value, ['scenes']);
  const ids = idsAt(storyboard, ['scenes']).map(({ id }) => id);
  const poster = textAt(storyboard.value, ['poster']);
  const used = scenes.map((scene) => textAt(scene, ['picture']));
  const seconds = scenes.reduce<number>((sum, scene) => sum + Number(valueAt(scene, ['seconds'])), 0);
  return [
    ...doubles(storyboard, ['scenes']),
    ...(poster === undefined || ids.includes(poster)
      ? []
      : [
          problem(
            ['poster'],
            `There is no scene \`${poster}\`.`,
            `Write one of: ${ids.join(', ')}.${didYouMean(poster, ids)}`,
          ),
        ]),
    ...used.flatMap((picture, index) =>
      picture === undefined || pictures.includes(picture)
        ? []
        : [
            problem(
              ['scenes', index, 'picture'],
              `There is no picture ${folder}/film/${picture}.`,
              `Draw it, or correct the name.${didYouMean(picture, pictures)}`,
            ),
          ],
    ),
    // Seconds that are missing or no number are a matter of shape.
    ...(seconds < SECONDS.least || seconds > SECONDS.most
      ? [
          problem(
            ['scenes'],
            `The film lasts ${seconds} seconds.`,
            `Let its scenes last ${SECONDS.least} to ${SECONDS.most} seconds together.`,
          ),
        ]
      : []),
    ...pictures
      .filter((picture) => !used.includes(picture))
      .map((picture) => ({
        file: `${folder}/film/${picture}`,
        line: 1,
        key: 'file',
        wrong: `No scene of ${storyboard.file} shows this picture.`,
        write: `Write \`picture: ${picture}\` in a scene, or delete the file.`,
      })),
  ];
}
