import { randomBytes } from "node:crypto";
import { openTestServer, showEverything } from "@/prisma/testing/database-server";
import { instructionFile } from "./import/files";
import { printTable } from "./measure";

/**
 * Facts of 100,000 instruction examples of about 1 kB: what each maker takes on one thread, all of them by the job in threads (wanted: 90 s),
 * what they take on the disk, and how long reading one takes, of these and of ten times as many, whose columns are copies.
 * BENCH_MILLION=1 finds the facts of 1,000,000. Works in a database of its own.
 */
const EXAMPLES = process.env.BENCH_MILLION ? 1_000_000 : 100_000;
const SAMPLE = 4000;
const WANTED_SECONDS = 90;

async function main() {
  const { server, stop } = await openTestServer();
  await showEverything(server.adminUrl, server.template);
  process.env.DATABASE_URL = server.appUrl;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
  process.env.LOG_LEVEL = "silent";
  const { db, transaction } = await import("@/lib/server/db");
  try {
    const { startImports } = await import("./import/runs");
    const { importFile, projectId } = await startImports(server.appUrl, []);
    await importFile("import-examples", instructionFile(EXAMPLES), {});
    await byMaker(projectId);
    const { orderFacts } = await import("@/lib/jobs/order-facts");
    const { tasks } = await import("@/worker/tasks");
    const { runOnce } = await import("graphile-worker");
    await transaction((tx) => orderFacts(tx, projectId, null));
    const taken = await seconds(() =>
      runOnce({ connectionString: server.appUrl, taskList: { "derive-facts": tasks["derive-facts"] } }),
    );
    console.log(`${EXAMPLES} examples: ${taken.toFixed(1)} s (wanted ${(WANTED_SECONDS * EXAMPLES) / 100_000})`);
    const [size] = await db().$queryRaw<{ kept: number; disk: number; columns: number }[]>`
      SELECT sum(octet_length(bytes))::float8 AS kept, pg_total_relation_size('fact_column')::float8 AS disk, count(*)::int AS columns FROM fact_column`;
    console.log(
      `${size!.columns} columns: ${(size!.kept / 1e6).toFixed(1)} MB, on the disk ${(size!.disk / 1e6).toFixed(1)} MB`,
    );
    await reading(projectId);
    if (EXAMPLES < 1_000_000) {
      await tenTimes(projectId);
      await reading(projectId);
    }
    await inspecting(projectId);
  } finally {
    await db().$disconnect();
    await stop();
  }
}

/** Nine copies of all batches with their columns behind them. */
async function tenTimes(projectId: string) {
  const { db } = await import("@/lib/server/db");
  await db().$executeRaw`
    WITH whole AS (SELECT max(number) AS n, max(last_sequence) AS last FROM fact_batch WHERE project_id = ${projectId}::uuid)
    INSERT INTO fact_batch (project_id, number, after_sequence, last_sequence, examples, parts, is_full, layout)
    SELECT project_id, number + k * n, coalesce(after_sequence, 0) + k * last, last_sequence + k * last, examples, parts, true, layout
    FROM fact_batch CROSS JOIN whole CROSS JOIN generate_series(1, 9) k`;
  await db().$executeRaw`
    WITH whole AS (SELECT max(batch) AS n FROM fact_column WHERE project_id = ${projectId}::uuid)
    INSERT INTO fact_column (project_id, fact, batch, maker, version, parameters, kind, failed, bytes)
    SELECT project_id, fact, batch + k * n, maker, version, parameters, kind, failed, bytes
    FROM fact_column CROSS JOIN whole CROSS JOIN generate_series(1, 9) k`;
}

const seconds = async (work: () => Promise<unknown>) => {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
};

/** On one thread, which also reads and takes apart the examples: what that takes alone is said first. */
async function byMaker(projectId: string) {
  const { makeBatch } = await import("@/lib/facts/make-batch");
  const { currentMakers } = await import("@/lib/facts/current-makers");
  const { db } = await import("@/lib/server/db");
  const [row] = await db().$queryRaw<{ last: number }[]>`
    SELECT max(sequence)::float8 AS last FROM (SELECT sequence FROM example WHERE project_id = ${projectId}::uuid ORDER BY sequence LIMIT ${SAMPLE}::int) s`;
  const order = { projectId, after: null, last: row!.last };
  const each = EXAMPLES / SAMPLE;
  const rows: string[][] = [];
  const time = async (name: string, makers: { maker: string; parameters: unknown }[]) => {
    await makeBatch({ ...order, makers });
    rows.push([name, (each * (await seconds(() => makeBatch({ ...order, makers })))).toFixed(1)]);
  };
  await time("reading alone", []);
  for (const { maker, parameters } of currentMakers([])) await time(maker, [{ maker, parameters }]);
  printTable(["maker", `s for ${EXAMPLES} on one thread, with reading`], rows);
}

async function reading(projectId: string) {
  const { readFacts } = await import("@/lib/facts/read-facts");
  const rows: string[][] = [];
  const { examples } = await readFacts(projectId, []);
  for (const name of ["characters", "kind", "markdown", "tokens"]) {
    const cold = await seconds(() => readFacts(projectId, [name]));
    const warm = await seconds(() => readFacts(projectId, [name]));
    rows.push([name, (1000 * cold).toFixed(0), (1000 * warm).toFixed(1)]);
  }
  printTable([`fact of ${examples} examples`, "read at first, ms", "again, ms"], rows);
}

/** What *Inspect* asks its threads for, on one of them: with columns that are yet to be read, and again. */
async function inspecting(projectId: string) {
  const { SHOWN_FACTS } = await import("@/lib/core/facts/catalogue");
  const { overviewOfFacts } = await import("@/lib/curate/inspect/overview");
  const { oneFact } = await import("@/lib/curate/inspect/one-fact");
  const { oddInCut } = await import("@/lib/curate/inspect/odd-in");
  const { sameness } = await import("@/lib/curate/inspect/sameness");
  const where = ["kind:instruction", "characters@response:200..800"];
  const questions: [string, () => Promise<unknown>][] = [
    ["every fact", () => overviewOfFacts({ projectId, facts: SHOWN_FACTS })],
    ["every fact, of some examples", () => overviewOfFacts({ projectId, facts: SHOWN_FACTS, where })],
    ["one fact, cut by language", () => oneFact({ projectId, fact: "tokens", cut: "language" })],
    ["what is odd in one language", () => oddInCut({ projectId, cut: "language" })],
    ["what examples have in common", () => sameness({ projectId })],
  ];
  const rows: string[][] = [];
  for (const [name, ask] of questions) {
    const cold = await seconds(ask);
    rows.push([name, cold.toFixed(2), (await seconds(ask)).toFixed(2)]);
  }
  printTable(["asked of Inspect", "s at first", "s again"], rows);
}

await main();
