import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { appPool } from "@/prisma/testing/connections";
import { insertSampleProject, type SampleProject } from "@/prisma/testing/sample-project";

const app = appPool();
let sample: SampleProject;
const roundId = randomUUID();

beforeAll(async () => {
  sample = await insertSampleProject(app);
  await app.query(
    "INSERT INTO round (project_id, id, name, guideline_version_id, overlap, seed) VALUES ($1, $2, 'r', $3, 2, 1)",
    [sample.projectId, roundId, sample.versionId],
  );
});

async function openPlace(place: number, example = 0): Promise<string> {
  const id = randomUUID();
  await app.query(
    `INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, place, rank)
     VALUES ($1, $2, $3, $4, $5, $6, 1)`,
    [sample.projectId, id, roundId, sample.examples[example], sample.versionId, place],
  );
  return id;
}

/** Gives an annotator of the sample an account that labels. */
async function makeAnnotator(annotator: string): Promise<void> {
  await app.query("INSERT INTO app_user (id, email, name) VALUES ($1, $2, 'Sample')", [
    annotator,
    `${annotator}@x.org`,
  ]);
  await app.query("INSERT INTO membership (project_id, user_id, role) VALUES ($1, $2, 'annotator')", [
    sample.projectId,
    annotator,
  ]);
  await app.query("UPDATE annotator SET kind = 'human', user_id = $1 WHERE id = $1", [annotator]);
}

describe("a place of an example in a round", () => {
  it("lives once, and again after it was skipped", async () => {
    const id = await openPlace(1);
    await expect(openPlace(1)).rejects.toMatchObject({ constraint: "assignment_live_place" });
    await app.query(
      "UPDATE assignment SET state = 'skipped', annotator_id = $2, skipped_at = now(), skip_reason = 'unclear', lease_token = null WHERE id = $1",
      [id, sample.annotators[0]],
    );
    await openPlace(1);
    await expect(openPlace(1)).rejects.toMatchObject({ constraint: "assignment_live_place" });
  });

  it("is held with a token and an end of the lease, or not at all", async () => {
    const id = await openPlace(1, 1);
    const held = app.query("UPDATE assignment SET state = 'leased', annotator_id = $2 WHERE id = $1", [
      id,
      sample.annotators[0],
    ]);
    await expect(held).rejects.toMatchObject({ constraint: "assignment_state_columns" });
  });

  it("never gives one example to one annotator twice", async () => {
    const [first, second] = [await openPlace(1, 2), await openPlace(2, 2)];
    for (const annotator of sample.annotators.slice(0, 2)) await makeAnnotator(annotator);
    const lease = `UPDATE assignment SET state = 'leased', annotator_id = $2, lease_token = $3, leased_at = now(),
                   lease_expires_at = now() + interval '30 minutes' WHERE id = $1`;
    await app.query(lease, [first, sample.annotators[0], randomUUID()]);
    await expect(app.query(lease, [second, sample.annotators[0], randomUUID()])).rejects.toMatchObject({
      code: "23505",
    });
    await app.query(lease, [second, sample.annotators[1], randomUUID()]);
  });
});

describe("a resolution", () => {
  const resolve = async () => {
    const id = randomUUID();
    await app.query(
      `INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, value, value_key, method, reason)
       VALUES ($1, $2, $3, $4, 'quality', '4', '4', 'adjudicated', 'slip')`,
      [sample.projectId, id, sample.examples[0], sample.versionId],
    );
    return id;
  };
  const withdraw = (id: string) => app.query("UPDATE resolution SET withdrawn_at = now() WHERE id = $1", [id]);

  it("stands alone, also when many are given at once", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, resolve));
    const standing = attempts.filter((attempt) => attempt.status === "fulfilled");
    expect(standing).toHaveLength(1);
    await withdraw(standing[0]?.value ?? "");
    const again = await resolve();
    await expect(resolve()).rejects.toMatchObject({ constraint: "resolution_standing" });
    await withdraw(again);
  });

  it("can be withdrawn once and says afterwards what it said", async () => {
    const id = await resolve();
    await expect(app.query("UPDATE resolution SET reason = 'slip' WHERE id = $1", [id])).rejects.toMatchObject({
      code: "42501",
    });
    await withdraw(id);
    await expect(withdraw(id)).rejects.toMatchObject({ code: "23001" });
    await expect(app.query("DELETE FROM resolution WHERE id = $1", [id])).rejects.toMatchObject({ code: "42501" });
  });
});
