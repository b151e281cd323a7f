import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hardText } from "@/lib/formats/testing/examples";
import { type AnswerValue, type CriterionInput, criterionSchema } from "@/lib/guideline/schema";
import { answerText } from "@/lib/release/formats/answer-text";
import { readValue } from "./annotation-value";

const options = ["yes", "no", "1", "2", "a|b", "[x]"].map((value) => ({ value, label: value }));

function criterion(input: Partial<CriterionInput> & Pick<CriterionInput, "kind">) {
  return criterionSchema.parse({ key: "q", title: "Question", level: "nominal", required: true, ...input });
}
const choice = criterion({ kind: "choice", options });
const multi = criterion({ kind: "multi", level: "set", options });
const scale = criterion({ kind: "scale", level: "interval", scale: { min: -5, max: 5 } });
const preference = criterion({ kind: "preference", preference: { strength: 3, ties: true } });
const ranking = criterion({ kind: "ranking" });
const text = criterion({ kind: "text" });
const span = criterion({ kind: "span", options });

const read = (of: typeof choice, raw: unknown) => {
  const checked = readValue(of, raw);
  return checked.ok ? checked.value : checked.message;
};

describe("readValue", () => {
  it.each<[string, typeof choice, [unknown, AnswerValue][]]>([
    [
      "choice",
      choice,
      [
        ["1", "1"],
        [2, "2"],
        ["2.0", "2"],
        [" no ", "no"],
        ["[x]", "[x]"],
      ],
    ],
    [
      "multi",
      multi,
      [
        ["yes|no", ["no", "yes"]],
        ['["a|b"]', ["a|b"]],
        [["yes"], ["yes"]],
        ["|", []],
        ["[]", []],
      ],
    ],
    [
      "scale",
      scale,
      [
        ["3", 3],
        [" -2.5", -2.5],
        [0, 0],
      ],
    ],
    [
      "preference",
      preference,
      [
        ["A", { choice: "A" }],
        ["b", { choice: "B" }],
        ["Tie", { choice: "tie" }],
      ],
    ],
    ["preference as JSON", preference, [['{"choice":"B","strength":2}', { choice: "B", strength: 2 }]]],
    [
      "ranking",
      ranking,
      [
        ["B>A", ["B", "A"]],
        ["B|A|C", ["B", "A", "C"]],
        ['["A","B"]', ["A", "B"]],
      ],
    ],
    [
      "text",
      text,
      [
        ["[1]", "[1]"],
        [" kept ", " kept "],
      ],
    ],
    ["span", span, [['[{"start":0,"end":2,"label":"yes"}]', [{ start: 0, end: 2, label: "yes" }]]]],
  ])("reads a %s as files write it", (_, of, cells) => {
    for (const [raw, value] of cells) expect(read(of, raw)).toEqual(value);
  });

  it("reads decimal commas where the mapping says that there are, and never takes 3,5 for 35", () => {
    const wide = criterion({ kind: "scale", level: "interval", scale: { min: 0, max: 2000 } });
    expect(["3,5", "1.000", "1.234,5", "4"].map((cell) => readValue(wide, cell, { decimals: "comma" }))).toEqual(
      [3.5, 1000, 1234.5, 4].map((value) => ({ ok: true, value })),
    );
    expect(readValue(wide, "3.5", { decimals: "comma" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("decimal point"),
    });
    for (const cell of ["3,5", "4/5", "80 %", "5 stars", "n/a"]) expect(readValue(wide, cell).ok).toBe(false);
  });

  it("refuses what does not fit, and JSON too deep to be safe", () => {
    expect(read(choice, "maybe")).toBe("choose one of: yes, no, 1, 2, a|b, [x]");
    expect(read(scale, "3,5")).toMatch(/^give a number from -5 to 5; "3,5" .*"table": \{"decimals": "comma"\}$/);
    expect(read(span, "[".repeat(100_000))).toBe("give a list of spans, {start, end, label}");
    expect(read(preference, "AB")).toContain("choose a response by its letter");
  });

  it("opens what other tools put around an answer", () => {
    expect(read(choice, '{"choices": ["yes"]}')).toBe("yes");
    expect(read(choice, { choices: ["no"] })).toBe("no");
    expect(read(choice, { yes: false, no: true })).toBe("no");
    expect(read(choice, '[{"yes": true, "no": false}]')).toBe("yes");
    expect(read(multi, '{"choices": ["yes", "no"]}')).toEqual(["no", "yes"]);
    expect(read(scale, { rating: 4 })).toBe(4);
    expect(read(scale, '{"number": 2.5}')).toBe(2.5);
    expect(read(preference, { selected: "left" })).toEqual({ choice: "A" });
    expect(
      read(ranking, [
        { rank: 2, value: "A" },
        { rank: 1, value: "B" },
      ]),
    ).toEqual(["B", "A"]);
    expect(read(text, { text: ["one", "two"] })).toBe("one\ntwo");
  });

  it("says what probably went wrong", () => {
    expect(read(choice, '{"choices": ["yes", "no"]}')).toContain("2 answers are given (yes, no) and it takes one");
    expect(read(multi, "yes, no")).toContain('say in the mapping what stands between them ("separator")');
    expect(read(multi, "yes;no")).toContain("separator");
    expect(read(multi, "maybe")).not.toContain("separator");
    expect(read(ranking, "A > B = C")).toContain("without ties");
    expect(read(ranking, [["A", "B"], "C"])).toContain("without ties");
    expect(read(ranking, "1,2,3")).toContain("write it best first");
    expect(read(ranking, "B>B>C")).toBe("rank each of these once, best first: A, B, C");
  });

  it("holds an answer against its example", () => {
    const partial = readValue(ranking, "A>B", { responses: 3 });
    expect(partial).toEqual({ ok: false, message: "rank each of these once, best first: A, B, C" });
    expect(readValue(preference, "C", { responses: 2 }).ok).toBe(false);
    expect(readValue(span, [{ start: 0, end: 5, label: "yes" }], { textLength: 4 }).ok).toBe(false);
  });

  it("reads every answer again that the export writes into a cell", () => {
    const answer = fc.oneof(
      fc.constantFrom(...options).map(({ value }) => ({ of: choice, value: value as AnswerValue })),
      fc.subarray(options).map((list) => ({ of: multi, value: list.map(({ value }) => value).sort() as AnswerValue })),
      // What is a hair beside a point of the scale is stored as the point, and so is no answer.
      fc
        .double({ min: -5, max: 5, noNaN: true })
        .filter((value) => value === Math.round(value) || Math.abs(value - Math.round(value)) > 1e-7)
        .map((value) => ({ of: scale, value: (value + 0) as AnswerValue })),
      fc
        .record({ choice: fc.constantFrom("A", "B"), strength: fc.option(fc.constantFrom(1, 2), { nil: undefined }) })
        .map((value) => ({ of: preference, value: JSON.parse(JSON.stringify(value)) as AnswerValue })),
      hardText.map((value) => ({ of: text, value: ` ${value}. ` as AnswerValue })),
      fc
        .shuffledSubarray(["A", "B", "C"], { minLength: 3 })
        .map((value) => ({ of: ranking, value: value as AnswerValue })),
      fc.nat(9).map((start) => ({ of: span, value: [{ start, end: start + 1, label: "a|b" }] as AnswerValue })),
    );
    fc.assert(
      fc.property(answer, ({ of, value }) => {
        const isRanking = of === ranking ? (true as const) : undefined;
        expect(read(of, answerText({ value, isRanking }))).toEqual(value);
      }),
    );
  });
});
