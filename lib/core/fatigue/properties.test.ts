import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEVELS } from "@/lib/core/agreement/scale";
import { peerAgreement } from "@/lib/core/fatigue/agreement";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import { outcomeList, type WorkEvent, workColumns } from "@/lib/core/fatigue/events";
import { codeValues } from "@/lib/core/fatigue/similarity";
import { createRandom } from "@/lib/core/random/generator";

const event = fc.record({
  annotator: fc.constantFrom("a", "b", "c", "d", "__proto__"),
  item: fc.constantFrom("i1", "i2", "i3", "i4", "i5", "constructor", "\ud800"),
  value: fc.option(fc.integer({ min: 0, max: 4 })),
  startedAt: fc.option(fc.integer({ min: 0, max: 20_000 })),
  submittedAt: fc.option(fc.integer({ min: 0, max: 20_000 })),
  gold: fc.option(fc.integer({ min: 0, max: 4 })),
  words: fc.option(fc.integer({ min: 0, max: 50 })),
});

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Float64Array) return numbersIn(outcomeList(value));
  if (value instanceof Map) return [...value.values()].flatMap(numbersIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

describe("any events at all", () => {
  it.each(LEVELS)("give a report without NaN, or a named refusal, at %s level", (level) => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const result = analyseFatigue(events, level, { random: createRandom(1) });
        if (result.ok) expect(numbersIn(result.report).every(Number.isFinite)).toBe(true);
        else expect(result.reason).toBe("no-items");
      }),
      { numRuns: 25 },
    );
  });

  it("are refused by name when values are words, infinite or absent", () => {
    const work = (value: WorkEvent["value"]): WorkEvent[] => [
      { annotator: "a", item: "i", value, startedAt: 0, submittedAt: 1 },
    ];
    const reason = (value: WorkEvent["value"]) => analyseFatigue(work(value), "interval", { random: createRandom(1) });
    expect(reason("good")).toEqual({ ok: false, reason: "needs-numeric-values" });
    expect(reason(Number.POSITIVE_INFINITY)).toEqual({ ok: false, reason: "value-not-finite" });
    expect(reason(null)).toEqual({ ok: false, reason: "no-items" });
    const one = reason(3);
    expect(one.ok && one.report.refusal).toBe("needs-three-ratings-per-item");
  });
});

describe("item-adjusted agreement", () => {
  it("counts one annotator's own answer in full: alone against all others it is exactly 1 lower than in agreement", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.boolean(), (m, alone) => {
        const events = Array.from({ length: m }, (_, a): WorkEvent => {
          return { annotator: `${a}`, item: "i", value: a === 0 && alone ? 1 : 0, startedAt: null, submittedAt: null };
        });
        const coded = codeValues(events, "nominal");
        if (!coded.ok) throw new Error(coded.reason);
        const { looAgreement, itemAdjusted } = peerAgreement(workColumns(events), coded.coded);
        expect(looAgreement[0]).toBe(alone ? 0 : 1);
        expect(itemAdjusted[0]).toBeCloseTo(alone ? -1 : 0, 12);
      }),
    );
  });

  it("is undefined with two annotators, and counts an annotator who answers twice once, with the latest answer", () => {
    const answer = (annotator: string, value: number, submittedAt: number): WorkEvent => ({
      annotator,
      item: "i",
      value,
      startedAt: submittedAt - 1,
      submittedAt,
    });
    const events = [answer("a", 0, 10), answer("b", 1, 20), answer("a", 1, 30)];
    const coded = codeValues(events, "nominal");
    if (!coded.ok) throw new Error(coded.reason);
    const { looAgreement, itemAdjusted, ratersPerItemEvent } = peerAgreement(workColumns(events), coded.coded);
    expect(outcomeList(looAgreement)).toEqual([null, 1, 1]);
    expect(outcomeList(itemAdjusted)).toEqual([null, null, null]);
    expect(outcomeList(ratersPerItemEvent)).toEqual([null, 2, 2]);
  });
});

it("one example with ten thousand annotators, and ten thousand values of one annotator, are analysed in seconds", () => {
  const crowd = Array.from({ length: 10_000 }, (_, k): WorkEvent => {
    return { annotator: `a${k}`, item: "i", value: k % 5, startedAt: k, submittedAt: k + 1 };
  });
  const values = crowd.map((one, k): WorkEvent => ({ ...one, annotator: "a", item: `i${k}`, value: k }));
  for (const events of [crowd, values]) {
    const result = analyseFatigue(events, "interval", { random: createRandom(1) });
    expect(result.ok && result.report.refusal).not.toBeNull();
    expect(result.ok && numbersIn(result.report).every(Number.isFinite)).toBe(true);
  }
});
