import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { criteriaSchema } from "@/lib/guideline/schema";
import { type AnnotationMappingInput, annotationMappingSchema } from "./annotation-mapping";
import { guessLabels, looksLikeLabels } from "./guess-labels";
import { draftToMapping } from "./label-draft";
import { openLabels } from "./open-import";
import { previewFile, previewLabels } from "./preview";

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));
const base = { level: "nominal" as const, required: true };
const criteria = criteriaSchema.parse([
  { ...base, key: "correct", title: "Correct", kind: "choice", options: options("yes", "no") },
  { ...base, key: "tone", title: "Tone", kind: "scale", level: "interval", scale: { min: 1, max: 5 } },
  { ...base, key: "note", title: "Note", kind: "text" },
  { ...base, key: "topics", title: "Topics", kind: "multi", level: "set", options: options("law", "tax") },
]);

/** Each answer of a file: `example annotator criterion value`, the code of its refusal, or why it is left out. */
async function read(file: string, mapping: AnnotationMappingInput) {
  const opened = await openLabels(inPieces(file), { mapping: annotationMappingSchema.parse(mapping) }, criteria);
  if ("refused" in opened) return opened.refused;
  return (await collect(opened.events)).map((event) => {
    if ("leftOut" in event) return event.leftOut;
    if ("error" in event) return event.error.code;
    const { example, annotator, criterion, value } = event.value;
    return [example, annotator, criterion, Array.isArray(value) ? value.join("+") : value].join(" ");
  });
}

const correct = { key: "correct" };

describe("several answers in one record", () => {
  it("are refused where two columns answer one question of one person", () => {
    const twice = { values: ["a", "b"].map((column) => ({ column, criterion: correct })) };
    const parsed = annotationMappingSchema.safeParse(twice);
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["values", 1, "column"] });
    expect(parsed.error?.issues[0]?.message).toContain("“a” and “b” both answer correct");
    const whose = {
      values: ["a", "b"].map((column) => ({ column, annotator: { constant: column }, criterion: correct })),
    };
    expect(annotationMappingSchema.safeParse(whose).success).toBe(true);
  });

  it("are refused where they differ and no times say which is later", async () => {
    const entries = (...list: object[]) => `${JSON.stringify({ id: "e", list })}\n`;
    const mapping = {
      example: "id",
      each: "list",
      annotator: "list.by",
      submittedAt: "list.at",
      values: [{ column: "list.says", criterion: correct }],
    };
    const [yes, no] = [
      { by: "a", says: "yes" },
      { by: "a", says: "no" },
    ];
    expect(await read(entries({ ...yes, at: "" }, { ...no, at: "" }), mapping)).toEqual(["two-answers", "two-answers"]);
    expect(await read(entries({ ...yes, at: "2026-03-01" }, { ...no, at: "2026-03-01" }), mapping)).toContain(
      "two-answers",
    );
    expect(await read(entries({ ...yes, at: "2026-03-01" }, { ...no, at: "2026-03-02" }), mapping)).toEqual([
      "e a correct yes",
      "e a correct no",
    ]);
    expect(await read(entries({ ...yes, at: "" }, { ...yes, at: "" }), mapping)).toEqual([
      "e a correct yes",
      "e a correct yes",
    ]);
  });

  it("are read from an object of people, and from a list that stands in a cell or deeper", async () => {
    const values = (column: string) => [{ column, criterion: { key: "tone" } }];
    const mapping = { example: "id", each: "votes", annotator: "votes.key", values: values("votes.value") };
    expect(await read('{"id":"e","votes":{"anna":4,"ben":2}}\n', mapping)).toEqual(["e anna tone 4", "e ben tone 2"]);
    const deeper = { example: "id", each: "meta.votes", annotator: "meta.votes.by", values: values("meta.votes.n") };
    expect(await read('{"id":"e","meta":{"votes":[{"by":"a","n":1},{"by":"b","n":2}]}}\n', deeper)).toEqual([
      "e a tone 1",
      "e b tone 2",
    ]);
    const cell = { example: "id", each: "votes", annotator: "votes.by", values: values("votes.n") };
    expect(await read('id,votes\ne,"[{""by"":""a"",""n"":1}]"\nf,[]\ng,often\n', cell)).toEqual([
      "e a tone 1",
      "no-answer",
      "invalid-field",
    ]);
  });

  it("as a column an option, are a mark or none and nothing else", async () => {
    const mapping = {
      example: "id",
      annotator: "by",
      values: [{ columns: { l: "law", t: "tax" }, criterion: { key: "topics" } }],
    };
    expect(await read("id,by,l,t\n1,a,1,0\n2,a,x,TRUE\n3,a,0,\n4,a,,\n5,a,2,0\n", mapping)).toEqual([
      "1 a topics law",
      "2 a topics law+tax",
      "3 a topics ",
      "no-answer",
      "invalid-value",
    ]);
  });
});

/** What becomes of a file where nobody corrects a guess. */
function guess(file: string) {
  const preview = previewFile({ head: new TextEncoder().encode(file), isComplete: true });
  if (!preview.ok) return preview.message;
  const records = preview.events.flatMap((event) => ("value" in event ? [event.value] : []));
  const mapped = draftToMapping(guessLabels(preview.columns, criteria, records), undefined);
  if (!mapped.ok) return mapped.message;
  const read = previewLabels(preview.events, mapped.mapping, criteria);
  return {
    looks: looksLikeLabels(preview.columns, criteria, records),
    read: read.events.map((event) =>
      "value" in event
        ? [event.value.example, event.value.annotator, event.value.criterion, String(event.value.read)].join(" ")
        : event.error.code,
    ),
  };
}

describe("guessing how answers stand", () => {
  it("sees a column a person, with what their words mean", () => {
    expect(guess("id,anna,ben,carl\n1,1,1,0\n2,0,,0\n")).toEqual({
      looks: true,
      read: ["1 anna correct yes", "1 ben correct yes", "1 carl correct no", "2 anna correct no", "2 carl correct no"],
    });
    expect(guess("id,anna,ben\n1,great,yes\n2,no,\n")).toBe("Choose the column that names the annotator.");
  });

  it("sees a column an option", () => {
    expect(guess("id,annotator,law,tax\n1,anna,1,0\n2,anna,1,1\n")).toEqual({
      looks: true,
      read: ["1 anna topics law", "2 anna topics law,tax"],
    });
  });

  it("sees several people in a list, and keeps the record's own id", () => {
    const record = {
      id: 9,
      votes: [
        { id: 1, annotator: "a", tone: 3 },
        { id: 2, annotator: "b", tone: 5 },
      ],
    };
    expect(guess(`${JSON.stringify(record)}\n`)).toEqual({ looks: true, read: ["9 a tone 3", "9 b tone 5"] });
  });
});

describe("all that a file holds", () => {
  const cell = fc.constantFrom("", "yes", "no", "NA", "4", '"', "maybe", "x,y", "𝒳");
  const record = fc.record(
    { id: fc.constantFrom("1", "2", ""), by: fc.constantFrom("a", "", " "), a: cell, b: cell, at: cell, type: cell },
    { requiredKeys: [] },
  );
  const line = fc.oneof(
    record.map((one) => JSON.stringify(one)),
    fc.constantFrom("7", "[1]", "not json", '{"a":', '"t"'),
  );

  it("is accepted, refused or left out: each line at least once, and in the long form exactly once", () =>
    fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const known = { id: "", by: "", a: "", b: "", at: "", type: "" };
        const file = [JSON.stringify(known), ...lines].join("\n");
        const common = {
          example: "id",
          annotator: "by",
          submittedAt: "at",
          skip: [{ column: "type", equals: ["yes"] }],
        };
        const a = { column: "a", criterion: correct, missing: ["NA"] };
        for (const values of [[a], [a, { column: "b", criterion: { key: "tone" } }]]) {
          const mapping = annotationMappingSchema.parse({ ...common, values });
          const opened = await openLabels(inPieces(file), { mapping, fileName: "f.jsonl" }, criteria);
          if ("refused" in opened) throw new Error(opened.refused);
          const events = await collect(opened.events);
          expect(new Set(events.map((event) => event.line)).size).toBe(lines.length + 1);
          if (values.length === 1) expect(events).toHaveLength(lines.length + 1);
          for (const event of events)
            expect(["value", "error", "leftOut"].filter((fate) => fate in event)).toHaveLength(1);
        }
      }),
    ));
});
