import { randomUUID } from "node:crypto";
import { test } from "vitest";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { nextLease } from "@/lib/label/leases";
import { db } from "@/lib/server/db";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork } from "@/prisma/factories/work";

test("big", async () => {
  const N = 100_000,
    P = 3;
  const t = async (name: string, f: () => Promise<unknown>) => {
    const s = performance.now();
    const r = await f();
    console.log(name, Math.round(performance.now() - s), "ms");
    return r as never;
  };
  const w = await makeWork(0, { overlap: P }, P);
  await t(
    "examples",
    () => db().$executeRaw`INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
  SELECT ${w.projectId}::uuid, gen_random_uuid(), 'e' || i, 'instruction', '{"prompt":"q","response":"a"}', encode(sha256(i::text::bytea || ${randomUUID()}::bytea), 'hex') FROM generate_series(1, ${N}) i`,
  );
  await t("judgments", () =>
    db().$transaction(
      (
        tx,
      ) => tx.$executeRaw`INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key)
  SELECT e.project_id, e.id, a.id, ${w.version.id}::uuid, k, to_jsonb(4), '4' FROM example e, unnest(${w.workers.map((x) => x.annotatorId)}::uuid[]) a(id), unnest(ARRAY['helpfulness','correct']) k
  WHERE e.project_id = ${w.projectId}::uuid`,
      { timeout: 600000 },
    ),
  );
  await t("open round (100k open)", () => w.open({ overlap: 2 }));
  const v2 = await publishNext(w, { helpfulness: { title: "X" }, staleJudgments: { helpfulness: "requeue" } });
  console.log(await t("move: requeue all, 200k places follow", () => moveTo(w, v2)));
  const v3 = await publishNext(w, {
    helpfulness: { title: "X" },
    correct: { title: "Y" },
    staleJudgments: { correct: { sample: 1000 }, helpfulness: { sample: 500 } },
  });
  console.log(await t("move: sample 1000, 500k follow", () => moveTo(w, v3)));
  await acknowledge(w.workers[0]!.scope, { version: v3 });
  for (let i = 0; i < 4; i++) await t("next", () => nextLease(w.workers[0]!.scope));
}, 1200000);
