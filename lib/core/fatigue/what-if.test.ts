import { describe, expect, it } from "vitest";
import { workColumns } from "@/lib/core/fatigue/events";
import { work } from "@/lib/core/fatigue/fixtures/work";
import { findSessions } from "@/lib/core/fatigue/sessions";
import { codeValues } from "@/lib/core/fatigue/similarity";
import { cutOffWeights, reliabilityWeights, whatIf } from "@/lib/core/fatigue/what-if";

describe("what if", () => {
  const events = [
    work("a", "1", 1, 0),
    work("b", "1", 1, 0),
    work("c", "1", 2, 60),
    work("a", "2", 2, 60),
    work("b", "2", 1, 60),
    work("c", "2", 1, 0),
    work("a", "3", 2, 120),
  ];
  const coded = codeValues(events, "nominal");
  if (!coded.ok) throw new Error(coded.reason);
  const columns = workColumns(events);
  const sessions = findSessions(columns);

  it("tells what a cut-off drops, loses and changes", () => {
    const result = whatIf(columns, coded.coded, cutOffWeights(sessions, { afterPosition: 1 }));
    expect(result).toEqual({
      kept: 3,
      dropped: 4,
      annotatorsAffected: 3,
      itemsLost: ["3"],
      itemsLeftAlone: ["2"],
      itemsChanged: [],
      agreementBefore: 1 / 3,
      agreementAfter: 1,
    });
    expect([...cutOffWeights(sessions, { afterMinute: 1 })]).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it("weights late answers by their estimated reliability, and can change a label", () => {
    const slopes = [{ annotator: "b", slope: -0.6, interval: [-1, 0] as [number, number] }];
    const weights = reliabilityWeights(columns, sessions, slopes, 0.8);
    expect([...weights].map((w) => Math.round(w * 1000) / 1000)).toEqual([1, 1, 1, 1, 0.25, 1, 1]);
    const without = whatIf(columns, coded.coded, Float64Array.of(0, 0, 1, 1, 1, 1, 1));
    expect(without.itemsChanged).toEqual(["1"]);
  });
});
