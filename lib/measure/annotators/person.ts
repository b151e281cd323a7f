import { severityOf } from "@/lib/core/distribution/item-matched";
import type { Scores } from "@/lib/core/distribution/scores";
import type { Estimate } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";
import type { LogQuestion } from "@/lib/measure/rated";
import { type Described, readDescribed } from "./described";
import { severityEstimate } from "./figures";

export interface PersonQuestion extends LogQuestion {
  annotator: string;
  /** Whom they are compared with; everybody else where nobody is named. */
  other: string | null;
}

/** An example on which somebody's answer is far from the others'. */
export interface DifferingExample {
  example: string;
  own: Value;
  others: Value[];
  /** Own score minus the others' mean; where answers have no order, the share of the others who answered otherwise. */
  difference: number;
}

/** One person's answers in detail. */
export interface PersonDetail {
  /** Severity by week; weeks begin on Monday, UTC, in milliseconds since 1970. */
  weeks: { start: number; severity: Estimate }[];
  differing: DifferingExample[];
  /** Over the examples of both, where somebody is named: own score minus the other's, and how many answers are equal. */
  pair: { shared: number; equal: number; difference: Estimate | null } | null;
}

const MOST_EXAMPLES = 12;
const WEEK_MS = 7 * 86_400_000;
/** The first Monday after the beginning of 1970. */
const MONDAY_MS = 4 * 86_400_000;
const MOST_WEEKS = 60;

/** One person's answers against the others' on the same examples, for a thread; null where they gave none. */
export async function annotatorDetail(question: PersonQuestion): Promise<PersonDetail | null> {
  const described = await readDescribed(question);
  if (!described) return null;
  const { scores, isOrdered } = described;
  const person = scores.raters.indexOf(question.annotator);
  if (person < 0) return null;
  const other = question.other === null ? null : scores.raters.indexOf(question.other);
  const shared = sharedRatings(described, person, other);
  return {
    weeks: isOrdered ? byWeek(described, shared) : [],
    differing: shared
      .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      .filter(({ difference }) => difference !== 0)
      .slice(0, MOST_EXAMPLES)
      .map((rating) => differing(described, rating)),
    pair: other === null ? null : pairOf(shared, isOrdered),
  };
}

interface SharedRating {
  rating: number;
  others: number[];
  difference: number;
}

/** The ratings of a person on examples that others rated too, or that the one other did. */
function sharedRatings({ scores, isOrdered }: Described, person: number, other: number | null): SharedRating[] {
  const { rater, item, start } = scores;
  const found: SharedRating[] = [];
  for (let t = 0; t < rater.length; t++) {
    if (rater[t] !== person) continue;
    const others: number[] = [];
    for (let s = start[item[t]!]!; s < start[item[t]! + 1]!; s++)
      if (s !== t && (other === null || rater[s] === other)) others.push(s);
    if (others.length > 0) found.push({ rating: t, others, difference: differenceOf(scores, isOrdered, t, others) });
  }
  return found;
}

function differenceOf({ score, level }: Scores, isOrdered: boolean, t: number, others: readonly number[]): number {
  if (!isOrdered) return others.filter((s) => level[s] !== level[t]).length / others.length;
  return score[t]! - others.reduce((sum, s) => sum + score[s]!, 0) / others.length;
}

function byWeek({ scores, circumstances }: Described, shared: readonly SharedRating[]): PersonDetail["weeks"] {
  const weeks = new Map<number, number[]>();
  for (const { rating, difference } of shared) {
    const at = circumstances.at[scores.source[rating]!]!;
    const start = Math.floor((at - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS;
    weeks.set(start, [...(weeks.get(start) ?? []), difference]);
  }
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .slice(-MOST_WEEKS)
    .map(([start, differences]) => ({ start, severity: severityEstimate(severityOf(differences), 0) }));
}

function differing({ scores, levels, exampleOf }: Described, { rating, others, difference }: SharedRating) {
  return {
    example: exampleOf(scores.item[rating]!),
    own: levels[scores.level[rating]!]!,
    others: others.map((s) => levels[scores.level[s]!]!),
    difference,
  };
}

function pairOf(shared: readonly SharedRating[], isOrdered: boolean): PersonDetail["pair"] {
  const differences = shared.map(({ difference }) => difference);
  return {
    shared: shared.length,
    equal: differences.filter((difference) => difference === 0).length,
    difference: isOrdered ? severityEstimate(severityOf(differences), 1) : null,
  };
}
