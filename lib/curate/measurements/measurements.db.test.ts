import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Check } from "@/lib/guideline/schema";
import { archiveProject } from "@/lib/project/archive";
import { appErrorOf } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { endMeasurement, keepVerdict, settleExample } from "./commands";
import { blindPlace, blindReading, blindReadings } from "./for-reader";
import { measuredChecks } from "./measured";
import { readMeasurement } from "./queries";
import { type StartMeasurement, startMeasurementSchema, type VerdictInput, verdictSchema } from "./schema";
import { startMeasurement } from "./start";
import { unsettledOf } from "./unsettled";
import { blindReadingsWaiting } from "./waiting-blind";

const [app, owner] = [appPool(), ownerPool()];

const NO_LICENCE: Check = {
  key: "no-licence",
  quality: "compliant",
  title: "No licence",
  match: "any",
  conditions: [{ fact: "licence", operator: "none" }],
};
const FROM_WEB: Check = {
  ...NO_LICENCE,
  key: "from-web",
  title: "From the web",
  conditions: [{ fact: "source", operator: "is", values: ["web"] }],
};
const SHORT: Check = { ...NO_LICENCE, key: "short", title: "Short", quality: "formatted" };
const CHECKS = [NO_LICENCE, FROM_WEB, SHORT];

type Lead = ProjectScope<"release:write" | "resolve:read" | "project:end">;
type Reader = ProjectScope<"label:work">;
let projectId: string;
let lead: Lead;
let readers: { scope: Reader; email: string }[];

beforeAll(async () => {
  ({ projectId } = await makeProject({ checks: CHECKS }));
  // Of 60 examples 20 have no licence; the first five of these are copies of one but for a letter's case.
  await app.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance, slices)
     SELECT $1, gen_random_uuid(), 'secret-' || n, 'text', jsonb_build_object('text', CASE WHEN n > 5 THEN 'Text of ' || n WHEN n = 1 THEN 'one text' ELSE 'One text' || repeat(' ', n) END),
            encode(sha256(n::text::bytea), 'hex'), jsonb_build_object('source', 'hidden') || CASE WHEN n > 20 THEN '{"licence": "cc0"}'::jsonb ELSE '{}' END, '{"topic": "hidden"}'
     FROM generate_series(1, 60) n`,
    [projectId],
  );
  await deriveFacts({ projectId, make: makeBatch });
  const { actor } = await makeMember(projectId, "lead");
  lead = await requireProject(actor, projectId, "release:write", "resolve:read", "project:end");
  readers = await Promise.all(
    ["annotator", "annotator"].map(async () => {
      const { actor, user } = await makeMember(projectId, "annotator");
      return { scope: await requireProject(actor, projectId, "label:work"), email: user.email };
    }),
  );
});

const start = (input: Partial<StartMeasurement> = {}) =>
  startMeasurement(
    lead,
    startMeasurementSchema.parse({
      checks: ["no-licence"],
      readers: readers.map(({ email }) => email),
      flagged: 8,
      passed: 8,
      seed: 5,
      each: 2,
      ...input,
    }),
  );
async function begin(input: Partial<StartMeasurement> = {}): Promise<string> {
  const begun = await start(input);
  if (!begun.ok) throw new Error(begun.message);
  return begun.value.id;
}
const say = (by: number, id: string, position: number, verdict: VerdictInput["verdict"], note = "") =>
  keepVerdict(readers[by]!.scope, id, position, verdictSchema.parse({ verdict, note }));
const sidesOf = async (id: string) => {
  const { rows } = await app.query<{ position: number; flagged: boolean }>(
    'SELECT position, drawn @> \'[{"side": "flagged"}]\' AS flagged FROM measurement_example WHERE measurement_id = $1 ORDER BY position',
    [id],
  );
  return rows;
};

describe("a measurement", () => {
  it("is read by two people at once, and says how often the check is right once all is read", async () => {
    const id = await begin();
    const sides = await sidesOf(id);
    expect(sides.filter(({ flagged }) => flagged)).toHaveLength(8);
    expect((await readMeasurement(lead, id))!).toMatchObject({ closed: false, result: null, read: [], examples: 16 });
    // One flagged is right by the readers, and one passed is missed; on the last they differ.
    const verdict = (by: number, { position, flagged }: (typeof sides)[number]) => {
      if (position === 16) return by === 0 ? "lacks" : "has";
      const odd = position === sides.find((one) => one.flagged === flagged)!.position;
      return flagged !== odd ? "lacks" : "has";
    };
    await Promise.all([0, 1].flatMap((by) => sides.map((one) => say(by, id, one.position, verdict(by, one)))));
    const found = (await readMeasurement(lead, id))!;
    expect(found).toMatchObject({ closed: true, readers: [{ asked: 16, answered: 16 }, { answered: 16 }] });
    const { checks, leftOut, agreement } = found.result!;
    expect(leftOut).toEqual({ unread: 0, unsure: 0, differ: 1 });
    expect(checks[0]!.wrong).toEqual([sides.find(({ flagged }) => flagged)!.position]);
    expect(checks[0]!.missed).toEqual([sides.find(({ flagged }) => !flagged)!.position]);
    expect(agreement.value).toBeGreaterThan(0.8);
    expect(checks[0]!.precision).toMatchObject({ raters: 2, method: "check-precision" });
    expect(unsettledOf(found)).toMatchObject([{ position: 16, settled: null, answers: [{}, {}] }]);
    expect(await settleExample(lead, id, 16, true)).toBe(true);
    const settled = (await readMeasurement(lead, id))!;
    expect(settled.result!.leftOut.differ).toBe(0);
    expect(settled.read.at(-1)).toMatchObject({ settled: true, settledBy: expect.any(String) });
    expect(await settleExample(lead, id, 99, true)).toBe(false);
  });

  it("holds for a check as it is: of another bound, or another word of its quality, nothing was measured", async () => {
    const measured = (checks: Check[], qualities = {}) => measuredChecks(lead, { checks, qualities });
    const now = (await measured([{ ...NO_LICENCE, key: "renamed", title: "Renamed" }, FROM_WEB])).get("renamed")!;
    expect(now).toMatchObject({
      now: { version: { number: 1 }, precision: { value: expect.any(Number) } },
      before: null,
    });
    expect((await measured([FROM_WEB])).get("from-web")).toEqual({ now: null, before: null });
    const other = { ...NO_LICENCE, conditions: [...NO_LICENCE.conditions, ...FROM_WEB.conditions] };
    expect((await measured([other])).get("no-licence")).toMatchObject({
      now: null,
      before: { version: { number: 1 } },
    });
    expect((await measured([NO_LICENCE], { compliant: "A licence." })).get("no-licence")).toMatchObject({ now: null });
  });

  it("shows whoever reads the question and the texts, and nothing of checks, sides, sources or others", async () => {
    const id = await begin({ each: 1, checks: ["no-licence", "from-web"] });
    const [{ scope }, other] = readers as [(typeof readers)[0], (typeof readers)[0]];
    await say(1, id, 2, "lacks", "a note of somebody else");
    const shown = [await blindReadings(scope), await blindReading(scope, id), await blindPlace(scope, id, 1)];
    expect(JSON.stringify(shown)).not.toMatch(
      /hidden|secret|licence|flagged|passed|from-web|somebody else|lacks|drawn|case/i,
    );
    const waits = async (actor: Actor) => (await blindReadingsWaiting(actor, [projectId])).find((one) => one.id === id);
    expect(await waits(scope.actor)).toEqual({ projectId, id, examples: 8 });
    expect(await waits(other.scope.actor)).toMatchObject({ examples: 7 });
    expect(shown[0]).toContainEqual(expect.objectContaining({ id, quality: "compliant", answered: 0, ended: false }));
    expect((await blindReading(scope, id))!.positions.every((position) => position % 2 === 1)).toBe(true);
    // Who is done goes on with what waits for others.
    for (const position of (await blindReading(scope, id))!.positions) await say(0, id, position, "has");
    expect(await waits(scope.actor)).toBeUndefined();
    const rest = (await blindReading(scope, id))!;
    expect(rest.positions.slice(rest.reading.asked).every((position) => position % 2 === 0)).toBe(true);
    const stranger = await makeMember(projectId, "annotator");
    const outside = await requireProject(stranger.actor, projectId, "label:work");
    expect(await blindReadingsWaiting(stranger.actor, [projectId])).toEqual([]);
    expect([await blindReading(outside, id), await blindPlace(outside, id, 1)]).toEqual([null, null]);
    expect(await keepVerdict(outside, id, 1, verdictSchema.parse({ verdict: "has" }))).toMatchObject({ value: null });
    expect(await blindReading(other.scope, "x")).toBeNull();
  });

  it("keeps an answer once, takes another in its place, and none once it ended", async () => {
    const id = await begin();
    for (const verdict of ["lacks", "lacks", "unsure"] as const) await say(0, id, 1, verdict, "why");
    expect((await blindReading(readers[0]!.scope, id))!.verdicts).toEqual([
      { position: 1, verdict: "unsure", note: "why" },
    ]);
    expect(await say(0, id, 17, "has")).toMatchObject({ ok: true, value: null });
    const ended = await endMeasurement(lead, id);
    expect(await endMeasurement(lead, id)).toEqual(ended);
    expect(await say(0, id, 2, "has")).toMatchObject({ ok: false, reason: "reading-ended" });
    expect(await readMeasurement(lead, id)).toMatchObject({ closed: true, result: { leftOut: { unread: 16 } } });
    const waiting = await blindReadingsWaiting(readers[0]!.scope.actor, [projectId]);
    expect(waiting.map((one) => one.id)).not.toContain(id);
    expect(await blindReadings(readers[0]!.scope)).not.toContainEqual(expect.objectContaining({ id }));
    const refused = { code: "23001" };
    const of = `WHERE measurement_id = '${id}'`;
    await expect(owner.query(`UPDATE measurement_answer SET verdict = 'has' ${of}`)).rejects.toMatchObject(refused);
    await expect(owner.query(`UPDATE measurement_example SET drawn = '[]' ${of}`)).rejects.toMatchObject(refused);
    await expect(owner.query("UPDATE measurement SET ended_at = NULL")).rejects.toMatchObject(refused);
    for (const table of ["measurement", "measurement_reader", "measurement_example", "measurement_answer"])
      await expect(app.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: "42501" });
  });

  it("counts copies as one case", async () => {
    const id = await begin({ flagged: 20, each: 1 });
    const { rows } = await app.query<{ cases: number }>(
      `SELECT count(DISTINCT m.case_number)::int AS cases FROM measurement_example m JOIN example e USING (project_id)
       WHERE e.id = m.example_id AND m.measurement_id = $1 AND e.external_id IN ('secret-1', 'secret-2', 'secret-3', 'secret-4', 'secret-5')`,
      [id],
    );
    expect(rows[0]!.cases).toBe(1);
  });

  it("is refused where it could say nothing, by name", async () => {
    const refused = async (input: Partial<StartMeasurement>) => {
      const outcome = await start(input);
      return outcome.ok ? "begun" : outcome.reason;
    };
    expect(await refused({ checks: ["nothing"] })).toBe("unknown-check");
    expect(await refused({ checks: ["no-licence", "short"] })).toBe("several-qualities");
    expect(await refused({ version: 9 })).toBe("unknown-version");
    expect(await refused({ readers: ["nobody@example.org"] })).toBe("unknown-readers");
    expect(await refused({ each: 3 })).toBe("too-few-readers");
  });
});

it("an archived project is not written into", async () => {
  const id = await begin();
  await archiveProject(lead);
  const error = await say(0, id, 1, "has").catch((thrown: unknown) => thrown);
  expect(appErrorOf(error)).toMatchObject({ detail: { code: "archived" } });
});
