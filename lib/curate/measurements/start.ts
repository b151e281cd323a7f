import "server-only";
import { randomInt } from "node:crypto";
import type { z } from "zod";
import { may } from "@/lib/auth/permissions";
import type { ProjectScope } from "@/lib/auth/scope";
import { storedContent } from "@/lib/guideline/inputs";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import { caseNumbers } from "./cases";
import { checkHash } from "./check-hash";
import type { DrawnExample } from "./draw";
import type { MeasuredCheck, startMeasurementSchema } from "./schema";

type Start = ProjectScope<"release:write">;

const DRAW_MS = 60_000;

/** Draws examples by which checks of one quality are measured, and asks people to read them blind. */
export async function startMeasurement(scope: Start, input: z.output<typeof startMeasurementSchema>) {
  const { projectId, actor } = scope;
  const { flagged, passed, near, each } = input;
  const chosen = await chosenChecks(scope, input);
  if (!chosen.ok) return chosen;
  const { checks, quality, qualities, versionId } = chosen.value;
  const readers = await readersOf(scope, input.readers);
  if (!readers.ok) return readers;
  if (each > readers.value.length) {
    const message = `${each} people cannot read each example: only ${readers.value.length} are to read.`;
    return no("too-few-readers", message, { errors: [{ field: "each", message }] });
  }
  const seed = input.seed ?? randomInt(MAX_INTEGER);
  const asked = checks.map(({ key, match, conditions }) => ({ key, match, conditions }));
  const drawn = await calculate("curate.measure", { projectId, checks: asked, seed, flagged, passed, near });
  if (drawn.examples.length === 0)
    return no("nothing-to-read", "No check can tell of any example: import some, or wait until their facts are found.");
  const cases = caseNumbers(await withClusters(scope, drawn.examples));
  const measured = checks.map(
    (check, at): MeasuredCheck => ({
      key: check.key,
      title: check.title,
      hash: checkHash(check, qualities),
      ...drawn.counts[at]!,
    }),
  );
  return transaction(
    async (tx) => {
      const plan = { flagged, passed, near, each };
      const { id } = await tx.measurement.create({
        data: {
          projectId,
          guidelineVersionId: versionId,
          quality,
          plan,
          checks: measured,
          seed,
          createdById: actor.userId,
        },
        select: { id: true },
      });
      const own = { projectId, measurementId: id };
      await tx.measurementReader.createMany({
        data: readers.value.map((readerId, place) => ({ ...own, readerId, place })),
      });
      await tx.measurementExample.createMany({
        data: drawn.examples.map((one, at) => ({
          ...own,
          position: at + 1,
          exampleId: one.id,
          drawn: one.drawn,
          caseNumber: cases[at]!,
        })),
      });
      const keys = checks.map(({ key }) => key);
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "measurement.start",
        subject: id,
        detail: { checks: keys, seed, examples: drawn.examples.length, readers: readers.value },
      });
      return ok({ id });
    },
    { timeout: DRAW_MS },
  );
}

async function chosenChecks(
  { project }: Start,
  { checks: keys, version: number }: z.output<typeof startMeasurementSchema>,
) {
  const version = await db().guidelineVersion.findFirst({
    where: { guidelineId: project.guidelineId, ...(number ? { number } : { id: project.guidelineVersionId }) },
  });
  if (!version) return no("unknown-version", `The project's guideline has no published version ${number}.`);
  const { checks: all = [], qualities } = storedContent(version);
  const missing = keys.filter((key) => all.every((check) => check.key !== key));
  if (missing.length > 0) {
    const message = `Version ${version.number} has no check called ${missing.join(", ")}.`;
    return no("unknown-check", message, { errors: [{ field: "checks", message }] });
  }
  const checks = all.filter(({ key }) => keys.includes(key));
  const quality = checks[0]!.quality;
  if (checks.some((check) => check.quality !== quality)) {
    const message =
      "These checks are of different qualities. Measure those of one quality together: readers answer one question.";
    return no("several-qualities", message, { errors: [{ field: "checks", message }] });
  }
  return ok({ checks, quality, qualities, versionId: version.id });
}

/** The accounts behind emails, each once: members who may work in the project. */
async function readersOf({ projectId }: Start, emails: readonly string[]) {
  const rows = await db().membership.findMany({
    where: { projectId, user: { email: { in: [...emails] }, disabledAt: null } },
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  const wanted = [...new Set(emails)];
  const found = new Map(rows.filter(({ role }) => may(role, "label:work")).map((row) => [row.user.email, row.userId]));
  const missing = wanted.filter((email) => !found.has(email));
  if (missing.length > 0) {
    const message = `These are not members of the project who could read: ${missing.join(", ")}.`;
    return no("unknown-readers", message, { errors: [{ field: "readers", message }] });
  }
  return ok(wanted.map((email) => found.get(email)!));
}

/** The examples with the cluster of near duplicates that each is in, by the newest search for them. */
async function withClusters({ projectId }: Start, examples: readonly DrawnExample[]) {
  const search = await db().duplicateRun.findFirst({
    where: { projectId },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  const ids = examples.map(({ id }) => id);
  const rows = search
    ? await db().$queryRaw<{ id: string; kept: string }[]>`
        SELECT c.kept_id AS id, c.kept_id AS kept FROM duplicate_cluster c
        WHERE c.project_id = ${projectId}::uuid AND c.run_id = ${search.id}::uuid AND c.meaning = 'whole' AND c.kept_id = ANY(${ids}::uuid[])
        UNION ALL
        SELECT m.example_id, c.kept_id FROM duplicate_member m
        JOIN duplicate_cluster c ON c.project_id = m.project_id AND c.run_id = m.run_id AND c.number = m.cluster
        WHERE m.project_id = ${projectId}::uuid AND m.run_id = ${search.id}::uuid AND c.meaning = 'whole' AND m.example_id = ANY(${ids}::uuid[])`
    : [];
  const clusterOf = new Map(rows.map(({ id, kept }) => [id, kept]));
  return examples.map(({ id, same }) => ({ id, same, cluster: clusterOf.get(id) ?? null }));
}
