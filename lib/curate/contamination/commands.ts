import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { orderJob } from "@/lib/jobs/order-job";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { UnwaiveInput, WaiveInput } from "./schema";
import { reachOf } from "./sources";

type Write = ProjectScope<"release:write">;

/** Starts a comparison of all examples with all that there is to compare with for this person. */
export async function startComparison(scope: Write) {
  const { projectId, actor } = scope;
  const { sources, closed } = await reachOf(actor, projectId);
  if (sources.length === 0)
    return no(
      "nothing-to-compare",
      "There is nothing to compare with: no other evaluation project with examples is open to you, and this project has no benchmark. Upload one.",
    );
  return transaction(async (tx) => {
    const ordered = await orderJob(tx, scope, {
      kind: "find-contamination",
      params: { name: "The comparison", sources, closed },
      total: await tx.example.count({ where: { projectId } }),
    });
    if (ordered.ok)
      await log(tx, scope, "contamination.compare", { sources: sources.map(({ id }) => id) }, ordered.value.jobId);
    return ordered;
  });
}

/** Lets the examples of hits go out though they say what an item says, with a reason. What is waived already keeps its reason. */
export async function waive(scope: Write, { hits, reason }: WaiveInput) {
  const { projectId, actor } = scope;
  return transaction(async (tx) => {
    if (!(await areKnown(tx, projectId, hits))) return UNKNOWN;
    const rows = await tx.$queryRaw<{ id: string; example: string }[]>`
      INSERT INTO contamination_waiver (project_id, example_id, source_id, item, reason, author_id)
      SELECT h.project_id, h.example_id, h.source_id, h.item, ${reason}, ${actor.userId}::uuid
      FROM contamination_hit h WHERE h.project_id = ${projectId}::uuid AND h.id = ANY (${hits}::uuid[])
      ON CONFLICT (project_id, example_id, source_id, item) WHERE withdrawn_at IS NULL DO NOTHING
      RETURNING id, example_id AS example`;
    if (rows.length > 0)
      await log(tx, scope, "contamination.waive", {
        reason,
        waivers: rows.map(({ id }) => id),
        examples: examplesOf(rows),
      });
    return ok({ changed: rows.length });
  });
}

/** Takes the waivers of hits back. */
export async function withdrawWaivers(scope: Write, { hits }: UnwaiveInput) {
  const { projectId, actor } = scope;
  return transaction(async (tx) => {
    if (!(await areKnown(tx, projectId, hits))) return UNKNOWN;
    const rows = await tx.$queryRaw<{ id: string; example: string }[]>`
      UPDATE contamination_waiver w SET withdrawn_at = now(), withdrawn_by_id = ${actor.userId}::uuid
      FROM contamination_hit h
      WHERE h.project_id = ${projectId}::uuid AND h.id = ANY (${hits}::uuid[]) AND w.project_id = h.project_id
        AND w.example_id = h.example_id AND w.source_id = h.source_id AND w.item = h.item AND w.withdrawn_at IS NULL
      RETURNING w.id, w.example_id AS example`;
    if (rows.length > 0)
      await log(tx, scope, "contamination.unwaive", { waivers: rows.map(({ id }) => id), examples: examplesOf(rows) });
    return ok({ changed: rows.length });
  });
}

/** Compares with a benchmark no more. Its texts stay, for the comparisons that were made with it. */
export async function removeBenchmark(scope: Write, { benchmark }: { benchmark: string }) {
  const { projectId } = scope;
  const unknown = no("not-found", "This project has no such benchmark.");
  if (!isUuid(benchmark)) return unknown;
  return transaction(async (tx) => {
    const removed = await tx.$queryRaw<{ name: string }[]>`
      UPDATE benchmark SET removed_at = now() WHERE project_id = ${projectId}::uuid AND id = ${benchmark}::uuid AND removed_at IS NULL RETURNING name`;
    if (removed.length === 0) return unknown;
    await log(tx, scope, "benchmark.remove", { name: removed[0]!.name }, benchmark);
    return ok({ id: benchmark });
  });
}

const UNKNOWN = no("unknown-hit", "The newest comparison has no such hit. Read the list again.");

async function areKnown(tx: Database, projectId: string, hits: readonly string[]): Promise<boolean> {
  const ids = [...new Set(hits)];
  return (await tx.contaminationHit.count({ where: { projectId, id: { in: ids } } })) === ids.length;
}

const examplesOf = (rows: readonly { example: string }[]) => [...new Set(rows.map(({ example }) => example))];

function log(
  tx: Database,
  { projectId, actor }: Write,
  action: string,
  detail: Record<string, string | string[]>,
  subject?: string,
): Promise<void> {
  return audit(tx, { stream: `project:${projectId}`, projectId, actorId: actor.userId, action, detail, subject });
}
