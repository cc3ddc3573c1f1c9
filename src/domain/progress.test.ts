import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFile, gain, merge, nothing, readProgress, toFile, type Progress, type QuizRecord } from './progress.ts';

const times = fc
  .integer({ min: 0, max: 1000 })
  .map((minute) => new Date(Date.UTC(2027, 0, 1, 0, minute)).toISOString());
const ids = fc.constantFrom('a', 'b', 'c', 'd');
const quizzes: fc.Arbitrary<QuizRecord> = fc
  .record({
    points: fc.integer({ min: 0, max: 20 }).map((half) => half / 2),
    of: fc.constant(10),
    on: times,
    passedOn: fc.option(times, { nil: undefined }),
    answers: fc.dictionary(ids, fc.array(ids, { maxLength: 3 }), { maxKeys: 2, noNullPrototype: true }),
  })
  .map(({ passedOn, ...quiz }) => (passedOn ? { ...quiz, passedOn } : quiz));
const progresses: fc.Arbitrary<Progress> = fc.record({
  schema: fc.constant(1 as const),
  lessons: fc.dictionary(ids, times, { noNullPrototype: true }),
  quizzes: fc.dictionary(ids, quizzes, { noNullPrototype: true }),
});
const byKey = <T>(record: Record<string, T>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
const sorted = ({ lessons, quizzes }: Progress) => [byKey(lessons), byKey(quizzes)];

describe('merging', () => {
  it('does not mind the order, nor doing it twice', () => {
    fc.assert(
      fc.property(progresses, progresses, progresses, (a, b, c) => {
        expect(sorted(merge(a, b))).toEqual(sorted(merge(b, a)));
        expect(sorted(merge(merge(a, b), c))).toEqual(sorted(merge(a, merge(b, c))));
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      }),
    );
  });

  it('loses nothing that was done or passed, and no points', () => {
    fc.assert(
      fc.property(progresses, progresses, (a, b) => {
        const both = merge(a, b);
        for (const each of [a, b]) {
          for (const id of Object.keys(each.lessons)) expect(both.lessons).toHaveProperty(id);
          for (const [id, quiz] of Object.entries(each.quizzes)) {
            expect(both.quizzes[id]?.points).toBeGreaterThanOrEqual(quiz.points);
            if (quiz.passedOn) expect(both.quizzes[id]?.passedOn).toBeDefined();
          }
        }
        expect(gain(both, a, new Set(['a', 'b', 'c', 'd']))).toBeUndefined();
      }),
    );
  });

  it('keeps the place where this device stopped', () => {
    expect(merge({ ...nothing(), last: 'a/b/' }, { ...nothing(), last: 'c/d/' }).last).toBe('a/b/');
    expect(merge(nothing(), { ...nothing(), last: 'c/d/' }).last).toBe('c/d/');
  });
});

describe('what a file would add', () => {
  const on = '2027-01-01T10:00:00.000Z';
  const quiz = (points: number, passedOn?: string): QuizRecord => ({
    points,
    of: 10,
    on,
    answers: {},
    ...(passedOn ? { passedOn } : {}),
  });
  const known = new Set(['a', 'a/x', 'b', 'b/y']);
  const having = (quizzes: Progress['quizzes'], lessons: Progress['lessons'] = {}): Progress => ({
    ...nothing(),
    quizzes,
    lessons,
  });

  it('is nothing only where nothing would change', () => {
    fc.assert(
      fc.property(progresses, progresses, (mine, theirs) => {
        expect(gain(mine, theirs, known) === undefined).toBe(
          JSON.stringify(merge(mine, theirs)) === JSON.stringify(mine),
        );
      }),
    );
  });

  it('counts a better result of a quiz that was passed, and of one that was not', () => {
    const better = { lessons: 0, quizzes: 0, better: 1 };
    expect(gain(having({ a: quiz(7, on) }), having({ a: quiz(10, on) }), known)).toEqual(better);
    expect(gain(having({ a: quiz(3) }), having({ a: quiz(6) }), known)).toEqual(better);
    expect(gain(nothing(), having({ a: quiz(6) }), known)).toEqual(better);
    expect(gain(having({ a: quiz(10, on) }), having({ a: quiz(7, on) }), known)).toBeUndefined();
  });

  it('counts a quiz that becomes passed once, not also as better', () => {
    const theirs = having({ a: quiz(8, on) }, { 'a/x': on });
    expect(gain(having({ a: quiz(3) }), theirs, known)).toEqual({ lessons: 1, quizzes: 1, better: 0 });
  });

  it('does not count what the course no longer has, and still brings it', () => {
    const theirs = having({ gone: quiz(8, on) }, { 'gone/x': on, 'b/y': on });
    expect(gain(nothing(), theirs, known)).toEqual({ lessons: 1, quizzes: 0, better: 0 });
    expect(gain(nothing(), having({ gone: quiz(8, on) }), known)).toEqual({ lessons: 0, quizzes: 0, better: 0 });
  });
});

describe('reading what was stored', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        expect(readProgress(JSON.parse(JSON.stringify(progress)))).toEqual({ progress, damage: 'none' });
      }),
    );
  });

  it('never throws, and always gives progress that can be used', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { progress } = readProgress(value);
        expect(readProgress(progress)).toEqual({ progress, damage: 'none' });
      }),
    );
  });

  it('keeps the good parts of what is damaged, and says so', () => {
    const quiz = { points: 8, of: 10, on: '2027-01-01T10:00:00.000Z', answers: {} };
    const { progress, damage } = readProgress({
      schema: 1,
      lessons: { 'a/b': '2027-01-01T10:00:00.000Z', 'a/c': 7 },
      quizzes: { a: quiz, b: { ...quiz, points: 80 } },
    });
    expect(damage).toBe('part');
    expect(progress.lessons).toEqual({ 'a/b': '2027-01-01T10:00:00.000Z' });
    expect(progress.quizzes).toEqual({ a: quiz });
  });

  it('brings older shapes up to date step by step, and leaves newer ones alone', () => {
    const steps = {
      1: (old: Record<string, unknown>) => ({ ...old, done: old['finished'] }),
      2: (old: Record<string, unknown>) => ({ ...old, lessons: old['done'], quizzes: {} }),
    };
    const lessons = { 'a/b': '2027-01-01T10:00:00.000Z' };
    expect(readProgress({ schema: 1, finished: lessons }, steps, 3)).toEqual({
      progress: { schema: 1, lessons, quizzes: {} },
      damage: 'none',
    });
    expect(readProgress({ schema: 4, lessons }, steps, 3).damage).toBe('all');
    expect(readProgress({ ...nothing(), schema: 0 }).damage).toBe('all');
  });
});

describe('files', () => {
  it('come back as they were saved', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        expect(fromFile(toFile(progress))).toEqual(progress);
      }),
    );
  });

  it('that are something else, cut off or altered are told apart', () => {
    const file = toFile({ ...nothing(), lessons: { 'a/b': '2027-01-01T10:00:00.000Z' } });
    expect(fromFile('{"name":"something else"}')).toBe('wrong');
    expect(fromFile('%PDF-1.7')).toBe('wrong');
    expect(fromFile(file.slice(0, -20))).toBe('damaged');
    expect(fromFile(file.replace('2027-01-01', 'yesterday'))).toBe('damaged');
    expect(fromFile(file.replace('"schema": 1', '"schema": 9'))).toBe('damaged');
  });
});
