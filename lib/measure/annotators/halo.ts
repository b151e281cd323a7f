import { halo } from "@/lib/core/distribution/halo";
import { type Scores, scoresAt } from "@/lib/core/distribution/scores";
import type { Estimate } from "@/lib/core/estimate";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { CriterionKind } from "@/lib/guideline/schema";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { type LogQuestion, readRated } from "../rated";

/** How somebody's labels on several scales move together. */
export interface AnnotatorHalo {
  id: string;
  /** Mean correlation between scales of what the labels differ by from the example's mean. */
  together: Estimate;
  /** The same of the others, on the mean. */
  others: number | null;
  q: number | null;
  /** More than the others', beyond chance over the whole panel. */
  flagged: boolean;
}

export interface AnnotatorsHalo {
  people: AnnotatorHalo[];
  /** Why nothing is said: one scale, two people or examples with two labels at most, whose differences mirror one another, or too few examples. */
  unknown: "one-scale" | "mirrored" | "too-few" | null;
}

/** Whether answers to a criterion stand on a scale of which it can be asked whether it moves with others. */
export function isScale({ kind, level }: { kind: CriterionKind; level: string }): boolean {
  const { isNumber, isOption } = KINDS[kind];
  return isNumber || (isOption && level !== "nominal");
}

/** Whether one impression colours all that somebody says of an example, for a thread. `criteria` are all scales of the version. */
export async function annotatorsHalo({ criteria }: { criteria: LogQuestion[] }): Promise<AnnotatorsHalo> {
  if (criteria.length < 2) return { people: [], unknown: "one-scale" };
  const scales: Scores[] = [];
  const first = new Dictionary(criteria[0]!.log.dictionaries.items);
  for (const question of criteria) {
    const scores = await readScores(question, first);
    if (scores) scales.push(scores);
  }
  if (scales.length < 2) return { people: [], unknown: "one-scale" };
  if (scales.every(({ start }) => start.every((from, i) => i === 0 || from - start[i - 1]! < 3)))
    return { people: [], unknown: "mirrored" };
  const people = halo(scales).flatMap((one): AnnotatorHalo[] => {
    if (one.meanCorrelation === null) return [];
    return [{ id: one.annotator, together: toEstimate(one), others: one.pool, q: one.q, flagged: one.standsOut }];
  });
  return { people, unknown: people.length === 0 ? "too-few" : null };
}

/** Scores whose items are named alike for all criteria: by their codes in the log of the first, where it knows them. */
async function readScores(question: LogQuestion, first: Dictionary): Promise<Scores | null> {
  const rated = await readRated(question);
  if (!rated?.scaled.scores) return null;
  const { table, scores } = rated.scaled;
  const items = new Dictionary(question.log.dictionaries.items);
  const common = first.codesOf(items);
  const names = [...table.items];
  for (const [t, item] of table.item.entries()) {
    const code = rated.circumstances.item[t]!;
    names[item] = common[code]! < 0 ? rated.exampleOf(item) : String(common[code]);
  }
  return scoresAt({ ...table, items: names }, scores, scores);
}

function toEstimate({ meanCorrelation, interval, items, pairs }: ReturnType<typeof halo>[number]): Estimate {
  return {
    ...{ value: meanCorrelation, interval, standardError: null, confidence: 0.95, intervalMethod: "fisher-z" },
    ...{ items, raters: 1, pairs, judgments: items, method: "halo", undefinedBecause: null },
  };
}
