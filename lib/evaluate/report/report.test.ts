import { describe, expect, it } from "vitest";
import { type Criterion, criterionSchema } from "@/lib/guideline/schema";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import { isCounted } from "./answers";
import type { KeyPattern } from "./outputs";
import { reportOn } from "./report";

/** How many prompts, and for each of their outputs its models and labels. */
const line = (prompts: number, ...outputs: KeyPattern["outputs"]): KeyPattern => ({ prompts, outputs });
const output = (models: string, ...labels: [n: number, answer: unknown][]): KeyPattern["outputs"][number] => ({
  models: models.split(",").map((one) => one.split(":").map(Number) as [number, number]),
  counts: labels.map(([n, answer]) => [JSON.stringify(answer), n]),
});
const report = (criterion: object, models: number, lines: KeyPattern[], answer?: string) =>
  reportOn({ criterion: criterionSchema.parse(criterion), models, raters: 3, answer }, lines);

describe("scores", () => {
  const lines = [
    line(2, output("0:0", [2, 4]), output("0:1", [1, 2], [1, 3])),
    line(1, output("0:0", [1, 5])),
    line(1, output("0:0", [2, 1]), output("0:1", [2, 1])),
  ];

  it("of a scale are means over outputs, with every declared point in the distribution", () => {
    const found = report(HELPFULNESS, 2, lines);
    if (found.kind !== "scores") throw new Error(found.kind);
    expect(found.counted).toBeNull();
    expect(found.answers.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(found.models.map(({ headline }) => [headline.value, headline.items])).toEqual([
      [(4 + 4 + 5 + 1) / 4, 4],
      [(2.5 + 2.5 + 1) / 3, 3],
    ]);
    expect(found.models[0]!.uses).toEqual([2, 0, 0, 4, 1]);
    expect(found.differences).toMatchObject([
      { first: 0, second: 1, difference: { value: (-1.5 - 1.5 + 0) / 3, items: 3 } },
    ]);
  });

  it("of a choice are shares of the answer that is counted, the first one unless said", () => {
    const yes = [line(3, output("0:0", [2, "yes"]), output("0:1", [1, "yes"], [1, "no"]))];
    const found = report(CORRECT, 2, yes);
    if (found.kind !== "scores") throw new Error(found.kind);
    expect(found.counted).toEqual({ value: "yes", label: "Yes" });
    expect(found.models.map(({ headline }) => headline.value)).toEqual([1, 0.5]);
    const no = report(CORRECT, 2, yes, "no");
    expect(no.models.map(({ headline }) => headline.value)).toEqual([0, 0.5]);
    expect(report(CORRECT, 2, yes, "no such answer")).toEqual(found);
  });

  it("of a set count each of its members", () => {
    const multi = {
      ...CORRECT,
      key: "issues",
      kind: "multi",
      level: "set",
      options: [
        { value: "a", label: "A" },
        { value: "b", label: "B" },
      ],
    };
    const found = report(multi, 1, [line(1, output("0:0", [1, ["a", "b"]], [1, ["b"]], [2, []]))]);
    if (found.kind !== "scores") throw new Error(found.kind);
    expect(found.models[0]!.shares.map(({ value }) => value)).toEqual([0.25, 0.5]);
    expect(found.models[0]!.uses).toEqual([1, 2]);
  });
});

describe("comparisons", () => {
  const preference = {
    key: "better",
    title: "Better?",
    kind: "preference",
    level: "nominal",
    required: true,
    preference: { strength: 3, ties: true },
  };
  const prefers = (choice: string, strength?: number) => ({ choice, ...(strength && { strength }) });

  it("give win rates with ties as halves, and strengths from three models on", () => {
    const lines = [
      line(4, output("1:0,2:1", [2, prefers("A", 3)], [1, prefers("tie")])),
      line(3, output("1:1,2:2", [1, prefers("A")], [1, prefers("B")])),
      line(3, output("1:2,2:0", [3, prefers("B")]), output("1:1,2:0", [1, prefers("A")])),
      line(1, output("1:2,2:0", [1, prefers("A")])),
    ];
    const found = report(preference, 3, lines);
    if (found.kind !== "wins") throw new Error(found.kind);
    // Model 0: 4 x 5/6 against 1, 3 x 1 against 2, 3 x 0 against 1, 1 x 0 against 2.
    expect(found.models[0]!.headline.value).toBeCloseTo((4 * (5 / 6) + 3) / 11, 12);
    expect(found.pairs.map(({ first, second, rate }) => [first, second, rate.items])).toEqual([
      [0, 1, 7],
      [0, 2, 4],
      [1, 2, 3],
    ]);
    expect(found.pairs[0]!.ties.value).toBeCloseTo(4 / 3 / 7, 12);
    const strengths = found.models.map(({ strength }) => strength!.value!);
    expect(strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
    expect(strengths[0]).toBeGreaterThan(strengths[2]!);
  });

  it("leave a model out of the strengths that was never compared, and two models without any", () => {
    const lines = [
      line(2, output("1:0,2:1", [1, prefers("A")], [2, prefers("B")])),
      line(1, output("1:0,2:1", [1, prefers("A")])),
    ];
    const three = report(preference, 3, lines);
    expect(three.kind === "wins" && three.models.map(({ strength }) => strength?.undefinedBecause)).toEqual([
      null,
      null,
      undefined,
    ]);
    const two = report(preference, 2, lines);
    expect(two.kind === "wins" && two.models.map(({ strength }) => strength)).toEqual([null, null]);
  });

  it("come from rankings as well: each pair by its order", () => {
    const ranking = { key: "rank", title: "Rank", kind: "ranking", level: "ordinal", required: true };
    const found = report(ranking, 3, [line(2, output("1:0,2:1,3:2", [1, ["C", "A", "B"]]))]);
    expect(found.models.map(({ headline }) => headline.value)).toEqual([0.5, 0, 1]);
  });
});

it("shows no distribution of more answers than fit on a screen, but their mean", () => {
  const percent = { ...HELPFULNESS, scale: { min: 0, max: 100, anchors: {} } };
  const lines = Array.from({ length: 80 }, (_, k) => line(1, output("0:0", [1, k])));
  const found = report(percent, 1, lines);
  expect(found.kind === "scores" && found.answers).toEqual([]);
  expect(found.models[0]!.headline.value).toBeCloseTo(39.5, 12);
});

it("says that nothing is there where nobody has labelled", () => {
  const found = report(HELPFULNESS, 2, []);
  expect(found.models.map(({ headline }) => headline.undefinedBecause)).toEqual(["no-items", "no-items"]);
});

it("counts no texts, no spans and no rankings of other things than outputs", () => {
  const kinds = [
    { kind: "text" },
    { kind: "span" },
    { kind: "ranking", options: [{ value: "a", label: "A" }] },
  ] as const;
  expect(kinds.map((one) => isCounted(one as unknown as Criterion))).toEqual([false, false, false]);
  expect(isCounted({ kind: "ranking" })).toBe(true);
});
