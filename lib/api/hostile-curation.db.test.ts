import { expect, test, vi } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import type { JobKind } from "@/lib/jobs/kinds";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { helpers } from "@/prisma/testing/curation-calls";
import { curateHostile, HOSTILE_SETS, type Reach } from "@/prisma/testing/hostile/curation";
import { PLANTED_CHECKS } from "@/prisma/testing/planted";
import { ALL_STEPS, callRoute } from "@/prisma/testing/route-walk";
import { tasks } from "@/worker/tasks";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

const pool = appPool();
const SIZES = { none: 0, one: 1, identical: 60, texts: 3000 } as const satisfies Record<
  keyof typeof HOSTILE_SETS,
  number
>;

/** The call that a path leads to, with what stands in the path. */
function findStep(method: string, path: string) {
  for (const step of ALL_STEPS) {
    if (step.definition.method !== method) continue;
    const names = [...step.definition.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const found = new RegExp(`^${step.definition.path.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
    if (found) return { step, params: Object.fromEntries(names.map((name, at) => [name, found[at + 1]!])) };
  }
  throw new Error(`There is no call ${method} ${path}.`);
}

async function standing(projectId: string) {
  const { rows } = await pool.query(
    `SELECT md5(string_agg(e::text, '' ORDER BY e.sequence) FILTER (WHERE e.parent_id IS NULL)) AS hash,
            array_agg(e.external_id ORDER BY e.sequence) FILTER (WHERE NOT EXISTS (
              SELECT FROM example_mark m WHERE m.project_id = e.project_id AND m.example_id = e.id AND m.lifted_at IS NULL)) AS kept
     FROM example e WHERE project_id = $1`,
    [projectId],
  );
  return rows[0];
}

test.each(Object.entries(SIZES))(
  "“%s” goes through all of Curate and leaves what was there",
  async (name, size) => {
    const { projectId } = await makeProject({ checks: PLANTED_CHECKS as never });
    const { user } = await makeMember(projectId, "lead");
    const { token } = await createToken({ userId: user.id, name: "hostile", days: 1 });
    const call: Reach["call"] = async (method, address, body) => {
      const [path, query] = address.split("?");
      const { step, params } = findStep(method, `/api/v1/projects/${projectId}${path}`);
      const answered = await callRoute(step, { token, params, query: query ? `?${query}` : "", body: body ?? {} });
      return { status: answered.status, body: answered.json };
    };
    let before: unknown;
    const records = HOSTILE_SETS[name as keyof typeof SIZES](size);
    const wrong = await curateHostile(
      {
        call,
        upload: (path, given) => call("POST", path, given),
        ended: async (jobId) => {
          const { kind } = await db().job.findFirstOrThrow({ where: { id: jobId } });
          await tasks[kind as JobKind]({ projectId, jobId }, helpers);
          before ??= await standing(projectId);
          return db().job.findFirstOrThrow({ where: { id: jobId }, select: { state: true, message: true } });
        },
      },
      records,
    );
    expect(wrong).toEqual([]);
    expect(await standing(projectId)).toEqual(before);
  },
  120_000,
);
