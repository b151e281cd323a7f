import { randomUUID } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { requireProject, requireProjectOfAssignment } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { listContamination, startContamination } from "@/lib/curate/contamination/endpoints";
import { findContaminationJob } from "@/lib/curate/contamination/job";
import { beginJob, freeAbandonedJobs } from "@/lib/jobs/queue";
import { rowsOf } from "@/lib/labels/log/rating-log";
import { exportCall } from "@/lib/release/endpoints";
import { readColumns } from "@/lib/server/columns/read-columns";
import { db, transaction } from "@/lib/server/db";
import { asRequest } from "@/lib/server/request";
import { type Sight, seeingAll, seeingAs, seeingNoProject, seeingProject, sight } from "@/lib/server/sight";
import { calculate } from "@/lib/server/threads/calculate";
import { callApi } from "@/prisma/testing/api-call";
import { type MarkedWorld, makeMarkedWorld } from "@/prisma/testing/marked-world";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";

let ours: MarkedWorld;
let theirs: MarkedWorld;
let token: string;

beforeAll(async () => {
  [ours, theirs] = [await makeMarkedWorld(), await makeMarkedWorld("evaluation")];
  ({ token } = await createToken({ userId: ours.lead.user.id, name: "t", days: 1 }));
  // From here on as an installation is: whoever says nothing is shown nothing.
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  await withClient(inject("server").adminUrl, (client) =>
    client.query(`ALTER DATABASE "${name}" RESET touchstone.projects`),
  );
  await db().$disconnect();
});

const anew = <T>(work: () => Promise<T>) => asRequest(new Headers(), work);
/** Which of the two projects' examples are shown. */
async function shown(database: Pick<ReturnType<typeof db>, "example"> = db()): Promise<string[]> {
  const rows = await database.example.findMany({ distinct: ["projectId"], select: { projectId: true } });
  return rows.map(({ projectId }) => projectId).toSorted();
}
const both = () => [ours.projectId, theirs.projectId].toSorted();
const proveOurs = () => requireProject(ours.lead.actor, ours.projectId, "project:read");

describe("what is shown", () => {
  test("nothing, where nobody proved anything, in a request and outside of any", async () => {
    expect(await shown()).toEqual([]);
    expect(await anew(() => shown())).toEqual([]);
    expect(await db().example.count({ where: { projectId: ours.projectId } })).toBe(0);
  });

  test("to a request what it proved, from then on, and to the next one nothing of that", async () => {
    await anew(async () => {
      await proveOurs();
      expect(await shown()).toEqual([ours.projectId]);
      expect(await db().example.count({ where: { projectId: theirs.projectId } })).toBe(0);
      await requireProject(theirs.lead.actor, theirs.projectId, "project:read");
      expect(await shown()).toEqual(both());
    });
    expect(await anew(() => shown())).toEqual([]);
  });

  test("nothing of what was asked for and not proved", async () => {
    await anew(async () => {
      await expect(requireProject(theirs.lead.actor, ours.projectId, "project:read")).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(requireProject(ours.me.actor, ours.projectId, "members:manage")).rejects.toMatchObject({
        code: "forbidden",
      });
      expect(await shown()).toEqual([]);
    });
  });

  test("the project of an assignment, and who its annotator is, before anything is shown", async () => {
    await anew(async () => {
      const scope = await requireProjectOfAssignment(ours.me.actor, ours.peerAssignmentId, "label:work");
      expect(scope).toMatchObject({ projectId: ours.projectId, annotatorId: ours.me.annotator!.id });
      expect(await shown()).toEqual([ours.projectId]);
    });
    const unknown = anew(() => requireProjectOfAssignment(ours.me.actor, randomUUID(), "label:work"));
    await expect(unknown).rejects.toMatchObject({ code: "not-found" });
  });

  test("to many at once each their own, whichever connections they get, in transactions and outside", async () => {
    const asked = Array.from({ length: 60 }, (_, n) => [ours, theirs][n % 2]!);
    const seen = await Promise.all(
      asked.map((world, n) =>
        anew(async () => {
          await requireProject(world.lead.actor, world.projectId, "project:read");
          return n % 3 === 0 ? transaction((tx) => shown(tx)) : shown();
        }),
      ),
    );
    expect(seen).toEqual(asked.map(({ projectId }) => [projectId]));
  });

  test("the same after a transaction that was undone and a statement that failed", async () => {
    await anew(async () => {
      await proveOurs();
      const undone = transaction(async (tx) => {
        expect(await shown(tx)).toEqual([ours.projectId]);
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
      await expect(db().$queryRaw`SELECT 1 / 0`).rejects.toThrow();
      expect(await shown()).toEqual([ours.projectId]);
    });
    expect(await anew(() => shown())).toEqual([]);
  });

  test("to a job its project, whatever the worker did before", async () => {
    const begun = () => beginJob(ours.projectId, ours.jobId, "w");
    expect(await begun()).toBeNull();
    expect(await seeingProject(theirs.projectId, begun)).toBeNull();
    expect(await seeingProject(ours.projectId, begun)).not.toBeNull();
    expect(await seeingProject(ours.projectId, () => shown())).toEqual([ours.projectId]);
    expect(await shown()).toEqual([]);
  });

  test("all of them to those that say so, and only while they do", async () => {
    expect(await seeingAll("queue", () => shown())).toEqual(expect.arrayContaining(both()));
    expect(await freeAbandonedJobs()).toEqual(expect.any(Number));
    expect(await shown()).toEqual([]);
  });

  test("what a connection showed last is left where it does not matter, and is set again where it does", async () => {
    expect(await seeingNoProject(async () => sight())).toBeNull();
    await anew(async () => {
      await proveOurs();
      await seeingNoProject(() => db().$queryRaw`SELECT 1`);
      expect(await shown()).toEqual([ours.projectId]);
    });
  });

  test("to a thread, and to rows copied for it, what whoever asked sees", async () => {
    const statement = { strings: ["SELECT id FROM example ORDER BY id"], values: [] };
    const copied = async () => (await readColumns(statement, { id: { of: "examples" } })).length;
    expect(await copied()).toBe(0);
    expect(await seeingProject(ours.projectId, copied)).toBe(
      await seeingProject(ours.projectId, () => db().example.count()),
    );
    const seen = async (as: Sight) =>
      rowsOf(
        await seeingAs(as, () =>
          calculate("labels.log", { projectId: ours.projectId, criterion: "helpfulness", log: null }),
        ),
      );
    expect(await seen("")).toBe(0);
    expect(await seen(`{${theirs.projectId}}`)).toBe(0);
    expect(await seen(`{${ours.projectId}}`)).toBeGreaterThan(0);
  });

  test("to an answer that is still being written what its request proved", async () => {
    const { text } = await callApi(exportCall, { token, params: { id: ours.projectId }, query: "?format=long-csv" });
    expect(text.trim().split("\n").length).toBeGreaterThan(2);
  });

  test("to a release for training whether an evaluation elsewhere holds its content, and to a comparison the evaluations that its person may read", async () => {
    const copy = (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => tx.$executeRaw`
      INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
      SELECT ${theirs.projectId}::uuid, gen_random_uuid(), 'copy-' || external_id, kind, content, content_hash FROM example
      WHERE project_id = ${ours.projectId}::uuid ON CONFLICT DO NOTHING`;
    await seeingAs(`{${both().join(",")}}`, () => transaction(copy));
    const params = { id: ours.projectId };
    const exported = await callApi(exportCall, { token, params, query: "?format=prompt-completion" });
    expect([exported.status, exported.json?.code]).toEqual([409, "shared-with-evaluation"]);
    expect((await callApi(startContamination, { token, params })).json).toMatchObject({ code: "nothing-to-compare" });
    const user = ours.lead.user.id;
    await db().membership.create({ data: { projectId: theirs.projectId, userId: user, role: "viewer" } });
    const { json } = await callApi(startContamination, { token, params });
    const helpers = { job: { locked_by: "t", attempts: 1, max_attempts: 1 } } as unknown as JobHelpers;
    await findContaminationJob({ projectId: ours.projectId, jobId: json.jobId }, helpers);
    const { items } = (await callApi(listContamination, { token, params })).json;
    expect(items[0]).toMatchObject({ rule: "same-content", there: { sourceId: theirs.projectId } });
  });
});
