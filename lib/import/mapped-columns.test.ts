import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inPieces } from "@/lib/formats/testing/streams";
import { type AnnotationMappingInput, annotationMappingSchema } from "./annotation-mapping";
import { exampleMappingSchema } from "./mapping-schema";
import { openExamples, openLabels } from "./open-import";

const labels = async (file: string, mapping: AnnotationMappingInput = {}) => {
  const opened = await openLabels(inPieces(file), { mapping: annotationMappingSchema.parse(mapping) }, []);
  return "refused" in opened ? opened.refused : null;
};
const examples = async (file: string, mapping: object) => {
  const opened = await openExamples(inPieces(file), { mapping: exampleMappingSchema.parse(mapping) }, []);
  return "refused" in opened ? opened.refused : null;
};

const TABLE = "nr,worker,answer,tone\n1,w,yes,3\n2,w,no,4\n";
const answer = { column: "answer", criterion: { key: "correct" } };
const who = { example: "nr", annotator: "worker" };

describe("a mapping that names what a file does not have", () => {
  it("is refused with the columns found and the one that was meant", async () => {
    expect(await labels(TABLE, { ...who, values: [{ ...answer, column: "anwser" }] })).toBe(
      "The file has no column “anwser” (did you mean “answer”?). It has: nr, worker, answer, tone. Mend the mapping, or leave out what is not there.",
    );
    expect(await labels(TABLE, { ...who, values: [answer] })).toBeNull();
  });

  it("also where one of several is missing, whatever it says", async () => {
    const values = [answer, { column: "tome", criterion: { key: "tone" } }];
    const slips: AnnotationMappingInput[] = [
      { values },
      { values: [{ column: "answer", criterion: { column: "question" } }] },
      { values: [{ ...answer, annotator: "person" }] },
      { values: [{ columns: { yes: "yes", answer: "no" }, criterion: { key: "correct" } }] },
      { submittedAt: "when" },
      { wallMs: { from: "start", to: "end" } },
      { activeMs: { column: "seconds", unit: "s" } },
      { session: "login" },
      { guidelineVersion: { column: "form", map: { A: 1 } } },
      { comment: "remark" },
      { skip: [{ column: "type", equals: ["BAD"] }] },
      { each: "ratings" },
      { example: { columns: ["nr", "part"] } },
      { annotator: 7 },
    ];
    for (const slip of slips) expect(await labels(TABLE, { ...who, values: [answer], ...slip })).toMatch(/no column “/);
  });

  it("without a mapping names what a file of labels needs, and asks for none of the rest", async () => {
    expect(await labels("id,annotator,helpfulness\n1,anna,4\n")).toMatch(
      /no column “example”.*no column “value”.*no column “criterion”.*It has: id, annotator, helpfulness/,
    );
    expect(await labels("example,annotator,criterion,value\n1,anna,tone,4\n")).toBeNull();
  });

  it("is refused of examples too, also where a column is only to be left out", async () => {
    expect(await examples(TABLE, { fields: { text: "answr" } })).toMatch(/“answr” \(did you mean “answer”\?\)/);
    expect(await examples(TABLE, { fields: { text: "answer" }, ignore: ["email"] })).toMatch(/no column “email”/);
    expect(await examples(TABLE, { fields: { text: "answer", "slice:tone": "tone" }, ignore: ["worker"] })).toBeNull();
    expect(await examples(TABLE, { fields: { text: "answer", "provenance:licence": { constant: "CC0" } } })).toBeNull();
  });

  it("counts a column that is empty, or comes in a later record, or is reached by a path", async () => {
    const lines = [
      { item: { id: 1 }, who: "a", says: null },
      { item: { id: 2 }, who: "a", says: "no", why: "" },
    ];
    const file = lines.map((line) => JSON.stringify(line)).join("\n");
    const values = [{ column: "says", criterion: { key: "correct" } }];
    const mapping = { example: "item.id", annotator: "who", values };
    expect(await labels(file, { ...mapping, comment: "why" })).toBeNull();
    expect(await labels(file, { ...mapping, example: "item.nr" })).toMatch(/no column “item\.nr”/);
  });

  it("is told how a list is read", async () => {
    const file = `${JSON.stringify({
      id: 1,
      votes: [
        { by: "a", says: "yes" },
        { by: "b", says: "no" },
      ],
    })}\n`;
    const mapping = {
      example: "id",
      annotator: "votes.by",
      values: [{ column: "votes.says", criterion: { key: "correct" } }],
    };
    expect(await labels(file, mapping)).toContain(
      '“votes” holds a list; a mapping of labels reads each of its entries with "each": "votes"',
    );
    expect(await labels(file, { ...mapping, each: "votes" })).toBeNull();
  });

  it("is never taken, whichever of the columns is misspelt", () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 3, maxLength: 6 }),
        fc.nat(2),
        async (names, slip) => {
          const file = `${names.join(",")}\n${names.map((_, at) => `v${at}`).join(",")}\n`;
          const used = names.slice(0, 3).map((name, at) => (at === slip ? `${name}x` : name));
          fc.pre(!names.includes(used[slip]!));
          const values = [{ column: used[2]!, criterion: { key: "correct" } }];
          const said = await labels(file, { example: used[0]!, annotator: used[1]!, values, table: { header: true } });
          expect(said).toContain(`“${used[slip]}”`);
          expect(said).toContain(names.join(", "));
        },
      ),
    ));
});
