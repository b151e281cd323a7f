import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { isMarked } from "@/lib/examples/marks";
import type { ExampleKind } from "@/lib/formats/example";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { db } from "@/lib/server/db";
import { Prisma, type Reading, type ReadingFinding } from "@/lib/server/generated/prisma/client";
import { agrees } from "./agrees";
import { type ReadingResult, resultOf } from "./result";
import {
  type KeptFinding,
  type Quality,
  type ReadingPlan,
  type ReadingStratum,
  readingPlanSchema,
  strataSchema,
} from "./schema";

type Read = ProjectScope<"resolve:read">;

/** How far one person has come in a reading, and what follows from it. */
export interface ReadingPass {
  readerId: string;
  reader: string | null;
  activeMs: number;
  begunAt: Date;
  endedAt: Date | null;
  result: ReadingResult;
}

export interface ReadingView {
  id: string;
  plan: ReadingPlan;
  seed: number;
  strata: ReadingStratum[];
  version: { number: number; hash: string };
  author: string | null;
  createdAt: Date;
  /** Examples that were drawn, and that they were drawn from. */
  size: number;
  population: number;
  /** First those that began first. */
  passes: ReadingPass[];
}

/** A reading with its examples, and what each reader found about them. */
export interface WholeReading extends ReadingView {
  examples: { position: number; id: string; example: string; stratum: number; excluded: boolean }[];
  findings: (KeptFinding & { readerId: string })[];
}

const WITH_VERSION = { version: { select: { id: true, number: true, hash: true } } } as const;
type StoredReading = Reading & { version: { id: string; number: number; hash: string } };

/** The readings of a project, newest first, each with what its readers found out. */
export async function listReadings(scope: Read, { limit, cursor }: PageQuery): Promise<Page<ReadingView>> {
  const rows = await db().reading.findMany({
    where: { projectId: scope.projectId, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: WITH_VERSION,
  });
  const page = pageOf(rows, limit);
  return { ...page, items: await viewsOf(scope, page.items) };
}

/** One reading in full; null where the project has none of this id. */
export async function readReading(scope: Read, id: string): Promise<WholeReading | null> {
  if (!isUuid(id)) return null;
  const { projectId } = scope;
  const row = await db().reading.findFirst({ where: { projectId, id }, include: WITH_VERSION });
  if (!row) return null;
  const [[view], examples, found] = await Promise.all([
    viewsOf(scope, [row]),
    db().$queryRaw<WholeReading["examples"]>`
      SELECT r.position, e.id, e.external_id AS example, r.stratum,
             ${isMarked("exclusion", Prisma.sql`e.project_id`, Prisma.sql`e.id`)} AS excluded
      FROM reading_example r JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id
      WHERE r.project_id = ${projectId}::uuid AND r.reading_id = ${id}::uuid ORDER BY r.position`,
    db().readingFinding.findMany({ where: { projectId, readingId: id }, orderBy: { position: "asc" } }),
  ]);
  const criteria = await criteriaOf(row.version.id);
  const findings = found.map((one) => ({ ...keptFinding(one, criteria), readerId: one.readerId }));
  return { ...view!, examples, findings };
}

async function viewsOf({ projectId }: Read, rows: readonly StoredReading[]): Promise<ReadingView[]> {
  const where = { projectId, readingId: { in: rows.map(({ id }) => id) } };
  const [examples, passes, findings] = await Promise.all([
    db().readingExample.findMany({ where, select: { readingId: true, position: true, stratum: true } }),
    db().readingPass.findMany({ where, orderBy: [{ begunAt: "asc" }, { readerId: "asc" }] }),
    db().readingFinding.findMany({ where }),
  ]);
  const people = [...passes.map(({ readerId }) => readerId), ...rows.flatMap(({ createdById }) => createdById ?? [])];
  const accounts = await db().user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => accounts.find((account) => account.id === id)?.name ?? null;
  return Promise.all(
    rows.map(async ({ id, seed, version, createdAt, createdById, ...row }) => {
      const strata = strataSchema.parse(row.strata);
      const criteria = await criteriaOf(version.id);
      const own = examples.filter(({ readingId }) => readingId === id);
      const stratumAt = new Map(own.map(({ position, stratum }) => [position, stratum]));
      const resultFor = (readerId: string) =>
        resultOf(
          strata,
          stratumAt,
          findings
            .filter((one) => one.readingId === id && one.readerId === readerId)
            .map((one) => keptFinding(one, criteria)),
        );
      return {
        id,
        plan: readingPlanSchema.parse(row.plan),
        seed,
        strata,
        version: { number: version.number, hash: version.hash },
        author: nameOf(createdById),
        createdAt,
        size: own.length,
        population: strata.reduce((sum, { population }) => sum + population, 0),
        passes: passes
          .filter(({ readingId }) => readingId === id)
          .map(({ readerId, activeMs, begunAt, endedAt }) => ({
            readerId,
            reader: nameOf(readerId),
            activeMs,
            begunAt,
            endedAt,
            result: resultFor(readerId),
          })),
      };
    }),
  );
}

type StoredFinding = Pick<ReadingFinding, "position" | "lacking" | "note" | "answers" | "stood" | "readAt">;

/** A finding as calls and pages have it. */
export function keptFinding(row: StoredFinding, criteria: readonly Criterion[]): KeptFinding {
  const answers = row.answers as Answers | null;
  const stood = row.stood as Record<string, AnswerValue | null> | null;
  return {
    position: row.position,
    lacking: row.lacking as Quality[],
    note: row.note,
    read: row.readAt !== null,
    answers,
    agrees: answers && stood ? agrees(criteria, answers, stood) : null,
  };
}

/** The version by which a reading is read; null where the project has no such reading. */
export async function readingVersion({ projectId }: { projectId: string }, id: string) {
  if (!isUuid(id)) return null;
  const row = await db().reading.findFirst({ where: { projectId, id }, include: WITH_VERSION });
  return row && { ...row.version, plan: readingPlanSchema.parse(row.plan) };
}

/** The example at a position of a reading, and by which version it is read; null where there is none. */
export async function exampleAt({ projectId }: { projectId: string }, readingId: string, position: number) {
  if (!Number.isInteger(position) || position < 1 || position > MAX_INTEGER) return null;
  const version = await readingVersion({ projectId }, readingId);
  const row =
    version &&
    (await db().readingExample.findFirst({ where: { projectId, readingId, position }, include: { example: true } }));
  if (!row) return null;
  const { kind, content, ...example } = row.example;
  return {
    exampleId: row.exampleId,
    externalId: example.externalId,
    kind: kind as ExampleKind,
    content: content as Record<string, unknown>,
    plan: version.plan,
    versionId: version.id,
    version: version.number,
  };
}
