import "server-only";
import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { answerContext } from "@/lib/guideline/answers/answer-context";
import { checkAnswers } from "@/lib/guideline/answers/answers";
import type { Answers, AnswerValue } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { drawReading } from "./draw";
import { exampleAt, keptFinding, readingVersion } from "./queries";
import type { beginReadingSchema, findingSchema } from "./schema";
import { standingsOf } from "./standing";

type Read = ProjectScope<"release:write" | "resolve:read">;

const DRAW_MS = 60_000;

/** Draws a sample to be read and keeps it, so that it can be left and come back to, and given to others. */
export async function beginReading(
  scope: ProjectScope<"release:write">,
  { seed: given, version: number, ...plan }: z.output<typeof beginReadingSchema>,
) {
  const { projectId, project, actor } = scope;
  const seed = given ?? randomInt(MAX_INTEGER);
  const version = await db().guidelineVersion.findFirst({
    where: { guidelineId: project.guidelineId, ...(number ? { number } : { id: project.guidelineVersionId }) },
    select: { id: true },
  });
  if (!version) return no("unknown-version", `The project's guideline has no published version ${number}.`);
  return transaction(
    async (tx) => {
      const drawn = await drawReading(tx, scope, plan, seed);
      if (!drawn.ok) return drawn;
      const { strata, examples } = drawn.value;
      const { id } = await tx.reading.create({
        data: { projectId, guidelineVersionId: version.id, plan, seed, strata, createdById: actor.userId },
        select: { id: true },
      });
      await tx.readingExample.createMany({
        data: examples.map((one, index) => ({ projectId, readingId: id, position: index + 1, ...one })),
      });
      const detail = { seed, examples: examples.length };
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "reading.begin",
        subject: id,
        detail,
      });
      return ok({ id });
    },
    { timeout: DRAW_MS },
  );
}

/**
 * Keeps what the caller finds about one example of a reading, whole: sent again, it is kept once. Blind answers are checked as labels are,
 * the first ones stand, and with them what stood then. Null where the project has no such reading or place.
 */
export async function keepFinding(
  scope: Read,
  readingId: string,
  position: number,
  finding: z.output<typeof findingSchema>,
) {
  const place = await exampleAt(scope, readingId, position);
  if (!place) return ok(null);
  const own = { projectId: scope.projectId, readingId, readerId: scope.actor.userId };
  const before = await db().readingFinding.findFirst({ where: { ...own, position } });
  const blind = place.plan.blind ? await blindAnswers(scope, place, before, finding.answers) : ok(NOTHING);
  if (!blind.ok) return blind;
  return transaction(async (tx) => {
    const kept = await beginPass(tx, own, finding.activeMs ?? 0);
    if (!kept) return no("reading-ended", "You ended this reading. What was said of it stands; begin another.");
    const { answers = null, stood = null } = blind.value;
    const json = (value: object | null) => Prisma.sql`${value && JSON.stringify(value)}::jsonb`;
    // What was read stays read, and of answers that come twice the first stand, also where both are on their way.
    const [row] = await tx.$queryRaw<[FindingRow]>`
      INSERT INTO reading_finding AS f (project_id, reading_id, reader_id, position, lacking, note, answers, stood, read_at)
      VALUES (${own.projectId}::uuid, ${readingId}::uuid, ${own.readerId}::uuid, ${position}::int, ${[...new Set(finding.lacking)]}::text[],
              ${finding.note}, ${json(answers)}, ${json(stood)}, CASE WHEN ${finding.read}::boolean THEN now() END)
      ON CONFLICT (project_id, reading_id, reader_id, position) DO UPDATE
      SET lacking = excluded.lacking, note = excluded.note, saved_at = now(), read_at = coalesce(f.read_at, excluded.read_at),
          answers = coalesce(f.answers, excluded.answers), stood = coalesce(f.stood, excluded.stood)
      RETURNING position, lacking, note, answers, stood, read_at AS "readAt"`;
    return ok(keptFinding(row, await criteriaOf(place.versionId)));
  });
}

type FindingRow = Parameters<typeof keptFinding>[0];

interface Blind {
  answers?: Answers;
  /** What was decided, by criterion. */
  stood?: Record<string, AnswerValue | null>;
}
const NOTHING: Blind = {};

type Place = NonNullable<Awaited<ReturnType<typeof exampleAt>>>;

/** The answers to keep with what stood when they came; nothing where they were given before. */
async function blindAnswers(
  scope: Read,
  place: Place,
  before: { answers: Prisma.JsonValue } | null,
  given: Readonly<Record<string, unknown>> | undefined,
) {
  if (before?.answers) return ok(NOTHING);
  if (!given)
    return no("answer-first", "This reading is blind: answer the criteria first, then say what the example lacks.");
  const criteria = await criteriaOf(place.versionId);
  const checked = checkAnswers(criteria, given, answerContext(place.kind, place.content));
  if (!checked.ok) {
    const errors = checked.problems.map(({ criterion, message }) => ({ field: criterion, message }));
    return no("invalid-answers", "Some answers do not fit their criteria.", { errors });
  }
  const standings = await standingsOf(scope, place.exampleId, place.version);
  const stood: Blind["stood"] = Object.fromEntries(standings.map(({ criterion, value }) => [criterion, value]));
  return ok<Blind>({ answers: checked.answers, stood });
}

/** Begins the reader's pass, or adds to its time; false where it has ended. */
async function beginPass(
  tx: Database,
  { projectId, readingId, readerId }: { projectId: string; readingId: string; readerId: string },
  activeMs: number,
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    INSERT INTO reading_pass AS p (project_id, reading_id, reader_id, active_ms)
    VALUES (${projectId}::uuid, ${readingId}::uuid, ${readerId}::uuid, ${activeMs}::int)
    ON CONFLICT (project_id, reading_id, reader_id) DO UPDATE SET active_ms = greatest(p.active_ms, excluded.active_ms)
    WHERE p.ended_at IS NULL`;
  return kept === 1;
}

/** Ends the caller's pass, once: what it says stands from then on. Null where they have not begun it, or there is no such reading. */
export async function endReading(scope: ProjectScope<"release:write">, readingId: string) {
  if (!(await readingVersion(scope, readingId))) return null;
  const { projectId, actor } = scope;
  return transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ endedAt: Date }[]>`
      UPDATE reading_pass SET ended_at = now()
      WHERE project_id = ${projectId}::uuid AND reading_id = ${readingId}::uuid AND reader_id = ${actor.userId}::uuid AND ended_at IS NULL
      RETURNING ended_at AS "endedAt"`;
    if (ended) {
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "reading.end",
        subject: readingId,
      });
      return ended;
    }
    const pass = await tx.readingPass.findFirst({ where: { projectId, readingId, readerId: actor.userId } });
    return pass?.endedAt ? { endedAt: pass.endedAt } : null;
  });
}
