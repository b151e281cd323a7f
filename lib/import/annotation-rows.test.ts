import { describe, expect, it } from "vitest";
import { type AnnotationMappingInput, annotationMappingSchema } from "./annotation-mapping";
import { readAnnotations } from "./annotation-rows";

/** The labels of a record, without parts that are absent, or the message of its refusal. */
function read(record: unknown, mapping: AnnotationMappingInput = {}): unknown {
  const outcomes = readAnnotations(annotationMappingSchema.parse(mapping), record);
  const wrong = outcomes.find((outcome) => "error" in outcome);
  if (wrong && "error" in wrong) return wrong.error.message;
  return JSON.parse(JSON.stringify(outcomes.flatMap((outcome) => ("value" in outcome ? [outcome.value] : []))));
}

const row = { example: "e", annotator: "a", criterion: "fair", value: "yes" };

describe("readAnnotations", () => {
  it("reads the long form with all its circumstances", () => {
    const record = {
      example: 17,
      annotator: " w1 ",
      criterion: "fair",
      value: "yes",
      session: "s1",
      comment: "=unsure",
    };
    const times = { submittedAt: "2026-05-01 12:30:00", activeMs: "900", wallMs: 1200.4, guidelineVersion: "v2" };
    expect(read({ ...record, ...times })).toEqual([
      {
        ...record,
        example: "17",
        annotator: "w1",
        submittedAt: "2026-05-01T12:30:00.000Z",
        activeMs: 900,
        wallMs: 1200,
        guidelineVersion: 2,
      },
    ]);
  });

  it.each<[Record<string, unknown> | string, string]>([
    ["text", "the record is not an object; give its fields names"],
    [{ ...row, example: "" }, "example is empty or its column is missing; every label names its example"],
    [{ ...row, annotator: ["a"] }, 'column "annotator" holds a list or an object, not a text'],
    [{ ...row, annotator: "a".repeat(501) }, "annotator is longer than 500 characters"],
    [{ ...row, criterion: null }, 'column "criterion" is empty; say which criterion is answered'],
    [
      { ...row, submittedAt: "soon" },
      'submittedAt "soon" is not a moment; use 2026-03-01T12:00:00Z or seconds since 1970',
    ],
    [{ ...row, activeMs: -1 }, "activeMs -1 is not a duration between 0 and 24 hours"],
    [{ ...row, guidelineVersion: "B" }, 'guidelineVersion "B" is not the number of a version; map it to one'],
    [{ ...row, comment: "a\u0000b" }, "comment contains a NUL character, which cannot be stored; remove it"],
  ])("refuses a record with a reason: case %#", (record, message) => {
    expect(read(record)).toBe(message);
  });

  it("reads several values of a row and leaves out those that are missing", () => {
    const mapping = {
      example: "item",
      annotator: { columns: ["batch", "worker"], separator: "/" },
      values: [
        { column: "is.fair", criterion: { key: "fair" }, map: { "0": "no", "1": "yes" }, missing: ["NA"] },
        { column: "tone", criterion: { key: "tone" } },
      ],
    };
    const record = { item: "i", batch: "R1", worker: "7", "is.fair": " 1", tone: "2" };
    const who = { example: "i", annotator: "R1/7" };
    expect(read(record, mapping)).toEqual([
      { ...who, criterion: "fair", value: "yes" },
      { ...who, criterion: "tone", value: "2" },
    ]);
    expect(read({ ...record, "is.fair": "NA", tone: " " }, mapping)).toEqual([]);
  });

  it("measures a duration from one moment to another", () => {
    const mapping = { wallMs: { from: "start", to: "end" } };
    expect(read({ ...row, start: "1711317247.414", end: "1711317254.82" }, mapping)).toEqual([
      { ...row, wallMs: 7406 },
    ]);
    expect(read({ ...row, start: "", end: "1711317254.82" }, mapping)).toEqual([row]);
    expect(read({ ...row, start: 20, end: 10 }, mapping)).toContain("wallMs -10000 is not a duration");
  });

  it("renames spans, with inclusive ends, and drops unplaced ones when told", () => {
    const spans = { start: "from", end: "to", label: "severity", endInclusive: true };
    const cell = JSON.stringify([
      { from: "missing", to: "missing", severity: "major" },
      { from: 4, to: 4, severity: "minor" },
    ]);
    const mapping = (unplaced: "drop" | "refuse") => ({
      values: [{ column: "value", criterion: { key: "errors" }, spans: { ...spans, unplaced } }],
    });
    const placed = { start: 4, end: 5, label: "minor" };
    expect(read({ ...row, value: cell }, mapping("drop"))).toMatchObject([{ value: [placed] }]);
    expect(read({ ...row, value: cell }, mapping("refuse"))).toMatchObject([{ value: [{ start: "missing" }, placed] }]);
    expect(read({ ...row, value: "none" }, mapping("drop"))).toMatchObject([{ value: "none" }]);
  });

  it("passes over rows, and takes a pair in either order for the same example", () => {
    const mapping = {
      example: { columns: [2, 3], unordered: true },
      annotator: { column: 1, map: { x01: "anna" } },
      values: [{ column: 4, criterion: { key: "tone" } }],
      skip: [{ column: 5, equals: ["BAD", "TEST"] }],
    };
    const record = { 1: "x01", 2: "15", 3: "4", 4: "1", 5: "TGT" };
    const expected = [{ example: "4,15", annotator: "anna", criterion: "tone", value: "1" }];
    expect(read(record, mapping)).toEqual(expected);
    expect(read({ ...record, 2: "4", 3: "15" }, mapping)).toEqual(expected);
    expect(read({ ...record, 5: "BAD" }, mapping)).toEqual([]);
  });
});
