import { expect, test } from "vitest";
import { makeProject } from "@/prisma/factories/project";
import { ownerPool } from "@/prisma/testing/connections";
import { refreshGrownStatistics } from "./grown-statistics";

const owner = ownerPool();

/** How often a table was looked at, and how many rows PostgreSQL takes it to have. */
async function seen(table: string) {
  const { rows } = await owner.query(
    "SELECT s.analyze_count::int AS times, greatest(0, c.reltuples)::int AS rows FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.relname = $1",
    [table],
  );
  return rows[0] as { times: number; rows: number };
}

test("what has grown by much is looked at once, and what has not is left", async () => {
  const { projectId } = await makeProject();
  await refreshGrownStatistics();
  const before = await seen("example");
  const added = 1000 + Math.ceil(before.rows / 4);
  await owner.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
     SELECT $1, gen_random_uuid(), 'e' || n, 'text', jsonb_build_object('text', n::text), md5(n::text) || md5('x' || n) FROM generate_series(1, $2::int) n`,
    [projectId, added],
  );
  // What a connection has written is counted within a second.
  await expect
    .poll(
      async () => {
        await refreshGrownStatistics();
        return seen("example");
      },
      { timeout: 20_000 },
    )
    .toMatchObject({ times: before.times + 1 });
  expect((await seen("example")).rows).toBeGreaterThan(before.rows);
  await refreshGrownStatistics();
  expect(await seen("example")).toMatchObject({ times: before.times + 1 });
});
