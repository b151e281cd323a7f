import { describe, expect, it } from "vitest";
import type { RecordEvent } from "@/lib/formats/record";
import { collect, streamOf } from "@/lib/formats/testing/streams";
import { type Criterion, criteriaSchema } from "@/lib/guideline/schema";
import { type AnnotationMappingInput, annotationMappingSchema, LONG_MAPPING } from "@/lib/import/annotation-mapping";
import { annotationRows } from "@/lib/import/annotation-rows";

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));
const base = { title: "Question", level: "nominal" as const, required: true };
const criteria: Criterion[] = criteriaSchema.parse([
  { ...base, key: "fair", kind: "choice", options: options("yes", "no", "1", "2") },
  { ...base, key: "topics", kind: "multi", level: "set", options: options("law", "art") },
  { ...base, key: "tone", kind: "scale", level: "interval", scale: { min: -5, max: 5 } },
  { ...base, key: "better", kind: "preference", preference: { strength: 3, ties: true } },
  { ...base, key: "order", kind: "ranking" },
  { ...base, key: "why", kind: "text" },
  { ...base, key: "errors", kind: "span", options: options("minor", "major") },
]);

async function read(records: unknown[], mapping: AnnotationMappingInput = LONG_MAPPING) {
  const events: RecordEvent[] = records.map((value, index) => ({ line: index + 2, value }));
  return collect(annotationRows(streamOf(events), annotationMappingSchema.parse(mapping), criteria));
}

/** The value that each cell becomes for a criterion, or the words of its refusal. */
async function values(criterion: string, cells: unknown[]) {
  const events = await read(cells.map((value) => ({ example: "e", annotator: "a", criterion, value })));
  return events.map((event) => ("value" in event ? event.value.value : event.error.message));
}

describe("annotationRows", () => {
  it("reads the long form with all its circumstances", async () => {
    const record = {
      example: 17,
      annotator: " w1 ",
      criterion: "fair",
      value: "yes",
      submittedAt: "2026-05-01T12:30:00Z",
      activeMs: "900",
      wallMs: 1200,
      session: "s1",
      position: "3",
      guidelineVersion: 2,
      revision: "",
      comment: "=unsure",
    };
    expect(await read([record])).toEqual([
      {
        line: 2,
        value: {
          ...record,
          example: "17",
          annotator: "w1",
          submittedAt: "2026-05-01T12:30:00.000Z",
          activeMs: 900,
          position: 3,
          revision: undefined,
        },
      },
    ]);
  });

  it("types each value by its criterion", async () => {
    expect(await values("fair", ["1", 2, "2.0", " no "])).toEqual(["1", "2", "2", "no"]);
    expect(await values("tone", ["3", "-2.5", 0])).toEqual([3, -2.5, 0]);
    expect(await values("topics", ["law|art", '["law"]', ["art"], "[]"])).toEqual([
      ["art", "law"],
      ["law"],
      ["art"],
      [],
    ]);
    expect(await values("order", ["B>A", "B|A|C", '["A","B"]'])).toEqual([
      ["B", "A"],
      ["B", "A", "C"],
      ["A", "B"],
    ]);
    expect(await values("better", ["A", "b", "Tie", '{"choice":"B","strength":2}', { choice: "A" }])).toEqual([
      { choice: "A" },
      { choice: "B" },
      { choice: "tie" },
      { choice: "B", strength: 2 },
      { choice: "A" },
    ]);
    expect(await values("why", ["[1]", 5])).toEqual(["[1]", "5"]);
    expect(await values("errors", ['[{"start":0,"end":2,"label":"minor"}]'])).toEqual([
      [{ start: 0, end: 2, label: "minor" }],
    ]);
  });

  it("says by line what is wrong and goes on", async () => {
    const good = { example: "e", annotator: "a", criterion: "fair", value: "yes" };
    const events = await read([
      { ...good, value: "maybe" },
      { ...good, criterion: "fairness" },
      { ...good, example: "" },
      { ...good, annotator: ["a"] },
      { ...good, value: "" },
      { ...good, position: "0" },
      { ...good, submittedAt: "soon" },
      { ...good, comment: "a\u0000b" },
      "text",
      good,
    ]);
    expect(events.map((event) => [event.line, "error" in event ? event.error.message : "kept"])).toEqual([
      [2, 'fair: "maybe" does not fit; choose one of: yes, no, 1, 2'],
      [3, 'the guideline has no criterion "fairness"; it has: fair, topics, tone, better, order, why, errors'],
      [4, '"example" is missing'],
      [5, '"annotator": column "annotator" holds a list or an object, not a text'],
      [6, '"value" is missing for fair'],
      [7, '"position" must be a whole number from 1, not "0"'],
      [8, '"submittedAt" is not a time: "soon"; use ISO 8601 such as 2026-05-01T12:30:00Z'],
      [9, '"comment" contains a NUL character, which cannot be stored; remove it'],
      [10, "the record is not an object; give its fields names"],
      [11, "kept"],
    ]);
  });

  it("reads several values of a row, leaves out those that are missing and keeps the good beside the bad", async () => {
    const mapping = {
      example: "item",
      annotator: { columns: ["batch", "worker"], separator: "/" },
      values: [
        { criterion: "fair", column: "is.fair", map: { "0": "no", "1": "yes" }, missing: ["NA"] },
        { criterion: "tone", column: "tone" },
      ],
      guidelineVersion: { column: "form", map: { A: 1, B: 2 } },
    };
    const row = { item: "i", batch: "R1", worker: "7", form: "B", "is.fair": "1", tone: "2" };
    const events = await read([row, { ...row, "is.fair": "NA", tone: "" }, { ...row, tone: "99" }], mapping);
    expect(events.map((event) => [event.line, "value" in event ? event.value : event.error.code])).toEqual([
      [2, { example: "i", annotator: "R1/7", criterion: "fair", value: "yes", guidelineVersion: 2 }],
      [2, { example: "i", annotator: "R1/7", criterion: "tone", value: 2, guidelineVersion: 2 }],
      [4, { example: "i", annotator: "R1/7", criterion: "fair", value: "yes", guidelineVersion: 2 }],
      [4, "invalid-value"],
    ]);
  });

  it("takes a pair in either order for the same example", async () => {
    const mapping = {
      example: { columns: [2, 3], unordered: true },
      annotator: 1,
      values: [{ criterion: "tone", column: 4 }],
      activeMs: { column: 5, unit: "s" as const },
    };
    const events = await read(
      [
        { 1: "1", 2: "15", 3: "4", 4: "1", 5: "25.417" },
        { 1: "2", 2: "4", 3: "15", 4: "2", 5: "1" },
      ],
      mapping,
    );
    expect(events.map((event) => "value" in event && [event.value.example, event.value.activeMs])).toEqual([
      ["4,15", 25417],
      ["4,15", 1000],
    ]);
  });

  it("passes over rows, replaces names and renames criteria as told", async () => {
    const mapping = {
      example: "seg",
      annotator: { column: "login", map: { x01: "anna" } },
      values: [{ criterionColumn: "question", criterionMap: { "Is it fair?": "fair" }, column: "v" }],
      skip: [{ column: "type", equals: ["BAD", "TEST"] }],
    };
    const row = { seg: "s", login: "x01", question: "Is it fair?", v: "no", type: "TGT" };
    expect(await read([row, { ...row, type: "BAD" }, { ...row, login: "x02" }], mapping)).toEqual([
      { line: 2, value: { example: "s", annotator: "anna", criterion: "fair", value: "no" } },
      { line: 4, value: { example: "s", annotator: "x02", criterion: "fair", value: "no" } },
    ]);
  });

  it("reads spans under other names, with inclusive ends, and drops unplaced ones when told", async () => {
    const spans = { start: "start_i", end: "end_i", label: "severity", endInclusive: true, unplaced: "drop" as const };
    const mapping = { example: "e", annotator: "a", values: [{ criterion: "errors", column: "s", spans }] };
    const cell = JSON.stringify([
      { start_i: "missing", end_i: "missing", severity: "major" },
      { start_i: 4, end_i: 4, severity: "minor" },
    ]);
    expect(await read([{ e: "1", a: "w", s: cell }], mapping)).toMatchObject([
      { value: { value: [{ start: 4, end: 5, label: "minor" }] } },
    ]);
    const refusing = {
      ...mapping,
      values: [{ criterion: "errors", column: "s", spans: { ...spans, unplaced: "refuse" as const } }],
    };
    expect(await read([{ e: "1", a: "w", s: cell }], refusing)).toMatchObject([{ error: { code: "invalid-value" } }]);
  });

  it("passes on the errors of the reader", async () => {
    const error = { code: "invalid-json", message: "not valid JSON" };
    expect(await collect(annotationRows(streamOf([{ line: 5, error }]), LONG_MAPPING, criteria))).toEqual([
      { line: 5, error },
    ]);
  });
});
