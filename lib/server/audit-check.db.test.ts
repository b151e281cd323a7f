import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { type AnchorFile, checkAnchorFile, checkAnchors, makeAnchorFile, writeAnchor } from "./audit-anchor";
import { ALL_STREAMS, checkAgainst, checkStreams, streamsOfProject } from "./audit-check";

const app = appPool();
const owner = ownerPool();

const streamsOf = () => ({
  instance: "instance",
  project: `project:${randomUUID()}`,
  guideline: `guideline:${randomUUID()}`,
  work: `work:${randomUUID()}:${randomUUID()}`,
  refused: "refused",
});
let streams: ReturnType<typeof streamsOf>;

async function append(stream: string, action = "thing.done"): Promise<void> {
  await app.query("INSERT INTO audit_entry (stream, number, action, previous, hash) VALUES ($1, 0, $2, '', '')", [
    stream,
    action,
  ]);
}

/** What whoever owns the database can do. */
async function tamper(...statements: [string, unknown[]?][]): Promise<void> {
  const client = await owner.connect();
  const switched = (how: string) =>
    client.query(`ALTER TABLE audit_entry ${how} TRIGGER USER; ALTER TABLE audit_anchor ${how} TRIGGER USER`);
  try {
    await client.query("BEGIN");
    await switched("DISABLE");
    for (const [statement, values] of statements) await client.query(statement, values ?? []);
    await switched("ENABLE");
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** The chain of a stream from a number on as a forger makes it who knows how it is sealed. */
const RESEAL = `DO $$
  DECLARE e audit_entry; before text := '';
  BEGIN
    FOR e IN SELECT * FROM audit_entry WHERE stream = 'STREAM' ORDER BY number LOOP
      e.previous := before;
      e.hash := audit_hash(e);
      UPDATE audit_entry SET previous = e.previous, hash = e.hash WHERE stream = e.stream AND number = e.number;
      before := e.hash;
    END LOOP;
  END $$`;

const faults = async () => (await checkStreams(ALL_STREAMS)).faults;

beforeEach(async () => {
  await tamper(["DELETE FROM audit_entry"], ["DELETE FROM audit_anchor"]);
  streams = streamsOf();
  for (const stream of Object.values(streams)) for (let n = 0; n < 4; n++) await append(stream);
  await writeAnchor();
});

describe.each(["instance", "project", "guideline", "work", "refused"] as const)("the stream of %s", (kind) => {
  const on = (statement: string): [string, unknown[]] => [statement, [streams[kind]]];

  it("is found whole, with what comes after the anchor", async () => {
    await append(streams[kind]);
    expect(await checkStreams(ALL_STREAMS)).toMatchObject({
      streams: 5,
      entries: 21,
      faults: [],
      anchors: { anchors: 1, unverified: 0, faults: [] },
    });
  });

  it.each([
    ["forged", "UPDATE audit_entry SET action = 'other.done' WHERE stream = $1 AND number = 2", 2],
    ["dropped", "DELETE FROM audit_entry WHERE stream = $1 AND number = 3", 4],
    [
      "inserted",
      `INSERT INTO audit_entry SELECT stream, 5, project_id, actor_id, 'new.done', subject, detail, at, hash, repeat('0', 64)
       FROM audit_entry WHERE stream = $1 AND number = 4`,
      5,
    ],
    [
      "reordered",
      "UPDATE audit_entry SET number = CASE number WHEN 2 THEN 13 ELSE 12 END WHERE stream = $1 AND number IN (2, 3)",
      4,
    ],
  ])("names the first broken entry where one was %s", async (_, statement, number) => {
    await tamper(on(statement));
    expect(await faults()).toMatchObject([{ stream: streams[kind], broken: { number, at: expect.any(Date) } }]);
  });

  it("misses what was cut off at its end, by numbers and time", async () => {
    await tamper(on("DELETE FROM audit_entry WHERE stream = $1 AND number > 2"));
    expect(await faults()).toMatchObject([
      { stream: streams[kind], entries: 2, broken: null, missing: { from: 3, to: 4, anchoredAt: expect.any(Date) } },
    ]);
  });

  it("is missed as a whole", async () => {
    await tamper(on("DELETE FROM audit_entry WHERE stream = $1"));
    expect(await faults()).toMatchObject([{ stream: streams[kind], entries: 0, missing: { from: 1, to: 4 } }]);
  });

  it("is known to be another one where it was cut off and written on, or sealed anew from the beginning", async () => {
    await tamper(on("DELETE FROM audit_entry WHERE stream = $1 AND number > 2"));
    await append(streams[kind]);
    await append(streams[kind], "lie.told");
    const replaced = [{ stream: streams[kind], broken: null, missing: null, replaced: { number: 4 } }];
    expect(await faults()).toMatchObject(replaced);
    await writeAnchor();
    expect(await faults()).toMatchObject(replaced);
    await tamper(on("UPDATE audit_entry SET action = 'lie.told' WHERE stream = $1 AND number = 1"), [
      RESEAL.replace("STREAM", streams[kind]),
    ]);
    expect(await faults()).toMatchObject([{ broken: null, replaced: { number: 4 } }]);
  });
});

it("a project's check looks at its own streams, all of them, and no other's", async () => {
  const [projectId, guidelineId] = [randomUUID(), randomUUID()];
  const own = [`project:${projectId}`, `guideline:${guidelineId}`, `work:${projectId}:${randomUUID()}`];
  for (const stream of [...own, streams.work]) await append(stream);
  await tamper(["DELETE FROM audit_entry WHERE stream = ANY($1)", [[streams.guideline, streams.refused]]]);
  const check = () => checkStreams(streamsOfProject({ projectId, guidelineId }));
  expect(await check()).toMatchObject({ streams: 3, entries: 3, faults: [] });
  await writeAnchor();
  await tamper(["DELETE FROM audit_entry WHERE stream = ANY($1)", [own]]);
  const { faults } = await check();
  expect(faults.map(({ stream }) => stream).sort()).toEqual(own.sort());
});

describe("anchors", () => {
  const more = async (times: number) => {
    for (let n = 0; n < times; n++) {
      await append(streams.project);
      await writeAnchor();
    }
  };
  const heads = async () =>
    (await app.query("SELECT heads FROM audit_anchor ORDER BY number")).rows.map((r) => r.heads);

  it("name what moved, and are not written where nothing did", async () => {
    await more(1);
    expect(await writeAnchor()).toBeNull();
    const [first, second] = await heads();
    expect(Object.keys(first)).toHaveLength(5);
    expect(second).toEqual({ [streams.project]: [5, expect.stringMatching(/^[0-9a-f]{64}$/)] });
  });

  it("are written by one of many workers", async () => {
    await append(streams.work);
    const written = await Promise.all(Array.from({ length: 6 }, () => writeAnchor(3600)));
    expect(written).toEqual(Array(6).fill(null));
    await tamper(["UPDATE audit_anchor SET at = at - interval '61 minutes'"]);
    const due = await Promise.all(Array.from({ length: 6 }, () => writeAnchor(3600)));
    expect(due.filter((anchor) => anchor !== null)).toEqual([{ number: 2, streams: 1 }]);
  });

  it.each([
    ["taken out of the middle", "DELETE FROM audit_anchor WHERE number = 2", { number: 2, why: "gone" }],
    ["taken off the beginning", "DELETE FROM audit_anchor WHERE number = 1", { number: 1, why: "gone" }],
    ["changed", "UPDATE audit_anchor SET heads = '{}' WHERE number = 2", { number: 2, why: "forged" }],
    ["made nonsense", "UPDATE audit_anchor SET heads = '[7]' WHERE number = 2", { number: 2, why: "forged" }],
    ["moved", "UPDATE audit_anchor SET number = 9 WHERE number = 4", { number: 9, why: "forged" }],
  ])("show that one was %s", async (_, statement, fault) => {
    await more(3);
    await tamper([statement]);
    const { anchors } = await checkStreams(ALL_STREAMS);
    expect(anchors.faults).toContainEqual(fault);
  });

  it("are verified by the secret that signed them as long as that is named, and never by another", async () => {
    const secret = process.env.NEXTAUTH_SECRET;
    const other = "one that came after the first 0123456789";
    const under = async (now: string, old = "") => {
      vi.stubEnv("NEXTAUTH_SECRET", now);
      vi.stubEnv("AUDIT_OLD_SECRETS", old);
      vi.resetModules();
      return (await import("./audit-anchor")).checkAnchors();
    };
    expect(await under(other)).toMatchObject({ anchors: 1, unverified: 1, faults: [] });
    expect(await under(other, `${other.repeat(2).replaceAll(" ", "-")} ${secret}`)).toMatchObject({
      unverified: 0,
      faults: [],
    });
    vi.unstubAllEnvs();
    await tamper(["UPDATE audit_anchor SET key_id = 'f00d'"]);
    expect(await checkAnchors()).toMatchObject({ unverified: 1 });
  });
});

describe("an anchor kept elsewhere", () => {
  let file: AnchorFile;
  beforeEach(async () => {
    for (let n = 0; n < 2; n++) await append(streams.work);
    await writeAnchor();
    file = JSON.parse(JSON.stringify(await makeAnchorFile()));
  });

  it("holds against the log it was made of, however much comes after", async () => {
    await append(streams.work);
    await append(`project:${randomUUID()}`);
    expect([checkAnchorFile(file), await checkAgainst(file)]).toEqual(["good", []]);
  });

  it("names what went together with its anchor, which nothing in the database shows", async () => {
    await tamper(
      ["DELETE FROM audit_entry WHERE stream = $1 AND number > 4", [streams.work]],
      ["DELETE FROM audit_anchor WHERE number = 2"],
    );
    expect(await checkStreams(ALL_STREAMS)).toMatchObject({ faults: [], anchors: { faults: [] } });
    const expected = [{ stream: streams.work, missing: { from: 5, to: 6, anchoredAt: new Date(file.at) } }];
    expect(await checkAgainst(file)).toMatchObject(expected);
    await tamper(["DELETE FROM audit_anchor"]);
    expect(await checkAgainst(file)).toMatchObject(expected);
  });

  it("names a log that was written anew as a whole", async () => {
    await tamper(
      ["UPDATE audit_entry SET action = 'lie.told' WHERE stream = $1 AND number = 2", [streams.guideline]],
      [RESEAL.replace("STREAM", streams.guideline)],
      ["DELETE FROM audit_anchor"],
    );
    await writeAnchor();
    expect(await faults()).toEqual([]);
    expect(await checkAgainst(file)).toMatchObject([{ stream: streams.guideline, replaced: { number: 4 } }]);
  });

  it("shows that it was edited", () => {
    expect(checkAnchorFile({ ...file, heads: {} })).toBe("forged");
    expect(checkAnchorFile({ ...file, at: "2020-01-01T00:00:00.000Z" })).toBe("forged");
    expect(checkAnchorFile({ ...file, keyId: "f00d" })).toBe("unknown-key");
  });
});
