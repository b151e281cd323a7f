import { describe, expect, test } from "vitest";
import { shareEstimate } from "@/lib/core/preference/share";
import { type ReadModel, readConsensus } from "./consensus-reading";

const model: ReadModel = {
  method: "dawid-skene",
  counts: { all: 100, differ: 0, unsure: 0, tied: 0 },
  single: 0,
  labelsPerRaterAndClass: 40,
  supported: "full",
  converged: true,
  gold: shareEstimate("share-as-known", 18, 20, { items: 20, raters: 6 }),
  better: 0,
  worse: 0,
  raters: [{ labels: 100 }, { labels: 100 }, { labels: 100 }],
};
const read = (change: Partial<ReadModel>) => readConsensus({ ...model, ...change }, "the model").join(" ");
const counts = (change: Partial<ReadModel["counts"]>) => ({ counts: { ...model.counts, ...change } });

describe("what a consensus says in words", () => {
  test("nothing of nothing", () => {
    expect(read(counts({ all: 0 }))).toBe("");
  });

  test("for how many examples there is an answer, and how sure", () => {
    expect(read({})).toContain("a sure answer for all 100 examples");
    expect(read(counts({ unsure: 7 }))).toContain("all 100 examples; 7 of these are less sure");
    expect(read(counts({ tied: 3, unsure: 9 }))).toContain("97 of 100 examples; for 3 several");
    expect(read(counts({ all: 1 }))).toContain("the one example");
  });

  test("what differs from the majority, of which the majority says nothing", () => {
    expect(read({})).toContain("what the majority says, everywhere");
    expect(read(counts({ differ: 1 }))).toContain("on 1 example.");
    expect(read({ method: "majority", ...counts({ differ: 4 }) })).not.toContain("something else");
  });

  test("whether that is better where the answer is known, and whether it can be chance", () => {
    expect(read({ better: 5, worse: 0 })).toContain(
      "right 5 times where the majority is not, and the other way round 0 times: that can be chance",
    );
    expect(read({ better: 6, worse: 0 })).toMatch(/0 times\. ?/);
    expect(read({ better: 6, worse: 0 })).not.toContain("chance");
    expect(read({ better: 1, worse: 1 })).toContain(
      "once where the majority is not, and the other way round once: that can be chance",
    );
    expect(read({ better: 400, worse: 390 })).toContain("chance");
    expect(read({ better: 0, worse: 0 })).not.toContain("known");
  });

  test("examples with one label, where these are many", () => {
    expect(read({ single: 9 })).not.toContain("one label");
    expect(read({ single: 30 })).toContain("30 examples have one label");
    expect(read({ single: 100 })).toContain("Every example has one label");
  });

  test("two people, too few labels, and a model that does not come to rest", () => {
    expect(read({ raters: model.raters.slice(1) })).toContain("With two people");
    expect(read({})).not.toContain("With two people");
    expect(read({ supported: "one-coin", labelsPerRaterAndClass: 12 })).toContain("Only 12.0 labels");
    expect(read({ method: "one-coin", supported: "one-coin" })).not.toContain("Only");
    expect(read({ converged: false })).toContain("did not come to rest");
  });
});
