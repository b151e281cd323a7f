import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { runsStandingAt } from "@/lib/curate/recipes/standing-runs";
import { keepResult } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { databaseNow, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import packageJson from "@/package.json";
import { aboutRelease } from "./about";
import { guardContamination } from "./contamination-guard";
import { emptyWords } from "./fate-words";
import { takeMarks } from "./marks";
import { planGuarded } from "./plan";
import { type ReleaseView, viewOf } from "./queries";
import { releasedChecks } from "./released-checks";
import type { ReleaseInput, ReleaseManifest } from "./schema";
import { writeExport } from "./write-export";

type Write = ProjectScope<"release:write" | "measure:read">;

/** A job that makes a release, and what becomes of it. */
export interface ReleaseJob {
  jobId: string;
  workerId: string;
  /** Hears how many examples have been read; answers whether to go on. */
  onProgress: (examples: number, bytes: number) => Promise<boolean>;
}

/**
 * Makes the next numbered release: writes the file once to know its checksum and counts, and stores the manifest from which it can be
 * built again. The file itself is not kept: nothing that it is made of ever changes. A job learns the release's number in the transaction
 * that stores it, so that one taken up again makes none twice.
 */
export async function createRelease(scope: Write, { name, ...query }: ReleaseInput, job?: ReleaseJob) {
  const plan = await planGuarded(scope, query);
  if (!plan.ok) return plan;
  const guard = () => guardContamination(scope, plan.value.filter.examples, plan.value.format);
  const before = await guard();
  if (!before.ok) return before;
  const marks = await takeMarks(scope);
  // What came up to the marks has to be compared too, and what is excluded was at both times.
  const clean = await guard();
  if (!clean.ok) return clean;
  const {
    bytes,
    counts,
    rewritten,
    versions,
    written: behind,
  } = writeExport(scope, { ...plan.value, people: "codes" }, marks);
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.byteLength;
    if (job && !(await job.onProgress(counts().examplesRead, size)))
      return no("cancelled", "Nothing was released; somebody called it off.");
  }
  const written = counts();
  if (written.records === 0) return no("empty", `Nothing would be in this release. ${emptyWords(written)}`);
  const recipes = await runsStandingAt(scope, marks.resolutions);
  const { project } = scope;
  const manifest: ReleaseManifest = {
    manifestVersion: 1,
    project: { id: scope.projectId, name: project.name, purpose: project.purpose },
    guideline: {
      id: project.guidelineId,
      versionId: project.guidelineVersionId,
      version: project.versionNumber,
      hash: project.versionHash,
    },
    versions: versions(),
    // By their ids: what somebody is called can go, and a manifest cannot change.
    query: { ...plan.value.query, annotators: plan.value.filter.annotatorIds?.slice() },
    target: plan.value.target,
    ...(plan.value.format.name === "reward-attributes" && { scales: plan.value.scales.slice() }),
    rewritten: rewritten(),
    counting: plan.value.counting,
    ...(plan.value.shared > 0 && { includedFromEvaluation: plan.value.shared }),
    contamination: clean.value,
    ...(recipes.length > 0 && { recipes }),
    checks: await releasedChecks(scope),
    about: await aboutRelease(scope, plan.value, marks, behind()),
    fileName: plan.value.fileName,
    marks,
    counts: written,
    bytes: size,
    sha256: hash.digest("hex"),
    createdBy: scope.actor.userId,
    createdAt: (await databaseNow()).toISOString(),
    software: `${packageJson.name} ${packageJson.version}`,
  };
  return ok(await store(scope, name, manifest, job));
}

async function store(scope: Write, name: string, manifest: ReleaseManifest, job?: ReleaseJob): Promise<ReleaseView> {
  return transaction(async (tx) => {
    // One release after the other, so that numbers have no gaps.
    await tx.$executeRaw`SELECT 1 FROM project WHERE id = ${scope.projectId}::uuid FOR NO KEY UPDATE`;
    const { _max } = await tx.release.aggregate({ where: { projectId: scope.projectId }, _max: { number: true } });
    const row = await tx.release.create({
      data: {
        projectId: scope.projectId,
        number: (_max.number ?? 0) + 1,
        name,
        format: manifest.query.format,
        manifest: JSON.parse(JSON.stringify(manifest)),
        checksum: manifest.sha256,
        createdById: scope.actor.userId,
      },
    });
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "release.create",
      subject: row.id,
      detail: {
        number: row.number,
        name,
        format: row.format,
        sha256: row.checksum,
        records: manifest.counts.records,
        ...(manifest.query.evaluation === "seeds" && { evaluation: "seeds" }),
        ...(manifest.includedFromEvaluation && { includedFromEvaluation: manifest.includedFromEvaluation }),
      },
    });
    if (job) await keepResult(tx, { projectId: scope.projectId, ...job }, { release: row.number });
    return viewOf(row, scope.actor.email);
  });
}
