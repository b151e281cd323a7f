import { describe, expect, it } from "vitest";
import { type Criterion, criteriaSchema } from "@/lib/guideline/schema";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { guidelineV1 } from "@/prisma/demo/guideline-v1";
import { guidelineV2 } from "@/prisma/demo/guideline-v2";
import { CAREFUL, DEMO_ANNOTATORS, DEMO_JUDGE } from "@/prisma/demo/people";
import { simulateWork } from "@/prisma/demo/simulate";
import { seededUniform } from "@/prisma/testing/seeded-uniform";

/** Why a value does not fit its criterion; `undefined` when it does. For the four kinds of the demo guideline. */
function misfit(criterion: Criterion, value: unknown): string | undefined {
  const options = criterion.options?.map((option) => option.value) ?? [];
  if (criterion.kind === "choice") return options.some((option) => option === value) ? undefined : `no option ${value}`;
  if (criterion.kind === "multi") {
    const ticked = Array.isArray(value) ? value : [null];
    return ticked.every((one) => options.includes(one)) && new Set(ticked).size === ticked.length ? undefined : "set";
  }
  if (criterion.kind === "scale") return criterion.scale?.anchors[String(value)] ? undefined : `off scale: ${value}`;
  return typeof value === "string" && value.length > 5 ? undefined : "not a note";
}

const guidelines = { 1: criteriaSchema.parse(guidelineV1.criteria), 2: criteriaSchema.parse(guidelineV2.criteria) };

describe("simulateWork", () => {
  it.each([1, 2] as const)("gives answers that fit the criteria of edition %i and honour showIf", (edition) => {
    const random = seededUniform(11);
    for (const person of [...DEMO_ANNOTATORS, DEMO_JUDGE]) {
      ALL_DEMO_EXAMPLES.forEach((example, position) => {
        const { answers } = simulateWork(example, person, { edition, position }, random);
        for (const criterion of guidelines[edition]) {
          const value = answers[criterion.key];
          const shown =
            !criterion.showIf || criterion.showIf.in.some((v) => v === answers[criterion.showIf!.criterion]);
          if (!shown) expect(value).toBeUndefined();
          else if (value !== undefined) expect(misfit(criterion, value), `${example.example.id}`).toBeUndefined();
          else expect(criterion.required).toBe(false);
        }
      });
    }
  });

  it("keeps the caps of the second edition", () => {
    const random = seededUniform(12);
    const cap: Record<string, number> = { yes: 5, partly: 3, no: 2 };
    for (const person of DEMO_ANNOTATORS) {
      for (const example of ALL_DEMO_EXAMPLES) {
        const { helpfulness, correct } = simulateWork(example, person, { edition: 2, position: 0 }, random).answers;
        expect(helpfulness).toBeLessThanOrEqual(cap[String(correct)] ?? 0);
      }
    }
  });

  it("is a function of its arguments and its stream", () => {
    const run = (seed: number) => {
      const random = seededUniform(seed);
      return ALL_DEMO_EXAMPLES.map((example) => simulateWork(example, CAREFUL, { edition: 2, position: 3 }, random));
    };
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it("spends whole milliseconds, more on more text, and never more active than wall time", () => {
    const random = seededUniform(13);
    const meanActive = (length: string) => {
      const chosen = ALL_DEMO_EXAMPLES.filter(({ example }) => example.slices?.length === length);
      const times = chosen.map((example) => simulateWork(example, CAREFUL, { edition: 2, position: 0 }, random));
      for (const { activeMs, wallMs } of times) {
        expect(Number.isInteger(activeMs) && Number.isInteger(wallMs)).toBe(true);
        expect(activeMs).toBeGreaterThan(1000);
        expect(wallMs).toBeGreaterThanOrEqual(activeMs);
      }
      return times.reduce((sum, { activeMs }) => sum + activeMs, 0) / times.length;
    };
    expect(meanActive("medium")).toBeGreaterThan(meanActive("short"));
    expect(meanActive("long")).toBeGreaterThan(meanActive("medium") * 1.3);
  });
});
