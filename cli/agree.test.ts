import { describe, expect, it } from "vitest";
import { toAgreeJson } from "@/cli/agree-json";
import { parseAgreeOptions } from "@/cli/agree-options";
import { readAgreeInput } from "@/cli/agree-table";
import { toAgreeText } from "@/cli/agree-text";
import { type Row, rowsOf } from "@/cli/fixtures/case-rows";
import type { InputError } from "@/cli/input-error";
import type { LongFormRow } from "@/cli/read-long-form";
import { agreementReport } from "@/lib/core/agreement/report";

async function* asStream(rows: readonly Row[]): AsyncGenerator<LongFormRow> {
  const blank = { criterion: null, submittedAt: null, wallMs: null, activeMs: null, session: null, gold: null };
  let line = 1;
  for (const row of rows) yield { line: ++line, ...blank, other: new Map(), ...row };
}

async function agree(rows: readonly Row[], ...args: string[]) {
  const { scaled, nested } = await readAgreeInput(asStream(rows), parseAgreeOptions(["-", ...args]));
  const report = agreementReport(scaled, {}, nested);
  return { json: toAgreeJson(report, scaled), text: toAgreeText(report, scaled) };
}

async function refusal(rows: readonly Row[], ...args: string[]): Promise<string> {
  const error = await agree(rows, ...args).catch((caught: InputError) => caught);
  return (error as InputError).describe();
}

describe("npm run agree", () => {
  it("reports Krippendorff 2011 C as JSON, from text cells", async () => {
    const { json } = await agree(rowsOf("krippendorff-2011-C"), "--level", "ordinal", "--categories", "1,2,3,4,5");
    expect([json.items, json.pairableItems, json.raters, json.judgments]).toEqual([12, 11, 4, 41]);
    expect(json.coefficients.alpha?.value).toBeCloseTo(0.8153875037548814, 12);
    expect(json.coefficients["ac2-quadratic"]?.value).toBeCloseTo(0.9140007235516047, 12);
    expect(json.coefficients.cohen).toBeUndefined();
    expect(json.perCategory.map(({ category }) => category)).toEqual([1, 2, 3, 4, 5]);
    expect(json.pairwise[0]).toMatchObject({ annotators: ["A", "B"], items: 9 });
    expect(json.leaveOneOut.map(({ annotator }) => annotator)).toEqual(["A", "B", "C", "D"]);
    expect(json.itemDisagreement[0]).toMatchObject({ example: "u5", ratings: 4 });
  });

  it("compares sets by Jaccard, MASI and equality, and lists labels", async () => {
    const { json } = await agree(rowsOf("set-valued-small"), "--level", "set");
    expect(json.coefficients["alpha-jaccard"]?.value).toBeCloseTo(0.5127388535031848, 12);
    expect(json.coefficients["alpha-masi"]?.value).toBeCloseTo(0.4455635491606713, 12);
    expect(json.coefficients["alpha-nominal"]?.value).toBeCloseTo(0.3560606060606061, 12);
    expect(json.perCategory.map(({ category }) => category)).toEqual(["a", "b", "c", "d"]);
  });

  it("says in its text why a figure is undefined", async () => {
    const { text } = await agree([{ example: "e", annotator: "a", value: "x" }], "--level", "nominal");
    expect(text).toContain("1 examples (0 with two or more ratings), 1 annotators, 1 judgments");
    expect(text).toMatch(/alpha +undefined +Only one person has rated/);
  });

  it('keeps the nominal labels "01" and "1" apart where every label looks like a number', async () => {
    const rows: Row[] = ["01", "1", "1", "1"].map((value, k) => ({
      example: `${k >> 1}`,
      annotator: `${k % 2}`,
      value,
    }));
    const { json } = await agree(rows, "--level", "nominal");
    expect(json.perCategory.map(({ category }) => category)).toEqual(["01", "1"]);
    expect(json.coefficients["percent-pair"]?.value).toBe(0.5);
  });

  it("refuses ordered categories that are one number", async () => {
    const rows: Row[] = [{ example: "e", annotator: "a", value: "1" }];
    expect(await refusal(rows, "--level", "ordinal", "--categories", "01,1,2")).toMatch(
      /^--categories: "01" and "1" are the same number/,
    );
    expect(await refusal(rows, "--level", "interval", "--categories", "1,two")).toMatch(
      /^--categories: "two" is not a finite number/,
    );
  });

  it("takes the latest rating by its time", async () => {
    const rows: Row[] = [
      { example: "e", annotator: "a", value: "new", submittedAt: 20 },
      { example: "e", annotator: "a", value: "old", submittedAt: 10 },
      { example: "e", annotator: "b", value: "new" },
    ];
    const { json } = await agree(rows, "--level", "nominal");
    expect([json.judgments, json.coefficients["percent-pair"]?.value]).toEqual([2, 1]);
  });

  it("keeps to one criterion", async () => {
    const rows: Row[] = ["tone", "tone", "facts"].map((criterion, k) => ({
      example: "e",
      annotator: `${k}`,
      value: "1",
      criterion,
    }));
    expect((await agree(rows, "--level", "nominal", "--criterion", "tone")).json.judgments).toBe(2);
    expect(await refusal(rows, "--level", "nominal")).toMatch(/^line 4, criterion: a second criterion .* --criterion$/);
  });

  it("deletes whole conversations for the interval where a cluster field is named", async () => {
    const rows = rowsOf("hayes-krippendorff-2007").map((row) => {
      const turn = Number(row.example.slice(1));
      return { ...row, other: new Map([["conversation", String(turn % 10)]]) };
    });
    const plain = await agree(rows, "--level", "ordinal");
    const nested = await agree(rows, "--level", "ordinal", "--cluster", "conversation");
    expect(nested.json.coefficients.alpha?.value).toBeCloseTo(plain.json.coefficients.alpha!.value!, 12);
    expect(nested.json.coefficients.alpha?.standardError).not.toBeCloseTo(
      plain.json.coefficients.alpha!.standardError!,
      3,
    );
    const torn = [...rows, { ...rows[0]!, annotator: "late", other: new Map([["conversation", "elsewhere"]]) }];
    expect(await refusal(torn, "--level", "ordinal", "--cluster", "conversation")).toMatch(
      /^line 202, conversation: "u0" is in "0" and/,
    );
  });

  it.each([
    [["--level", "ordinal"], "low", /^value: an ordinal level needs the order .* --categories/],
    [["--level", "interval"], "low", /^line 2, value: "low" is not a finite number/],
    [
      ["--level", "nominal", "--categories", "high,mid"],
      "low",
      /^line 2, value: "low" is not a declared category\. .*high, mid/,
    ],
    [["--level", "set", "--categories", "a,b"], "a|c", /^line 2, value: "c" is not a declared category/],
  ])("refuses with %j the value %s", async (args, value, message) => {
    expect(await refusal([{ example: "e", annotator: "a", value }], ...args)).toMatch(message);
  });

  it.each([
    [["-"], /^--level: it is missing/],
    [["--level", "nominal"], /^FILE: give exactly one file/],
    [["-", "--level", "cardinal"], /^--level: cardinal is no level/],
    [["-", "--level", "nominal", "--bootstrap", "many"], /^--bootstrap: many is not a whole number/],
    [["-", "--level", "nominal", "--colour"], /^options: /],
  ])("explains wrong options: %j", (args, message) => {
    let described = "";
    try {
      parseAgreeOptions(args);
    } catch (error) {
      described = (error as InputError).describe();
    }
    expect(described).toMatch(message);
    expect(described).toContain("npm run agree -- FILE --level");
  });
});
