import { describe, expect, test } from "vitest";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import { requireRequests } from "@/lib/auth/request-scope";
import { requireProject } from "@/lib/auth/scope";
import { withdraw } from "@/lib/resolve/withdraw";
import { appErrorOf, db } from "@/lib/server/db";
import { answer, take } from "@/prisma/factories/labelling";
import { makeMember } from "@/prisma/factories/people";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { fillWorld, rowsOf } from "@/prisma/testing/filled-world";
import { givenColumns } from "@/prisma/testing/given-columns";
import { type MarkedWorld, makeMarkedWorld } from "@/prisma/testing/marked-world";
import { archiveProject, deleteProject, restoreProject } from "./archive";
import { deleteProjectJob } from "./deletion-job";
import { removeMember } from "./leaving";
import { listProjects } from "./queries";
import { waitingIn } from "./waiting";

const ARCHIVED = { code: "conflict", detail: { code: "archived" } };

/** What may be done with an archived project although it is no mere reading. */
const STILL_ALLOWED = [
  "DELETE /api/v1/projects/{id}",
  "POST /api/v1/projects/{id}/archive",
  "DELETE /api/v1/projects/{id}/archive",
  "POST /api/v1/projects/{id}/members",
  "PATCH /api/v1/projects/{id}/members/{userId}",
  "DELETE /api/v1/projects/{id}/members/{userId}",
];

const toEnd = ({ lead, projectId }: MarkedWorld) => requireProject(lead.actor, projectId, "project:end");

const endJobs = ({ projectId }: MarkedWorld) =>
  db().job.updateMany({ where: { projectId }, data: { state: "succeeded", finishedAt: new Date() } });

async function archived(purpose?: "annotation" | "evaluation") {
  const world = await makeMarkedWorld(purpose);
  await endJobs(world);
  expect(await archiveProject(await toEnd(world))).toMatchObject({ ok: true });
  return world;
}

const owner = ownerPool();
const app = appPool();

/** What outlives a project: the log, and requests to a guideline that stays. */
const KEPT = ["audit_entry", "change_request"];

describe("an archived project", () => {
  test("refuses every call of the API that writes into it, and says why", async () => {
    const world = await archived();
    const { lead, projectId } = world;
    const ids: Record<string, string> = {
      projects: projectId,
      assignments: world.peerAssignmentId,
      jobs: world.jobId,
    };
    const writing = ALL_ENDPOINTS.filter(
      ({ method, path }) => method !== "GET" && ids[path.split("/")[3]!] && path.includes("{id}"),
    );
    expect(writing.length).toBeGreaterThan(25);
    const passed: string[] = [];
    for (const { method, path, scope } of writing) {
      const outcome = await scope(lead.actor, { id: ids[path.split("/")[3]!]! }).then(
        () => null,
        (error: Error) => error,
      );
      if (outcome === null) passed.push(`${method} ${path}`);
      else expect(outcome, `${method} ${path}`).toMatchObject(ARCHIVED);
    }
    expect(passed.toSorted()).toEqual(STILL_ALLOWED.toSorted());
  });

  test("can be read by those who could, offers no work, and stands in the list of the archived", async () => {
    const { lead, me, projectId, guidelineId } = await archived("evaluation");
    const scope = await requireProject(
      lead.actor,
      projectId,
      "measure:read",
      "export:read",
      "audit:read",
      "project:read",
    );
    expect(await waitingIn(scope)).toMatchObject({ label: 0, resolve: 0 });
    await expect(requireProject(me.actor, projectId, "examples:read")).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireProject(me.actor, projectId, "label:work")).rejects.toMatchObject(ARCHIVED);
    const ids = async (archived: boolean) =>
      (await listProjects(lead.actor, { limit: 50, archived })).items.map(({ id }) => id);
    expect([await ids(false), await ids(true)]).toEqual([[], [projectId]]);
    const { readable, filing } = await requireRequests(lead.actor, guidelineId, "read");
    expect([readable.length, filing.length]).toEqual([1, 0]);
  });

  test("is taken up again with its work where it stood", async () => {
    const world = await archived();
    await restoreProject(await toEnd(world));
    const again = await requireProject(world.lead.actor, world.projectId, "resolve:write", "label:work");
    expect(again.project.archived).toBe(false);
    expect(await withdraw(again, { id: world.resolutionId })).toMatchObject({ ok: true });
    const log = await db().auditEntry.findMany({
      where: { stream: `project:${world.projectId}`, action: { startsWith: "project." } },
      orderBy: { number: "asc" },
    });
    expect(log.map(({ action }) => action)).toEqual(["project.archive", "project.restore"]);
  });

  test("cannot be archived while an import runs, nor by whoever does not lead it", async () => {
    const { lead, projectId } = await makeMarkedWorld();
    expect(await archiveProject(await requireProject(lead.actor, projectId, "project:end"))).toMatchObject({
      ok: false,
      reason: "busy",
    });
    const { actor } = await makeMember(projectId, "reviewer");
    await expect(requireProject(actor, projectId, "project:end")).rejects.toMatchObject({ code: "forbidden" });
  });

  /** Who may enter the project and its log, and what triggers keep by what they are told. */
  const STILL_WRITTEN = [
    "annotator",
    "api_token",
    "audit_entry",
    "current_judgment",
    "invitation",
    "membership",
    "rating_count",
  ];

  /** What may be cleared away after its work has ended, and what belongs to the guideline. */
  const STILL_CLEARED = ["job", "job_error", "upload_chunk", "change_request", "change_request_case"];
  /** What is append-only refuses before the archive does. */
  const REFUSED = { code: expect.stringMatching(/^(TS001|23001)$/) };

  test("is not written into in any table, by whatever way", async () => {
    const world = await makeMarkedWorld();
    await fillWorld(owner, world);
    await endJobs(world);
    await archiveProject(await toEnd(world));
    const counts = Object.entries(await rowsOf(owner, world.projectId)).filter(
      ([name]) => !STILL_WRITTEN.includes(name),
    );
    const { rows: guards } = await owner.query(
      "SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE '%\\_archived'",
    );
    expect(guards.map(({ name }) => name).toSorted()).toEqual(counts.map(([name]) => `${name}_archived`).toSorted());
    const filled = counts.flatMap(([name, n]) => (n > 0 ? [name] : []));
    expect(filled.length).toBeGreaterThan(20);
    for (const table of filled) {
      const columns = await givenColumns(owner, table);
      const insert = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table} WHERE project_id = $1 LIMIT 1`;
      await expect(owner.query(insert, [world.projectId]), table).rejects.toMatchObject({ code: "TS001" });
    }
    for (const table of filled.filter((name) => !STILL_CLEARED.includes(name))) {
      const clear = owner.query(`DELETE FROM ${table} WHERE project_id = $1`, [world.projectId]);
      await expect(clear, table).rejects.toMatchObject(REFUSED);
    }
    const rename = owner.query("UPDATE project SET name = 'Other' WHERE id = $1", [world.projectId]);
    await expect(rename).rejects.toMatchObject({ code: "TS001" });
  });

  test("is refused within a transaction that wrote into it before, or into another project", async () => {
    const [world, other] = [await makeMarkedWorld(), await archived()];
    await endJobs(world);
    const client = await owner.connect();
    const write = (projectId: string) =>
      client.query("UPDATE assignment SET leased_at = leased_at WHERE project_id = $1", [projectId]);
    try {
      for (const [first, archive, then] of [
        [world.projectId, null, other.projectId],
        [world.projectId, world.projectId, world.projectId],
      ] as const) {
        await client.query("BEGIN");
        expect((await write(first)).rowCount).toBeGreaterThan(1);
        if (archive) await client.query("UPDATE project SET archived_at = now() WHERE id = $1", [archive]);
        await expect(write(then)).rejects.toMatchObject({ code: "TS001" });
        await client.query("ROLLBACK");
      }
    } finally {
      client.release();
    }
  });

  /** Resolves as soon as somebody waits for an advisory lock. */
  async function somebodyWaits() {
    await expect
      .poll(async () => {
        const { rows } = await owner.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
        return rows.length;
      })
      .toBeGreaterThan(0);
  }

  test("waits for whoever is writing, and refuses whoever comes a moment later", async () => {
    const project = await makeWork(2, { overlap: 1 }, 1);
    await project.open();
    const [worker] = project.workers as [Worker];
    const [first, second] = [await take(worker), await take(worker)];
    const scope = await requireProject(project.lead.actor, project.projectId, "project:end");
    const client = await app.connect();
    try {
      // Somebody is in the middle of writing.
      await client.query("BEGIN");
      await client.query("UPDATE round SET name = 'Renamed' WHERE project_id = $1", [project.projectId]);
      const archiving = archiveProject(scope);
      await somebodyWaits();
      await client.query("COMMIT");
      expect(await archiving).toMatchObject({ ok: true });
      expect(await db().round.findFirst({ where: { projectId: project.projectId } })).toMatchObject({
        name: "Renamed",
      });

      // Somebody proved their scope before the project was archived, and submits after.
      await restoreProject(scope);
      await client.query("BEGIN");
      await client.query("UPDATE project SET archived_at = now() WHERE id = $1", [project.projectId]);
      const late = answer(worker, first).then(() => "stored", appErrorOf);
      await somebodyWaits();
      await client.query("COMMIT");
      expect(await late).toMatchObject(ARCHIVED);
    } finally {
      client.release();
    }
    expect(await db().judgment.count({ where: { projectId: project.projectId } })).toBe(0);
    await expect(answer(worker, second)).rejects.toSatisfy((error) => appErrorOf(error)?.detail.code === "archived");
    await restoreProject(scope);
    await answer(worker, first);
  });

  test("is archived once by two at once, and a member can be removed from it", async () => {
    const project = await makeWork(1, { overlap: 1 }, 2);
    await project.open();
    const [worker] = project.workers as [Worker];
    await take(worker);
    const scope = await requireProject(project.lead.actor, project.projectId, "project:end");
    const both = await Promise.all([archiveProject(scope), archiveProject(scope)]);
    expect(both).toEqual([
      { ok: true, value: { archived: true } },
      { ok: true, value: { archived: true } },
    ]);
    const where = { stream: `project:${project.projectId}`, action: "project.archive" };
    expect(await db().auditEntry.count({ where })).toBe(1);
    const manage = await requireProject(project.lead.actor, project.projectId, "members:manage");
    expect(await removeMember(manage, { userId: worker.actor.userId })).toMatchObject({
      ok: true,
      value: { released: 0 },
    });
  });
});

describe("deleting a project", () => {
  test("takes out exactly its own rows, all of them, and keeps the log", async () => {
    const [world, other] = [await makeMarkedWorld(), await archived("evaluation")];
    await fillWorld(owner, world);
    await endJobs(world);
    await archiveProject(await toEnd(world));
    const before = await rowsOf(owner, world.projectId);
    const others = await rowsOf(owner, other.projectId);
    expect(before).toMatchObject({
      example: 13,
      change_request_case: 1,
      qualification_attempt: 1,
      judge_answer: expect.any(Number),
    });
    const scope = await toEnd(world);
    expect(await deleteProject(scope, { name: "Something else" })).toMatchObject({ ok: false, reason: "name-differs" });
    expect(await deleteProject(scope, { name: "Answers" })).toEqual({ ok: true, value: { deleted: true } });
    await expect(requireProject(world.lead.actor, world.projectId)).rejects.toMatchObject({ code: "not-found" });

    const queued = await owner.query(
      "SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'delete-project'",
    );
    expect(queued.rows).toEqual([{ payload: { projectId: world.projectId } }]);
    await deleteProjectJob({ projectId: world.projectId });

    const after = await rowsOf(owner, world.projectId);
    expect(Object.entries(after).flatMap(([table, n]) => (n > 0 ? [table] : []))).toEqual(KEPT);
    expect(after.audit_entry).toBe(before.audit_entry! + 1);
    expect(await rowsOf(owner, other.projectId)).toEqual(others);
    expect(await db().project.count({ where: { id: world.projectId } })).toBe(0);
    const [entry] = await db().auditEntry.findMany({ where: { stream: "instance", action: "project.delete" } });
    expect(entry).toMatchObject({ subject: world.projectId, actorId: world.lead.user.id });
    expect(entry!.detail).toMatchObject({ name: "Answers", examples: 13, releases: 1, precedents: 1 });
    // Whoever comes after a crash finds nothing left to do.
    await deleteProjectJob({ projectId: world.projectId });
  });

  test("happens once where two ask for it at once, and never while somebody takes the project up again", async () => {
    const world = await archived();
    const scope = await toEnd(world);
    const both = await Promise.all([
      deleteProject(scope, { name: "Answers" }),
      deleteProject(scope, { name: "Answers" }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const where = { stream: "instance", action: "project.delete", subject: world.projectId };
    expect(await db().auditEntry.count({ where })).toBe(1);
    expect(await restoreProject(scope)).toMatchObject({ ok: false, reason: "deleted" });
    expect(await db().project.findUnique({ where: { id: world.projectId } })).toMatchObject({
      archivedAt: expect.any(Date),
    });
  });

  test("knows every table that belongs to projects", async () => {
    const { rows } = await owner.query("SELECT prosrc FROM pg_proc WHERE proname = 'delete_project_rows'");
    // It finds these by itself.
    const { rows: derived } = await owner.query<{ name: string }>(
      "SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'project'::regclass AND confdeltype = 'c'",
    );
    const found = derived.map(({ name }) => name);
    expect(found).toContain("fact_column");
    const tables = Object.keys(await rowsOf(owner, "00000000-0000-7000-8000-000000000000")).filter(
      (name) => !KEPT.includes(name) && !found.includes(name),
    );
    for (const table of tables) expect(rows[0].prosrc).toMatch(new RegExp(`'${table}'|DELETE FROM ${table}\\b`));
  });

  test("is no way around what is append-only in a project that nobody deletes", async () => {
    const { projectId } = await archived();
    await app.query("SELECT delete_project_rows($1, 5000)", [projectId]);
    expect((await rowsOf(owner, projectId)).judgment).toBeGreaterThan(0);
    for (const table of ["judgment", "resolution", "qualification_item"])
      await expect(app.query(`DELETE FROM ${table} WHERE project_id = $1`, [projectId]), table).rejects.toMatchObject({
        code: "42501",
      });
    for (const table of ["judgment", "resolution", "project"])
      await expect(
        owner.query(`DELETE FROM ${table} WHERE ${table === "project" ? "id" : "project_id"} = $1`, [projectId]),
        table,
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(TS001|23001)$/) });
    const { rows } = await app.query(
      "INSERT INTO project (id, name, purpose, guideline_id, guideline_version_id) SELECT gen_random_uuid(), name, purpose, guideline_id, guideline_version_id FROM project WHERE id = $1 RETURNING id",
      [projectId],
    );
    await expect(app.query("UPDATE project SET deleted_at = now() WHERE id = $1", [rows[0].id])).rejects.toMatchObject({
      constraint: "project_deleted_when_archived",
    });
    await app.query("UPDATE project SET deleted_at = now() WHERE id = $1", [projectId]);
    await expect(app.query("UPDATE project SET deleted_at = NULL WHERE id = $1", [projectId])).rejects.toMatchObject({
      code: "23001",
    });
    // Even then the log stays.
    await expect(owner.query("DELETE FROM audit_entry WHERE project_id = $1", [projectId])).rejects.toMatchObject({
      code: "23001",
    });
  });
});
