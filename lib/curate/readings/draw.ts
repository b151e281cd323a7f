import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { inSlice } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { allocate } from "./allocate";
import { MOST_STRATA, type ReadingPlan, type ReadingStratum } from "./schema";

type Draw = ProjectScope<"release:write">;

export interface Drawn {
  strata: ReadingStratum[];
  /** In the order in which they are read. */
  examples: { exampleId: string; stratum: number }[];
}

interface RankedRow {
  exampleId: string;
  name: string;
  population: number;
  rank: number;
}

/**
 * Draws the examples of a reading: in each part in the order of a hash of seed and id, so that a seed over the same examples draws the same
 * ones, on any machine. They are read so that whoever stops early has read of each part in its proportion.
 */
export async function drawReading(tx: Database, scope: Draw, plan: ReadingPlan, seed: number) {
  const pool = poolOf(scope, plan);
  const most = Math.min(plan.size, MOST_STRATA);
  const [parts] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT DISTINCT name FROM ${pool} p LIMIT ${most + 1}::int) parts`;
  if (parts!.n === 0)
    return no("nothing-to-read", "There is no example to draw. Import some, or take in excluded ones.");
  if (parts!.n > most) {
    const message = `There are more than ${most} different values. Read at least one of each, at most ${MOST_STRATA}, or choose something coarser.`;
    return no("too-many-parts", message, { errors: [{ field: "stratify", message }] });
  }
  // One statement, so that sizes and draws are of one moment.
  const rows = await tx.$queryRaw<RankedRow[]>`
    SELECT id AS "exampleId", name, population, rank::int FROM (
      SELECT p.id, p.name, count(*) OVER (PARTITION BY p.name)::int AS population,
             row_number() OVER (PARTITION BY p.name ORDER BY md5(${seed}::text || ':' || p.external_id), p.external_id) AS rank
      FROM ${pool} p) ranked
    WHERE rank <= ${plan.size}::int ORDER BY population DESC, name, rank`;
  const names = [...new Set(rows.map(({ name }) => name))];
  const sizes = names.map((name) => rows.find((row) => row.name === name)!.population);
  const given = allocate(sizes, plan.size, plan.stratify?.shares ?? "proportional");
  const place = ({ rank, stratum }: { rank: number; stratum: number }) => (rank - 0.5) / given[stratum]!;
  const examples = rows
    .map(({ exampleId, name, rank }) => ({ exampleId, rank, stratum: names.indexOf(name) }))
    .filter(({ rank, stratum }) => rank <= given[stratum]!)
    .sort((one, other) => place(one) - place(other) || one.stratum - other.stratum);
  const drawn: Drawn = {
    strata: names.map((name, part) => ({ name, population: sizes[part]!, drawn: given[part]! })),
    examples: examples.map(({ exampleId, stratum }) => ({ exampleId, stratum })),
  };
  return ok(drawn);
}

/** The examples that can be drawn with the name of their part, as a sub-select; what has no such value has the empty name. */
function poolOf({ projectId }: Draw, { examples, slice, stratify }: ReadingPlan): Prisma.Sql {
  const conditions = [
    Prisma.sql`e.project_id = ${projectId}::uuid`,
    ...(examples === "kept" ? [isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)] : []),
    ...(slice === undefined ? [] : [inSlice(slice)]),
  ];
  return Prisma.sql`(
    SELECT e.id, e.external_id, ${nameOf(stratify)} AS name FROM example e ${stratify?.by === "import" ? IMPORTS : Prisma.empty}
    WHERE ${Prisma.join(conditions, " AND ")})`;
}

const IMPORTS = Prisma.sql`LEFT JOIN job j ON j.project_id = e.project_id AND j.id = e.import_job_id`;

function nameOf(stratify: ReadingPlan["stratify"]): Prisma.Sql {
  switch (stratify?.by) {
    case undefined:
      return Prisma.sql`''`;
    case "source":
      return Prisma.sql`coalesce(e.provenance ->> 'source', '')`;
    case "kind":
      return Prisma.sql`e.kind`;
    case "import":
      return Prisma.sql`coalesce(concat_ws(', ', j.params ->> 'fileName', to_char(j.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS UTC')), '')`;
    case "slice":
      return Prisma.sql`coalesce(e.slices ->> ${stratify.slice}, '')`;
  }
}
