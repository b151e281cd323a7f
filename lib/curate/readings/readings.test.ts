import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaSchema } from "@/lib/guideline/schema";
import { agrees } from "./agrees";
import { allocate } from "./allocate";
import { resultOf } from "./result";

describe("how many of each part are drawn", () => {
  it.each([
    [[70, 30], 10, "proportional", [7, 3]],
    [[980, 10, 10], 10, "proportional", [8, 1, 1]],
    [[70, 30], 10, "equal", [5, 5]],
    [[70, 2], 10, "equal", [8, 2]],
    [[3, 2], 10, "equal", [3, 2]],
    [[], 10, "equal", []],
  ] as const)("of %j with %d: %s %j", (sizes, wanted, shares, given) => {
    expect(allocate(sizes, wanted, shares)).toEqual(given);
  });

  it("all that is wanted where there is so much, never more than a part has, and a larger part gets no fewer", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom("proportional", "equal"),
        (of, n, shares) => {
          const given = allocate(of, n, shares);
          const total = of.reduce((a, b) => a + b, 0);
          expect(given.reduce((a, b) => a + b, 0)).toBe(Math.min(n, total));
          of.forEach((size, part) => {
            expect(given[part]).toBeLessThanOrEqual(size);
            if (n >= of.length) expect(given[part]).toBeGreaterThanOrEqual(1);
            of.forEach((other, place) => {
              if (size > other && n >= of.length)
                expect(given[part]! - given[place]!).toBeGreaterThanOrEqual(shares === "equal" ? -1 : 0);
            });
          });
        },
      ),
    );
  });
});

const finding = (position: number, lacking: "unique"[] = [], more = {}) => ({
  position,
  lacking,
  read: true,
  agrees: null,
  ...more,
});

describe("what findings say", () => {
  const one = [{ name: "", population: 5000, drawn: 60 }];
  const places = new Map(Array.from({ length: 60 }, (_, i) => [i + 1, 0]));

  it("only what was read counts, and nothing that is of no place", () => {
    const result = resultOf(one, places, [
      finding(1, ["unique"]),
      finding(2, ["unique"], { read: false }),
      finding(99),
    ]);
    expect(result.read).toBe(1);
    expect(result.qualities.find(({ quality }) => quality === "unique")!.lacking).toEqual([1]);
    expect(result.agreement).toBeNull();
  });

  it("0 of 60: under 4.88 %", () => {
    const all = Array.from({ length: 60 }, (_, i) => finding(i + 1));
    const [relevant] = resultOf(one, places, all).qualities;
    expect(relevant!.share).toMatchObject({ value: 0, intervalMethod: "none-seen", items: 60 });
    expect(relevant!.share.interval![1]).toBeCloseTo(0.0487, 4);
  });

  it("weighs the parts by their sizes, and says each for itself", () => {
    const strata = [
      { name: "a", population: 900, drawn: 2 },
      { name: "b", population: 100, drawn: 2 },
    ];
    const stratumAt = new Map([1, 2, 3, 4].map((position) => [position, position % 2]));
    const found = [finding(1, ["unique"]), finding(2), finding(3, ["unique"]), finding(4, ["unique"])];
    const unique = resultOf(strata, stratumAt, found).qualities.find(({ quality }) => quality === "unique")!;
    expect(unique.share.value).toBeCloseTo(0.9 * 0.5 + 0.1, 12);
    expect(unique.parts.map(({ value }) => value)).toEqual([0.5, 1]);
  });
});

describe("agreement with what stands", () => {
  const criteria = criteriaSchema.parse([
    {
      key: "tone",
      title: "Tone",
      kind: "choice",
      level: "nominal",
      required: true,
      options: [
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ],
    },
    { key: "why", title: "Why?", kind: "text", level: "nominal", required: false },
  ]);
  it("is about what can be compared and is decided", () => {
    expect(agrees(criteria, { tone: "a" }, { tone: "a" })).toBe(true);
    expect(agrees(criteria, { tone: "a", why: "x" }, { tone: "b", why: "x" })).toBe(false);
    expect(agrees(criteria, { tone: "a" }, { tone: null })).toBeNull();
    expect(agrees(criteria, { why: "x" }, { why: "x" })).toBeNull();
  });
});
