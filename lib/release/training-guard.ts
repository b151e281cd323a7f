import "server-only";
import { type ExampleFilter, isAmong } from "@/lib/examples/conditions";
import { isKept, isMarked } from "@/lib/examples/marks";
import type { TakeOut } from "@/lib/labels/filter";
import type { ExportFormat } from "@/lib/release/formats/export-format";
import { db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAll } from "@/lib/server/sight";
import type { ExportQuery } from "./schema";

/** What stands between the examples of one kind and a training set. Excluded examples do not count: they go nowhere. */
export interface GuardCount {
  kind: string;
  examples: number;
  /** In an evaluation project: those without a mark that they are seeds for training data. */
  unmarked: number;
  /** In an annotation project: those with the content of an unmarked evaluation example, of whatever project here. */
  shared: number;
  /** The importer's ids of some of them. */
  some: string[];
}

/** How many ids of shared examples are told. */
const TOLD = 5;

/**
 * The counts by kind of what an export would hold. The look at other projects is deliberate: content that somebody evaluates with must not become training data
 * by way of another project. Only a number and ids of this project leave; nothing says where the other example stands.
 */
export async function countGuarded(scope: TakeOut, among: ExampleFilter): Promise<GuardCount[]> {
  const { projectId, project } = scope;
  const goesOut = Prisma.sql`${isAmong(among)} AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}`;
  return project.purpose === "evaluation" ? countUnmarked(projectId, goesOut) : countShared(projectId, goesOut);
}

function countUnmarked(projectId: string, goesOut: Prisma.Sql): Promise<GuardCount[]> {
  return db().$queryRaw<GuardCount[]>`
    SELECT e.kind, count(*)::int AS examples,
           count(*) FILTER (WHERE NOT ${isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`)})::int AS unmarked,
           0 AS shared, '{}'::text[] AS some
    FROM example e
    WHERE e.project_id = ${projectId}::uuid
      AND ${goesOut}
    GROUP BY e.kind`;
}

/** Starts from the evaluation examples, which are few, and looks each up by its content. */
function countShared(projectId: string, goesOut: Prisma.Sql): Promise<GuardCount[]> {
  return seeingAll(
    "evaluation",
    () => db().$queryRaw<GuardCount[]>`
    SELECT e.kind, count(DISTINCT e.id)::int AS examples, 0 AS unmarked, count(DISTINCT e.id)::int AS shared,
           (array_agg(DISTINCT e.external_id ORDER BY e.external_id))[1:${TOLD}::int] AS some
    FROM project p
    JOIN example v ON v.project_id = p.id
    JOIN example e ON e.project_id = ${projectId}::uuid AND e.content_hash = v.content_hash
    WHERE p.purpose = 'evaluation' AND p.id <> ${projectId}::uuid
      AND NOT ${isMarked("seed", Prisma.sql`v.project_id`, Prisma.sql`v.id`)}
      AND ${goesOut}
    GROUP BY e.kind`,
  );
}

/** Refuses a shape for training where evaluation data would go out unasked; else how many examples share content with an evaluation. */
export function guardTraining(scope: TakeOut, format: ExportFormat, query: ExportQuery, counts: readonly GuardCount[]) {
  const held = counts.filter(({ kind }) => format.kinds.some((one) => one === kind));
  const sum = (of: (count: GuardCount) => number) => held.reduce((total, count) => total + of(count), 0);
  if (scope.project.purpose === "evaluation") {
    const refusal = refuseUnmarked(
      format,
      query,
      sum(({ examples }) => examples),
      sum(({ unmarked }) => unmarked),
    );
    return refusal ?? ok(0);
  }
  const shared = sum((count) => count.shared);
  if (shared === 0 || query.sharedWithEvaluation === "include") return ok(shared);
  const some = held.flatMap((count) => count.some).slice(0, TOLD);
  const told = some.join(", ") + (shared > some.length ? " …" : "");
  return no(
    "shared-with-evaluation",
    `${count(shared, "example here has", "examples here have")} the same content as evaluation data that is not marked as a seed for training: ${told}. A model trained on it can no longer be evaluated with it. Exclude ${shared === 1 ? "it" : "them"}, or say sharedWithEvaluation=include to include ${shared === 1 ? "it" : "them"} anyway.`,
  );
}

function refuseUnmarked({ name }: ExportFormat, { evaluation }: ExportQuery, examples: number, unmarked: number) {
  if (unmarked === 0 || (evaluation === "seeds" && unmarked < examples)) return null;
  const spoils = `Training on evaluation data makes the evaluation worthless, so ${name} is refused.`;
  if (unmarked === examples)
    return no(
      "evaluation-data",
      `${spoils} Not one of ${count(examples, "example", "examples")} is marked as a seed for training data. Mark those that may be used.`,
    );
  return no(
    "evaluation-data",
    `${spoils} ${unmarked.toLocaleString("en")} of ${count(examples, "example is", "examples are")} not marked as seeds for training data. Say evaluation=seeds to write only those marked, or mark the others.`,
  );
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
