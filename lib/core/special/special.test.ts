import { describe, expect, it } from "vitest";
import { incompleteBeta } from "@/lib/core/special/beta";
import { chiSquareCdf, chiSquareUpper } from "@/lib/core/special/chi-square";
import { fCdf, fQuantile, fUpper } from "@/lib/core/special/f-distribution";
import golden from "@/lib/core/special/fixtures/golden.json";
import { logGamma } from "@/lib/core/special/gamma";
import { normalCdf, normalQuantile } from "@/lib/core/special/normal";
import { studentTCdf, studentTQuantile, studentTTwoSided } from "@/lib/core/special/student-t";

/** Largest accepted relative error; `floor` is where relative turns into absolute. */
function expectClose(actual: number, expected: number, tolerance = 1e-12, floor = 1e-290) {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), floor);
  expect(error, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe("special functions against mpmath at 50 digits, relative error at most 1e-12", () => {
  it.each(golden.logGamma)("ln gamma(%d)", (x, expected) => expectClose(logGamma(x!), expected!, 1e-13, 1));

  it.each(golden.incompleteBeta)("incomplete beta a=%d b=%d x=%d, both tails", (a, b, x, lower, upper) => {
    const actual = incompleteBeta(x!, a!, b!);
    expectClose(actual.lower, lower!, 1e-12, 1e-3);
    expectClose(actual.upper, upper!, 1e-12, 1e-3);
  });

  it.each(golden.studentT)("P(T <= %d) with %d degrees of freedom", (t, df, expected) => {
    expectClose(studentTCdf(t!, df!), expected!);
  });

  it.each(golden.studentTQuantile)("t quantile %d with %d degrees of freedom", (p, df, expected) => {
    expectClose(studentTQuantile(p!, df!), expected!, 2e-12);
  });

  it.each(golden.f)("P(F <= %d) with %d and %d degrees of freedom, both tails", (x, df1, df2, lower, upper) => {
    expectClose(fCdf(x!, df1!, df2!), lower!, 1e-12, 1e-10);
    expectClose(fUpper(x!, df1!, df2!), upper!, 1e-12, 1e-10);
  });

  it.each(golden.fQuantile)("F quantile %d with %d and %d degrees of freedom", (p, df1, df2, expected) => {
    expectClose(fQuantile(p!, df1!, df2!), expected!, 2e-12);
  });

  it.each(golden.chiSquare)("P(X <= %d) with %d degrees of freedom, both tails", (x, df, lower, upper) => {
    expectClose(chiSquareCdf(x!, df!), lower!, 1e-12, 1e-10);
    expectClose(chiSquareUpper(x!, df!), upper!, 1e-12, 1e-10);
  });

  it.each(golden.normal)("P(Z <= %d)", (z, expected) => expectClose(normalCdf(z!), expected!));

  it.each(golden.normalQuantile)("normal quantile %d", (p, expected) =>
    expectClose(normalQuantile(p!), expected!, 1e-14),
  );
});

describe("edges", () => {
  it("has infinite quantiles at 0 and 1", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTQuantile(1, 5)).toBe(Number.POSITIVE_INFINITY);
    expect(fQuantile(0, 2, 3)).toBe(0);
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives the two-sided p-value of t symmetrically", () => {
    expectClose(studentTTwoSided(-2.1, 10), 2 * (1 - studentTCdf(2.1, 10)), 1e-12);
    expect(studentTTwoSided(3, 10)).toBe(studentTTwoSided(-3, 10));
  });
});
