import { describe, expect, it } from "vitest";
import { criteriaSchema } from "../schema";
import { readVerdict } from "./verdict";

const CRITERIA = criteriaSchema.parse([
  {
    key: "correct",
    title: "Correct?",
    kind: "choice",
    level: "nominal",
    required: true,
    options: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
  {
    key: "severity",
    title: "How bad?",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 3, step: 1 },
    showIf: { criterion: "correct", in: ["no"] },
  },
  { key: "note", title: "Note", kind: "text", level: "nominal", required: false },
]);
const PREFERENCE = criteriaSchema.parse([
  {
    key: "better",
    title: "Better?",
    kind: "preference",
    level: "ordinal",
    required: true,
    preference: { strength: 3, ties: true },
  },
  { key: "order", title: "Best first", kind: "ranking", level: "ordinal", required: true },
]);
const SPAN = criteriaSchema.parse([
  {
    key: "harm",
    title: "Harm?",
    kind: "span",
    level: "nominal",
    required: true,
    options: [{ value: "insult", label: "Insult" }],
  },
]);
const ONE = { order: [] };

describe("readVerdict", () => {
  it("reads an object, its text, and the text in a fence alike", () => {
    const object = { correct: { reason: "It holds.", value: "yes" }, note: { reason: "", value: null } };
    const expected = [{ criterion: "correct", scored: true, value: "yes", reason: "It holds." }];
    const text = JSON.stringify(object);
    for (const raw of [object, text, ` ${text}\n`, `\`\`\`json\n${text}\n\`\`\``]) {
      expect(readVerdict(CRITERIA, raw, ONE)).toEqual(expected);
    }
  });

  it("takes a bare value, and keeps the good criteria of a half bad verdict", () => {
    const verdicts = readVerdict(CRITERIA, { correct: "no", severity: { reason: "Worst.", value: 4 } }, ONE);
    expect(verdicts).toMatchObject([
      { criterion: "correct", scored: true, value: "no" },
      { criterion: "severity", scored: false, code: "invalid-value", reason: "Worst." },
    ]);
  });

  it.each([
    ["", "not-json"],
    ["I would say yes.", "not-json"],
    ['{"correct": {"reason": "cut o', "not-json"],
    ['Here it is: {"correct": "yes"}', "not-json"],
    ["[1]", "not-an-object"],
    [7, "not-an-object"],
    [null, "not-an-object"],
    [{}, "no-value"],
    [{ correct: { reason: "hm", value: null } }, "no-value"],
    [{ correct: { value: "maybe" } }, "invalid-value"],
    [JSON.parse('{"__proto__": {"correct": "yes"}}'), "no-value"],
  ])("leaves %j unscored as %s", (raw, code) => {
    expect(readVerdict(CRITERIA, raw, ONE)[0]).toMatchObject({ criterion: "correct", scored: false, code });
  });

  it("says nothing of a criterion that was not asked, and that one hangs on an unscored one", () => {
    expect(readVerdict(CRITERIA, { correct: "yes", severity: 2 }, ONE).map(({ criterion }) => criterion)).toEqual([
      "correct",
    ]);
    expect(readVerdict(CRITERIA, { correct: "maybe", severity: 2 }, ONE)[1]).toMatchObject({
      criterion: "severity",
      code: "depends-on-unscored",
    });
  });

  it("puts letters by place back to the example's own", () => {
    const raw = { better: { value: { choice: "A", strength: 2 } }, order: { value: ["C", "A", "B"] } };
    const values = (order: number[]) =>
      readVerdict(PREFERENCE, raw, { order }).map((verdict) => (verdict.scored ? verdict.value : verdict.code));
    expect(values([0, 1, 2])).toEqual([{ choice: "A", strength: 2 }, ["C", "A", "B"]]);
    expect(values([1, 2, 0])).toEqual([{ choice: "B", strength: 2 }, ["A", "B", "C"]]);
    const tie = readVerdict(PREFERENCE, { better: { choice: "tie" }, order: ["A", "B"] }, { order: [1, 0] });
    expect(tie).toMatchObject([{ value: { choice: "tie" } }, { value: ["B", "A"] }]);
    expect(readVerdict(PREFERENCE, { better: "C", order: ["B", "A"] }, { order: [1, 0] })[0]).toMatchObject({
      code: "invalid-value",
    });
  });

  it("finds quotations by occurrence, in code points", () => {
    const spanText = "😀 fool, you fool";
    const quote = (quoted: string, occurrence: number) =>
      readVerdict(
        SPAN,
        { harm: { value: [{ quote: quoted, occurrence, label: "insult" }] } },
        { order: [], spanText },
      )[0];
    expect(quote("fool", 1)).toMatchObject({ value: [{ start: 2, end: 6, label: "insult" }] });
    expect(quote("fool", 2)).toMatchObject({ value: [{ start: 12, end: 16, label: "insult" }] });
    expect(quote("fool", 3)).toMatchObject({ scored: false, code: "invalid-value" });
    expect(quote("knave", 1)).toMatchObject({ scored: false, code: "invalid-value" });
    expect(readVerdict(SPAN, { harm: [] }, { order: [0, 1] })[0]).toMatchObject({ code: "nothing-to-quote" });
  });

  it("keeps a reason that a database could not hold as far as it can", () => {
    expect(readVerdict(CRITERIA, { correct: { reason: "a\u0000b\ud800", value: "yes" } }, ONE)[0]).toMatchObject({
      reason: "ab\ufffd",
    });
  });
});
