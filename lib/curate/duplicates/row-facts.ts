import "server-only";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { CURRENT, SETTLED } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { KEYS_VERSION, type Keys } from "./key-bytes";
import type { Standing } from "./order";

type Project = { projectId: string };

/** What the search must know of the examples beside their texts, by row of the keys. */
export interface RowFacts extends Standing {
  excluded: ReadonlySet<number>;
  /** By row: the rows that are no duplicates of it. */
  apart: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads which rows are excluded, labelled, settled, chosen, and told apart. */
export async function readRowFacts({ projectId }: Project, keys: Keys): Promise<RowFacts> {
  const [excluded, labels, settled, verdicts, cleaned] = await Promise.all([
    replica().$queryRaw<{ sequence: number }[]>`
      SELECT e.sequence::float8 AS sequence FROM example_mark x JOIN example e ON e.project_id = x.project_id AND e.id = x.example_id
      WHERE x.project_id = ${projectId}::uuid AND x.kind = 'exclusion' AND x.lifted_at IS NULL`,
    replica().$queryRaw<{ sequence: number; n: number }[]>`
      SELECT e.sequence::float8 AS sequence, c.n FROM (
        SELECT example_id, count(*)::int AS n FROM ${CURRENT} c WHERE project_id = ${projectId}::uuid AND NOT taken_back GROUP BY 1) c
      JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = c.example_id`,
    replica().$queryRaw<{ sequence: number }[]>`
      SELECT DISTINCT e.sequence::float8 AS sequence FROM ${SETTLED} r JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id
      WHERE r.project_id = ${projectId}::uuid`,
    replica().$queryRaw<{ kind: string; one: number; other: number | null }[]>`
      SELECT v.kind, e.sequence::float8 AS one, o.sequence::float8 AS other FROM duplicate_verdict v
      JOIN example e ON e.project_id = v.project_id AND e.id = v.example_id
      LEFT JOIN example o ON o.project_id = v.project_id AND o.id = v.other_id
      WHERE v.project_id = ${projectId}::uuid ORDER BY v.created_at, v.id`,
    replica().$queryRaw<{ child: number; parent: number }[]>`
      SELECT c.sequence::float8 AS child, min(p.sequence)::float8 AS parent FROM clean_outcome o
      JOIN example c ON c.project_id = o.project_id AND c.id = o.child_id JOIN example p ON p.project_id = o.project_id AND p.id = o.parent_id
      WHERE o.project_id = ${projectId}::uuid AND o.brought GROUP BY 1 ORDER BY 1`,
  ]);
  const rowOf = (sequence: number) => place(keys.sequence, sequence);
  const chosen = new Map<number, number>();
  const apart = new Map<number, Set<number>>();
  for (const [n, { kind, one, other }] of verdicts.entries()) {
    if (kind === "keep") chosen.set(rowOf(one), n + 1);
    else if (other !== null)
      for (const [a, b] of [
        [rowOf(one), rowOf(other)],
        [rowOf(other), rowOf(one)],
      ] as const)
        apart.set(a, (apart.get(a) ?? new Set()).add(b));
  }
  const came = new Map<number, number>();
  // A parent came before what was cleaned of it, so where it is cleaned itself it is known by then.
  for (const { child, parent } of cleaned) came.set(rowOf(child), came.get(rowOf(parent)) ?? parent);
  return {
    came,
    excluded: new Set(excluded.map(({ sequence }) => rowOf(sequence))),
    labels: new Map(labels.map(({ sequence, n }) => [rowOf(sequence), n])),
    settled: new Set(settled.map(({ sequence }) => rowOf(sequence))),
    chosen,
    apart,
  };
}

/** The place of a number in an ascending column; -1 where it is not there. */
function place(column: Float64Array, wanted: number): number {
  let [from, to] = [0, column.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (column[middle]! < wanted) from = middle + 1;
    else to = middle;
  }
  return column[from] === wanted ? from : -1;
}

/** More rows than this no place in memory has room for. */
const MOST_ROWS = 2 ** 26;

/** Similarities that the search before found, by rows: those of its members to the ones that it kept. */
export async function similaritiesBefore({ projectId }: Project, meaning: Meaning, keys: Keys) {
  const pairs = await replica().$queryRaw<{ member: number; kept: number; similarity: number }[]>`
    SELECT m.sequence::float8 AS member, k.sequence::float8 AS kept, d.similarity FROM duplicate_run r
    JOIN duplicate_cluster c ON c.project_id = r.project_id AND c.run_id = r.id AND c.meaning = ${meaning}
    JOIN duplicate_member d ON d.project_id = c.project_id AND d.run_id = c.run_id AND d.cluster = c.number AND NOT d.same
    JOIN example m ON m.project_id = d.project_id AND m.id = d.example_id JOIN example k ON k.project_id = c.project_id AND k.id = c.kept_id
    WHERE r.project_id = ${projectId}::uuid AND r.version = ${KEYS_VERSION}::int`;
  const keyOf = (a: number, b: number) => Math.min(a, b) * MOST_ROWS + Math.max(a, b);
  const known = new Map(
    pairs.map(({ member, kept, similarity }) => [
      keyOf(place(keys.sequence, member), place(keys.sequence, kept)),
      similarity,
    ]),
  );
  return (a: number, b: number) => known.get(keyOf(a, b)) ?? -1;
}
