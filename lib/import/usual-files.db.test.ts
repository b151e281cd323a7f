import { describe, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { storeExamples } from "./store-examples";
import { labelProject } from "./testing/label-project";
import { USUAL_CHATS } from "./testing/usual-chats";
import { USUAL_CRITERIA, USUAL_EXAMPLES, USUAL_LABELS } from "./testing/usual-labels";
import { USUAL_RECORDS } from "./testing/usual-records";

const refusedIn = async (jobId: string) =>
  (await db().jobError.findMany({ where: { jobId }, orderBy: { line: "asc" } })).map(
    ({ line, code }) => `${line} ${code}`,
  );

describe("a usual file of examples is read without a mapping", () => {
  test.each([...USUAL_CHATS, ...USUAL_RECORDS])("$name: $about", async ({ name, content, refused = [], stored }) => {
    const { projectId, runExamples } = await labelProject();
    const job = await runExamples([content], { fileName: name });
    const examples = await db().example.findMany({
      where: { projectId, importJobId: job.id },
      orderBy: { importLine: "asc" },
    });
    const found = examples.map(({ kind, content, provenance }) => ({
      kind,
      ...(content as object),
      ...(Object.keys(provenance as object).length > 0 && { provenance }),
    }));
    expect(found).toEqual(stored);
    expect(await refusedIn(job.id)).toEqual(refused);
    expect(job).toMatchObject({ state: "succeeded", accepted: stored.length });
  });
});

describe("a usual file of labels is read as its mapping says", () => {
  test.each(USUAL_LABELS)("$name: $about", async ({ name, content, mapping, ...expected }) => {
    const { projectId, run } = await labelProject(USUAL_CRITERIA);
    const examples = USUAL_EXAMPLES.map((example, index) => ({ line: index + 1, example }));
    await db().$transaction((tx) => storeExamples(tx, projectId, [], examples));
    const job = await run([content], { fileName: name, ...(mapping && { mapping }) });
    const stored = await db().$queryRaw<{ name: string; value: unknown }[]>`
      SELECT concat_ws(' ', e.external_id, a.external_key, j.criterion_key) AS name, j.value
      FROM judgment j
      JOIN example e ON e.project_id = j.project_id AND e.id = j.example_id
      JOIN annotator a ON a.project_id = j.project_id AND a.id = j.annotator_id
      WHERE j.project_id = ${projectId}::uuid ORDER BY e.sequence, a.external_key, j.criterion_key`;
    expect(stored.map((label) => [label.name, label.value])).toEqual(expected.stored ?? []);
    expect(await refusedIn(job.id)).toEqual(expected.refused ?? []);
    expect(job.state).toBe(expected.refusedAtOnce ? "failed" : "succeeded");
    if (expected.refusedAtOnce) expect(job.message).toMatch(expected.refusedAtOnce);
  });
});
