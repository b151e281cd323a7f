import "server-only";
import type { ListView } from "@/lib/address/table-address";
import { projectsWithin } from "@/lib/auth/projects-within";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Rule } from "@/lib/core/contamination/rules";
import { contentsOf } from "@/lib/examples/contents";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { beginningOf, type Quote, quoteOf } from "./quote";
import type { HitFilter, HitState } from "./schema";
import { IS_EXCLUDED, IS_WAIVED, isOfRun, type Run } from "./standing";
import { storedExample } from "./stored-example";
import { askedBy, textsOf } from "./texts";

type Read = ProjectScope<"export:read">;
type View = Pick<ListView, "page" | "size">;

/** What an item is and where it stands; without its name and text where its evaluation is not open to the reader. */
export interface ItemView {
  kind: "evaluation" | "benchmark";
  sourceId: string | null;
  sourceName: string | null;
  /** The example of the evaluation, or the line of the benchmark. */
  item: string | null;
  text: Quote | null;
}

/** One example that says what one item says. */
export interface HitView {
  id: string;
  exampleId: string;
  externalId: string;
  rule: Rule;
  coverage: number;
  generation: number | null;
  state: Exclude<HitState, "all">;
  waiver: { reason: string; author: string | null; createdAt: string } | null;
  /** What of the example is the same; for whoever may not read the item only how the example begins. */
  here: Quote;
  there: ItemView;
}

interface HitRow extends Omit<HitView, "here" | "there"> {
  partKind: string | null;
  partPlace: number | null;
  span: [number, number] | null;
  itemSpan: [number, number] | null;
  sourceId: string;
  item: string;
}

const STATE = Prisma.sql`CASE WHEN ${IS_EXCLUDED} THEN 'excluded' WHEN ${IS_WAIVED} THEN 'waived' ELSE 'open' END`;

function meeting({ rule, state }: HitFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (rule) parts.push(Prisma.sql`h.rule = ${rule}`);
  if (state !== "all") parts.push(Prisma.sql`${STATE} = ${state}`);
  return Prisma.join(parts, " AND ");
}

/** The hits of a comparison that a filter lets through, by arrival of their examples, the surest first. */
export async function listHits(scope: Read, run: Run, filter: HitFilter, { page, size }: View): Promise<HitView[]> {
  const rows = await replica().$queryRaw<HitRow[]>`
    SELECT h.id, h.example_id AS "exampleId", e.external_id AS "externalId", h.rule, h.coverage::float8 AS coverage, h.generation,
           h.part_kind AS "partKind", h.part_place AS "partPlace", ${STATE} AS state, h.source_id AS "sourceId", h.item,
           CASE WHEN h.span IS NOT NULL THEN ARRAY[lower(h.span), upper(h.span)] END AS span,
           CASE WHEN h.item_span IS NOT NULL THEN ARRAY[lower(h.item_span), upper(h.item_span)] END AS "itemSpan",
           (SELECT jsonb_build_object('reason', w.reason, 'author', u.name, 'createdAt', w.created_at)
            FROM contamination_waiver w LEFT JOIN app_user u ON u.id = w.author_id
            WHERE w.project_id = h.project_id AND w.example_id = h.example_id AND w.source_id = h.source_id AND w.item = h.item AND w.withdrawn_at IS NULL) AS waiver
    FROM contamination_hit h JOIN example e ON e.project_id = h.project_id AND e.id = h.example_id
    WHERE ${isOfRun(scope.projectId, run)} AND ${meeting(filter)}
    ORDER BY e.sequence, array_position(ARRAY['same-content', 'same-prompt', 'normalised', 'hash', 'descent', 'near', 'words-13', 'words-8'], h.rule), h.coverage DESC, h.id
    LIMIT ${size}::int OFFSET ${(page - 1) * size}::int`;
  const items = await readItemTexts(scope, run, rows);
  const views = new Map<string, HitView>();
  const ids = [...new Set(rows.map(({ exampleId }) => exampleId))];
  for await (const { id, kind, content } of contentsOf(scope.projectId, ids, replica())) {
    const example = storedExample(kind, content);
    const texts = textsOf(example);
    for (const row of rows.filter(({ exampleId }) => exampleId === id)) {
      const { partKind, partPlace, span, itemSpan, sourceId, item, ...hit } = row;
      const there = items(sourceId, item, itemSpan);
      const part = texts.find((text) => text.kind === partKind && text.place === partPlace);
      const isTold = there.sourceId !== null && part && span;
      const own = part?.text ?? askedBy(example);
      views.set(hit.id, { ...hit, here: isTold ? quoteOf(own, span) : beginningOf(own), there });
    }
  }
  return rows.flatMap(({ id }) => views.get(id) ?? []);
}

export async function countHits(scope: Read, run: Run, filter: HitFilter): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM contamination_hit h WHERE ${isOfRun(scope.projectId, run)} AND ${meeting(filter)}`;
  return row!.n;
}

/** An item that examples say too. */
export interface TaintedItem {
  there: ItemView;
  examples: number;
  /** Of these, those that are not excluded. */
  kept: number;
  rules: Rule[];
}

/** The items that a comparison found in examples, those in most of them first. */
export async function listItems(scope: Read, run: Run, { page, size }: View): Promise<TaintedItem[]> {
  const rows = await replica().$queryRaw<(Omit<TaintedItem, "there"> & { sourceId: string; item: string })[]>`
    SELECT h.source_id AS "sourceId", h.item, count(DISTINCT h.example_id)::int AS examples,
           count(DISTINCT h.example_id) FILTER (WHERE NOT ${IS_EXCLUDED})::int AS kept, array_agg(DISTINCT h.rule) AS rules
    FROM contamination_hit h WHERE ${isOfRun(scope.projectId, run)}
    GROUP BY h.source_id, h.item ORDER BY 3 DESC, 1, 2 LIMIT ${size}::int OFFSET ${(page - 1) * size}::int`;
  const items = await readItemTexts(scope, run, rows);
  return rows.map(({ sourceId, item, ...row }) => ({ ...row, there: items(sourceId, item, null) }));
}

export async function countItems(scope: Read, run: Run): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT DISTINCT h.source_id, h.item FROM contamination_hit h WHERE ${isOfRun(scope.projectId, run)}) items`;
  return row!.n;
}

/** Reads the texts of items, of evaluations only those that are open to the reader now. */
async function readItemTexts(scope: Read, run: Run, wanted: readonly { sourceId: string; item: string }[]) {
  const { open } = await projectsWithin(scope.actor, "evaluation", "examples:read");
  const sources = new Map(run.sources.map((source) => [source.id, source]));
  const names = new Map(open.map(({ id, name }) => [id, name]));
  const texts = new Map<string, string>();
  const benchmarks = [...sources.values()].filter(({ kind }) => kind === "benchmark").map(({ id }) => id);
  const lines = await replica().$queryRaw<{ id: string; item: string; text: string; holds: string }[]>`
    SELECT i.benchmark_id AS id, i.number::text AS item, i.text, b.holds
    FROM benchmark_item i JOIN benchmark b ON b.project_id = i.project_id AND b.id = i.benchmark_id
    WHERE i.project_id = ${scope.projectId}::uuid AND i.benchmark_id = ANY (${benchmarks}::uuid[])
      AND (i.benchmark_id::text, i.number::text) IN (SELECT * FROM unnest(${wanted.map(({ sourceId }) => sourceId)}::text[], ${wanted.map(({ item }) => item)}::text[]))`;
  for (const { id, item, text, holds } of lines) if (holds === "texts") texts.set(`${id} ${item}`, text);
  for (const project of names.keys()) {
    const items = [...new Set(wanted.flatMap(({ sourceId, item }) => (sourceId === project ? [item] : [])))];
    if (items.length === 0) continue;
    for await (const { id, kind, content } of contentsOf(project, items, replica()))
      texts.set(`${project} ${id}`, askedBy(storedExample(kind, content)));
  }
  return (sourceId: string, item: string, span: [number, number] | null): ItemView => {
    const kind = sources.get(sourceId)?.kind ?? "evaluation";
    const name = kind === "benchmark" ? sources.get(sourceId)!.name : names.get(sourceId);
    if (name === undefined) return { kind, sourceId: null, sourceName: null, item: null, text: null };
    const text = texts.get(`${sourceId} ${item}`);
    const quote = text === undefined ? null : span ? quoteOf(text, span) : beginningOf(text);
    return { kind, sourceId, sourceName: name, item, text: quote };
  };
}
