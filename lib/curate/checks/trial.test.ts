import { describe, expect, it } from "vitest";
import { PART_KINDS } from "@/lib/core/facts/fact";
import { tryOn } from "@/lib/curate/checks/trial";

/** 100 instructions: the last 30 from the web, and of these every response repeats 40 % of its lines, 2 of the others 31 %. */
function table() {
  const examples = 100;
  const isWeb = (at: number) => at >= 70;
  const repeated = Float64Array.from({ length: examples }, (_, at) => (isWeb(at) ? 0.4 : at < 2 ? 0.31 : 0.05));
  repeated[10] = Number.NaN;
  return {
    examples,
    parts: examples,
    partExample: Uint32Array.from({ length: examples }, (_, at) => at),
    partKind: new Uint8Array(examples).fill(PART_KINDS.indexOf("response")),
    partPlace: new Uint16Array(examples),
    partSpeaker: new Uint8Array(examples).fill(255),
    columns: new Map([
      ["repeated_lines", { kind: "number" as const, values: repeated }],
      [
        "source",
        {
          kind: "word" as const,
          words: ["staff", "web"],
          codes: Int32Array.from({ length: examples }, (_, at) => Number(isWeb(at))),
        },
      ],
    ]),
    ids: Array.from({ length: examples }, (_, at) => `example-${at}`),
  };
}

const check = (value: number) => ({
  key: "repeats",
  match: "any" as const,
  conditions: [{ fact: "repeated_lines", part: "response" as const, operator: "over" as const, value }],
});

describe("the trial of checks", () => {
  it("counts, draws of both sides, finds the line and who loses most", () => {
    const open = { key: "repeats", condition: 0, draw: 1 };
    const groups = ["source", "licence"];
    const tried = tryOn(table(), { checks: [check(0.3)], open, groups });
    expect(tried.counts).toEqual([{ flagged: 32, passed: 67, unknown: 1 }]);
    const { samples, losses, histogram } = tried.open!;
    expect(histogram!.counts.reduce((sum, n) => sum + n, 0)).toBe(99);
    expect(samples.flagged.nearest.slice(0, 2)).toEqual([
      { id: "example-0", value: 0.31 },
      { id: "example-1", value: 0.31 },
    ]);
    expect(samples.flagged.random).toHaveLength(10);
    expect(samples.passed.random.every(({ value }) => value === 0.05)).toBe(true);
    expect(losses).toEqual([{ fact: "source", groups: [{ word: "web", flagged: 30, known: 30 }] }]);
    expect(tryOn(table(), { checks: [check(0.3)], open, groups }).open).toEqual(tried.open);
    expect(tryOn(table(), { checks: [check(0.3)], open: { ...open, draw: 2 }, groups }).open).not.toEqual(tried.open);
  });

  it("leaves what another condition flags out of the cases at the line", () => {
    const { conditions } = check(0.3);
    const flagged = { fact: "source", operator: "is" as const, values: ["staff"] };
    const open = { key: "repeats", condition: 0, draw: 1 };
    const both = { ...check(0.3), conditions: [...conditions, flagged] };
    const { nearest } = tryOn(table(), { checks: [both], open, groups: [] }).open!.samples.flagged;
    expect(nearest.slice(0, 3).map(({ value }) => value)).toEqual([0.31, 0.31, 0.4]);
  });

  it("follows the bound that is tried, and says nothing of facts that are not there", () => {
    const other = {
      ...check(0),
      conditions: [{ fact: "tokens", part: "response" as const, operator: "over" as const, value: 4 }],
    };
    const { counts, open } = tryOn(table(), { checks: [check(0.35), other], open: null, groups: [] });
    expect(counts).toEqual([
      { flagged: 30, passed: 69, unknown: 1 },
      { flagged: 0, passed: 0, unknown: 100 },
    ]);
    expect(open).toBeNull();
  });
});
