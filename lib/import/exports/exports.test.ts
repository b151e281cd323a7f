import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { criteriaSchema } from "@/lib/guideline/schema";
import { annotationMappingSchema } from "../annotation-mapping";
import { openExamples, openLabels } from "../open-import";
import { summariseExport } from "./export-summary";

const options = (...values: string[]) =>
  values.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) }));
const base = { level: "nominal" as const, required: true };
const criteria = criteriaSchema.parse([
  { ...base, key: "sentiment", title: "Sentiment", kind: "choice", options: options("good", "bad") },
  { ...base, key: "topics", title: "Topics", kind: "multi", level: "set", options: options("law", "tax", "tech") },
  { ...base, key: "names", title: "Names", kind: "span", options: options("per", "org") },
  { ...base, key: "stars", title: "Stars", kind: "scale", level: "interval", scale: { min: 1, max: 5 } },
  {
    ...base,
    key: "best",
    title: "Better",
    kind: "preference",
    level: "ordinal",
    preference: { strength: 1, ties: true },
  },
  { ...base, key: "order", title: "Order", kind: "ranking", level: "ordinal" },
  { ...base, key: "note", title: "Note", kind: "text" },
]);

async function labelsOf(records: unknown, mapping: object = {}): Promise<unknown[]> {
  const opened = await openLabels(
    inPieces(JSON.stringify(records)),
    { mapping: annotationMappingSchema.parse(mapping) },
    criteria,
  );
  if ("refused" in opened) return [opened.refused];
  return (await collect(opened.events)).map((event) => {
    if ("leftOut" in event) return event.leftOut;
    if ("error" in event) return event.error.code;
    const { example, annotator, criterion, value } = event.value;
    return [example, annotator, criterion, value];
  });
}

async function examplesOf(records: unknown, options: object = {}) {
  const opened = await openExamples(inPieces(JSON.stringify(records)), options, criteria);
  if ("refused" in opened) return [opened.refused];
  return (await collect(opened.events)).map((event) => {
    if ("value" in event) return event.value.example;
    return "error" in event ? event.error.code : event.leftOut;
  });
}

const result = (from_name: string, value: object) => ({ id: "r", from_name, to_name: "t", type: "x", value });
const task = (result: unknown[], more: object = {}) => ({
  id: 7,
  data: { text: "Ada 😀 met Bo" },
  annotations: [{ id: 1, completed_by: 3, result, ...more }],
});

describe("Label Studio", () => {
  it("gives each kind of answer to the criterion that it fits", async () => {
    const results = [
      result("sentiment", { choices: ["Good"] }),
      result("subject", { choices: ["Law", "TECH"] }),
      result("rating", { rating: 4 }),
      result("remark", { text: ["clear", "short"] }),
      result("pair", { selected: "right" }),
    ];
    expect(await labelsOf([task(results)])).toEqual([
      ["7", "3", "sentiment", "good"],
      ["7", "3", "topics", ["law", "tech"]],
      ["7", "3", "stars", 4],
      ["7", "3", "note", ["clear", "short"]],
      ["7", "3", "best", "B"],
    ]);
  });

  it("puts the spans of a question together, and counts what is no label", async () => {
    const results = [
      result("ner", { start: 0, end: 3, text: "Ada", labels: ["PER"] }),
      result("ner", { start: 11, end: 13, text: "Bo", labels: ["Per"] }),
      result("ner", { start: 0, end: 3, choices: ["sure"] }),
      { type: "relation", from_id: "a", to_id: "b" },
    ];
    const [spans, ...rest] = await labelsOf([task(results)]);
    expect(spans).toEqual([
      "7",
      "3",
      "names",
      [
        { start: 0, end: 3, text: "Ada", label: "per" },
        { start: 11, end: 13, text: "Bo", label: "per" },
      ],
    ]);
    expect(rest).toEqual(["not-a-label", "not-a-label"]);
  });

  it("knows people, models, skips and drafts apart", async () => {
    const good = [result("sentiment", { choices: ["good"] })];
    const record = {
      ...task(good, { completed_by: { id: 3, email: "Ann@X.org" } }),
      predictions: [{ model_version: "m2", result: [result("sentiment", { choices: ["bad"] })] }],
      drafts: [{ result: good }, { result: good }],
    };
    record.annotations.push({ id: 2, completed_by: 4, was_cancelled: true, result: good } as never);
    expect(await labelsOf([record])).toEqual([
      ["7", "ann@x.org", "sentiment", "good"],
      ["7", "model:m2", "sentiment", "bad"],
      "skip",
      "draft",
      "draft",
    ]);
    expect(summariseExport([record], criteria)).toMatchObject({
      tool: "Label Studio",
      people: 1,
      models: 1,
      nameless: 0,
      leftOut: { skip: 1, draft: 2 },
    });
  });

  it("takes an annotation without a result as nothing marked, and elsewhere as no answer", async () => {
    const marked = [result("ner", { start: 0, end: 3, text: "Ada", labels: ["per"] })];
    expect(await labelsOf([task(marked), { ...task([]), id: 8 }])).toContainEqual(["8", "3", "names", []]);
    const said = [result("sentiment", { choices: ["good"] })];
    expect(await labelsOf([task(said), { ...task([]), id: 8 }])).toContain("no-answer");
  });

  it("refuses answers that no criterion, or more than one, could take, until it is said which", async () => {
    const strange = [task([result("mood", { choices: ["blue"] })])];
    expect(await labelsOf(strange)).toEqual(["unknown-criterion"]);
    expect(await labelsOf(strange, { criteria: { mood: "note" } })).toEqual([["7", "3", "note", ["blue"]]]);
    expect(await labelsOf(strange, { criteria: { mood: "sentiment" } })).toEqual([["7", "3", "sentiment", "blue"]]);
  });

  it("makes examples of the data, by their names or by a mapping, without labels in them", async () => {
    const text = { kind: "text", id: "7", text: "Ada 😀 met Bo" };
    expect(await examplesOf([task([])])).toEqual([text]);
    expect(await examplesOf([{ ...task([]), data: { review: "Fine.", stars: 3 } }])).toMatchObject([
      { kind: "text", text: "Fine.", provenance: { extra: { stars: 3 } } },
    ]);
    const pair = { ...task([]), data: { q: "2+2?", a: "4", why: "sum" } };
    expect(
      await examplesOf([pair], { mapping: { fields: { prompt: "data.q", response: "data.a" }, ignore: [] } }),
    ).toMatchObject([{ kind: "instruction", prompt: "2+2?", response: "4" }]);
    expect(await examplesOf([pair], { mapping: { fields: { prompt: "q", response: "a" }, ignore: ["why"] } })).toEqual([
      { kind: "instruction", id: "7", prompt: "2+2?", response: "4" },
    ]);
  });

  it("makes what it calls the truth a known answer when told, checked against the example", async () => {
    const truth = (results: unknown[]) => [task(results, { ground_truth: true })];
    const span = (start: number, end: number) => result("ner", { start, end, labels: ["per"] });
    expect(await examplesOf(truth([span(11, 13)]), { gold: true })).toMatchObject([
      { gold: { names: [{ start: 10, end: 12, label: "per" }] } },
    ]);
    expect(await examplesOf(truth([span(11, 99)]), { gold: true })).toEqual(["invalid-gold"]);
    expect(await examplesOf(truth([span(11, 13)]))).toEqual([{ kind: "text", id: "7", text: "Ada 😀 met Bo" }]);
  });

  it("reads its flat forms by the names of criteria", async () => {
    const flat = (more: object) => ({ annotation_id: 1, annotator: 2, id: 7, lead_time: 4.5, text: "t", ...more });
    const rows = [flat({ sentiment: "Good" }), flat({ annotator: 3, sentiment: { choices: ["bad"] } })];
    expect(await labelsOf(rows)).toEqual([
      ["7", "2", "sentiment", "good"],
      ["7", "3", "sentiment", { choices: ["bad"] }],
    ]);
    expect(await examplesOf(rows)).toMatchObject([
      { kind: "text", id: "7", text: "t", provenance: { extra: { sentiment: "Good" } } },
      { kind: "text", id: "7", text: "t" },
    ]);
  });
});

describe("Argilla", () => {
  it("reads both forms of responses, suggestions of models, and rows of the Hub alike", async () => {
    const submitted = { user_id: "u1", status: "submitted" };
    const fields = { text: "t" };
    const newer = {
      id: "r1",
      fields,
      responses: {
        sentiment: [
          { value: "good", ...submitted },
          { value: "bad", user_id: "u2", status: "draft" },
          { value: null, user_id: "u3", status: "discarded" },
        ],
      },
      suggestions: { sentiment: { value: "bad", agent: "m1", score: 0.4 } },
    };
    const older = {
      id: "r1",
      fields,
      responses: [
        { ...submitted, values: { sentiment: { value: "good" } } },
        { user_id: "u2", status: "draft", values: { sentiment: { value: "bad" } } },
        { user_id: "u3", status: "discarded", values: null },
      ],
      suggestions: [{ question_name: "sentiment", value: "bad", agent: "m1" }],
    };
    const row = {
      id: "r1",
      _server_id: "x",
      text: "t",
      "sentiment.responses": ["good", "bad", null],
      "sentiment.responses.users": ["u1", "u2", "u3"],
      "sentiment.responses.status": ["submitted", "draft", "discarded"],
      "sentiment.suggestion": "bad",
      "sentiment.suggestion.agent": "m1",
    };
    for (const record of [newer, older, row]) {
      expect(await labelsOf([record])).toEqual([
        ["r1", "u1", "sentiment", "good"],
        ["r1", "model:m1", "sentiment", "bad"],
        "draft",
        "skip",
      ]);
      expect(await examplesOf([record])).toEqual([{ kind: "text", id: "r1", text: "t" }]);
    }
  });

  it("reads rankings in their order, with ties as none", async () => {
    const ranked = (...ranks: number[]) => ({
      id: "r",
      fields: { text: "t" },
      responses: { order: [{ value: ranks.map((rank, at) => ({ rank, value: "ABC"[at] })), user_id: "u" }] },
    });
    expect(await labelsOf([ranked(2, 3, 1)])).toEqual([["r", "u", "order", ["C", "A", "B"]]]);
    expect(await labelsOf([ranked(1, 1, 2)])).toEqual([["r", "u", "order", [["A", "B"], "C"]]]);
  });
});

describe("doccano", () => {
  it("reads labels, spans in both forms, and whoever is named or said", async () => {
    const by = { annotator: { constant: "carl" } };
    expect(await labelsOf([{ id: 1, text: "t", label: ["Law"] }], by)).toEqual([["1", "carl", "topics", ["law"]]]);
    const spans = [{ start: 0, end: 3, label: "per" }];
    expect(await labelsOf([{ id: 1, text: "Ada", label: [[0, 3, "PER"]] }], by)).toEqual([
      ["1", "carl", "names", spans],
    ]);
    const named = { id: 1, text: "Ada", annotations: [{ label: "per", start_offset: 0, end_offset: 3, user: 5 }] };
    expect(await labelsOf([named])).toEqual([["1", "5", "names", spans]]);
    expect(await labelsOf([{ id: 1, text: "t", label: ["law"] }])).toEqual(["missing-field"]);
    const related = { id: 1, text: "Ada", entities: [], relations: [{ id: 1 }] };
    expect(await labelsOf([related], by)).toContain("not-a-label");
  });

  it("leaves records alone that only look like it", async () => {
    const step = { prompt: "p", completions: ["a", "b"], labels: [true, false] };
    expect(summariseExport([step, { text: "t", label: "law" }, { text: "t" }], criteria)).toBeNull();
    expect(await examplesOf([{ text: "t", label: "law" }])).toMatchObject([
      { provenance: { extra: { label: "law" } } },
    ]);
  });
});

describe("exports of any shape", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const list = fc.oneof(
    json,
    fc.array(fc.oneof(json, fc.record({ result: json, value: json, status: json, user_id: json, label: json }))),
  );
  const record = fc.record(
    {
      id: json,
      data: fc.oneof(json, fc.constant({ text: "t" })),
      text: json,
      fields: fc.oneof(json, fc.constant({ text: "t" })),
      annotations: list,
      predictions: list,
      drafts: list,
      responses: list,
      suggestions: list,
      label: list,
      entities: list,
    },
    { requiredKeys: [] },
  );

  it("never break, and every record is accounted for, as examples and as labels", () =>
    fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
        const known = { example: "e", annotator: "a", criterion: "note", value: "x" };
        const labels = await labelsOf([known, ...records]);
        expect(labels.length).toBeGreaterThanOrEqual(records.length + 1);
        expect(await examplesOf(records)).toHaveLength(records.length);
      }),
    ));
});
