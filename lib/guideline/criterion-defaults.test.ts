import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKeyFromTitle, keyFor, newCriterion, ofKind } from "@/lib/guideline/criterion-defaults";
import { CRITERION_KINDS, criterionSchema } from "@/lib/guideline/schema";
import { anyCriterion } from "@/prisma/factories/guideline-arbitrary";

describe("keyFor", () => {
  it.each([
    ["How helpful is it?", "how-helpful-is-it"],
    ["Größe", "grosse"],
    ["3 points", "c-3-points"],
    ["日本", "criterion"],
  ])("%j gives %s", (title, key) => expect(keyFor(title, new Set())).toBe(key));

  it("is always a valid key that is not taken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 12 }), (title, others) => {
        const taken = new Set<string>();
        for (let count = 0; count < others; count++) taken.add(keyFor(title, taken));
        const key = keyFor(title, taken);
        expect(taken.has(key)).toBe(false);
        expect(key).toMatch(/^[a-z][a-z0-9_-]{0,62}$/);
        expect(isKeyFromTitle(key, title)).toBe(true);
      }),
    );
  });
});

describe("ofKind", () => {
  it("gives a criterion that only lacks words, whatever it was before", () => {
    fc.assert(
      fc.property(anyCriterion, fc.constantFrom(...CRITERION_KINDS), (criterion, kind) => {
        const made = ofKind(criterion, kind);
        const options = made.options?.length === 0 ? [{ value: "yes", label: "Yes" }] : made.options;
        expect(criterionSchema.safeParse({ ...made, options }).success).toBe(true);
      }),
    );
  });

  it("begins with sensible answers", () => {
    expect(newCriterion("scale", new Set())).toMatchObject({
      key: "criterion",
      level: "ordinal",
      scale: { min: 1, max: 5 },
    });
    expect(newCriterion("multi", new Set(["criterion"]), "scope")).toMatchObject({
      key: "criterion-2",
      level: "set",
      options: [],
      clause: "scope",
    });
  });
});
