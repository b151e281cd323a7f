import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { appPool } from "@/prisma/testing/connections";
import { insertSampleProject, type SampleProject, sha256 } from "@/prisma/testing/sample-project";

const app = appPool();
let ours: SampleProject;
let theirs: SampleProject;

beforeAll(async () => {
  [ours, theirs] = [await insertSampleProject(app), await insertSampleProject(app)];
});

const FOREIGN_KEY = { code: "23503" };

it("a judgment cannot be about another project's example or by another project's annotator", async () => {
  const judge = (example: string | undefined, annotator: string | undefined) =>
    app.query(
      `INSERT INTO judgment (project_id, guideline_version_id, criterion_key, example_id, annotator_id, value, value_key)
       VALUES ($1, $2, 'quality', $3, $4, '1', '1')`,
      [ours.projectId, ours.versionId, example, annotator],
    );
  await expect(judge(theirs.examples[0], ours.annotators[0])).rejects.toMatchObject(FOREIGN_KEY);
  await expect(judge(ours.examples[0], theirs.annotators[0])).rejects.toMatchObject(FOREIGN_KEY);
  await judge(ours.examples[0], ours.annotators[0]);
});

it("a judgment needs a criterion of its version", async () => {
  const judge = app.query(
    `INSERT INTO judgment (project_id, guideline_version_id, criterion_key, example_id, annotator_id, value, value_key)
     VALUES ($1, $2, 'taste', $3, $4, '1', '1')`,
    [ours.projectId, ours.versionId, ours.examples[0], ours.annotators[0]],
  );
  await expect(judge).rejects.toMatchObject(FOREIGN_KEY);
});

it("an example derives only from an example of its project", async () => {
  const derive = (parent: string | undefined) =>
    app.query(
      `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, parent_id)
       VALUES ($1, gen_random_uuid(), $2, 'text', '{}', $3, $4)`,
      [ours.projectId, randomUUID(), sha256(randomUUID()), parent],
    );
  await expect(derive(theirs.examples[0])).rejects.toMatchObject(FOREIGN_KEY);
  await derive(ours.examples[0]);
});

it("an assignment, a resolution and a comment stay in their project", async () => {
  const roundId = randomUUID();
  await app.query(
    "INSERT INTO round (project_id, id, name, guideline_version_id, overlap, seed) VALUES ($1, $2, 'r', $3, 1, 1)",
    [theirs.projectId, roundId, theirs.versionId],
  );
  await expect(
    app.query(
      `INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, place, rank)
       VALUES ($1, $2, $3, $4, $5, 1, 1)`,
      [ours.projectId, randomUUID(), roundId, ours.examples[0], ours.versionId],
    ),
  ).rejects.toMatchObject(FOREIGN_KEY);
  await expect(
    app.query(
      `INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, method, reason)
       VALUES ($1, $2, $3, $4, 'quality', 'adjudicated', 'slip')`,
      [ours.projectId, randomUUID(), theirs.examples[0], ours.versionId],
    ),
  ).rejects.toMatchObject(FOREIGN_KEY);
  await expect(
    app.query("INSERT INTO comment (project_id, id, example_id, body) VALUES ($1, $2, $3, 'Look')", [
      ours.projectId,
      randomUUID(),
      theirs.examples[0],
    ]),
  ).rejects.toMatchObject(FOREIGN_KEY);
});

it("a project pins a version of its own guideline", async () => {
  const pin = (versionId: string) =>
    app.query("UPDATE project SET guideline_version_id = $2 WHERE id = $1", [ours.projectId, versionId]);
  await expect(pin(theirs.versionId)).rejects.toMatchObject(FOREIGN_KEY);
  await pin(ours.versionId);
});
