import type { JobHelpers } from "graphile-worker";
import type pg from "pg";
import { expect } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createRecipe } from "@/lib/curate/recipes/commands";
import { runRecipeJob } from "@/lib/curate/recipes/job";
import { recipeSchema } from "@/lib/curate/recipes/schema";
import { startRun } from "@/lib/curate/recipes/start";
import { takeBackRunJob } from "@/lib/curate/recipes/take-back";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Check } from "@/lib/guideline/schema";
import { contentHash } from "@/lib/import/content-hash";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";

const FROM_WEB: Check = {
  key: "from-web",
  quality: "relevant",
  title: "From the web",
  match: "any",
  conditions: [{ fact: "source", operator: "is", values: ["web"] }],
};

/** A worker's try at a job, unless said with more to come. */
export const tryOf = (attempts = 1) =>
  ({ job: { locked_by: "test", attempts, max_attempts: 1000 } }) as unknown as JobHelpers;

export type RecipeWorld = Awaited<ReturnType<typeof makeRecipeWorld>>;

/** A project in which recipes run: it has a check of what comes from the web, and no examples yet. */
export async function makeRecipeWorld(owner: pg.Pool) {
  const { projectId } = await makeProject({ checks: [FROM_WEB] });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(
    actor,
    projectId,
    "release:write",
    "project:read",
    "resolve:read",
    "export:read",
    "jobs:read",
  );
  return {
    projectId,
    scope,

    /** Texts of which the first letter is the source: w of the web, b of books. */
    async insert(rows: readonly (readonly [name: string, text: string])[], slices = {}): Promise<void> {
      // Of what is there twice the later one has another hash, as if its slices differed.
      const hashes = rows.map(([name, text], at) =>
        contentHash({ kind: "text", text: rows.findIndex((one) => one[1] === text) < at ? name : text }),
      );
      await owner.query(
        `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, slices, provenance)
         SELECT $1, gen_random_uuid(), r.name, 'text', jsonb_build_object('text', r.text), r.hash, $5::jsonb,
                jsonb_build_object('source', CASE WHEN r.name LIKE 'w%' THEN 'web' ELSE 'books' END)
         FROM unnest($2::text[], $3::text[], $4::text[]) AS r (name, text, hash)`,
        [projectId, rows.map(([name]) => name), rows.map(([, text]) => text), hashes, JSON.stringify(slices)],
      );
      await deriveFacts({ projectId, make: makeBatch });
    },

    /** Makes a recipe of steps. Returns its id. */
    async made(steps: readonly unknown[], name = "First"): Promise<string> {
      const saved = await createRecipe(scope, recipeSchema.parse({ recipe: name, steps }));
      if (!saved.ok) throw new Error(saved.message);
      return saved.value.id;
    },

    async ordered(recipe: string, begin = startRun): Promise<string> {
      const started = await begin(scope, { recipe });
      if (!started.ok) throw new Error(started.message);
      return started.value.jobId;
    },

    async ran(recipe: string, begin = startRun): Promise<string> {
      const jobId = await this.ordered(recipe, begin);
      await runRecipeJob({ projectId, jobId }, tryOf());
      return jobId;
    },

    /** What the queue does with a run that did not come to its end. */
    async takeBack(jobId: string): Promise<void> {
      const { rows } = await owner.query("SELECT task_identifier AS task FROM graphile_worker.jobs WHERE key = $1", [
        jobId,
      ]);
      expect(rows).toEqual([{ task: "take-back-run" }]);
      await takeBackRunJob({ projectId, jobId }, tryOf());
    },

    /** Names of the examples that are excluded, with the reason; children by the names of their parents and a tilde. */
    async excludedNames(): Promise<string[]> {
      const rows = await db().exampleMark.findMany({
        where: { projectId, kind: "exclusion", liftedAt: null },
        select: { example: { select: { externalId: true } }, reason: true },
      });
      return rows.map(({ example, reason }) => `${example.externalId.replace(/~.*/, "~")} ${reason}`).sort();
    },

    /** Over everything stored of the first that came. */
    async hashOfExamples(first = 1000): Promise<string> {
      const { rows } = await owner.query(
        "SELECT md5(string_agg(e::text, '' ORDER BY e.sequence)) AS hash FROM (SELECT * FROM example WHERE project_id = $1 ORDER BY sequence LIMIT $2) e",
        [projectId, first],
      );
      return rows[0].hash;
    },
  };
}
