import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { makeExamples } from "@/prisma/factories/examples";
import { makeProject } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { performContamination } from "./contamination";
import type { StepWork } from "./step-work";

const pool = appPool();

it("takes with an example that was found what its run cleaned of it, but nothing that was cleaned of others or before", async () => {
  const { projectId } = await makeProject({});
  const [found, clean, child, earlier, other] = await makeExamples(projectId, 5);
  const [source, runId, before] = [randomUUID(), randomUUID(), randomUUID()];
  const q = (sql: string, values: unknown[]) => pool.query(sql, values);
  await q("INSERT INTO benchmark (project_id, id, name, holds, ready_at) VALUES ($1, $2, 'b', 'texts', now())", [
    projectId,
    source,
  ]);
  await q(
    "INSERT INTO contamination_run (project_id, id, last_sequence, examples, sources, closed, finished_at) VALUES ($1, $1, 1, 1, $2, 0, now())",
    [projectId, JSON.stringify([{ kind: "benchmark", id: source, name: "b", items: 1 }])],
  );
  await q(
    "INSERT INTO contamination_hit (project_id, run_id, example_id, source_id, item, rule, coverage) VALUES ($1, $1, $2, $3, '1', 'near', 0.8)",
    [projectId, found, source],
  );
  for (const [run, parent, made] of [
    [runId, found, child],
    [runId, clean, other],
    [before, found, earlier],
  ]) {
    await q(
      "INSERT INTO clean_run (project_id, id, plan, last_sequence) VALUES ($1, $2, '{}', 9) ON CONFLICT DO NOTHING",
      [projectId, run],
    );
    await q(
      "INSERT INTO clean_outcome (project_id, run_id, parent_id, outcome, child_id, mark_id) VALUES ($1, $2, $3, 'child', $4, gen_random_uuid())",
      [projectId, run, parent, made],
    );
  }
  const taking = await performContamination({ projectId, runId } as StepWork, { step: "contamination" });
  expect([...taking!.examples].sort()).toEqual([found, child].sort());
});
