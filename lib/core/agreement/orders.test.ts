import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderDistance } from "@/lib/core/agreement/disagreement/orders";
import { alphaByDefinition } from "@/lib/core/agreement/fixtures/definition";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { agreementReport } from "@/lib/core/agreement/report";

const order = fc.shuffledSubarray(["A", "B", "C", "D"], { minLength: 4 });
const of = (matrix: (string | null)[][]) => agreementReport(scaleMatrix(matrix, "ranking")).coefficients;

describe("orders", () => {
  it("are apart by the share of pairs that are turned round", () => {
    const distance = (a: string, b: string) => orderDistance([...a], [...b]);
    expect([distance("ABC", "ABC"), distance("ABC", "CBA"), distance("AB", "BA")]).toEqual([0, 1, 1]);
    expect([distance("ABC", "ACB"), distance("ABC", "CAB")]).toEqual([1 / 3, 2 / 3]);
    // C is only in the one; of A alone nothing can be said.
    expect([distance("ACB", "AB"), distance("AB", "AC")]).toEqual([0, 0.5]);
    fc.assert(
      fc.property(order, order, order, (a, b, c) => {
        expect(orderDistance(a, b)).toBe(orderDistance(b, a));
        expect(orderDistance(a, c)).toBeLessThanOrEqual(orderDistance(a, b) + orderDistance(b, c) + 1e-12);
        expect(orderDistance(a, [...b].reverse())).toBeCloseTo(1 - orderDistance(a, b), 12);
      }),
    );
  });

  it("have an alpha of their distances: by hand", () => {
    const { alpha } = of([
      ["A > B > C", "A > B > C"],
      ["A > B > C", "A > C > B"],
      ["C > B > A", "C>B>A"],
    ]);
    // D_o = 2 (1/3) / 6 = 1/9. Orders: 3 abc, 1 acb, 2 cba; ordered pairs abc-acb 6 of 1/3, abc-cba 12 of 1, acb-cba 4 of 2/3.
    const expected = (2 + 12 + 8 / 3) / 30;
    expect(alpha!.value).toBeCloseTo(1 - 1 / 9 / expected, 12);
    expect(alpha!.method).toBe("alpha-ranking");
    expect(alpha!.items).toBe(3);
  });

  it("have as orders of two entries the nominal alpha", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 2 }), (rows) => {
        const orders = rows.map((row) => row.map((one) => (one ? "A > B" : "B > A")));
        const nominal = alphaByDefinition(
          rows.map((row) => row.map(Number)),
          "nominal",
        );
        const { alpha } = of(orders);
        if (nominal === null) expect(alpha!.value).toBeNull();
        else expect(alpha!.value).toBeCloseTo(nominal, 10);
      }),
    );
  });

  it("have the mean of Kendall's W over items: by hand", () => {
    const { "kendall-w": w } = of([
      ["A > B > C", "A > B > C", "A > B > C"],
      ["A > B > C", "A > C > B", null],
      ["A > B > C", "C > B > A", null],
      ["B > A > C", null, null],
    ]);
    // 1; rank sums 2, 5, 5: S = 6 of 8; rank sums all 4: 0.
    expect(w!.value).toBeCloseTo((1 + 0.75 + 0) / 3, 12);
    expect(w!.standardError).toBeCloseTo(
      Math.sqrt(((1 - 1.75 / 3) ** 2 + (0.75 - 1.75 / 3) ** 2 + (1.75 / 3) ** 2) / 6),
      12,
    );
  });
});
