import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { requireProject } from "@/lib/auth/scope";
import { readRun } from "@/lib/curate/duplicates/queries";
import { findDuplicatesSchema } from "@/lib/curate/duplicates/schema";
import { startDuplicates } from "@/lib/curate/duplicates/start";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { root } from "@/scripts/runtime/paths.mjs";
import { typescript } from "@/scripts/runtime/run-tool.mjs";
import type { Planted } from "./texts";

const BATCH = 2000;

/** A project in which examples are stored and duplicates looked for, by a worker process that does one search and ends. */
export async function startSearches() {
  const { projectId } = await makeProject({ criteria: [CORRECT] });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "release:write");

  async function store(examples: Iterable<Planted>, from: number): Promise<void> {
    let batch: Planted[] = [];
    let place = from;
    const flush = async () => {
      await db().example.createMany({
        data: batch.map(({ prompt, response }, k) => ({
          projectId,
          externalId: String(place + k),
          kind: "instruction",
          content: { prompt, response },
          // The bench's own texts are all different.
          contentHash: (place + k).toString(16).padStart(64, "0"),
        })),
      });
      place += batch.length;
      batch = [];
    };
    for (const example of examples) if (batch.push(example) === BATCH) await flush();
    await flush();
  }

  async function search(threshold: number) {
    const input = findDuplicatesSchema.parse({ meanings: ["whole"], threshold, rule: ["oldest"] });
    const started = await startDuplicates(scope, input);
    if (!started.ok) throw new Error(started.message);
    const begun = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, typescript("bench/near/work.ts"), { cwd: root });
    const seconds = (performance.now() - begun) / 1000;
    const { megabytes } = JSON.parse(stdout.trim().split("\n").at(-1)!) as { megabytes: number };
    const job = await db().job.findUniqueOrThrow({ where: { id: started.value.jobId } });
    if (job.state !== "succeeded") throw new Error(`The job is ${job.state}: ${job.message}`);
    const run = await readRun(scope);
    return { seconds, megabytes, members: run!.figures[0]!.near!.extra };
  }

  /** Of each member the one that is kept, by the places of their texts. */
  async function pairs(): Promise<ReadonlyMap<number, number>> {
    const rows = await db().$queryRaw<{ member: number; kept: number }[]>`
      SELECT m.external_id::int AS member, k.external_id::int AS kept FROM duplicate_member d
      JOIN duplicate_cluster c ON c.project_id = d.project_id AND c.run_id = d.run_id AND c.number = d.cluster
      JOIN example m ON m.project_id = d.project_id AND m.id = d.example_id JOIN example k ON k.project_id = c.project_id AND k.id = c.kept_id
      WHERE d.project_id = ${projectId}::uuid`;
    return new Map(rows.map(({ member, kept }) => [member, kept]));
  }

  return { store, search, pairs };
}
