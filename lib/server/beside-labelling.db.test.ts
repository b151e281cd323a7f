import pg from "pg";
import { expect, test } from "vitest";
import { restBesideLabelling } from "./beside-labelling";
import { env } from "./env";
import { LABELLING_CONNECTIONS } from "./priority.mjs";

const restOf = async (workedMs: number) => {
  const begun = performance.now();
  await restBesideLabelling(workedMs);
  return performance.now() - begun;
};

test("work rests twice as long as it took while a labelling server asks the database, and not where another one does", async () => {
  const connectionString = env().DATABASE_URL;
  const dashboard = new pg.Client({ connectionString, application_name: "touchstone" });
  const labelling = new pg.Client({ connectionString, application_name: LABELLING_CONNECTIONS });
  await Promise.all([dashboard.connect(), labelling.connect()]);
  try {
    await dashboard.query("SELECT 1");
    await labelling.query("SELECT 1");
    expect(await restOf(400)).toBeGreaterThan(790);
    await labelling.end();
    await expect.poll(() => restOf(2_000), { timeout: 60_000 }).toBeLessThan(3_900);
  } finally {
    await dashboard.end();
  }
});
