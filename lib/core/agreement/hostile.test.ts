import { describe, expect, it } from "vitest";
import { type AgreementReport, agreementReport } from "@/lib/core/agreement/report";
import { LEVELS, type Level, scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

/** The report on rows at a level, or the name of the refusal. */
function reportOn(rows: readonly RatingRow[], level: Level): AgreementReport | string {
  const built = buildRatingTable(rows);
  if (!built.ok) return built.reason;
  const scaled = scaleTable(built.table, level);
  return scaled.ok ? agreementReport(scaled.scaled) : scaled.reason;
}

/** Where a result holds NaN or an infinity; empty when nowhere. */
function pathToNonFinite(value: unknown): string {
  if (typeof value === "number") return Number.isFinite(value) ? "" : `: ${value}`;
  if (typeof value !== "object" || value === null) return "";
  for (const [name, part] of Object.entries(value)) {
    const path = pathToNonFinite(part);
    if (path !== "") return `.${name}${path}`;
  }
  return "";
}

function expectSound(result: AgreementReport | string) {
  if (typeof result === "string") {
    expect(["value-not-finite", ...Object.keys(UNDEFINED_WORDS)]).toContain(result);
    return;
  }
  expect(pathToNonFinite(result)).toBe("");
  for (const [name, estimate] of Object.entries(result.coefficients)) {
    expect(estimate.value === null, `${name} has a value or a reason`).toBe(estimate.undefinedBecause !== null);
  }
}

const grid = (items: number, raters: number, value: (i: number, j: number) => RatingRow["value"]): RatingRow[] =>
  Array.from({ length: items * raters }, (_, t) => {
    const [i, j] = [Math.floor(t / raters), t % raters];
    return { item: `i${i}`, rater: `r${j}`, value: value(i, j) };
  });

const tables: [string, RatingRow[]][] = [
  ["no rows", []],
  ["one rating", grid(1, 1, () => 1)],
  ["one rater", grid(5, 1, (i) => i)],
  ["one item", grid(1, 5, (_, j) => j)],
  ["two ratings that differ", grid(1, 2, (_, j) => j)],
  ["everything missing", grid(4, 3, () => null)],
  ["one rating each", grid(6, 6, (i, j) => (i === j ? i : null))],
  ["two groups without a common item", grid(6, 4, (i, j) => (i % 2 === j % 2 ? i : null))],
  ["one value", grid(5, 3, () => 7)],
  ["two raters, one constant", grid(5, 2, (i, j) => (j === 0 ? 1 : i % 2))],
  ["raters who never vary but differ", grid(4, 3, (_, j) => j)],
  ["not a number", [...grid(3, 2, (i) => i), { item: "i9", rater: "r0", value: Number.NaN }]],
  ["an infinity", [...grid(3, 2, (i) => i), { item: "i9", rater: "r0", value: Number.NEGATIVE_INFINITY }]],
  [
    "the largest and smallest numbers",
    grid(4, 3, (i, j) => [1.7e308, -1.7e308, 5e-324, 0][(i + (j === 2 ? 1 : 0)) % 4]),
  ],
  ["huge numbers above zero", grid(4, 3, (i, j) => [1.7e308, 1e308, 5e-324, 0][(i + (j === 2 ? 1 : 0)) % 4])],
  ["numbers that differ in the last bit", grid(6, 3, (i, j) => 1 + ((i + j) % 2) * Number.EPSILON)],
  ["negative zero", grid(4, 2, (i, j) => (i % 2 === 0 ? (j === 0 ? 0 : -0) : 1))],
  ["lone surrogates", grid(6, 3, (i, j) => ["\ud800", "\udc00", "\ud83d\ude00"][(i + (j === 1 ? i : 0)) % 3])],
  ["names of object properties", grid(6, 3, (i, j) => ["__proto__", "constructor", "toString"][(i * j) % 3])],
  [
    "raters and items called __proto__",
    [
      { item: "__proto__", rater: "__proto__", value: "a" },
      { item: "__proto__", rater: "hasOwnProperty", value: "b" },
      { item: "valueOf", rater: "__proto__", value: "b" },
      { item: "valueOf", rater: "hasOwnProperty", value: "b" },
    ],
  ],
  ["numbers and strings mixed", grid(6, 3, (i, j) => (i % 2 === 0 ? i : `${j}`))],
  ["sets, empty ones too", grid(8, 3, (i, j) => [[], ["a"], ["a", "b"], ["__proto__"]][(i + (j === 0 ? i : 0)) % 4])],
];

describe.each(tables)("%s", (_, rows) => {
  it.each(LEVELS)("at %s level gives a sound report or a named refusal", (level) => {
    expectSound(reportOn(rows, level));
  });
});

describe("very many categories", { timeout: 30_000 }, () => {
  const rows = (items: number) => grid(items, 2, (i, j) => (j === 1 && i % 5 > 0 ? i : 2 * items - 1 - i));
  // A metric that would compare each with each takes beyond the time that is given by far fewer as well.
  const most = (level: Level) => (level === "nominal" || level === "ordinal" ? 50_000 : 3_000);

  it.each(LEVELS)("at %s level give a sound report or a named refusal", (level) => {
    expectSound(reportOn(rows(most(level)), level));
  });
});

describe("refusals have their names", () => {
  it("for numbers that are none, strings without order, negative ratios", () => {
    expect(
      reportOn(
        grid(2, 2, () => Number.NaN),
        "nominal",
      ),
    ).toBe("value-not-finite");
    expect(
      reportOn(
        grid(2, 2, () => "a"),
        "interval",
      ),
    ).toBe("needs-numeric-values");
    expect(
      reportOn(
        grid(2, 2, () => "a"),
        "ordinal",
      ),
    ).toBe("needs-category-order");
    expect(
      reportOn(
        grid(2, 2, (i) => -i),
        "ratio",
      ),
    ).toBe("negative-values-on-ratio-level");
  });

  it.each([
    ["no-items", []],
    ["one-rater", grid(3, 1, (i) => i)],
    ["no-pairable-items", grid(3, 3, (i, j) => (i === j ? i : null))],
    ["no-variation", grid(3, 3, () => 1)],
  ] as const)("alpha is undefined because of %s", (reason, rows) => {
    const report = reportOn(rows, "nominal");
    expect(typeof report === "object" && report.coefficients.alpha?.undefinedBecause).toBe(reason);
  });

  it("lists are refused where every category would meet every other", () => {
    const report = reportOn(
      grid(2050, 2, (i, j) => i + j),
      "ratio",
    );
    if (typeof report === "string") throw new Error(report);
    expect(report.coefficients.alpha?.undefinedBecause).toBe("too-many-categories");
    expect(report.pairwise).toEqual({ ok: false, reason: "too-many-categories" });
    expect(report.itemDisagreement).toEqual({ ok: false, reason: "too-many-categories" });
  });
});
