import { type Scores, scoresAt } from "@/lib/core/distribution/scores";
import type { Value } from "@/lib/core/rating-table";
import { pointsOf } from "@/lib/guideline/answers/scale-points";
import { type LogQuestion, type Rated, readRated } from "@/lib/measure/rated";

const CIRCUMSTANCES = ["at", "session", "position", "activeMs"] as const;

/** The ratings of a criterion as places on a scale. */
export interface Described extends Rated<(typeof CIRCUMSTANCES)[number]> {
  scores: Scores;
  /** What stands at each level: an answer, or how many options were ticked. */
  levels: Value[];
  /** Whether more and less mean something: else only which answers are given can be compared. */
  isOrdered: boolean;
}

const MOST_POINTS = 101;

/** Reads how a criterion was answered, for a thread; null where its answers have no scale, or nobody answered. */
export async function readDescribed(question: LogQuestion): Promise<Described | null> {
  const rated = await readRated(question, CIRCUMSTANCES);
  if (!rated || rated.scaled.table.item.length === 0) return null;
  const { table, scores, level } = rated.scaled;
  if (level === "set") {
    const sizes = table.values.map((value) => (value as readonly string[]).length);
    const upTo = Array.from({ length: Math.max(...sizes) + 1 }, (_, size) => size);
    return { ...rated, scores: scoresAt(table, sizes, upTo), levels: upTo, isOrdered: true };
  }
  if (!scores) {
    const places = table.values.map((_, k) => k);
    return { ...rated, scores: scoresAt(table, places, places), levels: table.values, isOrdered: false };
  }
  const { scale } = question.criterion;
  const points = (scale && pointsOf(scale, MOST_POINTS)) || [];
  const scored = scoresAt(table, scores, [...scores, ...points]);
  const valueAt = new Map<number, Value>(table.values.map((value, k) => [scores[k]!, value]));
  return {
    ...rated,
    scores: scored,
    levels: scored.levels.map((point) => valueAt.get(point) ?? point),
    isOrdered: true,
  };
}
