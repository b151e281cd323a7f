import { randomBytes } from "node:crypto";
import { expect, inject, test, vi } from "vitest";
import type { PrismaClient } from "@/lib/server/generated/prisma/client";
import { showEverything } from "@/prisma/testing/database-server";
import { ensureDatabase, withDatabase } from "@/scripts/runtime/postgres-roles.mjs";

/** Makes the demo in a database of its own, and reads what was said about its examples, without ids and times. */
async function made(): Promise<string[]> {
  const { adminUrl, appUrl, ownerRole, template } = inject("server");
  const name = `${template}_demo_${randomBytes(4).toString("hex")}`;
  await ensureDatabase(adminUrl, name, { template, owner: ownerRole });
  await showEverything(adminUrl, name);
  vi.stubEnv("DATABASE_URL", withDatabase(appUrl, name));
  const globals = globalThis as {
    touchstoneDatabase?: PrismaClient;
    touchstoneThreads?: { close: () => Promise<void> };
  };
  // Threads have the address of the database from their beginning.
  await Promise.all([globals.touchstoneDatabase?.$disconnect(), globals.touchstoneThreads?.close()]);
  delete globals.touchstoneDatabase;
  delete globals.touchstoneThreads;
  vi.resetModules();
  const [{ seedDemo }, { db }] = await Promise.all([import("./make-demo"), import("@/lib/server/db")]);
  expect(await seedDemo()).toBe(true);
  const labels = await db().$queryRaw<unknown[]>`
    SELECT p.name, e.external_id, a.name AS by, v.number, j.criterion_key, j.value, j.position, j.active_ms, j.wall_ms, j.revision
    FROM judgment j JOIN project p ON p.id = j.project_id JOIN example e ON e.project_id = j.project_id AND e.id = j.example_id
    JOIN annotator a ON a.project_id = j.project_id AND a.id = j.annotator_id JOIN guideline_version v ON v.id = j.guideline_version_id
    ORDER BY 1, 2, 3, 4, 5, j.id`;
  const settled = await db().$queryRaw<unknown[]>`
    SELECT p.name, e.external_id, r.criterion_key, r.value, r.method, r.reason, r.note
    FROM resolution r JOIN project p ON p.id = r.project_id JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id
    ORDER BY 1, 2, 3, r.sequence`;
  expect(labels.length).toBeGreaterThan(2000);
  expect(settled.length).toBeGreaterThan(14);
  return [...labels, ...settled].map((row) => JSON.stringify(row));
}

test("two demos say the same: every label with its place and time, every settled answer", async () => {
  const [first, second] = [await made(), await made()];
  expect(second.filter((row, k) => row !== first[k]).slice(0, 5)).toEqual([]);
  expect(second.length).toBe(first.length);
}, 90_000);

test("its pages find what was planted, and name nobody else", async () => {
  const [{ db }, { actorFor }, { requireProject }] = await Promise.all([
    import("@/lib/server/db"),
    import("@/prisma/factories/people"),
    import("@/lib/auth/scope"),
  ]);
  const [{ annotatorsOn, verdictsOn }, { habitsOn }, { findingsOf }] = await Promise.all([
    import("@/lib/measure/annotators/queries"),
    import("@/lib/measure/annotators/habit-queries"),
    import("@/lib/measure/annotators/findings"),
  ]);
  const [{ fatigueFigures, fatigueSubject }, { comparisonOverview }] = await Promise.all([
    import("@/lib/measure/fatigue/queries"),
    import("@/lib/measure/comparison-queries"),
  ]);
  const { CARELESS, CENTRAL, DEMO_LEAD, LENIENT, STRICT, TIRING } = await import("./people");
  const { id } = await db().project.findFirstOrThrow({ where: { name: "Helpful answers" } });
  const lead = await db().user.findUniqueOrThrow({ where: { email: DEMO_LEAD.email } });
  const scope = await requireProject(await actorFor(lead.id), id, "measure:read");

  const found = await annotatorsOn(scope, { criterion: "helpfulness" });
  if (!found.ok || !found.value.question) throw new Error("nothing is compared");
  const { figures, question, annotators } = found.value;
  const nameOf = new Map(annotators.map((one) => [one.id, one.name]));
  const verdicts = await verdictsOn(scope, question);
  const findings = findingsOf({ figures, verdicts, habits: await habitsOn(scope, found.value), unit: "points" });
  const said = new Map(findings.map(({ id: who, words }) => [nameOf.get(who), words]));
  expect(said.get(LENIENT.name)).toMatch(/^scores \d\.\d\d points above the others/);
  expect(said.get(CARELESS.name)).toMatch(/^answers often differ from everybody's, in \d+\s%/);
  const odd = [LENIENT, STRICT, TIRING, CARELESS, CENTRAL].map(({ name }) => name);
  expect([...said.keys()].filter((name) => !odd.includes(name!))).toEqual([]);

  const subject = await fatigueSubject(scope, { criterion: "helpfulness" });
  if (!subject.ok) throw new Error(subject.message);
  const { value: people } = await fatigueFigures("measure.fatigue-people", subject.value);
  const changed = people.filter((one) => one.changed);
  expect(changed.map(({ annotator }) => nameOf.get(annotator))).toEqual([TIRING.name]);
  expect(changed[0]!.supportedBy.length).toBeGreaterThan(0);

  const compared = await comparisonOverview(scope, { before: 1, after: 2 });
  if (!compared.ok) throw new Error(compared.message);
  const helped = compared.value.rows.find(({ key }) => key === "helpfulness")!.comparison!;
  expect(helped.difference.interval![0]).toBeGreaterThan(0);
}, 60_000);

test("what came later is found: copies with other labels, an odd source, evaluation data, a check that takes what is good", async () => {
  const [{ db }, { actorFor }, { requireProject }] = await Promise.all([
    import("@/lib/server/db"),
    import("@/prisma/factories/people"),
    import("@/lib/auth/scope"),
  ]);
  const [{ readRun }, { listContradictions }, { contaminationOf }, { listHits }] = await Promise.all([
    import("@/lib/curate/duplicates/queries"),
    import("@/lib/curate/duplicates/contradictions"),
    import("@/lib/curate/contamination/standing"),
    import("@/lib/curate/contamination/queries"),
  ]);
  const [{ EVERYTHING }, { checksOfVersion, checksTried }, { oddOn }] = await Promise.all([
    import("@/lib/labels/filter"),
    import("@/lib/curate/checks/queries"),
    import("@/lib/curate/inspect/queries"),
  ]);
  const [{ COPIES }, { CRAWLED }, { DEMO_LEAD }] = await Promise.all([
    import("./arrivals/copies"),
    import("./arrivals/crawl"),
    import("./people"),
  ]);
  const { id } = await db().project.findFirstOrThrow({ where: { name: "Helpful answers" } });
  const lead = await db().user.findUniqueOrThrow({ where: { email: DEMO_LEAD.email } });
  const scope = await requireProject(
    await actorFor(lead.id),
    id,
    "release:write",
    "export:read",
    "examples:read",
    "project:read",
    "resolve:read",
  );

  const run = (await readRun(scope))!;
  const whole = run.figures.find(({ meaning }) => meaning === "whole")!;
  expect([whole.normalised!.extra, whole.near!.extra]).toEqual([COPIES.length / 2, COPIES.length]);
  expect((await listContradictions(scope, run.id, 50)).length).toBeGreaterThan(0);
  // What they do to agreement is told of each criterion, with an interval that takes them as one.
  const { agreementOfCopies } = await import("@/lib/curate/duplicates/agreement-queries");
  const told = await agreementOfCopies(await requireProject(await actorFor(lead.id), id, "measure:read"));
  expect(told.map(({ key }) => key).toSorted()).toEqual(["correct", "helpfulness", "issues"]);
  for (const { comparison } of told)
    expect(comparison.difference).toMatchObject({
      items: 189 + COPIES.length,
      units: 189,
      interval: expect.anything(),
    });

  const { run: comparison, stale, counts } = await contaminationOf(scope, EVERYTHING.examples);
  expect([stale, counts.open > 0]).toEqual([null, true]);
  const hits = await listHits(scope, comparison!, { state: "open" }, { page: 1, size: 100 });
  expect([...new Set(hits.map(({ externalId, rule }) => `${externalId} ${rule}`))]).toEqual([
    "crawl-boiling same-prompt",
    "crawl-train-night words-13",
  ]);

  const { value: odd } = await oddOn(scope, "source", {});
  expect(odd.found.length).toBeGreaterThan(3);
  // Of two sources each is what the other is not: the one that is odd has what the other lacks.
  const crawl = odd.found.filter((one) => one.in === "demo-crawl" && one.difference.value! > 0.5);
  expect(crawl.map(({ fact }) => fact)).toEqual(expect.arrayContaining(["template_tokens", "boilerplate"]));

  const { checks, qualities } = await checksOfVersion(scope);
  const tried = await checksTried(scope, checks);
  const flagged = new Map(checks.map(({ key }, at) => [key, tried.counts[at]!.flagged]));
  expect(flagged.get("leaked-template")).toBe(CRAWLED.length);
  expect(flagged.get("short-answer")).toBeGreaterThanOrEqual(20);
  expect(flagged.get("personal-data")).toBeGreaterThanOrEqual(5);

  const { measuredChecks } = await import("@/lib/curate/measurements/measured");
  const measured = await measuredChecks(scope, { checks, qualities });
  const precision = (key: string) => measured.get(key)!.now!.precision.interval!;
  expect(precision("short-answer")[1]).toBeLessThan(0.5);
  expect(precision("leaked-template")[0]).toBeGreaterThan(0.7);
  expect([...measured].flatMap(([key, { now }]) => (now ? [key] : [])).sort()).toEqual([
    "leaked-template",
    "short-answer",
  ]);
}, 60_000);
