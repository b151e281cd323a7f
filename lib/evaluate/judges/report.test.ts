import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaveOneRaterOut } from "@/lib/core/agreement/leave-one-out";
import { raterCoefficients } from "@/lib/core/agreement/rater-coefficients";
import { scaleTable } from "@/lib/core/agreement/scale";
import type { OrderPattern } from "@/lib/core/judge/leanings";
import { lengthBias, positionBias } from "@/lib/core/preference/biases";
import type { Comparison } from "@/lib/core/preference/comparison";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";
import { criterionSchema } from "@/lib/guideline/schema";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import type { JointPattern } from "./reference";
import { reportOn } from "./report";

const CHOICE = criterionSchema.parse(CORRECT);
const SCALE = criterionSchema.parse(HELPFULNESS);
const PREFERENCE = criterionSchema.parse({
  key: "better",
  title: "Better?",
  kind: "preference",
  level: "ordinal",
  required: true,
  preference: { strength: 3, ties: true },
});

const joint = (people: [unknown, number][], judge: unknown, items: number, more: Partial<JointPattern> = {}) => ({
  people: people.map(([value, n]): [string, number] => [JSON.stringify(value), n]),
  judge: JSON.stringify(judge),
  settled: null,
  longer: null,
  items,
  ...more,
});
const report = (criterion: typeof CHOICE, rows: JointPattern[], orders: OrderPattern[] = [], people = 3) =>
  reportOn({ criterion, versions: [], joint: rows, orders, unscored: [], people });

describe("a judge against people, worked by hand", () => {
  // People yes, judge yes 4; yes, no 1; no, yes 2; no, no 3. Equal 7 of 10; by chance .5 · .6 + .5 · .4 = .5; kappa .2 / .5.
  const rows = [
    joint([["yes", 2]], "yes", 3),
    joint(
      [
        ["yes", 2],
        ["no", 1],
      ],
      "yes",
      1,
    ),
    joint([["yes", 3]], "no", 1),
    joint([["no", 2]], "yes", 2),
    joint([["no", 1]], "no", 2),
    joint([["yes", 1]], "no", 1, { settled: '"no"' }),
    joint(
      [
        ["yes", 1],
        ["no", 1],
      ],
      "no",
      4,
    ),
    joint([], "yes", 5),
  ];

  it("compares with the settled answer, else the one of most people, else not at all", () => {
    const { agreement, confusion, ...counts } = report(CHOICE, rows);
    expect(counts).toMatchObject({ judged: 19, withPeople: 14, undecided: 4, settled: 1 });
    expect(confusion).toEqual({
      categories: ["yes", "no"],
      counts: [
        [4, 1],
        [2, 3],
      ],
    });
    expect(agreement.percent).toMatchObject({ value: 0.7, items: 10 });
    expect(agreement.cohen!.value).toBeCloseTo(0.4, 12);
    // 20 answers, 11 yes: 1 - .3 / (2 · 11 · 9 / (20 · 19)) = 14 / 33.
    expect(agreement.alpha!.value).toBeCloseTo(14 / 33, 12);
  });

  it("is as sure of twenty examples that are ten and their copies as of the ten", () => {
    const twice = rows.map((row) => ({ ...row, items: 2 * row.items }));
    const together = rows.flatMap(({ items }, row) => Array.from({ length: items }, () => Int32Array.of(row, row)));
    const whole = { criterion: CHOICE, versions: [], orders: [], unscored: [], people: 3 };
    const [once, told] = [reportOn({ ...whole, joint: rows }), reportOn({ ...whole, joint: twice, together })];
    expect(told.agreement.percent!.standardError).toBeCloseTo(once.agreement.percent!.standardError!, 10);
    expect([told.agreement.percent!.items, told.agreement.percent!.units]).toEqual([20, 10]);
    expect([told.among!.difference.items, told.among!.difference.units]).toEqual([22, 11]);
  });

  it("takes the mean of the people for leniency, or the settled score", () => {
    const scores = [
      joint(
        [
          [3, 1],
          [4, 1],
        ],
        4,
        1,
      ),
      joint([[2, 1]], 5, 1, { settled: "4" }),
      joint([[3, 2]], 3, 1),
      joint([], 5, 7),
    ];
    const { leniency } = report(SCALE, scores);
    // .5, 1 and 0: mean .5, standard deviation .5, t with 2 degrees of freedom 4.302653.
    expect(leniency).toMatchObject({ value: 0.5, items: 3, intervalMethod: "student-t" });
    expect(leniency!.interval![0]).toBeCloseTo(0.5 - (4.302652729911275 * 0.5) / Math.sqrt(3), 9);
    expect(report(SCALE, [joint([], 5, 7)]).leniency).toMatchObject({ value: null, undefinedBecause: "no-items" });
  });

  it("counts what changed with the order, and each example once for position", () => {
    const orders = [
      { orders: 2, decided: 2, first: 1, conflict: false, items: 2 },
      { orders: 2, decided: 2, first: 2, conflict: true, items: 1 },
      { orders: 2, decided: 2, first: 0, conflict: true, items: 1 },
      { orders: 1, decided: 1, first: 1, conflict: false, items: 1 },
      { orders: 1, decided: 0, first: 0, conflict: false, items: 9 },
    ];
    const { position } = report(PREFERENCE, [joint([["A", 1]], { choice: "A" }, 1)], orders);
    expect(position!.first).toMatchObject({ value: 0.6, items: 5, pairs: 9 });
    expect(position!.conflicts).toMatchObject({ value: 0.5, items: 4 });
  });

  it("compares preferences by choice, whatever the strength", () => {
    const rowsOf = [
      joint(
        [
          [{ choice: "A", strength: 1 }, 1],
          [{ choice: "A", strength: 3 }, 1],
          [{ choice: "B", strength: 1 }, 1],
        ],
        { choice: "A", strength: 2 },
        6,
      ),
      joint([[{ choice: "B", strength: 1 }, 2]], { choice: "tie" }, 2),
    ];
    const { agreement, confusion } = report(PREFERENCE, rowsOf);
    expect(agreement.percent!.value).toBe(0.75);
    expect(confusion.categories).toContain("tie");
  });

  it("says why it has no figures", () => {
    const text = criterionSchema.parse({ key: "why", title: "Why?", kind: "text", level: "nominal", required: false });
    expect(report(text, [])).toMatchObject({ undefinedBecause: "not-compared", agreement: {} });
    const empty = report(CHOICE, []);
    expect(empty.agreement.percent).toMatchObject({ value: null });
    expect(empty.agreement.cohen).toMatchObject({ value: null, undefinedBecause: "no-pairable-items" });
    expect(empty.unscored).toMatchObject({ value: null, undefinedBecause: "no-items" });
  });

  it("counts the unscored by why", () => {
    const unscored = [
      { criterion: "correct", code: null, n: 90 },
      { criterion: "correct", code: "not-json", n: 3 },
      { criterion: "correct", code: "invalid-value", n: 7 },
    ];
    const found = reportOn({ criterion: CHOICE, versions: [], joint: [], orders: [], unscored, people: 0 });
    expect(found.unscored).toMatchObject({ value: 0.1, items: 100 });
    expect(found.unscoredBecause).toEqual([
      { code: "invalid-value", n: 7 },
      { code: "not-json", n: 3 },
    ]);
  });
});

describe("a judge against people, by the functions of the core", () => {
  /** Three people and a judge on every example, as a table and as joint patterns. */
  const scores = fc.array(fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 5 }))), {
    minLength: 4,
    maxLength: 30,
  });
  const tableOf = (rows: RatingRow[]) => {
    const table = buildRatingTable(rows);
    const scaled = table.ok ? scaleTable(table.table, "ordinal", { declared: [1, 2, 3, 4, 5] }) : null;
    if (!scaled?.ok) throw new Error("the rows are usable");
    return scaled.scaled;
  };

  it("changes alpha as leaving the judge out does", () => {
    fc.assert(
      fc.property(scores, (items) => {
        const rows = items.flatMap((ratings, item) =>
          ratings.map((value, rater) => ({ item: String(item), rater: ["a", "b", "c", "judge"][rater]!, value })),
        );
        const scaled = tableOf(rows);
        const without = leaveOneRaterOut(scaled, "ordinal").find(
          ({ rater }) => scaled.table.raters[rater] === "judge",
        )!;
        const { among } = report(
          SCALE,
          items
            .map(([a, b, c, judge]) =>
              joint(
                [
                  [a, 1],
                  [b, 1],
                  [c, 1],
                ],
                judge,
                1,
              ),
            )
            .map(mergeEqual),
        );
        expect(among!.people.value ?? 9).toBeCloseTo(without.alpha.value ?? 9, 10);
        expect(-(among!.difference.value ?? 9)).toBeCloseTo(without.difference.value ?? -9, 10);
        expect(-(among!.difference.interval?.[0] ?? 9)).toBeCloseTo(without.difference.interval?.[1] ?? -9, 10);
      }),
      { numRuns: 50 },
    );
  });

  it("has the kappas of two raters", () => {
    fc.assert(
      fc.property(scores, (items) => {
        const rows = items.flatMap(([person, judge], item) => [
          { item: String(item), rater: "person", value: person },
          { item: String(item), rater: "judge", value: judge },
        ]);
        const expected = raterCoefficients(tableOf(rows));
        const { agreement } = report(
          SCALE,
          items.map(([person, judge]) => joint([[person, 1]], judge, 1)),
        );
        for (const name of ["cohen", "cohen-quadratic"]) {
          expect(agreement[name]!.value ?? 9).toBeCloseTo(expected[name]!.value ?? 9, 10);
          expect(agreement[name]!.interval?.[0] ?? 9).toBeCloseTo(expected[name]!.interval?.[0] ?? 9, 10);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("has the biases of single comparisons", () => {
    const seen = fc.record({
      winner: fc.constantFrom("first", "second", "tie" as const),
      firstLength: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(seen, { minLength: 1, maxLength: 40 }), (judged) => {
        const comparisons = judged.map(
          ({ winner, firstLength }, item): Comparison => ({
            item: String(item),
            annotator: "judge",
            first: "A",
            second: "B",
            winner: winner as Comparison["winner"],
            firstLength,
            secondLength: 2,
          }),
        );
        const orders = judged.map(({ winner }) => ({
          orders: 1,
          decided: winner === "tie" ? 0 : 1,
          first: winner === "first" ? 1 : 0,
          conflict: false,
          items: 1,
        }));
        const rows = judged.map(({ winner, firstLength }) =>
          joint([], { choice: { first: "A", second: "B", tie: "tie" }[winner as string] }, 1, {
            longer: firstLength === 2 ? null : firstLength > 2 ? "A" : "B",
          }),
        );
        const found = report(PREFERENCE, rows, orders);
        const position = positionBias(comparisons);
        expect(found.position!.first).toMatchObject({ value: position.value, interval: position.interval });
        const length = lengthBias(comparisons);
        expect(found.length!.judge).toMatchObject({ value: length.value, interval: length.interval });
      }),
    );
  });
});

/** People who said the same count as one entry, as they come from the database. */
function mergeEqual(row: JointPattern): JointPattern {
  const counts = new Map<string, number>();
  for (const [key, n] of row.people) counts.set(key, (counts.get(key) ?? 0) + n);
  return { ...row, people: [...counts] };
}
