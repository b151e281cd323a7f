import { describe, expect, test } from "vitest";
import { exampleSchema } from "@/lib/formats/example";
import type { Fate } from "@/lib/release/formats/tally";
import { compare, type Verdict } from "./compare";
import { HOSTILE_CONVERSATIONS } from "./hostile-conversations";
import { HOSTILE_ROWS } from "./hostile-rows";
import { disagreementLines, tableLines } from "./result-lines";

const never = () => false;
const verdict = (verdict: Verdict["verdict"], rest: Partial<Verdict> = {}): Verdict => ({
  format: "chat",
  set: "ours",
  reader: "trl",
  row: 0,
  verdict,
  says: "",
  ...rest,
});

function compared(fate: Fate, verdicts: Verdict[], excused: (format: string, reader: string) => boolean = never) {
  const fates = new Map<string, Fate>([["e1", fate]]);
  return compare({ format: "chat", fates, lines: { ours: ["e1"], plain: ["e1"] }, miscounted: [] }, verdicts, excused);
}

describe("a fate against what readers do", () => {
  const written: Fate = { fate: "written", records: [{}] };
  const leftOut: Fate = { fate: "left-out", reason: "empty-answer" };

  test("a written row is learned by every reader, or those that do not are named with what they say", () => {
    expect(compared(written, [verdict("learns")]).disagreements).toEqual([]);
    const verdicts = [verdict("raises", { says: "roles" }), verdict("raises", { says: "roles", reader: "other" })];
    expect(compared(written, verdicts).disagreements).toEqual([
      { row: "e1", fate: "written", says: "raises: roles", readers: ["trl", "other"] },
    ]);
    expect(compared(written, verdicts, () => true).disagreements).toEqual([]);
  });

  test("a row is left out with reason where one reader does not learn its plain form", () => {
    const plain = (one: Verdict["verdict"], reader: string) => verdict(one, { set: "plain", reader });
    expect(compared(leftOut, [plain("learns", "a"), plain("drops", "b")])).toMatchObject({
      proved: 1,
      disagreements: [],
    });
    expect(compared(leftOut, [plain("learns", "a"), plain("learns", "b")])).toMatchObject({
      proved: 0,
      disagreements: [{ row: "e1", readers: ["a", "b"] }],
    });
    const undecided: Fate = { fate: "left-out", reason: "undecided" };
    expect(compared(undecided, [plain("learns", "a")]).disagreements).toEqual([]);
  });
});

test("what is said of many rows is said once, and the table has a line a format", () => {
  const rows = ["a", "b", "c", "d", "e", "f", "g"];
  const one = {
    format: "chat",
    counts: { written: 7, changed: 0, "left-out": 2 },
    readers: 1,
    proved: 1,
    disagreements: rows.map((row) => ({ row, fate: "written", says: "raises: roles", readers: ["trl"] })),
  };
  expect(disagreementLines([one])).toEqual([
    "chat: raises: roles [trl]: a (written), b (written), c (written), d (written), e (written) and 2 more",
  ]);
  expect(tableLines([one]).slice(2)).toEqual(["| chat | 7 | 0 | 2 | 1 | 1 | 7 |"]);
});

test("the hostile rows are what an import could have brought, each with a name of its own", () => {
  const ids = HOSTILE_ROWS.map(({ example }) => example.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(HOSTILE_CONVERSATIONS.length).toBeGreaterThanOrEqual(60);
  for (const { example } of HOSTILE_ROWS)
    expect(exampleSchema.safeParse(example), example.id).toMatchObject({ success: true });
});
