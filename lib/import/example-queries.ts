import "server-only";
import { type Page, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { IS_GOLD, inSlice } from "@/lib/examples/conditions";
import { beginningOf } from "@/lib/examples/example-text";
import { type Example, type ExampleKind, exampleSchema } from "@/lib/formats/example";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ExampleListQuery } from "./schema";

type Read = ProjectScope<"examples:read">;

/** An example as a row of a list. */
export interface ExampleRow {
  id: string;
  externalId: string;
  kind: ExampleKind;
  /** The beginning of its first text. */
  text: string;
  slices: Record<string, string | number | boolean>;
  isGold: boolean;
}

export interface ExamplesView {
  /** In the id or anywhere in the content, in any letter case. */
  q: string;
  kind?: string;
  /** `name=value`. */
  slice?: string;
  sort: { direction: "asc" | "desc" };
  page: number;
  size: number;
}

/** A page of the project's examples by their ids, and how many match in all. */
export async function listExamples(scope: Read, view: ExamplesView): Promise<{ rows: ExampleRow[]; total: number }> {
  const where = conditions(scope.projectId, view);
  const order = Prisma.raw(view.sort.direction);
  const [rows, [count]] = await Promise.all([
    db().$queryRaw<ExampleRow[]>`
      SELECT ${ROW} FROM example e WHERE ${where}
      ORDER BY e.external_id ${order} LIMIT ${view.size}::int OFFSET ${(view.page - 1) * view.size}::int`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM example e WHERE ${where}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** Examples in the order in which they came; `cursor` is the id of the last one seen. */
export async function pageExamples(
  scope: Read,
  { cursor, limit, ...view }: ExampleListQuery,
): Promise<Page<ExampleRow>> {
  const after = cursor ?? null;
  const rows = await db().$queryRaw<ExampleRow[]>`
    SELECT ${ROW} FROM example e
    WHERE ${conditions(scope.projectId, view)} AND (${after}::uuid IS NULL OR e.sequence >
      (SELECT l.sequence FROM example l WHERE l.project_id = ${scope.projectId}::uuid AND l.id = ${after}::uuid))
    ORDER BY e.sequence LIMIT ${limit + 1}::int`;
  return pageOf(rows, limit);
}

const ROW = Prisma.sql`e.id, e.external_id AS "externalId", e.kind, e.slices,
  ${beginningOf(300)} AS text,
  ${IS_GOLD} AS "isGold"`;

type Condition = Partial<Pick<ExamplesView, "q" | "kind" | "slice">>;

function conditions(projectId: string, { q = "", kind, slice }: Condition): Prisma.Sql {
  const parts = [Prisma.sql`e.project_id = ${projectId}::uuid`];
  const text = storableBeginning(q.trim(), 200);
  if (text !== "") {
    const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(Prisma.sql`(e.external_id ILIKE ${pattern} OR e.content::text ILIKE ${pattern})`);
  }
  if (kind) parts.push(Prisma.sql`e.kind = ${kind}`);
  if (slice) parts.push(inSlice(slice));
  return Prisma.join(parts, " AND ");
}

/** Judged by so many of the first and of the last examples, as a file of another kind is mostly another one whole. */
const JUDGED_BY = 1000;

/** The kinds of the examples that a project has. */
export async function kindsOfExamples({ projectId }: ProjectScope<"examples:import">): Promise<ExampleKind[]> {
  const rows = await db().$queryRaw<{ kind: ExampleKind }[]>`
    SELECT DISTINCT kind FROM (
      (SELECT kind FROM example WHERE project_id = ${projectId}::uuid ORDER BY sequence LIMIT ${JUDGED_BY}::int)
      UNION ALL
      (SELECT kind FROM example WHERE project_id = ${projectId}::uuid ORDER BY sequence DESC LIMIT ${JUDGED_BY}::int)
    ) AS judged ORDER BY kind`;
  return rows.map(({ kind }) => kind);
}

/** One example in full, with its known answers; null where the project has none of this id. */
export async function readExample(scope: Read, exampleId: string): Promise<Example | null> {
  if (!isUuid(exampleId)) return null;
  const where = { projectId: scope.projectId, id: exampleId };
  const [row, gold] = await Promise.all([
    db().example.findFirst({ where }),
    db().goldAnswer.findMany({
      where: { projectId: scope.projectId, exampleId },
      select: { criterionKey: true, value: true },
    }),
  ]);
  if (!row) return null;
  return exampleSchema.parse({
    ...(row.content as object),
    kind: row.kind,
    id: row.externalId,
    ...(Object.keys(row.slices as object).length > 0 && { slices: row.slices }),
    ...(Object.keys(row.provenance as object).length > 0 && { provenance: row.provenance }),
    ...(gold.length > 0 && { gold: Object.fromEntries(gold.map(({ criterionKey, value }) => [criterionKey, value])) }),
  });
}
