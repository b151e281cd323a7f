import { describe, expect, it } from "vitest";
import { PART_KINDS } from "@/lib/core/facts/fact";
import { caseNumbers } from "./cases";
import { checkHash } from "./check-hash";
import { drawFrom } from "./draw";
import { firstToMeasure } from "./first-check";
import { type ReadExample, resultOf } from "./result";
import type { Verdict } from "./schema";
import { truthOf } from "./truth";
import { isAsked } from "./turns";

/** 200 instructions; the responses of the last 50 are long, of every second of these very long. */
function table() {
  const at = Array.from({ length: 200 }, (_, k) => k);
  return {
    examples: 200,
    parts: 200,
    partExample: Int32Array.from(at),
    partKind: new Uint8Array(200).fill(PART_KINDS.indexOf("response")),
    partSpeaker: new Uint8Array(200),
    ids: at.map((k) => `id${k}`),
    columns: new Map([
      [
        "characters",
        { kind: "count" as const, values: Float64Array.from(at, (k) => (k < 150 ? k : k % 2 ? 900 + k : 500 + k)) },
      ],
      ["like_whole", { kind: "hash" as const, values: BigUint64Array.from(at, (k) => BigInt(k < 4 ? 7 : k + 100)) }],
    ]),
  } as unknown as Parameters<typeof drawFrom>[0];
}
const over = (key: string, value: number) => ({
  key,
  match: "any" as const,
  conditions: [{ fact: "characters", part: "response" as const, operator: "over" as const, value }],
});
const LONG = over("long", 400);
const VERY = over("very", 1000);
const draw = (seed: number, near = 0) =>
  drawFrom(table(), { checks: [LONG, VERY], seed, flagged: 10, passed: 20, near });

describe("what is drawn", () => {
  it("is so many of each side of each check, the same for a seed, and passed ones are shared", () => {
    const { counts, examples } = draw(3);
    expect(counts).toEqual([
      { flagged: 50, passed: 150, unknown: 0 },
      { flagged: 25, passed: 175, unknown: 0 },
    ]);
    const of = (check: string, side: string) =>
      examples.filter(({ drawn }) => drawn.some((one) => one.check === check && one.side === side));
    for (const check of ["long", "very"]) {
      expect(of(check, "flagged")).toHaveLength(10);
      expect(of(check, "passed")).toHaveLength(20);
    }
    // Two draws for themselves would have 60.
    expect(examples.length).toBeLessThan(50);
    expect(draw(3)).toEqual(draw(3));
    expect(draw(4).examples).not.toEqual(examples);
  });

  it("draws each example of a side as often as another, and says nothing of a side by the place", () => {
    const times = new Map<string, number>();
    let places = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { examples } = draw(seed);
      for (const [place, { id, drawn }] of examples.entries())
        if (drawn.some(({ check, side }) => check === "long" && side === "flagged")) {
          times.set(id, (times.get(id) ?? 0) + 1);
          places += place / (examples.length - 1) / 3000;
        }
    }
    // Each is in a fifth of the samples: 60 of 300, with a standard deviation of 7.
    expect(times.size).toBe(50);
    expect(Math.min(...times.values())).toBeGreaterThan(30);
    expect(Math.max(...times.values())).toBeLessThan(95);
    expect(places).toBeCloseTo(0.5, 1);
  });

  it("takes those nearest to the bound besides", () => {
    const { examples } = draw(3, 5);
    const near = examples.filter(({ drawn }) => drawn.some((one) => one.check === "long" && one.near));
    expect(near.length).toBeGreaterThan(5);
    expect(near.length).toBeLessThanOrEqual(10);
  });
});

it("examples that say the same, or lie in one cluster, are one case", () => {
  const one = (id: string, same: string | null, cluster: string | null = null) => ({ id, same, cluster });
  expect(caseNumbers([one("a", "x"), one("b", null), one("c", "x"), one("d", "y", "k"), one("e", "z", "k")])).toEqual([
    1, 2, 1, 3, 3,
  ]);
  // What is known last joins what was two before.
  expect(caseNumbers([one("a", "x"), one("b", null, "k"), one("c", "x", "k")])).toEqual([1, 1, 1]);
});

it("examples go round: each is asked of as many, and everybody has as many but for one", () => {
  for (const [readers, each] of [
    [1, 1],
    [2, 1],
    [2, 2],
    [3, 2],
    [5, 3],
  ] as const) {
    const asked = Array.from({ length: readers }, (_, place) =>
      Array.from({ length: 31 }, (_, at) => isAsked(at + 1, place, { readers, each })),
    );
    for (let at = 0; at < 31; at++) expect(asked.filter((own) => own[at])).toHaveLength(each);
    const sizes = asked.map((own) => own.filter(Boolean).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(each);
  }
});

it.each<[Verdict[], number, boolean | null, ReturnType<typeof truthOf>]>([
  [["lacks"], 1, null, { lacks: true, by: "readers" }],
  [["lacks"], 2, null, { lacks: null, because: "unread" }],
  [["lacks", "lacks"], 2, false, { lacks: true, by: "readers" }],
  [["lacks", "unsure"], 2, null, { lacks: true, by: "readers" }],
  [["unsure", "unsure"], 2, null, { lacks: null, because: "unsure" }],
  [["lacks", "has"], 2, null, { lacks: null, because: "differ" }],
  [["lacks", "has"], 2, false, { lacks: false, by: "settled" }],
])("of %j, %d asked and %j settled, is true %j", (verdicts, each, settled, truth) => {
  expect(truthOf(verdicts, each, settled)).toEqual(truth);
});

it("a check is the same while its conditions and the words of its quality are, whatever its name", () => {
  const check = { key: "a", title: "A", quality: "formatted", match: "any", conditions: LONG.conditions } as const;
  const hash = checkHash({ ...check, conditions: [...check.conditions] }, { formatted: "Short." });
  const again = (change: object, words = "Short.") =>
    checkHash({ ...check, conditions: [...check.conditions], ...change }, { formatted: words });
  expect(again({ title: "B", key: "b" }, " Short. ")).toBe(hash);
  expect(again({ conditions: VERY.conditions })).not.toBe(hash);
  expect(again({ quality: "unique" })).not.toBe(hash);
  expect(again({}, "Shorter.")).not.toBe(hash);
});

it("says of a check how often it is right, where it was wrong, and what enters no figure", () => {
  const check = { key: "c", title: "C", hash: "h", flagged: 30, passed: 70, unknown: 0 };
  const read = (position: number, side: "flagged" | "passed", verdicts: Verdict[], near = false): ReadExample => ({
    position,
    drawn: [{ check: "c", side, near }],
    caseNumber: position,
    settled: null,
    answers: verdicts.map((verdict, at) => ({ readerId: `r${at}`, verdict })),
  });
  const { checks, leftOut, agreement } = resultOf(
    [check],
    [
      read(1, "flagged", ["lacks", "lacks"]),
      read(2, "flagged", ["lacks", "unsure"]),
      read(3, "flagged", ["has", "has"]),
      read(4, "flagged", ["has", "lacks"]),
      read(5, "passed", ["has", "has"]),
      read(6, "passed", ["lacks", "lacks"]),
      read(7, "passed", ["has"]),
      read(8, "flagged", ["lacks", "lacks"], true),
    ],
    2,
  );
  expect(checks[0]).toMatchObject({
    flagged: { drawn: 4, decided: 3, lacking: 2 },
    passed: { drawn: 3, decided: 2, lacking: 1 },
    near: { flagged: { drawn: 1, decided: 1, lacking: 1 } },
    wrong: [3],
    missed: [6],
    precision: { value: 2 / 3, items: 3, raters: 2, judgments: 6 },
    misses: { value: 35 / 55, items: 5 },
  });
  expect(leftOut).toEqual({ unread: 1, unsure: 0, differ: 1 });
  expect(agreement).toMatchObject({ items: 6, raters: 2 });
});

it("begins with a check that flags something and was never measured", () => {
  const offered = (key: string, flagged: number, isMeasured = false) => ({
    key,
    counts: { flagged, passed: 9 },
    isMeasured,
  });
  const first = (...checks: ReturnType<typeof offered>[]) => firstToMeasure(checks)?.key;
  expect(first(offered("none", 0), offered("known", 4, true), offered("open", 2))).toBe("open");
  expect(first(offered("none", 0), offered("known", 4, true))).toBe("known");
  expect(first(offered("none", 0))).toBe("none");
  expect(first()).toBeUndefined();
});
