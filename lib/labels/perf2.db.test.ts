import { Prisma } from "@/lib/server/generated/prisma/client";
import { differing } from "@/lib/resolve/differing";
import { isOpen } from "@/lib/resolve/case-conditions";
import { labelledMeanings } from "./labelled-meanings";
import { test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { insertVersion } from "@/lib/guideline/insert-version";
import { criteriaSchema } from "@/lib/guideline/schema";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import { agreementOn, agreementOverview } from "@/lib/measure/queries";
import { agreementQuerySchema } from "@/lib/measure/schema";
import { compareOn } from "@/lib/measure/comparison-queries";
import { waitingIn } from "@/lib/project/waiting";
import { countDecisions } from "@/lib/curate/decision-queries";
import { EVERYTHING } from "@/lib/curate/label-filter";
import { listQueue, countCases } from "@/lib/resolve/queue";
import { countElsewhere } from "@/lib/resolve/elsewhere";
import { otherMeanings } from "./labelled-versions";
import { queueFilterSchema } from "@/lib/resolve/schema";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { ownerPool } from "@/prisma/testing/connections";

test("perf", async () => {
  const { projectId, guidelineId, version } = await makeProject();
  const next = async (n: number, changes: Record<string, string>) =>
    (await db().$transaction((tx) => insertVersion(tx, { guidelineId, content: { body: `# ${n}`, criteria: criteriaSchema.parse([HELPFULNESS, CORRECT]), qualities: {} }, note: "", changes, staleJudgments: {}, publishedById: null }))).id;
  const v2 = await next(2, { helpfulness: "editorial", correct: "unchanged" });
  const { actor } = await makeMember(projectId, "lead");
  const pool = ownerPool();
  const c = await pool.connect();
  for (const t of ["current_judgment", "example", "annotator"]) await c.query(`ALTER TABLE ${t} DISABLE TRIGGER USER`);
  await c.query(`INSERT INTO annotator (project_id, id, kind, external_key, name) SELECT $1, gen_random_uuid(), 'external', 'p' || g, 'p' || g FROM generate_series(1, 20) g`, [projectId]);
  await c.query(`INSERT INTO example (project_id, id, external_id, kind, content, content_hash) SELECT $1, gen_random_uuid(), 'x' || g, 'text', '{"text":"a"}', md5(g::text) || md5(g::text) FROM generate_series(1, 166667) g`, [projectId]);
  await c.query(`
    INSERT INTO current_judgment (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, judgment_id, revision, value_key, submitted_at)
    SELECT $1, k.key, CASE WHEN $4 AND e.n % 2 = 1 THEN $3::uuid ELSE $2::uuid END, e.id, a.id, 0, 1, 1,
           CASE WHEN k.key = 'correct' THEN CASE WHEN random() < 0.95 THEN '"yes"' ELSE '"no"' END ELSE (1 + floor(random() * 5))::int::text END, now()
    FROM (SELECT id, row_number() OVER () AS n FROM example WHERE project_id = $1) e
    CROSS JOIN LATERAL (SELECT id FROM (SELECT id, row_number() OVER () AS m FROM annotator WHERE project_id = $1) a WHERE (a.m + e.n) % 7 = 0 LIMIT 3) a
    CROSS JOIN (VALUES ('helpfulness'), ('correct')) k (key)`, [projectId, version.id, v2, process.env.SPREAD === "1"]);
  await c.query(`INSERT INTO rating_count SELECT project_id, criterion_key, guideline_version_id, example_id, value_key, count(*) FROM current_judgment WHERE project_id = $1 GROUP BY 1,2,3,4,5`, [projectId]);
  for (const t of ["current_judgment", "example", "annotator"]) await c.query(`ALTER TABLE ${t} ENABLE TRIGGER USER`);
  await c.query("ANALYZE");
  console.log((await c.query("SELECT count(*) FROM current_judgment")).rows, (await c.query("SELECT count(*) FROM rating_count")).rows);
  await db().project.update({ where: { id: projectId }, data: { guidelineVersionId: v2 } });
  const scope = await requireProject(actor, projectId, "project:read", "measure:read", "resolve:read", "export:read");
  const time = async (name: string, f: () => Promise<unknown>) => {
    const t: number[] = [];
    for (let i = 0; i < 4; i++) { const s = performance.now(); await f(); t.push(performance.now() - s); }
    console.log(name, t.map((x) => x.toFixed(0)).join(" "));
  };

  const explain = async (name: string, q: { sql: string; text: string; values: unknown[] }) => {
    const { rows } = await c.query("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + q.text, q.values as never[]);
    console.log(name + "\n" + rows.map((r) => r["QUERY PLAN"]).join("\n"));
  };
  const m = await labelledMeanings(scope, await meaningsOf(v2));

  const P = Prisma.sql`${projectId}::uuid`;
  const br = (v: string, k: string, tail: Prisma.Sql) => Prisma.sql`(SELECT example_id, value_key FROM rating_count WHERE project_id = ${P} AND criterion_key = ${k} AND guideline_version_id = ${v}::uuid AND n > 0 ${tail})`;
  const O = Prisma.sql`ORDER BY example_id`;
  const none = Prisma.empty;
  const ex = async (name: string, q: Prisma.Sql) => explain(name, q);
  await ex("A: plain union", Prisma.sql`SELECT count(*) FROM (SELECT r.example_id FROM (${br(version.id, "correct", none)} UNION ALL ${br(v2, "correct", none)}) r GROUP BY r.example_id HAVING min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C") LIMIT 1000) x`);
  await ex("B: ordered branches", Prisma.sql`SELECT count(*) FROM (SELECT r.example_id FROM (${br(version.id, "correct", O)} UNION ALL ${br(v2, "correct", O)}) r GROUP BY r.example_id HAVING min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C") LIMIT 1000) x`);
  await ex("C: ordered union", Prisma.sql`SELECT count(*) FROM (SELECT r.example_id FROM (${br(version.id, "correct", O)} UNION ALL ${br(v2, "correct", O)} ORDER BY example_id) r GROUP BY r.example_id HAVING min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C") LIMIT 1000) x`);
  await ex("D: exists", Prisma.sql`SELECT count(*) FROM (SELECT example_id FROM (
     SELECT DISTINCT r.example_id FROM rating_count r WHERE r.project_id = ${P} AND r.criterion_key = 'correct' AND r.guideline_version_id = ${version.id}::uuid AND r.n > 0
       AND EXISTS (SELECT 1 FROM rating_count o WHERE o.project_id = ${P} AND o.criterion_key = 'correct' AND o.guideline_version_id IN (${version.id}::uuid, ${v2}::uuid) AND o.example_id = r.example_id AND o.value_key <> r.value_key AND o.n > 0 OFFSET 0)) x LIMIT 1000) y`);
  c.release();
}, 600_000);
