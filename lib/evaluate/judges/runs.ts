import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import type { JudgeRunInput } from "./schema";

/** Writing labels that nobody gave by hand is importing them. */
type Write = ProjectScope<"examples:import">;

/**
 * Registers a way of asking a model and makes it an annotator of kind `model`. Asked again with the same model, parameters, prompt and
 * version, it answers the run that is there.
 */
export async function createJudgeRun(scope: Write, input: JudgeRunInput) {
  const number = input.guidelineVersion ?? scope.project.versionNumber;
  const version = await db().guidelineVersion.findUnique({
    where: { guidelineId_number: { guidelineId: scope.project.guidelineId, number } },
    select: { id: true },
  });
  if (!version) return no("unknown-version", `The project's guideline has no published version ${number}.`);
  const { model, parameters, promptHash } = input;
  const configHash = createHash("sha256")
    .update(canonicalJson([model, parameters, promptHash, version.id]))
    .digest("hex");
  return transaction(async (tx) => {
    // Two programs that begin the same run at once wait for each other here.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('judge:' || ${scope.projectId}::text || ${configHash}, 0))`;
    const known = await tx.judgeRun.findUnique({
      where: { projectId_configHash: { projectId: scope.projectId, configHash } },
      select: { id: true, annotatorId: true },
    });
    if (known) return ok({ id: known.id, annotator: known.annotatorId, existed: true });
    const annotator = await tx.annotator.create({
      data: {
        projectId: scope.projectId,
        kind: "model",
        externalKey: `judge:${model}:${configHash.slice(0, 16)}`,
        name: input.name ?? model,
      },
      select: { id: true },
    });
    const run = await tx.judgeRun.create({
      data: {
        projectId: scope.projectId,
        annotatorId: annotator.id,
        guidelineVersionId: version.id,
        model,
        parameters: parameters as Prisma.InputJsonObject,
        promptHash,
        configHash,
        createdById: scope.actor.userId,
      },
      select: { id: true },
    });
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "judge-run.create",
      subject: run.id,
      detail: { model, promptHash, guidelineVersion: number },
    });
    return ok({ id: run.id, annotator: annotator.id, existed: false });
  });
}

/** What storing verdicts needs to know of their run. */
export interface JudgeTarget {
  projectId: string;
  runId: string;
  annotatorId: string;
  guidelineVersionId: string;
}

/** A run of the project by its id; null where there is none. */
export async function findJudgeRun(
  projectId: string,
  runId: string,
  database: Database = db(),
): Promise<JudgeTarget | null> {
  if (!isUuid(runId)) return null;
  const run = await database.judgeRun.findFirst({
    where: { projectId, id: runId },
    select: { annotatorId: true, guidelineVersionId: true },
  });
  return run && { projectId, runId, ...run };
}
