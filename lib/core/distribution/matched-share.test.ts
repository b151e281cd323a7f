import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchedShares, twoSided } from "@/lib/core/distribution/matched-share";
import { createRandom } from "@/lib/core/random/generator";

/** `rows[item][rater]` is 1, 0 or nothing. */
function sharesOf(rows: readonly (readonly (number | null)[])[]) {
  const cells = rows.flatMap((row, item) =>
    row.flatMap((holds, rater) => (holds === null ? [] : [{ item, rater, holds }])),
  );
  return matchedShares("right", {
    raters: Math.max(...rows.map((row) => row.length)),
    items: rows.length,
    item: Int32Array.from(cells, ({ item }) => item),
    rater: Int32Array.from(cells, ({ rater }) => rater),
    holds: Int8Array.from(cells, ({ holds }) => holds),
  });
}

describe("how often something holds, against the others on the same items", () => {
  it("by hand: right on 2 of 4, where the others have .5, 1, 0 and 1", () => {
    const [first] = sharesOf([
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 0],
      [0, 1, 1],
    ]);
    expect(first!.share).toMatchObject({ value: 0.5, items: 4, intervalMethod: "wilson" });
    expect(first!.difference).toMatchObject({ nItems: 4, meanDiff: (0.5 - 1 + 1 - 1) / 4 });
    // Draws of 2/3, 2/3, 1/3, 2/3; two or fewer: 1 - P(3) - P(4) = 1 - 28/81 - 8/81.
    expect(first!.p).toBeCloseTo(1, 12);
  });

  it("leaves out what cannot be said, and items that one person has", () => {
    const [first, second] = sharesOf([
      [1, -1],
      [1, null],
      [0, 1],
    ]);
    expect(first!.share).toMatchObject({ value: 2 / 3, items: 3 });
    expect([first!.difference.nItems, second!.share.items]).toEqual([1, 1]);
  });

  it("says nothing of whom no item tells about", () => {
    const all = sharesOf([
      [1, 1],
      [0, 0],
    ]);
    expect(all.map(({ p }) => p)).toEqual([null, null]);
  });

  it("nobody is blamed for hard items: who got them and answers them as others do is at no difference", () => {
    const easy = Array.from({ length: 30 }, () => [null, 1, 1, 1]);
    const hard = Array.from({ length: 30 }, (_, k) => [k % 2, (k + 1) % 2, k % 2, (k + 1) % 2]);
    const [first] = sharesOf([...easy, ...hard]);
    expect(first!.share.value).toBe(0.5);
    expect(first!.p!).toBeGreaterThan(0.8);
  });

  it("the tails are those of a binomial where all chances are one, and the normal's agree with the exact ones", () => {
    // Two or fewer of ten at a half: 56 / 1024.
    expect(twoSided(Array(10).fill(0.5), 2)).toBeCloseTo(112 / 1024, 12);
    expect(twoSided(Array(10).fill(0.5), 5)).toBe(1);
    const exact = twoSided(Array(1000).fill(0.4), 370);
    const near = twoSided([...Array(1000).fill(0.4), 1e-12], 370);
    expect(Math.abs(exact - near)).toBeLessThan(0.002);
  });

  it("rejects at its level where it does not matter who gave which", () => {
    const random = createRandom(5);
    let [rejected, tested] = [0, 0];
    for (let run = 0; run < 400; run++) {
      const rows = Array.from({ length: 40 }, () => {
        const chance = random.uniform();
        return Array.from({ length: 4 }, () => Number(random.uniform() < chance));
      });
      for (const { p } of sharesOf(rows)) {
        tested++;
        if (p! <= 0.05) rejected++;
      }
    }
    expect(rejected / tested).toBeGreaterThan(0.01);
    expect(rejected / tested).toBeLessThan(0.06);
  });

  it("never gives NaN, and differences of everybody on an item sum to nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        (rows) => {
          const found = sharesOf(rows);
          expect(found.reduce((sum, { difference }) => sum + difference.meanDiff! * difference.nItems, 0)).toBeCloseTo(
            0,
            9,
          );
          for (const { p, share } of found) expect([p ?? 0, share.value ?? 0].every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});
