import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { REVISIONS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { participants } from "./participants";
import { countPlan } from "./plan-counts";
import { planningNotes, type RoundNote } from "./planning";
import type { RoundPlan } from "./schema";

/** What a round of this plan would be. */
export interface RoundPreview {
  examples: number;
  places: number;
  /** Gold and repeats that come on top, about. */
  unannounced: number;
  annotators: number;
  goldExamples: number;
  /** Active time for each annotator, if the work is shared evenly; null where earlier work tells no pace. */
  msEach: number | null;
  notes: RoundNote[];
}

/** What a round of this plan would hand out and take, and what to mend before it opens. Changes nothing. */
export async function previewRound(scope: ProjectScope<"rounds:manage">, plan: RoundPlan) {
  const people = await participants(replica(), scope, plan.annotators);
  if (!people.ok) return people;
  const [counted, median] = await Promise.all([
    countPlan(replica(), scope, plan, people.value, plan.seed ?? 0),
    medianActiveMs(scope),
  ]);
  if (!counted.ok) return counted;
  const { examples, places, annotators, goldExamples } = counted.value;
  const unannounced = expectUnannounced(plan, places, goldExamples * annotators);
  return ok<RoundPreview>({
    examples,
    places,
    unannounced,
    annotators,
    goldExamples,
    msEach: median === null || annotators === 0 ? null : ((places + unannounced) * median) / annotators,
    notes: planningNotes(plan, counted.value),
  });
}

/** Each showing is gold or a repeat with its rate, so places are the rest; gold ends when everybody has seen all of it. */
function expectUnannounced({ goldRate, repeatRate }: RoundPlan, places: number, mostGold: number): number {
  const rest = 1 - goldRate - repeatRate;
  if (rest <= 0) return Math.round(mostGold + places);
  const gold = Math.min(mostGold, (places * goldRate) / rest);
  const repeats = Math.min(places, (places * repeatRate) / rest);
  return Math.round(gold + repeats);
}

/** Latest judgments that the pace is taken from, and the fewest examples that tell one. */
const RECENT_JUDGMENTS = 5000;
const FEWEST_EXAMPLES = 20;

/**
 * Median active time of one example in the project's latest work, in milliseconds. Answers that were submitted together share their
 * time; the longest stands for the example. Null where fewer than 20 examples have a time.
 */
export async function medianActiveMs(scope: ProjectScope<"rounds:manage">): Promise<number | null> {
  const [row] = await replica().$queryRaw<{ median: number | null; n: number }[]>`
    WITH latest AS (
      SELECT example_id, annotator_id, pass, active_ms FROM ${REVISIONS} j WHERE project_id = ${scope.projectId}::uuid
      ORDER BY id DESC LIMIT ${RECENT_JUDGMENTS}::int
    ), times AS (
      SELECT max(active_ms) AS ms FROM latest WHERE active_ms IS NOT NULL GROUP BY example_id, annotator_id, pass
    )
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::float8 AS median, count(*)::int AS n FROM times`;
  return row && row.n >= FEWEST_EXAMPLES ? row.median : null;
}
