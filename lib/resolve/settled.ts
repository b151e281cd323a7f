import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import type { ExampleKind } from "@/lib/formats/example";
import { spanText } from "@/lib/guideline/answers/answer-context";
import { kindsThat } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { changedLabels, isChanged } from "@/lib/labels/changed-labels";
import { SETTLED } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Read = ProjectScope<"resolve:read">;

/** A case that stands settled, as a row of a list. */
export interface SettledCase {
  /** Of the resolution. */
  id: string;
  exampleId: string;
  externalId: string;
  excerpt: string;
  criterion: Criterion;
  /** The text in which spans count. */
  text: string | undefined;
  value: AnswerValue | null;
  method: string;
  reason: string;
  note: string;
  author: string | null;
  versionNumber: number;
  createdAt: Date;
  /** How many labels stand by now as they did not when it was settled. */
  changedLabels: number;
}

export interface SettledView {
  /** In the example's id or the note, in any letter case. */
  q: string;
  criterion?: string;
  author?: string;
  method?: string;
  reason?: string;
  /** Days, in UTC; the last is among them. */
  from?: string;
  to?: string;
  batch?: string;
  /** Only those of which labels changed afterwards. */
  changed?: "only";
  sort: { column: "when" | "example"; direction: "asc" | "desc" };
  page: number;
  size: number;
}

type Row = Omit<SettledCase, "criterion" | "text"> & {
  criterionKey: string;
  versionId: string;
  kind: ExampleKind;
  content: Record<string, unknown> | null;
};

/** One page of what stands settled under any version, and how many there are. */
export async function listSettled(scope: Read, view: SettledView): Promise<{ rows: SettledCase[]; total: number }> {
  const where = conditions(scope, view);
  const direction = Prisma.raw(view.sort.direction);
  const order =
    view.sort.column === "example"
      ? Prisma.sql`e.external_id ${direction}, r.criterion_key`
      : Prisma.sql`r.sequence ${direction}`;
  const from = Prisma.sql`${SETTLED} r JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id`;
  const [rows, [count]] = await Promise.all([
    replica().$queryRaw<Row[]>`
      SELECT r.id, r.example_id AS "exampleId", e.external_id AS "externalId", ${EXCERPT} AS excerpt, r.criterion_key AS "criterionKey", r.value,
             r.method, r.reason, r.note, u.name AS author, v.number AS "versionNumber", r.guideline_version_id AS "versionId",
             r.created_at AS "createdAt", ${changedLabels()} AS "changedLabels", e.kind, CASE WHEN c.kind::text = ANY(${MARKING}::text[]) THEN e.content END AS content
      FROM ${from} JOIN guideline_version v ON v.id = r.guideline_version_id
      JOIN criterion c ON c.guideline_version_id = r.guideline_version_id AND c.key = r.criterion_key
      LEFT JOIN app_user u ON u.id = r.author_id
      WHERE ${where} ORDER BY ${order} LIMIT ${view.size}::int OFFSET ${(view.page - 1) * view.size}::int`,
    replica().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${from} WHERE ${where}`,
  ]);
  return { rows: await withCriteria(rows), total: count?.total ?? 0 };
}

async function withCriteria(rows: readonly Row[]): Promise<SettledCase[]> {
  const versions = [...new Set(rows.map(({ versionId }) => versionId))];
  const known = new Map(await Promise.all(versions.map(async (id) => [id, await criteriaOf(id)] as const)));
  return rows.flatMap(({ criterionKey, versionId, kind, content, ...row }) => {
    const criterion = known.get(versionId)?.find(({ key }) => key === criterionKey);
    return criterion ? [{ ...row, criterion, text: content ? spanText(kind, content) : undefined }] : [];
  });
}

const MARKING = kindsThat(({ marksText }) => marksText);

function conditions(scope: Read, view: SettledView): Prisma.Sql {
  const parts = [Prisma.sql`r.project_id = ${scope.projectId}::uuid`];
  const text = view.q.trim().slice(0, 200).toWellFormed();
  if (text !== "") {
    const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(Prisma.sql`(e.external_id ILIKE ${pattern} OR r.note ILIKE ${pattern})`);
  }
  if (view.criterion) parts.push(Prisma.sql`r.criterion_key = ${view.criterion}`);
  if (view.author) parts.push(Prisma.sql`r.author_id = ${view.author}::uuid`);
  if (view.method) parts.push(Prisma.sql`r.method = ${view.method}`);
  if (view.reason) parts.push(Prisma.sql`r.reason = ${view.reason}`);
  if (view.batch) parts.push(Prisma.sql`r.batch_id = ${view.batch}::uuid`);
  if (view.changed) parts.push(isChanged(scope));
  if (view.from) parts.push(Prisma.sql`r.created_at >= ${view.from}::date::timestamp AT TIME ZONE 'UTC'`);
  if (view.to) parts.push(Prisma.sql`r.created_at < (${view.to}::date + 1)::timestamp AT TIME ZONE 'UTC'`);
  return Prisma.join(parts, " AND ");
}

/** Of how many settled cases labels changed afterwards. */
export async function countChanged(scope: Read): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${SETTLED} r WHERE r.project_id = ${scope.projectId}::uuid AND ${isChanged(scope)}`;
  return row!.n;
}

/** Whom and what the list can be narrowed to: what occurs among the settled cases. */
export async function settledFacets(scope: Read) {
  const rows = await replica().$queryRaw<
    { criterion: string; method: string; reason: string; author: string | null; name: string | null }[]
  >`
    SELECT s.*, u.name FROM (
      SELECT DISTINCT r.criterion_key AS criterion, r.method, r.reason, r.author_id::text AS author FROM ${SETTLED} r
      WHERE r.project_id = ${scope.projectId}::uuid) s
    LEFT JOIN app_user u ON u.id = s.author::uuid`;
  const titles = new Map((await criteriaOf(scope.project.guidelineVersionId)).map(({ key, title }) => [key, title]));
  const distinct = <Value>(of: (row: (typeof rows)[number]) => Value) => [...new Set(rows.map(of))];
  const people = new Map(rows.flatMap(({ author, name }) => (author && name ? [[author, name] as const] : [])));
  return {
    criteria: distinct(({ criterion }) => criterion).map((key) => ({ key, title: titles.get(key) ?? key })),
    methods: distinct(({ method }) => method),
    reasons: distinct(({ reason }) => reason),
    people: [...people].map(([id, name]) => ({ id, name })),
  };
}
