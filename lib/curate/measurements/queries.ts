import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { EXCERPT } from "@/lib/examples/example-text";
import { db } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { type MeasurementResult, type ReadExample, resultOf } from "./result";
import {
  drawnForSchema,
  type MeasuredCheck,
  type MeasurementPlan,
  measuredChecksSchema,
  measurementPlanSchema,
  qualitySchema,
  type Verdict,
} from "./schema";
import { isAsked } from "./turns";

type Read = ProjectScope<"resolve:read"> | ProjectScope<"release:write">;

export interface MeasurementView {
  id: string;
  quality: ReturnType<typeof qualitySchema.parse>;
  plan: MeasurementPlan;
  checks: MeasuredCheck[];
  seed: number;
  version: { number: number; hash: string };
  author: string | null;
  createdAt: Date;
  endedAt: Date | null;
  /** Examples that were drawn. */
  examples: number;
  readers: { readerId: string; reader: string | null; asked: number; answered: number }[];
  /** Everything was read, or somebody ended it. Before that nothing is said of a check, so that nobody ends it because of what it says. */
  closed: boolean;
}

/** An example of a measurement with what its readers said. */
export interface MeasuredExample extends ReadExample {
  id: string;
  /** The importer's id. */
  example: string;
  excerpt: string;
  settledBy: string | null;
  answers: { readerId: string; verdict: Verdict; note: string }[];
}

export interface WholeMeasurement extends MeasurementView {
  /** Null until it is closed. */
  result: MeasurementResult | null;
  /** In the order in which they are read; none until it is closed. */
  read: MeasuredExample[];
}

const WITH_VERSION = {
  version: { select: { number: true, hash: true } },
  readers: { orderBy: { place: "asc" } },
} as const satisfies Prisma.MeasurementInclude;
type Stored = Prisma.MeasurementGetPayload<{ include: typeof WITH_VERSION }>;

/** The measurements of a project, newest first, without what they say. */
export async function listMeasurements(scope: Read, { limit, cursor }: PageQuery): Promise<Page<MeasurementView>> {
  const rows = await db().measurement.findMany({
    where: { projectId: scope.projectId, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: WITH_VERSION,
  });
  const page = pageOf(rows, limit);
  return { ...page, items: await viewsOf(scope, page.items) };
}

/** One measurement with what it says of each check; null where the project has none of this id. */
export async function readMeasurement(scope: Read, id: string): Promise<WholeMeasurement | null> {
  if (!isUuid(id)) return null;
  const row = await db().measurement.findFirst({ where: { projectId: scope.projectId, id }, include: WITH_VERSION });
  if (!row) return null;
  const [view] = await viewsOf(scope, [row]);
  if (!view!.closed) return { ...view!, result: null, read: [] };
  const read = await readExamples(scope, id);
  return { ...view!, read, result: resultOf(view!.checks, read, view!.plan.each) };
}

/** The ids of the measurements that are closed, newest first, with their checks. */
export async function closedMeasurements({ projectId }: Read) {
  const rows = await db().measurement.findMany({
    where: { projectId },
    orderBy: { id: "desc" },
    include: { version: { select: { number: true, hash: true } } },
  });
  const closed = await closedAmong(projectId, rows);
  return rows
    .filter(({ id }) => closed.has(id))
    .map(({ id, checks, plan, version, createdAt }) => ({
      id,
      version,
      createdAt,
      checks: measuredChecksSchema.parse(checks),
      plan: measurementPlanSchema.parse(plan),
    }));
}

/** Those of the measurements in which each example has been read by as many as were asked for, or that were ended. */
async function closedAmong(projectId: string, rows: readonly { id: string }[]): Promise<Set<string>> {
  const closed = await db().$queryRaw<{ id: string }[]>`
    SELECT m.id FROM measurement m
    WHERE m.project_id = ${projectId}::uuid AND m.id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND (m.ended_at IS NOT NULL OR NOT EXISTS (
      SELECT FROM measurement_example e WHERE e.project_id = m.project_id AND e.measurement_id = m.id AND (m.plan ->> 'each')::int > (
        SELECT count(*) FROM measurement_answer a
        WHERE a.project_id = e.project_id AND a.measurement_id = e.measurement_id AND a.position = e.position)))`;
  return new Set(closed.map(({ id }) => id));
}

/** The examples of a measurement with all that was said of them, in the order in which they are read. */
export async function readExamples({ projectId }: Read, id: string): Promise<MeasuredExample[]> {
  const [rows, answers] = await Promise.all([
    db().$queryRaw<(Omit<MeasuredExample, "answers" | "drawn"> & { drawn: unknown })[]>`
      SELECT m.position, m.drawn, m.case_number AS "caseNumber", m.settled, u.name AS "settledBy", e.id, e.external_id AS example, ${EXCERPT} AS excerpt
      FROM measurement_example m JOIN example e ON e.project_id = m.project_id AND e.id = m.example_id
      LEFT JOIN app_user u ON u.id = m.settled_by_id
      WHERE m.project_id = ${projectId}::uuid AND m.measurement_id = ${id}::uuid ORDER BY m.position`,
    db().measurementAnswer.findMany({
      where: { projectId, measurementId: id },
      orderBy: { readerId: "asc" },
      select: { position: true, readerId: true, verdict: true, note: true },
    }),
  ]);
  const said = new Map<number, typeof answers>();
  for (const answer of answers) said.set(answer.position, [...(said.get(answer.position) ?? []), answer]);
  return rows.map(({ drawn, ...row }) => ({
    ...row,
    drawn: drawnForSchema.parse(drawn),
    answers: (said.get(row.position) ?? []).map(({ readerId, verdict, note }) => ({
      readerId,
      verdict: verdict as Verdict,
      note,
    })),
  }));
}

async function viewsOf({ projectId }: Read, rows: readonly Stored[]): Promise<MeasurementView[]> {
  const where = { projectId, measurementId: { in: rows.map(({ id }) => id) } };
  const [examples, answers, closed] = await Promise.all([
    db().measurementExample.groupBy({ by: ["measurementId"], where, _count: true }),
    db().measurementAnswer.findMany({ where, select: { measurementId: true, readerId: true, position: true } }),
    closedAmong(projectId, rows),
  ]);
  const people = rows.flatMap(({ readers, createdById }) => [
    ...readers.map(({ readerId }) => readerId),
    ...(createdById ? [createdById] : []),
  ]);
  const accounts = await db().user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => accounts.find((account) => account.id === id)?.name ?? null;
  return rows.map(({ id, seed, version, createdAt, endedAt, ...row }) => {
    const plan = measurementPlanSchema.parse(row.plan);
    const size = examples.find(({ measurementId }) => measurementId === id)?._count ?? 0;
    const positions = Array.from({ length: size }, (_, at) => at + 1);
    const turns = { readers: row.readers.length, each: plan.each };
    return {
      id,
      quality: qualitySchema.parse(row.quality),
      plan,
      checks: measuredChecksSchema.parse(row.checks),
      seed,
      version,
      author: nameOf(row.createdById),
      createdAt,
      endedAt,
      examples: size,
      closed: closed.has(id),
      readers: row.readers.map(({ readerId, place }) => ({
        readerId,
        reader: nameOf(readerId),
        asked: positions.filter((position) => isAsked(position, place, turns)).length,
        answered: answers.filter((one) => one.measurementId === id && one.readerId === readerId).length,
      })),
    };
  });
}
