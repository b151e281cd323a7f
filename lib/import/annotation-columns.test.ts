import { describe, expect, it } from "vitest";
import { type AnnotationMappingInput, annotationMappingSchema } from "./annotation-mapping";
import { readAnnotations } from "./annotation-rows";

function read(mapping: AnnotationMappingInput, record: unknown) {
  const outcomes = readAnnotations(annotationMappingSchema.parse(mapping), record);
  const [wrong] = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  if (wrong) return `${wrong.field ?? ""} ${wrong.code}: ${wrong.message}`;
  return outcomes.flatMap((outcome) => ("value" in outcome ? [outcome.value] : []));
}

const label = { example: "q1", annotator: "ada", criterion: "correct", value: "yes" };

describe("readAnnotations", () => {
  it("reads the API's own columns without a mapping", () => {
    const record = {
      ...label,
      submittedAt: "2026-03-01T12:00:00Z",
      activeMs: "900",
      wallMs: 1200,
      session: "s1",
      guidelineVersion: "v2",
      comment: "sure",
    };
    expect(read({}, record)).toEqual([
      {
        ...label,
        submittedAt: "2026-03-01T12:00:00.000Z",
        activeMs: 900,
        wallMs: 1200,
        session: "s1",
        guidelineVersion: 2,
        comment: "sure",
      },
    ]);
  });

  it("gives one label for each filled column of a wide row", () => {
    const mapping: AnnotationMappingInput = {
      example: "tweet.id",
      annotator: "id",
      values: [
        { column: "hate.speech", criterion: { key: "hate" }, map: { "0": "no", "1": "yes" } },
        { column: "offensive.language", criterion: { key: "offensive" }, map: { "0": "no", "1": "yes" } },
      ],
    };
    const row = { "tweet.id": 5, id: 125, "hate.speech": 0, "offensive.language": " " };
    expect(read(mapping, row)).toMatchObject([{ example: "5", annotator: "125", criterion: "hate", value: "no" }]);
    expect(read(mapping, { ...row, "offensive.language": "1" })).toHaveLength(2);
    expect(read(mapping, { ...row, "hate.speech": "7" })).toMatchObject([{ value: "7" }]);
  });

  it("makes one id of a pair in either order", () => {
    const mapping: AnnotationMappingInput = {
      example: { columns: ["a", "b"], unordered: true },
      annotator: "s",
      values: [{ column: "sim", criterion: { key: "similarity" } }],
      wallMs: { column: "time", unit: "s" },
    };
    const [one] = read(mapping, { a: "15", b: "4", s: "1", sim: "1", time: "25.4174" }) as object[];
    const [other] = read(mapping, { a: "4", b: "15", s: "2", sim: "1", time: "1" }) as object[];
    expect(one).toMatchObject({ example: "4,15", wallMs: 25417 });
    expect(other).toMatchObject({ example: "4,15" });
  });

  it("reads a table without a header by the numbers of its columns", () => {
    const mapping = { example: 1, annotator: 2, values: [{ column: 3, criterion: { key: "c" } }] };
    expect(read(mapping, { "1": "7", "2": "w3", "3": "2" })).toMatchObject([
      { example: "7", annotator: "w3", value: "2" },
    ]);
  });

  it("reads no column where the mapping says that there is none", () => {
    const mapping = {
      session: null,
      comment: null,
      submittedAt: null,
      wallMs: null,
      activeMs: null,
      guidelineVersion: null,
    };
    const record = {
      ...label,
      session: "5",
      comment: "x",
      submittedAt: "never",
      wallMs: "long",
      guidelineVersion: "B",
    };
    expect(read(mapping, record)).toEqual([label]);
  });

  it("takes a file's own names of versions by a map", () => {
    const mapping = { guidelineVersion: { column: "form", map: { A: 1, B: 2 } } };
    expect(read(mapping, { ...label, form: "B" })).toMatchObject([{ guidelineVersion: 2 }]);
    expect(read(mapping, { ...label, form: "C" })).toMatch(/guidelineVersion invalid-field: .*"C".*map it/);
    expect(read(mapping, { ...label, form: "constructor" })).toMatch(/invalid-field/);
  });

  it("leaves rows out", () => {
    const mapping = { skip: [{ column: "type", equals: ["BAD"] }] };
    expect(read(mapping, { ...label, type: "BAD" })).toEqual([]);
    expect(read(mapping, { ...label, type: "TGT" })).toHaveLength(1);
  });

  it("names the field that is wrong", () => {
    expect(read({}, "text")).toMatch(/not-an-object/);
    expect(read({}, { ...label, annotator: " " })).toMatch(/^annotator missing-field/);
    expect(read({}, { ...label, criterion: "" })).toMatch(/^criterion missing-field: column "criterion"/);
    expect(read({}, { ...label, example: ["a"] })).toMatch(/^example invalid-field.*list or an object/);
    expect(read({}, { ...label, example: "x".repeat(501) })).toMatch(/^example invalid-field.*500/);
    expect(read({}, { ...label, annotator: "a\u0000b" })).toMatch(/^annotator invalid-field/);
    expect(read({}, { ...label, comment: "\ud800" })).toMatch(/^comment invalid-field/);
    expect(read({}, { ...label, wallMs: "-3" })).toMatch(/^wallMs invalid-field.*24 hours/);
  });

  it("does not take inherited names for columns", () => {
    expect(read({ example: "constructor" }, label)).toMatch(/^example missing-field/);
    expect(read({ example: "example.length" }, label)).toMatch(/^example missing-field/);
  });
});
