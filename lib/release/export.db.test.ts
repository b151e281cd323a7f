import { beforeEach, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { countDecisions } from "@/lib/curate/decision-queries";
import { resolveLabels } from "@/lib/labels/filter";
import { readAgreement } from "@/lib/measure/endpoints";
import { withdraw } from "@/lib/resolve/withdraw";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { appPool } from "@/prisma/testing/connections";
import { exportCall, exportCountsCall, exportInfoCall } from "./endpoints";
import { exportQuerySchema } from "./schema";
import { type NdjsonLine, story } from "./testing/story";

const pool = appPool();

let made: Awaited<ReturnType<typeof story>>;
beforeEach(async () => {
  made = await story();
});

const decidedOf = (lines: NdjsonLine[]) =>
  Object.fromEntries(lines.map(({ id, decided }) => [id, decided.helpfulness]));

describe("an export", () => {
  test("holds exactly what was decided: unanimous labels and standing resolutions", async () => {
    const { lines, workers, lead } = made;
    const exported = await lines();
    expect(decidedOf(exported)).toEqual({ e1: 5, e2: 5, e3: 2, e4: undefined, late1: undefined, late2: undefined });
    const e3 = exported.find(({ id }) => id === "e3")!;
    expect(e3.resolutions.helpfulness).toMatchObject({
      value: 2,
      reason: "slip",
      note: "said why",
      author: lead.user.email,
    });
    expect(e3.labels.map(({ annotator }) => annotator).sort()).toEqual(
      workers.flatMap(({ actor }) => [actor.email, actor.email]).sort(),
    );
    expect((await lines("format=ndjson&decided=only&criterion=helpfulness")).map(({ id }) => id).sort()).toEqual([
      "e1",
      "e2",
      "e3",
    ]);
    expect((await lines("format=ndjson&decided=only")).map(({ id }) => id).sort()).toEqual(["e1", "e2", "e3"]);
  });

  test("holds as many decisions as the page counts, with and without a filter", async () => {
    const { lines, workers, scope } = made;
    const reader = await requireProject(scope.actor, scope.projectId, "export:read");
    for (const query of [
      "",
      `&annotators=${encodeURIComponent(workers[0]!.actor.email)}`,
      "&version=1&to=2001-01-01",
    ]) {
      const asked = Object.fromEntries(new URLSearchParams(`format=ndjson${query}`));
      const filter = await resolveLabels(reader, exportQuerySchema.parse(asked));
      if (!filter.ok) throw new Error(filter.message);
      const exported = await lines(`format=ndjson${query}`);
      for (const { key, resolved, unanimous } of await countDecisions(reader, filter.value)) {
        const counted = Object.values(resolved).reduce((sum, n) => sum + n, unanimous);
        expect(exported.filter(({ decided }) => key in decided)).toHaveLength(counted);
      }
    }
  });

  test("no longer holds a resolution that was withdrawn", async () => {
    await withdraw(made.scope, { id: made.resolutionId });
    const e3 = (await made.lines()).find(({ id }) => id === "e3")!;
    expect(e3.resolutions).toEqual({});
    expect(e3.decided).toEqual({ correct: "yes" });
  });

  test("gives the scores that a reward model trains on, and nothing undecided", async () => {
    const { text, headers } = await made.ask("format=reward");
    const scores = text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; score: number });
    expect(Object.fromEntries(scores.map(({ id, score }) => [id, score]))).toEqual({ e1: 5, e2: 5, e3: 2 });
    expect(headers.get("content-disposition")).toBe('attachment; filename="answers-reward.jsonl"');
  });

  test("follows the filter: criterion, people, time, version", async () => {
    const [first] = made.workers;
    const mine = await made.ask(
      `format=long-csv&criterion=helpfulness&annotators=${encodeURIComponent(first!.actor.email)}`,
    );
    const rows = mine.text.trim().split("\r\n").slice(1);
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.includes(`,${first!.actor.email},helpfulness,`))).toBe(true);
    const rowsOf = async (query: string) =>
      (await made.ask(`format=long-csv&${query}`)).text.trim().split("\r\n").length - 1;
    expect(await rowsOf("to=2001-01-01")).toBe(0);
    expect(await rowsOf("from=2001-01-01&version=1")).toBe(16);
    const round = await db().round.findFirstOrThrow({ where: { projectId: made.projectId } });
    expect(await rowsOf(`round=${round.id}`)).toBe(16);
    const other = await db().round.create({
      data: {
        projectId: made.projectId,
        name: "Other",
        guidelineVersionId: round.guidelineVersionId,
        overlap: 1,
        seed: 1,
      },
    });
    expect(await rowsOf(`round=${other.id}`)).toBe(0);
    const agreement = async (of: string) =>
      (await callApi(readAgreement, { ...made, query: `?criterion=helpfulness&round=${of}` })).json.judgments;
    expect([await agreement(round.id), await agreement(other.id)]).toEqual([8, 0]);
  });

  test("says which name of the filter is unknown", async () => {
    const refused = async (query: string) => {
      const { status, text } = await made.ask(`format=long-csv&${query}`);
      return [status, JSON.parse(text).code];
    };
    expect(await refused("slice=topic%3Dlaw")).toEqual([400, "unknown-slice"]);
    expect(await refused("slice=topic")).toEqual([400, "invalid"]);
    expect(await refused(`round=${made.projectId}`)).toEqual([404, "unknown-round"]);
    expect(await refused("version=9")).toEqual([404, "unknown-version"]);
    expect(await refused("criterion=charm")).toEqual([404, "unknown-criterion"]);
  });

  test("counts what it would write, change and leave out, by reason, and names the call that does", async () => {
    const { token, params } = made;
    const counts = async (query: string) =>
      (await callApi(exportCountsCall, { token, params, query: `?${query}` })).json;
    expect(await counts("format=reward")).toMatchObject({
      counts: { examplesRead: 6, examples: 3, records: 3, changed: {}, leftOut: { undecided: 3 }, warnings: [] },
      words: { leftOut: ["3 not decided"] },
    });
    expect(await counts("format=openai-chat")).toMatchObject({ counts: { warnings: ["too-few"] } });
    const { headers } = await made.ask("format=reward");
    expect(headers.get("link")).toContain("/counts?format=reward>");
  });

  test("never answers an empty file: it says why nothing is in it", async () => {
    const refused = await made.ask("format=kto&criterion=correct&desirable=yes&to=2001-01-01");
    expect([refused.status, refused.json.code]).toEqual([409, "nothing-to-write"]);
    expect(refused.json.counts.leftOut).toEqual({ undecided: 6 });
    expect(refused.json.detail).toContain("6 not decided");
    for (const container of ["text", "parquet"]) {
      const { status, json } = await made.ask(`format=long-csv&to=2001-01-01&container=${container}`);
      expect([status, json.counts.leftOut]).toEqual([409, { "no-label": 6 }]);
    }
  });

  test("makes unpaired answers by a threshold that is said, and asks for one that is not", async () => {
    const lines = (await made.ask("format=kto&criterion=helpfulness&desirable=4")).text.trim().split("\n");
    const labels = lines.map((line) => JSON.parse(line) as { id: string; label: boolean });
    expect(Object.fromEntries(labels.map(({ id, label }) => [id, label]))).toEqual({ e1: true, e2: true, e3: false });
    const asked = await made.ask("format=kto&criterion=helpfulness");
    expect([asked.status, asked.json.code]).toEqual([409, "no-target"]);
    expect(asked.json.detail).toContain("desirable=");
  });

  test("comes as Parquet, and says to LLaMA-Factory what it is", async () => {
    const { status, headers, text } = await made.ask("format=sharegpt&container=parquet");
    expect([status, headers.get("content-type")]).toEqual([200, "application/vnd.apache.parquet"]);
    expect(headers.get("content-disposition")).toContain("answers-sharegpt.parquet");
    expect(text.slice(0, 4)).toBe("PAR1");
    const { token, params } = made;
    const info = await callApi(exportInfoCall, { token, params, query: "?format=sharegpt&container=parquet" });
    expect(info.json["answers-sharegpt"]).toMatchObject({
      file_name: "answers-sharegpt.parquet",
      formatting: "sharegpt",
    });
  });

  test("says in name and header how a table's cells were written", async () => {
    const { headers } = await made.ask("format=long-csv&csv=safe");
    expect(headers.get("content-disposition")).toContain("answers-long-csv-safe.csv");
    expect(headers.get("touchstone-csv")).toBe("safe");
    expect((await made.ask("format=long-csv")).headers.get("content-disposition")).toContain("long-csv-exact.csv");
  });

  test("gives each changed mind once, or every revision where that is asked for", async () => {
    const { workers, projectId, lines } = made;
    await pool.query(
      `INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key)
       SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, '4', '4' FROM judgment
       WHERE project_id = $1 AND annotator_id = $2 AND criterion_key = 'helpfulness'
         AND example_id = (SELECT id FROM example WHERE project_id = $1 AND external_id = 'e1')`,
      [projectId, workers[0]!.annotatorId],
    );
    const values = async (query: string) =>
      (await lines(query))
        .find(({ id }) => id === "e1")!
        .labels.filter(({ criterion }) => criterion === "helpfulness")
        .map(({ value }) => value);
    expect((await values("format=ndjson")).sort()).toEqual(["4", "5"]);
    expect((await values("format=ndjson&revisions=all")).sort()).toEqual(["4", "5", "5"]);
    expect(decidedOf(await lines("format=ndjson&revisions=all")).e1).toBeUndefined();
  });

  test("refuses with words what cannot be made", async () => {
    const refused = async (query: string) => {
      const { status, json } = await made.ask(query);
      return [status, json.code, json.detail] as const;
    };
    expect(await refused("format=xml")).toEqual([
      400,
      "invalid",
      expect.stringContaining("long-csv, long-ndjson, ndjson, sft-messages"),
    ]);
    expect(await refused("format=preference")).toEqual([409, "does-not-fit", expect.stringContaining("instruction")]);
    expect(await refused("format=reward&criterion=correct")).toEqual([
      409,
      "no-target",
      expect.stringContaining("helpfulness"),
    ]);
    expect(await refused("format=ndjson&criterion=charm")).toEqual([404, "unknown-criterion", expect.any(String)]);
    expect(await refused("format=ndjson&annotators=who@example.org")).toEqual([
      400,
      "unknown-annotators",
      expect.any(String),
    ]);
  });

  test("never turns evaluation data into training data by itself", async () => {
    const { projectId } = await makeProject({ purpose: "evaluation" });
    await makeExamples(projectId, 1);
    const lead = await makeMember(projectId, "lead");
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const ask = (query: string) => callApi(exportCall, { token, params: { id: projectId }, query: `?${query}` });
    expect(await ask("format=sft-messages")).toMatchObject({ status: 409, json: { code: "evaluation-data" } });
    expect(await ask("format=ndjson")).toMatchObject({ status: 200 });
  });

  test("is for leads and reviewers of the project: annotators and viewers get 403, strangers 404", async () => {
    const statusFor = async (role: "reviewer" | "annotator" | "viewer", projectId = made.projectId) => {
      const { user } = await makeMember(projectId, role);
      const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
      return (await callApi(exportCall, { token, params: made.params, query: "?format=ndjson" })).status;
    };
    expect(await statusFor("reviewer")).toBe(200);
    expect(await statusFor("annotator")).toBe(403);
    expect(await statusFor("viewer")).toBe(403);
    expect(await statusFor("reviewer", (await makeProject()).projectId)).toBe(404);
  });
});

describe("marks", () => {
  test("wait for a writer under way: what commits below a mark is in the release", async () => {
    const { projectId, workers } = made;
    const writer = await pool.connect();
    await writer.query("BEGIN");
    await writer.query(
      `INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key)
       SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, '1', '1' FROM judgment
       WHERE project_id = $1 AND annotator_id = $2 AND criterion_key = 'helpfulness'`,
      [projectId, workers[0]!.annotatorId],
    );
    const exporting = made.lines();
    await waiting();
    await writer.query("COMMIT");
    writer.release();
    const values = (await exporting).flatMap(({ labels }) =>
      labels.filter(({ criterion }) => criterion === "helpfulness"),
    );
    expect(values.filter(({ value }) => value === "1")).toHaveLength(4);
  });
});

/** Resolves once somebody waits for the lock on the marks. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    if (rows.length > 0) return;
  }
}
