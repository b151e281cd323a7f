import "server-only";
import { randomInt } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { audit } from "@/lib/server/audit";
import { type Database, db } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { RoundState } from "@/lib/server/generated/prisma/enums";
import { planningNotes } from "./planning";
import type { RoundInput } from "./schema";

/** Largest number of places that a round makes in one go; beyond, open several rounds. */
const MAX_PLACES = 2_000_000;
const OPENING_TIMEOUT_MS = 600_000;

type Manage = ProjectScope<"rounds:manage">;

/**
 * Opens a round under the project's pinned version: every example gets its places (k, or 1 outside of the sampled share), each at a
 * random position on the round's ring. Gold examples get no places where the round shows gold unannounced.
 */
export async function openRound(scope: Manage, input: RoundInput) {
  return db().$transaction(
    async (tx) => {
      const people = await participants(tx, scope, input.annotators);
      if (!people.ok) return people;
      const chosen = await chooseExamples(tx, scope, input);
      if (!chosen.ok) return chosen;
      const seed = randomInt(2 ** 31);
      const { id } = await tx.round.create({
        data: {
          projectId: scope.projectId,
          name: input.name,
          guidelineVersionId: scope.project.guidelineVersionId,
          overlap: input.overlap,
          share: input.share,
          goldRate: input.goldRate,
          repeatRate: input.repeatRate,
          seed,
          createdById: scope.actor.userId,
        },
      });
      if (input.annotators) {
        await tx.roundAnnotator.createMany({
          data: people.value.map((annotatorId) => ({ projectId: scope.projectId, roundId: id, annotatorId })),
        });
      }
      const places = await makePlaces(tx, scope, id, seed, input, chosen.value);
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action: "round.open",
        subject: id,
        detail: {
          name: input.name,
          overlap: input.overlap,
          share: input.share,
          examples: chosen.value.length,
          places,
          goldRate: input.goldRate,
          repeatRate: input.repeatRate,
        },
      });
      return ok({
        id,
        examples: chosen.value.length,
        places,
        notes: planningNotes(input, { examples: chosen.value.length, annotators: people.value.length }),
      });
    },
    { timeout: OPENING_TIMEOUT_MS },
  );
}

async function participants(tx: Database, scope: Manage, emails: readonly string[] | undefined) {
  if (!emails) {
    const everyone = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM annotator a JOIN membership m ON m.project_id = a.project_id AND m.user_id = a.user_id
      WHERE a.project_id = ${scope.projectId}::uuid AND m.role = 'annotator'`;
    return ok(everyone.map((row) => row.id));
  }
  const found = await tx.annotator.findMany({
    where: { projectId: scope.projectId, externalKey: { in: [...emails] }, kind: { not: "external" } },
  });
  const known = new Set(found.map((annotator) => annotator.externalKey));
  const missing = emails.filter((email) => !known.has(email));
  if (missing.length > 0)
    return no(
      "unknown-annotators",
      `These are not annotators of this project: ${missing.join(", ")}. Add them as members first.`,
    );
  return ok(found.map((annotator) => annotator.id));
}

async function chooseExamples(tx: Database, scope: Manage, input: RoundInput) {
  const ids = input.examples === "all" ? null : [...new Set(input.examples)];
  const rows = await tx.$queryRaw<{ id: string; externalId: string; gold: boolean }[]>`
    SELECT e.id, e.external_id AS "externalId", EXISTS (SELECT 1 FROM gold_answer g WHERE g.project_id = e.project_id AND g.example_id = e.id) AS gold
    FROM example e
    WHERE e.project_id = ${scope.projectId}::uuid
      AND (${ids === null} OR e.external_id = ANY(${ids ?? []}::text[]) OR e.id = ANY(${(ids ?? []).filter(isUuid)}::uuid[]))`;
  if (ids) {
    const known = new Set(rows.flatMap((row) => [row.id, row.externalId]));
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0)
      return no(
        "unknown-examples",
        `No such examples: ${missing.slice(0, 10).join(", ")}${missing.length > 10 ? ` and ${missing.length - 10} more` : ""}.`,
      );
  }
  const regular = input.goldRate > 0 ? rows.filter((row) => !row.gold) : rows;
  if (input.goldRate > 0 && regular.length === rows.length) {
    const [gold] = await tx.$queryRaw<
      { n: bigint }[]
    >`SELECT count(*) AS n FROM gold_answer WHERE project_id = ${scope.projectId}::uuid`;
    if (gold?.n === 0n)
      return no(
        "no-gold",
        "The round asks for gold, but no example of this project has a known answer. Import some with a gold field, or set the gold rate to 0.",
      );
  }
  if (regular.length === 0) return no("no-examples", "There are no examples to hand out. Import some first.");
  if (regular.length * input.overlap > MAX_PLACES)
    return no(
      "too-large",
      `The round would have more than ${MAX_PLACES.toLocaleString("en")} places. Open several smaller rounds.`,
    );
  return ok(regular.map((row) => row.id));
}

/** Ranks are a random permutation of 1 … n, so that gaps on the ring are equal when the round opens. */
async function makePlaces(
  tx: Database,
  scope: Manage,
  roundId: string,
  seed: number,
  input: RoundInput,
  exampleIds: string[],
): Promise<number> {
  return tx.$executeRaw`
    WITH chosen AS (
      SELECT id, row_number() OVER (ORDER BY md5(${seed}::text || id::text)) AS draw FROM unnest(${exampleIds}::uuid[]) AS id
    ), places AS (
      SELECT id, place FROM chosen
      CROSS JOIN LATERAL generate_series(1, CASE WHEN draw <= ceil(${input.share}::float8 * ${exampleIds.length}::int) THEN ${input.overlap}::int ELSE 1 END) AS place
    )
    INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank)
    SELECT ${scope.projectId}::uuid, gen_random_uuid(), ${roundId}::uuid, id, ${scope.project.guidelineVersionId}::uuid, 'slot', 'open', place,
           row_number() OVER (ORDER BY md5(${seed}::text || id::text || ':' || place::text))
    FROM places`;
}

/** Pauses, reopens or closes a round. Work that is leased when it stops can still be submitted. */
export async function setRoundState(scope: Manage, input: { roundId: string; state: RoundState }) {
  return db().$transaction(async (tx) => {
    const { count } = await tx.round.updateMany({
      where: { projectId: scope.projectId, id: input.roundId, state: { not: "closed" } },
      data: { state: input.state },
    });
    if (count === 0) return no("not-found", "There is no such round, or it is closed for good.");
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: `round.${input.state}`,
      subject: input.roundId,
    });
    return ok({ id: input.roundId, state: input.state });
  });
}
