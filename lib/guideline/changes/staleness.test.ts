import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGE_KINDS } from "./schema";
import { carriedVersions, decidedBetween, reaskedByMove, type VersionChanges } from "./staleness";

function chainOf(...versions: [VersionChanges["changes"], VersionChanges["staleJudgments"]?][]): VersionChanges[] {
  return versions.map(([changes, staleJudgments = {}], index) => ({
    id: `v${index + 1}`,
    number: index + 1,
    changes,
    staleJudgments,
  }));
}

const CHAIN = chainOf(
  [{ a: "added", b: "added" }],
  [{ a: "semantic", b: "editorial" }, { a: { sample: 10 } }],
  [{ a: "unchanged", b: "unchanged" }],
  [{ a: "semantic", b: "removed", c: "added" }, { a: "keep" }],
  [{ a: "editorial", b: "added", c: "unchanged" }, { a: { sample: 3 } }],
);
const ids = (versions: readonly VersionChanges[]) => versions.map(({ id }) => id);

describe("labels that answer a criterion as a version means it", () => {
  test("are those since its meaning changed or it was added, newest first", () => {
    expect(ids(carriedVersions(CHAIN, "a", 1))).toEqual(["v1"]);
    expect(ids(carriedVersions(CHAIN, "a", 3))).toEqual(["v3", "v2"]);
    expect(ids(carriedVersions(CHAIN, "b", 3))).toEqual(["v3", "v2", "v1"]);
    expect(ids(carriedVersions(CHAIN, "b", 5))).toEqual(["v5"]);
    expect(ids(carriedVersions(CHAIN, "unknown", 5))).toEqual(["v5"]);
  });
});

describe("what a move asks again", () => {
  test("follows the last version in between that changed the meaning or decided", () => {
    expect(reaskedByMove(CHAIN, ["a", "b"], 1, 2)).toEqual([
      { key: "a", versionIds: ["v1"], decision: { sample: 10 }, sinceIds: ["v2"] },
    ]);
    expect(reaskedByMove(CHAIN, ["a", "b"], 1, 3)).toMatchObject([{ key: "a", sinceIds: ["v3", "v2"] }]);
    expect(reaskedByMove(CHAIN, ["a", "c"], 1, 4)).toEqual([]);
    expect(reaskedByMove(CHAIN, ["a", "b", "c"], 2, 5)).toEqual([
      { key: "a", versionIds: ["v2"], decision: { sample: 3 }, sinceIds: ["v5"] },
    ]);
  });

  test("is nothing on the way back, and nothing about what was not there before", () => {
    expect(reaskedByMove(CHAIN, ["a", "b"], 5, 1)).toEqual([]);
    const chain = chainOf([{}], [{ n: "added" }, { n: "requeue" }]);
    expect(reaskedByMove(chain, ["n"], 1, 2)).toEqual([]);
  });

  test("never includes a version whose labels still count and whose meaning nobody touched", () => {
    const version = fc.tuple(
      fc.record({ a: fc.constantFrom(...CHANGE_KINDS) }),
      fc.constantFrom<VersionChanges["staleJudgments"]>({}, { a: "keep" }, { a: "requeue" }, { a: { sample: 2 } }),
    );
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), fc.nat(5), fc.nat(5), (versions, i, j) => {
        const chain = chainOf(...versions);
        const [from, to] = [1 + (i % chain.length), 1 + (j % chain.length)];
        const passed = chain.filter(({ number }) => number > from && number <= to);
        const asked = reaskedByMove(chain, ["a"], from, to);
        if (!passed.some(({ staleJudgments }) => staleJudgments.a && staleJudgments.a !== "keep"))
          expect(asked).toEqual([]);
        for (const { versionIds } of asked) expect(versionIds).toEqual(ids(carriedVersions(chain, "a", from)));
      }),
    );
  });
});

test("between two versions a change in meaning outweighs better words, in both directions", () => {
  expect(decidedBetween(CHAIN, 1, 3)).toEqual({ a: "semantic", b: "editorial" });
  expect(decidedBetween(CHAIN, 3, 1)).toEqual({ a: "semantic", b: "editorial" });
  expect(decidedBetween(CHAIN, 2, 3)).toEqual({});
});
