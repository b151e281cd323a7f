import "server-only";
import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { isReader } from "./for-reader";
import { type KeptVerdict, keptVerdictSchema, type verdictSchema } from "./schema";

/**
 * Keeps what the caller says of one example, whole: sent again, it is kept once, and another answer takes its place until the measurement ends.
 * Null where the caller is not asked, or there is no such place.
 */
export async function keepVerdict(
  scope: ProjectScope<"label:work">,
  measurementId: string,
  position: number,
  { verdict, note, activeMs }: z.output<typeof verdictSchema>,
) {
  const { projectId } = scope;
  const readerId = scope.actor.userId;
  if (!Number.isInteger(position) || position < 1 || position > MAX_INTEGER) return ok(null);
  if (!(await isReader(scope, measurementId))) return ok(null);
  return transaction(async (tx) => {
    // The lock lets the measurement not end meanwhile.
    const [measurement] = await tx.$queryRaw<{ endedAt: Date | null }[]>`
      SELECT m.ended_at AS "endedAt" FROM measurement m
      JOIN measurement_example e ON e.project_id = m.project_id AND e.measurement_id = m.id AND e.position = ${position}::int
      WHERE m.project_id = ${projectId}::uuid AND m.id = ${measurementId}::uuid FOR SHARE OF m`;
    if (!measurement) return ok(null);
    if (measurement.endedAt) return no("reading-ended", "This reading was ended. What you said of the others is kept.");
    const [row] = await tx.$queryRaw<[KeptVerdict]>`
      INSERT INTO measurement_answer AS a (project_id, measurement_id, position, reader_id, verdict, note, active_ms)
      VALUES (${projectId}::uuid, ${measurementId}::uuid, ${position}::int, ${readerId}::uuid, ${verdict}, ${note}, ${activeMs}::int)
      ON CONFLICT (project_id, measurement_id, position, reader_id) DO UPDATE
      SET verdict = excluded.verdict, note = excluded.note, active_ms = greatest(a.active_ms, excluded.active_ms), answered_at = now()
      RETURNING position, verdict, note`;
    return ok(keptVerdictSchema.parse(row));
  });
}

type Lead = ProjectScope<"release:write">;

/** Ends a measurement, once: nobody answers any more, and what it says holds. Null where the project has none of this id. */
export async function endMeasurement({ projectId, actor }: Lead, id: string) {
  if (!isUuid(id)) return null;
  return transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ endedAt: Date }[]>`
      UPDATE measurement SET ended_at = now()
      WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid AND ended_at IS NULL RETURNING ended_at AS "endedAt"`;
    if (ended) {
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "measurement.end",
        subject: id,
      });
      return ended;
    }
    const found = await tx.measurement.findFirst({ where: { projectId, id }, select: { endedAt: true } });
    return found?.endedAt ? { endedAt: found.endedAt } : null;
  });
}

/**
 * Settles whether an example lacks the quality, where its readers differ or could not tell; null takes that back. Where readers agree, what they
 * say goes before it. Answers whether the project has such a place.
 */
export async function settleExample(
  { projectId, actor }: Lead,
  id: string,
  position: number,
  lacks: boolean | null,
): Promise<boolean> {
  if (!isUuid(id) || !Number.isInteger(position) || position < 1 || position > MAX_INTEGER) return false;
  const place = { projectId, measurementId: id, position };
  if (!(await db().measurementExample.findFirst({ where: place, select: { position: true } }))) return false;
  const settledById = lacks === null ? null : actor.userId;
  return transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE measurement_example
      SET settled = ${lacks}::boolean, settled_by_id = ${settledById}::uuid, settled_at = CASE WHEN ${lacks}::boolean IS NOT NULL THEN now() END
      WHERE project_id = ${projectId}::uuid AND measurement_id = ${id}::uuid AND position = ${position}::int`;
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: "measurement.settle",
      subject: id,
      detail: { position, lacks },
    });
    return true;
  });
}
