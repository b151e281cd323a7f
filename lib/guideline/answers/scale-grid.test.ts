import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import { type Criterion, criterionSchema } from "@/lib/guideline/schema";
import { scaleProblem } from "./scale-grid";
import { scalePoints } from "./scale-points";

const asked = (scale: { min: number; max: number; step?: number | undefined }) =>
  criterionSchema.safeParse({ key: "q", title: "Q", kind: "scale", level: "interval", required: true, scale });

const decimal = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -2, max: 6 }))
  .map(([digits, places]) => Number(`${digits}e${-places}`));
const anyScale = fc.record({
  min: fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true })),
  max: fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true })),
  step: fc.option(fc.oneof(decimal.map(Math.abs), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })), {
    nil: undefined,
  }),
});
/** A scale of decimals that meets its own max. */
const evenScale = fc
  .tuple(decimal, decimal.map(Math.abs), fc.integer({ min: 1, max: 400 }))
  .map(([min, step, steps]) => ({ min, max: Number((min + steps * step).toFixed(6)), step, steps }))
  .filter((scale) => scaleProblem(scale) === null);

const answer = (criterion: Criterion, value: number) => {
  const checked = checkAnswer(criterion, value);
  return checked.ok ? checked.value : undefined;
};

describe("a scale", () => {
  it("that can be published takes its own ends and all points that it offers, as they are", () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        const published = asked(scale);
        expect(published.success).toBe(scale.step === 0 ? false : scaleProblem(scale) === null);
        if (!published.success) return;
        for (const point of [scale.min, scale.max, ...(scalePoints(published.data.scale!) ?? [])])
          expect(answer(published.data, point)).toBe(point + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it("has one stored value for a point, however it was computed, and takes nothing between points", () => {
    fc.assert(
      fc.property(evenScale, fc.nat(400), fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (scale, number, part) => {
        const criterion = asked(scale).data!;
        const index = number % (scale.steps + 1);
        const point = Number((scale.min + index * scale.step).toFixed(6));
        let added = scale.min;
        for (let step = 0; step < index; step += 1) added += scale.step;
        for (const computed of [scale.min + index * scale.step, added, point * (1 + Number.EPSILON)])
          expect(valueKey(answer(criterion, computed)!)).toBe(valueKey(point + 0));
        const off = part * scale.step;
        fc.pre(off > 1e-8 * Math.max(Math.abs(point), scale.step));
        expect(answer(criterion, point + off)).toBeUndefined();
        expect(answer(criterion, point - off)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it("is refused with what would mend it where its steps miss its max, or are lost in its numbers", () => {
    expect(scaleProblem({ min: 0, max: 1, step: 0.3 })).toContain("make it 0.9 or 1.2");
    expect(scaleProblem({ min: 0, max: 1, step: 0.1 })).toBeNull();
    expect(scaleProblem({ min: -0.3, max: 0.3, step: 0.1 })).toBeNull();
    expect(scaleProblem({ min: 0, max: 1, step: 5 })).toContain("make it 5");
    expect(scaleProblem({ min: 0, max: 1e9, step: 1e-3 })).toContain("leave the step out");
    expect(scaleProblem({ min: 1, max: 1 })).toContain("above its min");
  });

  it("without a step takes the points that it offers for what is a bit off, and other numbers as they are", () => {
    const stars = asked({ min: 1, max: 5 }).data!;
    expect([2.0000000000000004, 2.5, 5.0000000001, 5.1].map((value) => answer(stars, value))).toEqual([
      2,
      2.5,
      5,
      undefined,
    ]);
    expect(answer(asked({ min: 0, max: 0.3 }).data!, 0.1 + 0.2)).toBe(0.3);
  });
});
